"""Whether whoever is authorised may let others, by the clause that speaks of it: a mere mention permits nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.label import cell_under
from rejoinder.proof.paper.page_layout import LayoutCell, PageLayout
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_SUB = matcher("paper/grant.sub_licence", re.IGNORECASE)
FORBIDS = matcher("paper/grant.forbidden", re.IGNORECASE)
_CONSENT = matcher("paper/grant.consent", re.IGNORECASE)
_PERMITS = matcher("paper/grant.permitted", re.IGNORECASE)
_OF_THE_NEXT = matcher("paper/grant.sub_licensee", re.IGNORECASE)
_SENTENCE = regex(r"(?<=[.;。；])\s|\s(?=\d{1,2}\.\s?[^\W\d])")
_LINES = 4
"""Lines of its column above and below a place that its sentence takes at most."""


def sub_authorisation(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """False where a clause forbids it or asks for consent each time, True where one permits it, else None."""
    permitted: ExtractedValue | None = None
    for found, clause in _clauses(layouts):
        if _OF_THE_NEXT.search(clause):
            continue
        if FORBIDS.search(clause) or _CONSENT.search(clause):
            return ExtractedValue(False, found.raw, found.layout, found.row, 0.85)
        if permitted is None and _PERMITS.search(clause):
            permitted = found
    return permitted


def _clauses(layouts: Sequence[PageLayout]) -> Iterator[tuple[ExtractedValue, str]]:
    """Each place that speaks of it, with its sentence as its column has it; words that a line parts come last."""
    for layout in layouts[:6]:
        for row in layout.rows:
            for place, cell in enumerate(row.cells):
                for match in _SUB.finditer(cell.text):
                    found = ExtractedValue(True, match[0], layout, row.number, 0.85)
                    beside = " ".join(one.text for one in row.cells[place + 1 : place + 2] if len(row.cells) == 2)
                    is_label = beside and len(cell.text) <= len(match[0]) + _LABEL and cell.text[-1] not in ".;。；"
                    yield found, f"{cell.text} {beside}" if is_label else _sentence(layout, row.number, cell, match)
        parted = _SUB.search(layout.flat)
        if parted is not None and not any(_SUB.search(row.text) for row in layout.rows):
            around = layout.flat[max(0, parted.start() - 160) : parted.end() + 120]
            yield ExtractedValue(True, parted[0], layout, confidence=0.85), _part_with(around, parted[0])


_LABEL = 8
"""Letters that a label has besides the word itself at most."""


def _sentence(layout: PageLayout, row: int, cell: LayoutCell, match: re.Match[str]) -> str:
    """The sentence of a place, with the lines above and below in its column."""
    above, below = _column(layout, row, cell, -1), _column(layout, row, cell, 1)
    head = " ".join([*reversed(above), cell.text[: match.start()]])
    tail = " ".join([cell.text[match.end() :], *below])
    return f"{_SENTENCE.split(head)[-1]}{match[0]}{_SENTENCE.split(tail)[0]}"


def _column(layout: PageLayout, row: int, cell: LayoutCell, step: int) -> list[str]:
    """The lines that go on from a cell in its own column, up or down."""
    lines: list[str] = []
    for number in range(row + step, row + step * (_LINES + 1), step):
        if not 0 <= number < len(layout.rows):
            break
        under = cell_under(layout.rows[number], cell)
        if under is None or abs(under.start - cell.start) > _LABEL:
            break
        lines.append(under.text)
    return lines


def _part_with(text: str, words: str) -> str:
    """The sentence among some that has these words."""
    return next((part for part in _SENTENCE.split(text) if words in part), text)


def is_negated(text: str, start: int) -> bool:
    """Whether the sentence of a text around a place forbids or excludes."""
    head, tail = _SENTENCE.split(text[max(0, start - 200) : start])[-1], _SENTENCE.split(text[start : start + 120])[0]
    return FORBIDS.search(f"{head}{tail}") is not None
