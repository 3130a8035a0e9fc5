"""What papers say, as people confirmed it, put it right or refused it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import FactCorrected, FactRefused
from rejoinder.domain.evidence import Field, Inspection, Item, Vouching
from rejoinder.proof.inspection import with_doubts
from rejoinder.usecases.answered_papers import as_answered
from rejoinder.usecases.confirmed_reading import OF_PAPERS
from rejoinder.usecases.fact_path import FALSE, TRUE, FieldIsUnknown, ValueDoesNotFit
from rejoinder.usecases.typed_date import DateIsUnreadable, parse_date

DIGEST_SHOWN = 12
"""Characters of a paper's digest in the path of a fact."""


def paper_path(inspection: Inspection, name: str) -> str:
    """The path of one value of a paper, such as `papers.0f3a9c1d2b4e.issued_on`."""
    return f"{OF_PAPERS}.{inspection.paper.sha256[:DIGEST_SHOWN]}.{name}"


def read_fields(inspection: Inspection) -> Iterator[Field]:
    """The values that were read from the paper itself, each name once."""
    names: set[str] = set()
    for field in inspection.fields:
        if field.by is Vouching.PAPER and field.name not in names:
            names.add(field.name)
            yield field


def field_at(inspections: Sequence[Inspection], path: str) -> tuple[Inspection, Field]:
    """The value of a paper at a path. Raises: FieldIsUnknown."""
    for inspection in inspections:
        for field in read_fields(inspection):
            if paper_path(inspection, field.name) == path:
                return inspection, field
    known = [paper_path(inspection, field.name) for inspection in inspections for field in read_fields(inspection)]
    raise FieldIsUnknown(field=path[:80], nearest=", ".join(known[:3]))


def field_text(field: Field) -> str:
    """The value of a paper as text, in the one form in which it is kept."""
    value = field.value
    if isinstance(value, tuple):
        return "; ".join(_line(item) for item in value)
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _line(item: Item) -> str:
    parts = (item.model if item.model not in (None, "") and item.model not in item.says else None, item.says)
    quantity = f"× {item.quantity}" if item.quantity is not None else None
    return " ".join(part for part in (*parts, quantity) if part)


def parse_like(field: Field, text: str) -> str | int | Decimal | bool | dt.date:
    """The text as a value of the same kind. Raises: ValueDoesNotFit."""
    stripped, value = text.strip(), field.value
    try:
        if isinstance(value, tuple) or not stripped:
            raise ValueError(text)
        if isinstance(value, bool):
            return _truth(stripped)
        if isinstance(value, dt.date):
            return parse_date(stripped)
        return stripped if isinstance(value, str) else type(value)(stripped)
    except (ValueError, InvalidOperation, DateIsUnreadable):
        examples: dict[type, str] = {bool: "true | false", dt.date: "2026-04-07", int: "3", Decimal: "2.50"}
        expected = next((example for kind, example in examples.items() if isinstance(value, kind)), "…")
        raise ValueDoesNotFit(field=field.name, value=stripped[:60], expected=expected) from None


def _truth(text: str) -> bool:
    if text.lower() not in TRUE | FALSE:
        raise ValueError(text)
    return text.lower() in TRUE


def as_people_say(inspections: Sequence[Inspection], case: CaseFile) -> tuple[Inspection, ...]:
    """The inspections with what people put right in them.

    A corrected value is the seller's word in the place of what was read, so that the grounds look for it in the words
    of the paper; a refused one is gone. A value that is read otherwise now than when it was refused stays.
    """
    corrected = {event.field: event for event in case.corrected if event.field.startswith(f"{OF_PAPERS}.")}
    refused = {event.field: event for event in case.refused if event.field.startswith(f"{OF_PAPERS}.")}
    confirmed = {event.field: event.value for event in case.confirmed if event.field.startswith(f"{OF_PAPERS}.")}
    if not corrected and not refused and not confirmed:
        return as_answered(inspections, case)
    sure = (_with_confirmations(inspection, confirmed) for inspection in as_answered(inspections, case))
    return tuple(_put_right(inspection, corrected, refused) for inspection in sure)


def _with_confirmations(inspection: Inspection, confirmed: Mapping[str, str]) -> Inspection:
    """A value read from a picture is as sure as any other once somebody has compared it with the paper."""
    fields = tuple(
        attrs.evolve(field, confidence=1.0)
        if field.recognised and confirmed.get(paper_path(inspection, field.name)) == field_text(field)
        else field
        for field in inspection.fields
    )
    return inspection if fields == inspection.fields else with_doubts(attrs.evolve(inspection, fields=fields))


def _put_right(
    inspection: Inspection, corrected: Mapping[str, FactCorrected], refused: Mapping[str, FactRefused]
) -> Inspection:
    fields: list[Field] = []
    for field in inspection.fields:
        path = paper_path(inspection, field.name)
        current = _corrected(field, corrected.get(path)) if field.by is Vouching.PAPER else field
        refusal = refused.get(path) if field.by is Vouching.PAPER else None
        if refusal is None or refusal.value != field_text(current):
            fields.append(current)
    if tuple(fields) == inspection.fields:
        return inspection
    changed = attrs.evolve(inspection, fields=tuple(fields))
    return with_doubts(changed)


def _corrected(field: Field, event: FactCorrected | None) -> Field:
    if event is None:
        return field
    try:
        return Field(name=field.name, value=parse_like(field, event.value), by=Vouching.SELLER)
    except ValueDoesNotFit:
        return field
