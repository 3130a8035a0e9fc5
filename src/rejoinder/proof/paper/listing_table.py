"""The pages on which a seller sees his own listings: a table with the day on which each was created."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from rejoinder.domain.evidence import Paper
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.page_layout import LABELLED_CELL, LayoutCell, LayoutRow, page_layouts
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

LEAST_HEADS = 3
"""Heads of columns by which a row is told to be the head of such a table."""
_CREATED, _NUMBER, _OTHER, _SALE = (
    matcher(f"paper/listing_table.{name}") for name in ("created", "number", "other", "sale")
)
_LISTING_NUMBER = regex(r"\d{6,20}|[A-Z0-9]{10}|[A-Z]{2,4}-?\d{6,14}")


@attrs.frozen(kw_only=True)
class CreationDay:
    """The day that such a page gives a listing, and what it calls that day."""

    on: dt.date
    head: str


@attrs.frozen(kw_only=True)
class _Table:
    head: LayoutRow
    rows: tuple[LayoutRow, ...]

    def cells_under(self, head: LayoutCell) -> Iterator[LayoutCell]:
        """The cells that begin in the column of a head: before the next head, and not before the middle of the gap."""
        before = max((cell.end for cell in self.head.cells if cell.end <= head.start), default=0)
        behind = min((cell.start for cell in self.head.cells if cell.start >= head.end), default=None)
        for cell in (cell for row in self.rows for cell in row.cells):
            if head.column is not None and cell.column is not None:
                if cell.column == head.column:
                    yield cell
            elif (before + head.start) / 2 <= cell.start and (behind is None or cell.start < (head.end + behind) / 2):
                yield cell


def is_listing_table(paper: Paper) -> bool:
    """Whether a page of the paper has the heads of such a table, the day of creation among them."""
    return any(True for _ in _tables(paper))


def creation_day(paper: Paper, number: str) -> CreationDay | None:
    """The day that the paper gives as that of the creation of the listing of this number.

    Where lines of a table run over several rows, the numbers and the days of a table are paired in their order, if
    there are as many of both; None where that leaves a choice, or where the paper gives no such day.
    """
    for table in _tables(paper):
        head = next((cell for cell in table.head.cells if _is_named(_CREATED, cell)), None)
        if head is None:
            continue
        days = [day for cell in table.cells_under(head) if (day := _only_day(cell.text)) is not None]
        numbers = _numbers(table.rows, number)
        if number in numbers and len(days) == len(numbers):
            return CreationDay(on=days[numbers.index(number)], head=head.text)
        if number in numbers:
            return None
    return _labelled_day(paper, number)


def _tables(paper: Paper) -> Iterator[_Table]:
    """The rows below each row of heads, up to the next."""
    for layout in page_layouts(paper):
        rows = layout.table_rows
        heads = [at for at, row in enumerate(rows) if _is_head(row)]
        for at, end in pairwise([*heads, len(rows)]):
            yield _Table(head=rows[at], rows=tuple(rows[at + 1 : end]))


def _is_head(row: LayoutRow) -> bool:
    """Whether these are heads of columns of listings: the day of creation and two others, none of them of sales.

    The head of an invoice may number and price goods too, and that of an export of orders may give a day for each.
    """
    if not any(_is_named(_CREATED, cell) for cell in row.cells) or any(_is_named(_SALE, cell) for cell in row.cells):
        return False
    return (
        sum(any(_is_named(heads, cell) for heads in (_CREATED, _NUMBER, _OTHER)) for cell in row.cells) >= LEAST_HEADS
    )


def _is_named(heads: re.Pattern[str], cell: LayoutCell) -> bool:
    return heads.fullmatch(" ".join(cell.text.casefold().split()).strip(" ▲▼↑↓⇅:：")) is not None


def _only_day(words: str) -> dt.date | None:
    days = days_in(words)
    return days[0].date if len(days) == 1 and days[0].other is None else None


def _numbers(rows: Sequence[LayoutRow], like: str) -> list[str]:
    """What stands in these rows as numbers of listings do that are as long as this one, each once."""
    words = (word for row in rows for cell in row.cells for word in cell.text.split())
    found = (word for word in words if len(word) == len(like) and word.isdigit() == like.isdigit())
    return list(
        dict.fromkeys(word for word in found if _LISTING_NUMBER.fullmatch(word) and any(map(str.isdigit, word)))
    )


def _labelled_day(paper: Paper, number: str) -> CreationDay | None:
    """The day behind its label, on a page of one listing only that tells of no sale."""
    rows = [row for layout in page_layouts(paper) for row in layout.rows]
    if _numbers(rows, number) != [number] or any(
        _SALE.fullmatch(label.casefold()) for label in map(_first_label, rows)
    ):
        return None
    found = {(label.strip(), on) for row in rows for label, on in _labelled(row) if on is not None}
    if len({on for _, on in found}) != 1:
        return None
    label, on = min(found)
    return CreationDay(on=on, head=label)


def _labelled(row: LayoutRow) -> Iterator[tuple[str, dt.date | None]]:
    for at, cell in enumerate(row.cells):
        pair = LABELLED_CELL.fullmatch(cell.text)
        label, value = (
            (pair[1], pair[2]) if pair else (cell.text, row.cells[at + 1].text if row.cells[at + 1 :] else "")
        )
        if _CREATED.fullmatch(label.casefold().strip(" :：")):
            yield label.strip(" :："), _only_day(value)


def _first_label(row: LayoutRow) -> str:
    return row.cells[0].text.partition(":")[0].partition("：")[0].strip()
