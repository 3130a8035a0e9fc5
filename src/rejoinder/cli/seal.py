"""`rejoinder seal`: seal files now, so that it can be shown later that they are as they were."""

from __future__ import annotations

import argparse
from pathlib import Path

from rejoinder.adapters.wording import Wording
from rejoinder.cli.instant import instant, this_hour
from rejoinder.cli.wiring import digests, seals
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.usecases.seal import seal
from rejoinder.vault.seal import as_data


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""
    wording = Wording()
    parser.description = wording.say(phrase("verify.help-seal"), language)
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help=wording.say(phrase("verify.help-paths"), language)
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help=wording.say(phrase("verify.help-out"), language))
    parser.add_argument("--at", metavar="INSTANT", help=wording.say(phrase("case.help-at"), language))
    parser.add_argument("--language", choices=LANGUAGES, help=wording.say(phrase("case.help-language"), language))
    parser.add_argument("--json", action="store_true", help=wording.say(phrase("case.help-json"), language))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Write the seal and say what it proves and what not."""
    at = instant(chosen.at) if chosen.at is not None else this_hour()
    out = chosen.out or _beside(chosen.paths)
    made = seal(chosen.paths, out=out, at=at, digests=digests(), seals=seals())
    if chosen.json:
        import json

        print(json.dumps(as_data(made), ensure_ascii=False))
        return 0
    wording = Wording()
    said = (
        phrase("verify.sealed", count=len(made.files), out=str(out)),
        phrase("verify.seal-value", seal=made.digest),
        phrase("verify.no-trusted-time", at=made.made_at),
        phrase("verify.keep-seal"),
    )
    print("\n".join(wording.say(line, language) for line in said))
    return 0


def _beside(paths: list[Path]) -> Path:
    """Where the seal goes if nobody says: beside the first path, where the sealed paths begin."""
    first = paths[0].absolute()
    return first.with_name(f"{first.name}.seal.json")
