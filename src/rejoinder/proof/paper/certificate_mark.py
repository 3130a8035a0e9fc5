"""The mark of a certificate: named by a label, or shown on a line of its own as marks are shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rejoinder.proof.name import compact_name
from rejoinder.proof.paper import word
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.firm import organisation_at_start
from rejoinder.proof.paper.kind import has_title
from rejoinder.proof.paper.label import labelled_values
from rejoinder.proof.paper.label_stem import value_below_stem, value_by_stem, value_under_heading
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout
from rejoinder.proof.paper.value_parser import read_mark
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import entries, matcher


def mark_of(layouts: Sequence[PageLayout], *, coded: bool = False) -> ExtractedValue | None:
    """The mark: as a label names it, else as the page shows it, the surer ways first.

    A coded extract that names no mark shows it as a picture, if at all.
    """
    return (
        _named_mark(layouts)
        or value_under_heading(layouts, "mark", read_mark)
        or value_by_stem(layouts, "mark", read_mark)
        or value_below_stem(layouts, "mark", _read_capital_mark)
        or _mark_behind_colon(layouts)
        or _chinese_mark(layouts)
        or _mark_on_own_line(layouts)
        or coded_title(layouts, mark=True)
        or _mark_below(layouts)
        or _announced_mark(layouts)
        or _mark_in_sentence(layouts)
        or (None if coded else _centred_mark(layouts))
    )


def mark_in_owner_name(layouts: Sequence[PageLayout], owner: ExtractedValue | None) -> ExtractedValue | None:
    """A short line of its own, below the heading, with which the name of the owner begins."""
    if owner is None:
        return None
    name = compact_name(str(owner.value))
    for layout in layouts[:1]:
        for row in layout.rows[_heading_end(layout, least=1) :]:
            words = row.text.strip("®™ ")
            letters = compact_name(words)
            short = len(row.cells) == 1 and len(words.split()) <= _MARK_WORDS and row.number != owner.row
            if short and _TELLING <= len(letters) < len(name) and name.startswith(letters):
                return ExtractedValue(words, words, layout, row.number, 0.6)
    return None


_MARK_WORDS, _TELLING = 4, 4


_HEAD = 10
"""Rows in which a certificate says what it is."""


def _heading_end(layout: PageLayout, *, least: int) -> int:
    """The row under the heading, which may be drawn so that readers of scans see other words in it."""
    return max([least, *(row.number + 1 for row in layout.rows[:_HEAD] if has_title(row))])


_PLAIN_MARKS = entries("paper/label.plain_mark")


def _named_mark(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    named = next(labelled_values(layouts, word.MARK, read_mark, strict=True, below=0), None)
    return named or next(labelled_values(layouts, _PLAIN_MARKS, read_mark), None)


def _read_capital_mark(text: str) -> tuple[str, str] | None:
    """A mark as it stands under its label: in capitals."""
    return read_mark(text) if text.isupper() else None


def _mark_below(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """A mark under its label, where it is written as marks are: in capitals or in Chinese."""
    for found in labelled_values(layouts, word.MARK, read_mark, strict=True, below=1):
        mark = str(found.value)
        if mark.isupper() or (mark >= "\u3400" and len(mark) <= 12):
            return found
    return None


def coded_title(layouts: Sequence[PageLayout], *, mark: bool = False) -> ExtractedValue | None:
    """Number or mark of `018022633 - NAME` at the head of an extract of a database."""
    for row in layouts[0].rows[:5] if layouts else ():
        match = re.match(r"(\d{6,12}|\d{1,3}(?: \d{3}){1,3})\s*[-–]\s*(\S.*)$", row.cells[0].text)
        if match:
            value = match[2].strip() if mark else match[1]
            return ExtractedValue(value, value, layouts[0], row.number, 0.85)
    return None


def _mark_behind_colon(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The mark as it is shown: alone on a line in capitals, behind a line that ends with a colon."""
    for layout in layouts[:1]:
        for before, row in zip(layout.rows, layout.rows[1:], strict=False):
            text = row.text.strip()
            if (
                before.text.endswith((":", "："))
                and len(row.cells) == 1
                and text.isupper()
                and 1 <= len(text.split()) <= 5
                and not days_in(text)
            ):
                return ExtractedValue(text, text, layout, row.number, 0.75)
    return None


