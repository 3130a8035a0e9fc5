"""`rejoinder review CASE`: the pre-submission review of a packet."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.cli.instant import hour_of
from rejoinder.cli.printable import printable_text, sign_of
from rejoinder.cli.wiring import app
from rejoinder.domain.errors import Invalid
from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.domain.review import OutgoingText, Remark
from rejoinder.review.pre_submission_review import gravest_remark

_TEXT = re.compile(r"(?P<kind>statement|letter)(?:-[\w-]+)?\.(?P<language>en|zh|ru)\.txt")


class AnswerIsNotThere(Invalid):
    """The folder holds no statement and no letter."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""

    def help_text(key: str) -> str:
        return Wording().say(phrase(key), language)

    parser.add_argument("case", type=Path, metavar="CASE", help=help_text("case.help-dir"))
    parser.add_argument("--answer", type=Path, metavar="DIR", help=help_text("review.help-answer"))
    parser.add_argument("--now", metavar="TIME", help=help_text("case.help-at"))
    parser.add_argument("--json", action="store_true", help=help_text("case.help-json"))
    parser.add_argument("--language", choices=LANGUAGES, help=help_text("case.help-language"))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Read; 0 where nothing would stop a reviewer, 1 where something weighs."""
    from rejoinder.adapters.shipped.lexicon import tone_lexicon
    from rejoinder.usecases.review_packet import review_packet

    texts = _texts(chosen.answer or chosen.case / "answer")
    now = hour_of(chosen.case, chosen.now)
    remarks = review_packet(chosen.case, texts, app(), lexicon=tone_lexicon(), now=now)
    if chosen.json:
        print(json.dumps(_record(remarks, texts, language), ensure_ascii=False, indent=1))
    else:
        _say(remarks, texts, language)
    return 1 if gravest_remark(remarks) in (Gravity.BLOCKS, Gravity.WEAKENS) else 0


def _texts(folder: Path) -> tuple[OutgoingText, ...]:
    """The statements and letters that lie in an answer, as they stand now."""
    from rejoinder.adapters.formats.outgoing import read_outgoing

    found = []
    for file in sorted(folder.glob("*.txt")) if folder.is_dir() else ():
        match = _TEXT.fullmatch(file.name)
        if match:
            statement = match["kind"] == "statement"
            found.append(
                OutgoingText(name=file.name, text=read_outgoing(file), language=match["language"], statement=statement)
            )
    if not found:
        raise AnswerIsNotThere(folder=folder.name)
    return tuple(found)


def _line(remark: Remark, texts: Sequence[OutgoingText]) -> int | None:
    text = next((one.text for one in texts if one.name == remark.text), None)
    return text.count("\n", 0, remark.span[0]) + 1 if text is not None and remark.span else None


def _say(remarks: Sequence[Remark], texts: Sequence[OutgoingText], language: str) -> None:
    say = Wording().say
    if not remarks:
        print(say(phrase("review.clean"), language))
    for remark in remarks:
        line = _line(remark, texts)
        where = f"{remark.text}:{line}: " if line else f"{remark.text}: " if remark.text else ""
        print(printable_text(f"{sign_of(remark.gravity)} {where}{say(remark.says, language)}"))


def _record(remarks: Sequence[Remark], texts: Sequence[OutgoingText], language: str) -> dict[str, Any]:
    return {
        "schema": "rejoinder.review/1",
        "texts": [text.name for text in texts],
        "remarks": [
            {
                "id": remark.id,
                "says": Wording().say(remark.says, language),
                "gravity": remark.gravity.value,
                "text": remark.text,
                "line": _line(remark, texts),
                "span": list(remark.span) if remark.span else None,
            }
            for remark in remarks
        ],
    }
