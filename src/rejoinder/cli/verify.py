"""`rejoinder verify`: verify a packet, a seal or a case."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.cli.printable import printable_text
from rejoinder.cli.wiring import verifier
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.vault.verification import VerificationOutcome

Say = Callable[[Phrase], str]


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""
    wording = Wording()
    parser.description = wording.say(phrase("verify.help"), language)
    parser.add_argument("path", type=Path, metavar="PATH", help=wording.say(phrase("verify.help-path"), language))
    parser.add_argument("--files", type=Path, metavar="DIR", help=wording.say(phrase("verify.help-files"), language))
    parser.add_argument(
        "--tsa-certificates",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help=wording.say(phrase("verify.help-tsa-certificates"), language),
    )
    parser.add_argument("--language", choices=LANGUAGES, help=wording.say(phrase("case.help-language"), language))
    parser.add_argument("--json", action="store_true", help=wording.say(phrase("case.help-json"), language))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Check the path: 0 where it is intact, 1 where it was altered."""
    found = verifier(chosen.tsa_certificates).verify(chosen.path, beside=chosen.files)
    wording = Wording()

    def say(message: Phrase) -> str:
        return wording.say(message, language)

    if chosen.json:
        from rejoinder.usecases.spoken_record import verified_record

        print(json.dumps({"path": str(chosen.path), **verified_record(found, say)}, ensure_ascii=False))
    else:
        _show(found, say)
    return 0 if found.intact else 1


def _show(found: VerificationOutcome, say: Say) -> None:
    for alteration in found.altered:
        print(f"{printable_text(alteration.path)}: {say(alteration.says)}")
        if alteration.was and alteration.now:
            print(f"  {alteration.was}\n  {alteration.now}")
    for message in (*(seal.says for seal in found.seals), *found.notes):
        print(printable_text(say(message)))
    if found.intact:
        print(say(phrase("verify.intact", checked=found.checked)))
    else:
        print(say(phrase("verify.altered", checked=found.checked, count=len(found.altered))))
