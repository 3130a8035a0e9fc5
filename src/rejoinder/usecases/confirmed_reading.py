"""The reading with what people put right: the seller's assertions, then each correction, which nothing overwrites."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import FactConfirmed, FactCorrected
from rejoinder.domain.reading import Reading
from rejoinder.usecases.fact_path import ROOTS, FieldIsUnknown, ValueDoesNotFit, value_at, with_value


def apply(case: CaseFile) -> Reading:
    """The case's reading, corrected.

    A correction whose place the reading no longer has is left out here and named by `adrift`.

    Raises: LookupError where the case holds no reading.
    """
    if case.reading is None:
        raise LookupError
    reading = _asserted(case, case.reading)
    for correction in case.corrected:
        with contextlib.suppress(FieldIsUnknown, ValueDoesNotFit):
            reading = _put(reading, correction)
    return reading


def adrift(case: CaseFile) -> tuple[FactCorrected, ...]:
    """Corrections that have no place in the reading as it is now, in order."""
    return tuple(correction for correction in case.corrected if case.reading and _is_adrift(case.reading, correction))


def stale(case: CaseFile) -> tuple[FactConfirmed, ...]:
    """Confirmations of a value that reads otherwise now and that nobody has put right since, in order."""
    return tuple(_stale(case)) if case.reading else ()


def _stale(case: CaseFile) -> Iterator[FactConfirmed]:
    reading = apply(case)
    latest = {seen.field: seen for seen in case.confirmed}
    corrected = {seen.field for seen in case.corrected}
    for field, seen in latest.items():
        try:
            now: str | None = value_at(reading, field)
        except FieldIsUnknown:
            now = None
        if now != seen.value and field not in corrected:
            yield seen


def _asserted(case: CaseFile, reading: Reading) -> Reading:
    asserted = case.asserted
    if asserted.received_at is not None:
        reading = attrs.evolve(reading, received_at=asserted.received_at)
    if asserted.right is not None:
        reading = attrs.evolve(reading, rights=(asserted.right,))
    for field, value in asserted.overrides:
        with contextlib.suppress(FieldIsUnknown, ValueDoesNotFit):
            reading = with_value(reading, field, value)
    return reading


def _put(reading: Reading, correction: FactCorrected) -> Reading:
    if correction.field.split(".")[0] in ROOTS:
        return reading
    return with_value(reading, correction.field, correction.value)  # type: ignore[no-any-return]


def _is_adrift(reading: Reading, correction: FactCorrected) -> bool:
    try:
        _put(reading, correction)
    except (FieldIsUnknown, ValueDoesNotFit):
        return True
    return False
