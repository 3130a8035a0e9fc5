"""`rejoinder redact`: a copy of a paper on which something can no longer be read."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.cli.instant import hour
from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase

if TYPE_CHECKING:
    from rejoinder.assembly.redaction import Box, RedactedPaper, Secret
    from rejoinder.domain.evidence import Paper
    from rejoinder.usecases.case_writer import CaseWriter

KINDS = ("unit_price", "supplier", "bank_account", "customer")
_AREA = re.compile(r"(\d{1,4}):" + ",".join([r"\s*(\d{1,6}(?:\.\d{1,3})?)"] * 4))


class AreaIsNoArea(Invalid):
    """An area is written in a way that cannot be read, or is empty."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""
    from rejoinder.adapters.shipped.wording import Wording

    def help_text(key: str, area: str = "redaction") -> str:
        return Wording().say(phrase(f"{area}.help{key}"), language)

    parser.description = help_text("")
    parser.add_argument("file", type=Path, metavar="FILE", help=help_text("-file"))
    parser.add_argument("--what", action="append", default=[], choices=KINDS, help=help_text("-what"))
    parser.add_argument("--words", action="append", default=[], metavar="TEXT", help=help_text("-words"))
    parser.add_argument(
        "--area", action="append", default=[], metavar="PAGE:LEFT,TOP,RIGHT,BOTTOM", help=help_text("-area")
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help=help_text("-out"))
    parser.add_argument("--case", type=Path, metavar="CASE", help=help_text("-case"))
    parser.add_argument("--by", default="seller", metavar="NAME", help=help_text("-by"))
    parser.add_argument("--at", metavar="TIME", help=help_text("-at", "case"))
    parser.add_argument("--json", action="store_true", help=help_text("-json"))
    parser.add_argument("--language", choices=LANGUAGES, help=help_text("-language"))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Write the copy, tell the ledger where a case was named, and say what was done."""
    from rejoinder.adapters.redaction.copy_file import put_copy
    from rejoinder.cli.wiring import redactions
    from rejoinder.usecases.redact import RedactionRequest, record_copy, redact

    paper, content = _opened(chosen.file)
    wish = RedactionRequest(kinds=tuple(chosen.what), words=tuple(chosen.words), areas=tuple(map(_area, chosen.area)))
    hidden = _hidden(paper, chosen.case, wish.kinds) if wish.kinds else ()
    say = _say(language)
    copy = redact(paper, content, wish, hidden=hidden, redactions=redactions(), say=say, language=language)
    with put_copy(copy.content, near=chosen.file, out=chosen.out, suffix=copy.suffix) as out:
        if chosen.case is not None:
            record_copy(_writer(chosen), copy)
    absent = tuple(kind for kind in wish.kinds if kind not in copy.grounds)
    searched = paper.readable and copy.searched
    print(_as_json(copy, out, absent, searched) if chosen.json else _report(copy, out, absent, language, searched))
    return 0


def _say(language: str) -> Callable[[Phrase], str]:
    from functools import partial

    from rejoinder.adapters.shipped.wording import Wording

    return partial(Wording().say, language=language)


def _opened(file: Path) -> tuple[Paper, bytes]:
    from rejoinder.cli.wiring import app
    from rejoinder.domain.evidence import Place

    paper = app().papers().open(file, relative=file.name, place=Place.EVIDENCE)
    return paper, file.read_bytes()


def _hidden(paper: Paper, folder: Path | None, kinds: tuple[str, ...]) -> tuple[Secret, ...]:
    """What the kinds come to, by the whole case where one was named, else by the paper alone."""
    from rejoinder.cli.instant import this_hour
    from rejoinder.cli.wiring import app
    from rejoinder.proof.inspection import inspect
    from rejoinder.usecases.advise import advise
    from rejoinder.usecases.redact import hidden_alone, hidden_on

    if folder is None:
        return hidden_alone(inspect(paper), kinds)
    judged = advise(folder, app(), now=this_hour())
    return hidden_on(inspect(paper), kinds, case=judged.case, advice=judged.advice)


def _writer(chosen: argparse.Namespace) -> CaseWriter:
    from rejoinder.cli.wiring import app
    from rejoinder.usecases.case_writer import CaseWriter

    at = hour(chosen.at)
    wired = app()
    return CaseWriter(folder=chosen.case, at=at, by=chosen.by, folders=wired.folders(), ledgers=wired.ledgers())


def _area(written: str) -> Box:
    from rejoinder.assembly.redaction import Box

    found = _AREA.fullmatch(written.strip())
    left, top, right, bottom = (float(side) for side in found.groups()[1:]) if found else (0.0, 0.0, 0.0, 0.0)
    if found is None or right <= left or bottom <= top:
        raise AreaIsNoArea(value=written[:80])
    return Box(page=int(found[1]), left=left, top=top, right=right, bottom=bottom)


def _as_json(copy: RedactedPaper, out: Path, absent: tuple[str, ...], searched: bool) -> str:
    import json

    counts = {ground.value: count for ground, count in copy.counts}
    record = {"path": str(out), "sha256": copy.sha256, "original_sha256": copy.original_sha256, "hidden": counts}
    checked = {
        "not_found": absent if searched else (),
        "not_seen": () if searched else absent,
        "searched": copy.searched,
        "amounts_left": _amounts(copy, absent),
    }
    checked["numbers_left"] = _numbers(copy, absent)
    return json.dumps(record | checked, ensure_ascii=False)


def _amounts(copy: RedactedPaper, absent: tuple[str, ...]) -> tuple[str, ...]:
    """Amounts that the copy still shows, where amounts were to be hidden."""
    from rejoinder.assembly.amount_left import amounts_left
    from rejoinder.assembly.redaction import RedactionGround

    is_asked = RedactionGround.UNIT_PRICE in copy.grounds or RedactionGround.UNIT_PRICE.value in absent
    return amounts_left(copy.paper) if is_asked else ()


def _numbers(copy: RedactedPaper, absent: tuple[str, ...]) -> tuple[str, ...]:
    """Long numbers that the copy still shows, where somebody's name or account was to be hidden."""
    from rejoinder.assembly.amount_left import numbers_left
    from rejoinder.assembly.redaction import RedactionGround

    of_people = (RedactionGround.SUPPLIER, RedactionGround.BANK_ACCOUNT, RedactionGround.CUSTOMER)
    is_asked = any(ground in copy.grounds or ground.value in absent for ground in of_people)
    return numbers_left(copy.paper) if is_asked else ()


