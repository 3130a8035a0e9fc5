"""A spreadsheet of complaints: which row has the column names, and each row below it as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import attrs

from rejoinder.domain.export import ExportRow
from rejoinder.domain.seller import Seller
from rejoinder.domain.time_zone import CHINA_STANDARD_TIME
from rejoinder.reading.concept import Concept
from rejoinder.reading.instant import PrintedInstant, moments
from rejoinder.reading.label import LABEL_LENGTH, concept_of
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation

HEAD_REACH = 30
"""Titles, filters and dates of an export stand above its columns' names."""
Row = Sequence[str]
RECEIVED, SHOP_ID, SHOP, MARKETPLACE = "received", "shop_id", "shop", "marketplace"


def _head_pattern(name: str) -> re.Pattern[str]:
    """What the whole head of a column matches."""
    return deferred_regex(lambda: f"^{alternation(f'reading/export.{name}')}$")


_OWN = tuple((name, _head_pattern(name)) for name in (RECEIVED, SHOP_ID, SHOP, MARKETPLACE))
_TELLING = frozenset({Concept.REFERENCE, Concept.LISTING})
_CAMEL = regex(r"(?<=[a-z\d])(?=[A-Z])")
_ROUNDED = regex(r"\d(?:[.,]\d+)?[eE]\+\d{2}")
_AS_TEXT = regex(r"^(?:=\"([^\"]*)\"|'(.+))$", re.DOTALL)
_ZONE = regex(r"(?:utc|gmt) ?(?:[+-] ?\d{1,2}(?::?\d\d)?)?")
_SPACES = regex(r"[ \t\u00a0_]+")


@attrs.frozen
class _ExportColumn:
    label: str
    concept: Concept | None
    own: str | None


def export_rows(rows: Sequence[Row], *, first: int = 1) -> tuple[ExportRow, ...]:
    """The complaints of a spreadsheet; empty where no row names at least two columns of a complaint.

    Args:
        first: the number that a person gives to the first of these rows.
    """
    for place, row in enumerate(rows[:HEAD_REACH]):
        columns = [_column(cell) for cell in row]
        if _is_head(columns):
            below = enumerate(rows[place + 1 :], first + place + 1)
            return tuple(_export_row(number, columns, row) for number, row in below if _says_anything(columns, row))
    return ()


def _column(cell: str) -> _ExportColumn:
    label = _SPACES.sub(" ", _CAMEL.sub(" ", cell.strip().lstrip("\ufeff"))).strip(" *:：")
    return _ExportColumn(label, *_meaning(label.lower()))


@lru_cache(maxsize=1_024)
def _meaning(label: str) -> tuple[Concept | None, str | None]:
    if not label or len(label) > LABEL_LENGTH:
        return None, None
    own = next((name for name, pattern in _OWN if pattern.match(label)), None)
    return concept_of(label), own


def _is_head(columns: Sequence[_ExportColumn]) -> bool:
    """Names of columns are short, none is a value, and one of them is a complaint's number or its listing."""
    known = {column.concept or column.own for column in columns if column.concept or column.own}
    filled = [column for column in columns if column.label]
    return len(known) >= 2 and 3 * len(known) >= len(filled) and not known.isdisjoint(_TELLING)


def _says_anything(columns: Sequence[_ExportColumn], row: Row) -> bool:
    """Not an empty row, a line that sums up, or the columns' names once more."""
    filled = [cell.strip() for cell in row if cell.strip()]
    return len(filled) >= 2 and [_column(cell).label for cell in row] != [column.label for column in columns]


def _export_row(number: int, columns: Sequence[_ExportColumn], row: Row) -> ExportRow:
    cells = [(column, _unquoted_cell(cell)) for column, cell in zip(columns, row, strict=False)]
    cells = [(column, cell) for column, cell in cells if cell]
    lines = [_line(column.label, cell) for column, cell in cells]
    moment = _received_moment(cells)
    return ExportRow(
        number=number,
        text="\n".join(lines) + "\n",
        reference=next((cell for column, cell in cells if column.concept is Concept.REFERENCE), None),
        received_at=moment.at(CHINA_STANDARD_TIME) if moment is not None and moment.hour is not None else None,
        received_on=moment.on if moment is not None and moment.hour is None else None,
        seller=Seller(
            name=_cell_of(cells, SHOP),
            shop_id=_cell_of(cells, SHOP_ID),
            marketplace=(_cell_of(cells, MARKETPLACE) or "").lower() or None,
        ),
        rounded=tuple(_rounded_numbers(cell for _, cell in cells)),
    )


def _received_moment(cells: Sequence[tuple[_ExportColumn, str]]) -> PrintedInstant | None:
    """The hour or day of receipt; None where none is written, or where day and month could change places."""
    column, cell = next(((column, cell) for column, cell in cells if column.own == RECEIVED), (None, ""))
    zone = _ZONE.search(column.label.lower()) if column is not None else None
    text = f"{cell.lower()} {zone.group(0)}" if zone else cell.lower()
    moment = next(iter(moments(text)), None)
    return moment if moment is not None and moment.other is None else None


def _unquoted_cell(cell: str) -> str:
    """A cell without what only keeps a spreadsheet from taking it for a number: `="1005"`, `'1005`."""
    cell = cell.strip()
    wrapped = _AS_TEXT.match(cell)
    return (wrapped.group(1) or wrapped.group(2) or "").strip() if wrapped else cell


def _line(label: str, cell: str) -> str:
    if not label:
        return cell
    return f"{label}:\n{cell}" if "\n" in cell else f"{label}: {cell}"


def _cell_of(cells: Sequence[tuple[_ExportColumn, str]], own: str) -> str | None:
    return next((" ".join(cell.split()) for column, cell in cells if column.own == own), None)


def _rounded_numbers(cells: Iterator[str]) -> Iterator[str]:
    for cell in cells:
        yield from (found.group(0) for found in _ROUNDED.finditer(cell) if found.group(0) == cell)
