"""`rejoinder seal`: seal files now, so that it can be shown later that they are as they were."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.cli.instant import hour
from rejoinder.cli.wiring import authorities, certificate, digests, packets, seals
from rejoinder.domain.errors import Invalid, RejoinderError
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.usecases.seal import Sealing, seal
from rejoinder.vault.seal import as_data

LINKS_SHOWN = 5


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
    wanted = None if chosen.no_stamp else authorities(chosen.tsa, chosen.tsa_certificates)
    at = hour(chosen.at)
    sealing = seal(chosen.paths, out=out, at=at, digests=digests(), seals=seals(), authorities=wanted)
    if chosen.certificate is not None:
        with _whole_or_not(out):
            _write_certificate(chosen, sealing, language)
    _tell(chosen, sealing, out, language)
    if sealing.silence is None:
        return 0
    from rejoinder.cli.failure import error_sentence

    print(error_sentence(sealing.silence, language), file=sys.stderr)
    return sealing.silence.exit_code


@contextmanager
def _whole_or_not(out: Path) -> Iterator[None]:
    """Take the new seal back where what belongs to it cannot be written."""
    try:
        yield
    except RejoinderError:
        seals().withdraw(out)
        raise


def _tell(chosen: argparse.Namespace, sealing: Sealing, out: Path, language: str) -> None:
    if chosen.json:
        import json

        print(json.dumps(as_data(sealing.seal), ensure_ascii=False))
        return
    wording = Wording()
    print("\n".join(wording.say(line, language) for line in _lines(chosen, sealing, out)))


def _lines(chosen: argparse.Namespace, sealing: Sealing, out: Path) -> list[Phrase]:
    seal = sealing.seal
    lines = [phrase("verify.sealed", count=len(seal.files), out=str(out))]
    if sealing.links:
        lines.append(phrase("verify.links-not-sealed", count=len(sealing.links), names=sealing.links[:LINKS_SHOWN]))
    lines.append(phrase("verify.seal-value", seal=seal.digest))
    if seal.stamps:
        judge = authorities(chosen.tsa, chosen.tsa_certificates)
        lines += [judge.judge(stamp, seal.digest).says for stamp in seal.stamps]
    else:
        lines += [phrase("verify.no-trusted-time", at=seal.made_at), phrase("verify.keep-seal")]
    if chosen.certificate is not None:
        lines.append(phrase("verify.certificate-written", path=str(chosen.certificate)))
    return lines


def _write_certificate(chosen: argparse.Namespace, sealing: Sealing, language: str) -> None:
    judge = authorities(chosen.tsa, chosen.tsa_certificates)
    checked = [judge.judge(stamp, sealing.seal.digest) for stamp in sealing.seal.stamps]
    certificate().write(chosen.certificate, sealing.seal, checked, language=language)


def _stamp(chosen: argparse.Namespace, language: str) -> int:
    from rejoinder.usecases.stamp_seal import stamp_seal

    judge = authorities(chosen.tsa, chosen.tsa_certificates)
    stamped = stamp_seal(chosen.stamp, seals=seals(), packets=packets(), authorities=judge)
    wording = Wording()
    lines = (phrase("verify.stamped", path=str(stamped.path)), judge.judge(stamped.stamp, stamped.seal).says)
    print("\n".join(wording.say(line, language) for line in lines))
    return 0


def _beside(paths: list[Path]) -> Path:
    """Where the seal goes if nobody says: beside the first path, where the sealed paths begin."""
    first = paths[0].absolute()
    return first.with_name(f"{first.name}.seal.json")
