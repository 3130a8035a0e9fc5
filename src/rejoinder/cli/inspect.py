"""`rejoinder inspect`: what documents are and say, and what a doubting reviewer would say of them."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.assembly.file_properties import file_says
from rejoinder.cli.progress_line import LINE
from rejoinder.cli.reader_language import beside_text
from rejoinder.domain.evidence import Field, Inspection, Item, Place, display_path
from rejoinder.domain.own_name import kind_name
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase

if TYPE_CHECKING:
    from rejoinder.adapters.shipped.wording import Wording

LINES_SHOWN = 20


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Files, `--json`, `--language`."""
    from rejoinder.adapters.shipped.wording import Wording

    say = Wording().say
    parser.description = say(phrase("inspect.help"), language)
    parser.add_argument("files", nargs="+", metavar="FILE", help=say(phrase("inspect.help-files"), language))
    parser.add_argument("--json", action="store_true", help=say(phrase("inspect.help-json"), language))
    parser.add_argument("--language", choices=LANGUAGES, help=say(phrase("inspect.help-language"), language))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Inspect each file in the order given, and behind a mail what is attached to it.

    One that cannot be opened ends the command before anything is printed.
    """
    from rejoinder.adapters.documents.paper import Papers
    from rejoinder.adapters.ocr.ocr import OcrEngine
    from rejoinder.adapters.shipped.wording import Wording
    from rejoinder.assembly.inspection_record import inspection_records
    from rejoinder.proof.inspection import inspect

    wording = Wording()

    def say(message: Phrase) -> str:
        return wording.say(message, language)

    ocr_engine = OcrEngine(progress=LINE)
    try:
        files = [(Path(name), name) for name in chosen.files]
        inspections = [inspect(paper) for paper in Papers(ocr_engine, LINE).open_all(files, place=Place.EVIDENCE)]
    finally:
        ocr_engine.close()
        LINE.finish()
    language = beside_text(_written_in(inspections), chosen=chosen.language, otherwise=language)
    if chosen.json:
        shown = [json.dumps(one, ensure_ascii=False) for one in inspection_records(inspections, say)]
    else:
        shown = [_page(one, wording, language) for one in inspections]
    print("\n".join(shown))
    return 0


def _written_in(inspections: Sequence[Inspection]) -> str | None:
    """The language of the first paper whose language is known."""
    from rejoinder.proof.paper.language_id import language_of

    return next(filter(None, (language_of(one.paper.text) for one in inspections)), None)


def _page(inspection: Inspection, wording: Wording, language: str) -> str:
    """One document for a person: what it is, what it says, what a reviewer would ask."""
    paper = inspection.paper
    kind = wording.say(phrase(f"paper.kind-{kind_name(inspection.kind, paper.text)}"), language)
    shown = display_path(paper.path) if paper.enclosed_in else paper.path
    lines = [shown, f"  {kind}", f"  SHA-256 {paper.sha256}"]
    sentences = [wording.say(one, language) for one in file_says(paper)]
    lines += [f"  {wording.say(phrase('inspect.file'), language)}: {' · '.join(sentences)}"] if sentences else []
    lines += [line for field in inspection.fields for line in _field(field, wording, language)]
    for doubt in inspection.doubts:
        gravity = wording.say(phrase(f"inspect.gravity-{doubt.gravity.value}"), language)
        lines.append(f"  {gravity}: {wording.say(doubt.says, language)}")
        rests = [reason.says for reason in doubt.because if reason.says.id != "doubt.leg-paper"]
        lines += [f"    – {wording.say(reason, language)}" for reason in rests[:LINES_SHOWN]]
    if not inspection.doubts:
        lines.append(f"  {wording.say(phrase('inspect.no-doubts'), language)}")
    return "\n".join(lines) + "\n"


def _field(field: Field, wording: Wording, language: str) -> list[str]:
    name = wording.say(phrase(f"paper.field-{field.name.replace('_', '-')}"), language)
    source = wording.say(
        phrase("inspect.your-word") if field.page is None else phrase("inspect.page", number=field.page), language
    )
    if not isinstance(field.value, tuple):
        return [f"  {name}: {_field_line(field, wording, language)} ({source})"]
    rows = [f"    {_line(item, wording, language)}" for item in field.value[:LINES_SHOWN]]
    rest = len(field.value) - len(rows)
    more = [f"    {wording.say(phrase('inspect.more-lines', count=rest), language)}"] if rest > 0 else []
    return [f"  {name} ({source}):", *rows, *more]


def _line(item: Item, wording: Wording, language: str) -> str:
    numbers = (item.quantity, item.unit_price, item.amount)
    shown = [item.says, *(wording.show(number, language) for number in numbers if number is not None)]
    if item.model and item.model not in item.says:
        shown.insert(0, item.model)
    return " · ".join(part for part in shown if part)


def _field_line(field: Field, wording: Wording, language: str) -> str:
    if isinstance(field.value, bool):
        mark = "seen" if field.page else "yes"  # what is seen on a page is a hint and no proof
        return wording.say(phrase(f"inspect.{mark if field.value else 'no'}"), language)
    return wording.show(field.value, language)