_ANNOUNCED = regex(
    r"(?i)\b(?:shown|reproduced|represented|depicted) (?:below|hereunder|above)\b|following (?:trade )?mark"
)


def _announced_mark(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The line in capitals by itself that follows a sentence such as `the mark shown below`."""
    for layout in layouts[:1]:
        starts = [row.number for row in layout.rows if _ANNOUNCED.search(row.text)]
        for row in layout.rows[starts[0] + 1 : starts[0] + 8] if starts else ():
            if _is_mark_line(row) and not any(map(str.isdigit, row.text)):
                return ExtractedValue(row.text, row.text, layout, row.number, 0.65)
    return None


_OFFICE = matcher("paper/certificate.office", re.IGNORECASE)


def _mark_on_own_line(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The mark on a line of its own in capitals, under the number of a certificate or the words that show it."""
    for layout in layouts[:1]:
        rows = layout.rows[:30]
        for before, row in pairwise(rows):
            if _is_mark_line(row) and _LEADS.search(before.text):
                return ExtractedValue(row.text, row.text, layout, row.number, 0.65)
    return None


_LEADS = regex(r"(?i)№\s*\d|\bno\.?\s*\d|\bmark\b|registered|марк|знак")


_NUMBERED = regex(r"^第\s*\d{5,9}\s*号")
_GOODS = regex(r"^核定(?:使用|服务)")
_TITLE = regex(r"注册证|商标局|知识产权局|人民共和国")


def _chinese_mark(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The mark as a Chinese certificate shows it: the one short line between its number and its goods."""
    for layout in layouts[:1]:
        starts = [row.number for row in layout.rows if any(_NUMBERED.match(cell.text) for cell in row.cells)]
        ends = [row.number for row in layout.rows if _GOODS.match(row.text)]
        if starts and ends and starts[0] < ends[0] <= starts[0] + 3:
            between = layout.rows[starts[0] + 1 : ends[0]]
            lines = [row for row in between if any(map(str.isalpha, row.text)) and not _TITLE.search(row.text)]
            if len(lines) == 1 and len(lines[0].text) <= 40:
                return ExtractedValue(lines[0].text, lines[0].text, layout, lines[0].number, 0.75)
    return None


_SAID = regex(
    r"\b(?:[Tt]he|[Tt]rade|TRADE) ?(?:mark|MARK) [“\"']?([A-Z][A-Z0-9&'’.-]+(?: [A-Z0-9&'’.-]+){0,4})[”\"']?"
    r"(?=[ ,.(]|$)"
)


def _mark_in_sentence(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The mark in capitals in a sentence such as `has registered the mark NAME for goods`."""
    for layout in layouts[:1]:
        match = _SAID.search(layout.flat)
        if match and not _OFFICE.search(match[1]):
            return ExtractedValue(match[1], match[1], layout, confidence=0.6)
    return None


_INDENT = 12
"""Columns by which a line that is set in the middle is indented at least."""


def _centred_mark(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The one line in capitals in the middle of the page below its heading, or two right under one another.

    None where there are more.
    """
    for layout in layouts[:1]:
        rows = [
            row
            for row in layout.rows[_heading_end(layout, least=3) : 40]
            if row.cells[0].start >= _INDENT and _is_mark_line(row)
        ]
        together = len(rows) == 2 and rows[1].number == rows[0].number + 1
        if len(rows) == 1 or together:
            words = " ".join(row.text for row in rows)
            return ExtractedValue(words, words, layout, rows[0].number, 0.6)
    return None


_WIDE = 12
"""Chinese letters of a mark at most; more are rather the ornaments of a frame, as readers of scans have them."""


def _is_mark_line(row: LayoutRow) -> bool:
    """Whether a row is nothing but a few words in capitals that no office prints on its certificates."""
    text = row.text.strip()
    text = text.replace(" ", "") if max(map(len, text.split())) == 1 else text
    few = (
        len(row.cells) == 1
        and 2 <= len(text) <= 40
        and sum(letter >= "\u3400" for letter in text) <= _WIDE
        and len(text.split()) <= 5
        and text == text.upper()
    )
    letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
    worded = letters > 1 and letters >= digits and not text.endswith((".", ";", ":", ","))
    return few and worded and not days_in(text) and not _OFFICE.search(text) and organisation_at_start(text) is None
