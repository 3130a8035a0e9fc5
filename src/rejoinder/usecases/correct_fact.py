"""Correct a fact: a person's word in the place of what was read; no later reading overwrites it."""

from __future__ import annotations

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import Event, FactCorrected
from rejoinder.domain.reading import Reading
from rejoinder.usecases.fact_path import ROOTS, settled, with_value
from rejoinder.usecases.pen import Pen


def correct_fact(pen: Pen, case: CaseFile, field: str, value: str, *, reason: str | None = None) -> tuple[Event, ...]:
    """Record another value for the fact at this path. Raises: FieldIsUnknown, ValueDoesNotFit."""
    root, _, rest = field.partition(".")
    if root in ROOTS:
        with_value(case.work if root == "work" else case.seller, rest, value)
        kept = settled(ROOTS[root], rest, value)
    else:
        with_value(case.reading, field, value)
        kept = settled(Reading, field, value)
    corrected = FactCorrected(at=pen.at, by=pen.by, field=field, value=kept, reason=reason)
    return pen.write(lambda _: (corrected,))
