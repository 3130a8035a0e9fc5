"""A value that was read, before it becomes a field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

import attrs

from rejoinder.domain.evidence import Field, Item
from rejoinder.domain.sight import Box, Sight
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
    box: Box | None = None
    """Where it was seen, of what is no word."""


Reader = Callable[[str], "tuple[Value, str] | None"]
"""Words that stand where a value should; returns the value and the part it was read from, or None."""


def lines_of(items: Found | None) -> tuple[Item, ...]:
    """The lines of goods that were read; empty where none were."""
    return items.value if items is not None and isinstance(items.value, tuple) else ()


def as_field(name: str, found: Found, sights: Sequence[Sight] = ()) -> Field:
    """The field with the place of its words; of words in a picture the box, and how surely they were read."""
    span = found.span or place_of(found.raw, found.sheet, after=found.label)
    seen = [each for each in sights if span and each.page == found.sheet.number and _overlap(each.span, span)]
    sure = min((found.confidence, *(each.confidence for each in seen)))
    return Field(
        name=name,
        value=found.value,
        page=found.sheet.number,
        span=span,
        confidence=round(sure, 2),
        box=_around([each.box for each in seen]) if seen else found.box,
    )


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of them."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    return left, top, max(box[2] for box in boxes), max(box[3] for box in boxes)


def as_fields(found: Mapping[str, Found | None], order: Sequence[str], sights: Sequence[Sight] = ()) -> Iterator[Field]:
    """Fields in a fixed order, the absent ones left out."""
    for name in order:
        value = found.get(name)
        if value is not None:
            yield as_field(name, value, sights)
