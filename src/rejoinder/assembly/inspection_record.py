"""An inspection as the contract prints it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from rejoinder.assembly.file_properties import file_values
from rejoinder.domain.evidence import Field, Inspection, Item
from rejoinder.domain.finding import Finding
from rejoinder.domain.phrase import Phrase

Say = Callable[[Phrase], str]


def inspection_records(inspections: Sequence[Inspection], say: Say) -> list[dict[str, Any]]:
    """A record for each file, in order, with those of what is attached to it inside."""
    inside: dict[str | None, list[Inspection]] = {}
    for one in inspections:
        inside.setdefault(one.paper.enclosed_in, []).append(one)

    def nested(one: Inspection) -> dict[str, Any]:
        return {**inspection_record(one, say), "enclosed": [nested(each) for each in inside.get(one.paper.path, ())]}

    return [nested(one) for one in inside.get(None, ())]


def inspection_record(inspection: Inspection, say: Say) -> dict[str, Any]:
    """The object that `inspect --json` prints; the seller's word stands only where the paper says nothing."""
    paper = inspection.paper
    names = dict.fromkeys(field.name for field in inspection.fields)
    return {
        "file": paper.path,
        "sha256": paper.sha256,
        "media_type": paper.media_type,
        "language": inspection.language,
        "kind": inspection.kind.value,
        "readable": paper.readable,
        "file_says": file_values(paper),
        "fields": {name: _field(field) for name in names if (field := inspection.field(name)) is not None},
        "vouched": {field.name: field_record(field.value) for field in inspection.fields if field.by.value == "seller"},
        "doubts": [_doubt(finding, say) for finding in inspection.doubts],
    }


def _field(field: Field) -> dict[str, Any]:
    return {
        "value": field_record(field.value),
        "page": field.page,
        "span": list(field.span) if field.span else None,
        "box": list(field.box) if field.box else None,
        "cell": field.cell,
        "confidence": field.confidence,
        "by": field.by.value,
    }


def field_record(value: object) -> Any:
    """A value as JSON holds it: days as ISO, numbers as written, lines of goods as objects."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Item):
        return {
            "name": value.says,
            "model": value.model,
            "quantity": field_record(value.quantity),
            "unit_price": field_record(value.unit_price),
            "amount": field_record(value.amount),
        }
    if isinstance(value, tuple | list):
        return [field_record(part) for part in value]
    return value


def _doubt(finding: Finding, say: Say) -> dict[str, Any]:
    return {
        "id": finding.id,
        "says": say(finding.says),
        "because": [{reason.basis.value: reason.id, "says": say(reason.says)} for reason in finding.because],
        "gravity": finding.gravity.value,
    }
