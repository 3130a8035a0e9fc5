"""A value that was read, before it becomes a field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

import attrs

from rejoinder.domain.evidence import Field, Item
from rejoinder.proof.paper.sheet import Sheet, place_of

Value = str | int | Decimal | bool | dt.date | tuple[Item, ...]


@attrs.frozen
class Found:
    """A value, the words it was read from, and how sure the reading is."""

    value: Value
    raw: str
    sheet: Sheet
    row: int = 0
    confidence: float = 0.9
    label: str = ""
    span: tuple[int, int] | None = None
    """Where it stands, where that is known already."""


Reader = Callable[[str], "tuple[Value, str] | None"]
"""Words that stand where a value should; returns the value and the part it was read from, or None."""


def as_field(name: str, found: Found) -> Field:
    """The field of this name, with the place of its words."""
    span = found.span or place_of(found.raw, found.sheet, after=found.label)
    return Field(
        name=name, value=found.value, page=found.sheet.number, span=span, confidence=round(found.confidence, 2)
    )


def as_fields(found: Mapping[str, Found | None], order: Sequence[str]) -> Iterator[Field]:
    """Fields in a fixed order, the absent ones left out."""
    for name in order:
        value = found.get(name)
        if value is not None:
            yield as_field(name, value)
