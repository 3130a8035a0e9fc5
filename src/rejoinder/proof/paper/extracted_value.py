"""A value that was read, before it becomes a field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

import attrs

from rejoinder.document.document import Box, Document, box_around
from rejoinder.domain.evidence import Field, Item
from rejoinder.domain.russian_name import names_in_nominative
from rejoinder.proof.paper.page_layout import LayoutCell, PageLayout, text_span

Value = str | int | Decimal | bool | dt.date | tuple[Item, ...]


@attrs.frozen
class ExtractedValue:
    """A value, the words it was read from, and how sure the reading is."""

    value: Value
    raw: str
    layout: PageLayout
    row: int = 0
    confidence: float = 0.9
    label: str = ""
    span: tuple[int, int] | None = None
    """Where it stands, where that is known already."""
    box: Box | None = None
    """Where it was seen, of what is no word."""
    cell: str | None = None
    """The cell of a table in which it stands, where that is known already."""


Reader = Callable[[str], "tuple[Value, str] | None"]
"""Words that stand where a value should; returns the value and the part it was read from, or None."""


_PARTIES = frozenset({"seller", "buyer", "owner", "licensee", "assigned_to", "author"})
"""Fields that name somebody; a Russian paper may decline the name, which is then put in the nominative."""


def lines_of(items: ExtractedValue | None) -> tuple[Item, ...]:
    """The lines of goods that were read; empty where none were."""
    return items.value if items is not None and isinstance(items.value, tuple) else ()


def as_field(name: str, found: ExtractedValue, document: Document) -> Field:
    """The field with the place of its words; their box where it is known, and how surely they were read."""
    cell = _cell_of(found)
    span = found.span or _within(cell, found.raw) or text_span(found.raw, found.layout, after=found.label)
    page = document.page(found.layout.number)
    words = page.words_at(span) if page is not None and span else ()
    sure = min((found.confidence, *(word.confidence for word in words)))
    return Field(
        name=name,
        value=names_in_nominative(found.value) if name in _PARTIES and isinstance(found.value, str) else found.value,
        page=found.layout.number,
        span=span,
        confidence=round(sure, 2),
        box=box_around([word.box for word in words]) or found.box,
        cell=found.cell or (cell.place if cell is not None else None),
        recognised=found.box is not None or (page is not None and page.recognised),
    )


def _cell_of(found: ExtractedValue) -> LayoutCell | None:
    """The cell of a table in which the value stands; None where it stands in none."""
    cells = found.layout.rows[found.row].cells if found.row < len(found.layout.rows) else ()
    return next((cell for cell in cells if cell.place and found.raw and found.raw in cell.text), None)


def _within(cell: LayoutCell | None, raw: str) -> tuple[int, int] | None:
    if cell is None or cell.span is None:
        return None
    start = cell.span[0] + cell.text.index(raw)
    return start, start + len(raw)


def as_fields(found: Mapping[str, ExtractedValue | None], order: Sequence[str], document: Document) -> Iterator[Field]:
    """Fields in a fixed order, the absent ones left out."""
    for name in order:
        value = found.get(name)
        if value is not None:
            yield as_field(name, value, document)
