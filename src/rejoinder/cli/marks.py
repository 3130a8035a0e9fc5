"""`rejoinder marks EXPORT...`: whose marks stand in the titles of a shop, before somebody complains."""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.cli import wiring
from rejoinder.cli.core import cores
from rejoinder.cli.printable import printable_text
from rejoinder.domain.mark_place import MarkForm
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.domain.title import Title
from rejoinder.scrutiny.screening import KnownMark, PreparedMarks, Sighting
from rejoinder.usecases.screen_titles import Count, advice_on, carrier_record, is_loud

CHUNK = 20_000
"""Titles handed to a core at a time; below two chunks a second core costs more than it saves."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""
    wording = Wording()

    def help_text(key: str) -> str:
        return wording.say(phrase(f"marks.help-{key}"), language)

    parser.add_argument("files", nargs="+", type=Path, metavar="EXPORT", help=help_text("files"))
    parser.add_argument("--marks", type=Path, metavar="FILE", help=help_text("marks"))
    parser.add_argument("--all", action="store_true", help=help_text("all"))
    parser.add_argument("--json", action="store_true", help=help_text("json"))
    parser.add_argument("--language", choices=LANGUAGES, help=wording.say(phrase("case.help-language"), language))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Look and tell; always 0, since a mark in a title is a finding and no fault of the file."""
    lists = wiring.mark_lists()
    marks = lists.read(chosen.marks) if chosen.marks else lists.shipped_marks()
    count = Count(marks=len(marks))
    show = _json_line if chosen.json else _title_lines
    for listed, found in _screened(marks, chosen.files):
        for carrier in count.count_titles(listed, found):
            shown = carrier.sightings if chosen.all else tuple(filter(is_loud, carrier.sightings))
            if shown:
                print(show(carrier.title, shown, marks, language))
    if not chosen.json:
        for line in (count.says(), phrase("marks.limits")):
            print(Wording().say(line, language))
    return 0


Chunk = tuple[Sequence[Title], Sequence[tuple[int, tuple[Sighting, ...]]]]
"""Titles, and what was seen in those that carry a mark, by position."""


def _screened(marks: Sequence[KnownMark], files: Sequence[Path]) -> Iterator[Chunk]:
    """The titles in chunks, each with the sightings in it by position."""
    listed = (title for file in files for title in wiring.titles().read(file))
    first = list(islice(listed, 2 * CHUNK))
    chunks = _chunks(chain(first, listed))
    _ready(marks)
    if len(first) < 2 * CHUNK or cores() < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from ((chunk, _looked([title.text for title in chunk])) for chunk in chunks)
        return
    waiting: deque[list[Title]] = deque()
    # Forked, so that the automaton over all marks is built once and shared.
    with multiprocessing.get_context("fork").Pool(cores()) as pool:
        for found in pool.imap(_looked, _texts(chunks, waiting)):
            yield waiting.popleft(), found


def _texts(chunks: Iterator[list[Title]], waiting: deque[list[Title]]) -> Iterator[list[str]]:
    for chunk in chunks:
        waiting.append(chunk)
        yield [title.text for title in chunk]


def _chunks(listed: Iterator[Title]) -> Iterator[list[Title]]:
    while chunk := list(islice(listed, CHUNK)):
        yield chunk


_SCREEN: list[PreparedMarks] = []


def _ready(marks: Sequence[KnownMark]) -> None:
    _SCREEN[:] = [PreparedMarks(marks, ordinary=wiring.mark_lists().everyday())]


def _looked(texts: list[str]) -> list[tuple[int, tuple[Sighting, ...]]]:
    return list(_SCREEN[0].screen_titles(texts))


def _json_line(title: Title, shown: Sequence[Sighting], marks: Sequence[KnownMark], language: str) -> str:
    return json.dumps(carrier_record(title, shown, marks), ensure_ascii=False)


def _title_lines(title: Title, shown: Sequence[Sighting], marks: Sequence[KnownMark], language: str) -> str:
    wording = Wording()
    place = (
        phrase("marks.place-listing", file=title.file, item=title.item_id)
        if title.item_id
        else phrase("marks.place-line", file=title.file, line=title.line)
    )
    lines = [_sighting_line(title, one, marks, place) for one in shown]
    lines.append(phrase("marks.title", title=title.text[:300]))
    return "\n".join(printable_text(wording.say(line, language)) for line in lines)


def _sighting_line(title: Title, one: Sighting, marks: Sequence[KnownMark], place: Phrase) -> Phrase:
    values = {
        "place": place,
        "words": title.text[slice(*one.span)],
        "mark": marks[one.mark].name,
        "use": phrase(f"marks.{advice_on(one)}"),
    }
    if one.form is MarkForm.EXACT:
        return phrase("marks.found", **values)
    if one.form is MarkForm.MISSPELT:
        return phrase("marks.found-misspelt", **values)
    return phrase("marks.found-changed", form=phrase(f"marks.form-{one.form.value}"), **values)