def _report(copy: RedactedPaper, out: Path, absent: tuple[str, ...], language: str, searched: bool) -> str:
    """What was done. Args: searched: whether all words could be read, so that what is absent is not there."""
    from rejoinder.assembly.amount_left import MOST_SHOWN
    from rejoinder.assembly.redaction import RedactionGround

    lines: list[Phrase] = [phrase("redaction.written", out=str(out), what=copy.says)]
    if absent:
        missed = "redaction.not-found" if searched else "redaction.not-seen"
        lines.append(phrase(missed, what=tuple(RedactionGround(kind).description for kind in absent)))
    lines.append(phrase("redaction.checked" if copy.searched else "redaction.checked-boxes"))
    amounts = _amounts(copy, absent)
    if amounts:
        shown = ", ".join(amounts[:MOST_SHOWN])
        lines.append(phrase("redaction.amounts-left", count=len(amounts), amounts=shown))
    numbers = _numbers(copy, absent)
    if numbers:
        shown = ", ".join(numbers[:MOST_SHOWN])
        lines.append(phrase("redaction.numbers-left", count=len(numbers), numbers=shown))
    lines.append(phrase("redaction.original", original=copy.original_sha256, copy=copy.sha256))
    say = _say(language)
    return "\n".join(say(line) for line in lines)
