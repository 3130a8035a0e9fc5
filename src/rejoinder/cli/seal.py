"""`rejoinder seal`: seal files now, so that it can be shown later that they are as they were."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rejoinder.adapters.wording import Wording
from rejoinder.cli.instant import hour
from rejoinder.cli.wiring import authorities, certificate, digests, packets, seals
from rejoinder.domain.errors import Invalid, RejoinderError
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.usecases.seal import Sealing, seal
from rejoinder.vault.seal import as_data

LINKS_TOLD = 5


class NothingIsNamed(Invalid):
    """Neither files to seal nor a seal to stamp."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""
    wording = Wording()

    def help(key: str) -> str:
        return wording.say(phrase(key), language)

    parser.description = help("verify.help-seal")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=help("verify.help-paths"))
    parser.add_argument("--out", type=Path, metavar="FILE", help=help("verify.help-out"))
    parser.add_argument("--certificate", type=Path, metavar="PDF", help=help("verify.help-certificate"))
    parser.add_argument("--stamp", type=Path, metavar="SEAL", help=help("verify.help-stamp"))
    parser.add_argument("--no-stamp", action="store_true", help=help("verify.help-no-stamp"))
    declare_authorities(parser, language)
    parser.add_argument("--at", metavar="TIME", help=help("case.help-at"))
    parser.add_argument("--language", choices=LANGUAGES, help=help("case.help-language"))
    parser.add_argument("--json", action="store_true", help=help("case.help-json"))


def declare_authorities(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare whom to ask for the time, and by which certificates to know them."""
    wording = Wording()
    tsa = wording.say(phrase("verify.help-tsa"), language)
    certificates = wording.say(phrase("verify.help-tsa-certificates"), language)
    parser.add_argument("--tsa", action="append", default=[], metavar="URL", help=tsa)
    parser.add_argument("--tsa-certificates", action="append", default=[], type=Path, metavar="FILE", help=certificates)


def run(chosen: argparse.Namespace, language: str) -> int:
    """Write the seal and say what it proves and what not. 4 where a time authority was to stamp it and none did."""
    if chosen.stamp is not None:
        return _stamp(chosen, language)
    if not chosen.paths:
        raise NothingIsNamed
    out = chosen.out or _beside(chosen.paths)
    asked = None if chosen.no_stamp else authorities(chosen.tsa, chosen.tsa_certificates)
    at = hour(chosen.at)
    made = seal(chosen.paths, out=out, at=at, digests=digests(), seals=seals(), authorities=asked)
    if chosen.certificate is not None:
        with _whole_or_not(out):
            _write_certificate(chosen, made, language)
    _tell(chosen, made, out, language)
    if made.silence is None:
        return 0
    from rejoinder.cli.failure import worded

    print(worded(made.silence, language), file=sys.stderr)
    return made.silence.exit_code


@contextmanager
def _whole_or_not(out: Path) -> Iterator[None]:
    """Take the new seal back where what belongs to it cannot be written."""
    try:
        yield
    except RejoinderError:
        seals().withdraw(out)
        raise


def _tell(chosen: argparse.Namespace, made: Sealing, out: Path, language: str) -> None:
    if chosen.json:
        import json

        print(json.dumps(as_data(made.seal), ensure_ascii=False))
        return
    wording = Wording()
    print("\n".join(wording.say(line, language) for line in _said(chosen, made, out)))


def _said(chosen: argparse.Namespace, made: Sealing, out: Path) -> list[Phrase]:
    seal = made.seal
    said = [phrase("verify.sealed", count=len(seal.files), out=str(out))]
    if made.links:
        said.append(phrase("verify.links-not-sealed", count=len(made.links), names=made.links[:LINKS_TOLD]))
    said.append(phrase("verify.seal-value", seal=seal.digest))
    if seal.stamps:
        judge = authorities(chosen.tsa, chosen.tsa_certificates)
        said += [judge.judge(stamp, seal.digest).says for stamp in seal.stamps]
    else:
        said += [phrase("verify.no-trusted-time", at=seal.made_at), phrase("verify.keep-seal")]
    if chosen.certificate is not None:
        said.append(phrase("verify.certificate-written", path=str(chosen.certificate)))
    return said


def _write_certificate(chosen: argparse.Namespace, made: Sealing, language: str) -> None:
    judge = authorities(chosen.tsa, chosen.tsa_certificates)
    seen = [judge.judge(stamp, made.seal.digest) for stamp in made.seal.stamps]
    certificate().write(chosen.certificate, made.seal, seen, language=language)


def _stamp(chosen: argparse.Namespace, language: str) -> int:
    from rejoinder.usecases.stamp_seal import stamp_seal

    judge = authorities(chosen.tsa, chosen.tsa_certificates)
    given = stamp_seal(chosen.stamp, seals=seals(), packets=packets(), authorities=judge)
    wording = Wording()
    said = (phrase("verify.stamped", path=str(given.path)), judge.judge(given.stamp, given.seal).says)
    print("\n".join(wording.say(line, language) for line in said))
    return 0


def _beside(paths: list[Path]) -> Path:
    """Where the seal goes if nobody says: beside the first path, where the sealed paths begin."""
    first = paths[0].absolute()
    return first.with_name(f"{first.name}.seal.json")
