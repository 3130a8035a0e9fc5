"""What the QR code of an electronic fapiao says: its number, its day, and of the newest ones the whole sum."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal

from rejoinder.domain.evidence import Inspection, Paper
from rejoinder.proof.paper.extracted_value import ExtractedValue, Value
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.text.lazy_pattern import regex

_CODE = regex(r"^01,(\d{2}),(\d{10,12})?,(\d{8}|\d{20}),(\d{1,12}(?:\.\d{1,2})?)?,(20\d{6}),")
_WHOLE = frozenset({"31", "32"})
"""Types whose code carries the sum with tax; that of older ones is without, so it is not taken for the total."""


def qr_values(paper: Paper) -> dict[str, Value]:
    """Number, day and total as the first code of a fapiao says them; empty where no code is one."""
    for code in dict(paper.metadata).get("codes", "").split("\n"):
        match = _CODE.match(code)
        day = _day(match[5]) if match else None
        if match is None or day is None:
            continue
        values: dict[str, Value] = {"number": match[3], "issued_on": day}
        if match[1] in _WHOLE and match[4]:
            values["total"] = Decimal(match[4])
        return values
    return {}


def qr_fields(paper: Paper, layouts: Sequence[PageLayout]) -> dict[str, ExtractedValue]:
    """The same as fields, for what the print does not show; no place, since no word of the page says it."""
    if not layouts:
        return {}
    return {name: ExtractedValue(value, "", layouts[0], confidence=0.97) for name, value in qr_values(paper).items()}


def differing_fields(inspection: Inspection) -> list[tuple[str, Value, Value]]:
    """Name, printed and coded value of every field in which the print and the code are at odds."""
    found = [(name, inspection.field(name), value) for name, value in qr_values(inspection.paper).items()]
    return [
        (name, field.value, value)
        for name, field, value in found
        if field is not None and not _same(field.value, value)
    ]


def _same(printed: object, value: Value) -> bool:
    if isinstance(value, str) and isinstance(printed, str):
        return re.sub(r"\D", "", printed).endswith(value)
    return printed == value


def _day(written: str) -> dt.date | None:
    try:
        return dt.date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        return None
