"""Acts of delivery and acceptance: who handed which works over to whom, and on which day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejoinder.proof.paper import word
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.fields_read import FieldInput, Fields
from rejoinder.proof.paper.issue import issue_day
from rejoinder.proof.paper.kind import headings_of
from rejoinder.proof.paper.label_pattern import label_pattern
from rejoinder.proof.paper.number import Labels, number_of
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.party import named_party
from rejoinder.proof.paper.table import items_in
from rejoinder.proof.paper.value_parser import read_mark, read_name
from rejoinder.text.lazy_pattern import deferred_regex
from rejoinder.text.lexicon import alternation, entries

_GIVER, _TAKER = entries("paper/acceptance.giver"), entries("paper/acceptance.taker")


def _sentence(role: str, verb: str) -> re.Pattern[str]:
    """The role of a party, its name and the verb: `Исполнитель NAME передал`."""
    return deferred_regex(lambda: rf"\b{alternation(role)}\s+(.{{2,90}}?),?\s*{alternation(verb)}", re.IGNORECASE)


_GIVES = _sentence("paper/acceptance.giver", "paper/acceptance.hands_over")
_TAKES = _sentence("paper/acceptance.taker", "paper/acceptance.takes_over")
_WORK_HEAD = label_pattern(entries("paper/acceptance.work_head"))
_MOST_WORKS = 12
_NUMBER = Labels(groups=(tuple(label for label in word.NUMBER if label not in word.AGREED_NUMBER),))
"""Labels of the number of the act; the contract that it names has its own."""


def is_acceptance(layouts: Sequence[PageLayout]) -> bool:
    """Whether the paper is headed as an act of delivery or acceptance."""
    return headings_of(layouts, "acceptance")


def acceptance_fields(reading: FieldInput) -> Fields:
    """Fields of an act; its day is its own, and never that of the contract which it names."""
    layouts = reading.layouts
    return {
        "number": number_of(layouts, _NUMBER),
        "issued_on": issue_day(layouts, reading.month_first),
        "seller": _party(layouts, _GIVES, _GIVER),
        "buyer": _party(layouts, _TAKES, _TAKER),
        "work": (works := _works(layouts)),
        "items": items_in(layouts) if works is None else None,
    }


def _party(layouts: Sequence[PageLayout], sentence: re.Pattern[str], labels: tuple[str, ...]) -> ExtractedValue | None:
    """Who hands over or takes over: in the sentence that says so, else behind a label."""
    for layout in layouts[:2]:
        match = sentence.search(layout.flat)
        read = read_name(match[1]) if match else None
        if read is not None:
            return ExtractedValue(read[0], read[1], layout, confidence=0.85)
    return named_party(layouts[:2], labels)


def _works(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The titles in the column of works, in order, as one text."""
    for layout in layouts[:3]:
        for row in layout.rows:
            head = next((cell for cell in row.cells if _WORK_HEAD.fullmatch(cell.text)), None)
            titles = list(_column(layout, row.number, row.cells.index(head), len(row.cells))) if head else []
            if titles and len(row.cells) > 1:
                return ExtractedValue("; ".join(titles), titles[0], layout, row.number + 1, 0.8)
    return None


def _column(layout: PageLayout, head: int, place: int, width: int) -> Iterator[str]:
    """What stands in a column under its head, for as long as rows have as many cells."""
    for row in layout.rows[head + 1 : head + 1 + _MOST_WORKS]:
        if len(row.cells) != width:
            return
        read = read_mark(row.cells[place].text)
        if read is not None:
            yield read[0]
