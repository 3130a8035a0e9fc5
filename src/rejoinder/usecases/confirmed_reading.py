"""The reading with corrections, refusals and the seller's assertions applied."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import FactConfirmed, FactCorrected, FactRefused
from rejoinder.domain.reading import Reading
from rejoinder.usecases.answered_case import answered_reading, with_answers
from rejoinder.usecases.fact_path import (
    ROOTS,
    SHORT,
    FieldIsUnknown,
    ValueDoesNotFit,
    current_path,
    full_path,
    value_at,
    with_value,
    without_span,
)
from rejoinder.usecases.fact_removal import is_removable, moved_path, remove_facts

FieldEvent = TypeVar("FieldEvent", FactConfirmed, FactCorrected)

OF_PAPERS = "papers"
"""The root of paths that name what a paper says; `paper_facts` knows them."""


def apply_confirmations(case: CaseFile) -> Reading:
    """The case's reading as the case is judged by: corrected, and without what a person refused.

    A correction whose place the reading no longer has is left out here and named by `unplaced_corrections`.

    Raises: LookupError where the case holds no reading.
    """
    reading = put_right(case)
    return remove_facts(reading, _gone(case, reading))


def as_judged(case: CaseFile) -> CaseFile:
    """The case with its reading as it is judged by, with what people said counted by that reading, and with answers."""
    reading = put_right(case)
    gone = _gone(case, reading)
    if not gone:
        return with_answers(attrs.evolve(case, reading=reading))

    def counted(events: Sequence[FieldEvent]) -> tuple[FieldEvent, ...]:
        now = ((each, moved_path(reading, gone, each.field)) for each in events)
        return tuple(attrs.evolve(each, field=field) for each, field in now if field is not None)

    judged = attrs.evolve(
        case, reading=remove_facts(reading, gone), confirmed=counted(case.confirmed), corrected=counted(case.corrected)
    )
    return with_answers(judged)


def _gone(case: CaseFile, reading: Reading) -> tuple[str, ...]:
    """Where in the reading the refused values stand now, each once."""
    return tuple(dict.fromkeys(path for refusal in case.refused for path in _refused_now(reading, refusal)))


def put_right(case: CaseFile) -> Reading:
    """The reading with corrections and answers, still with what was refused, so that every path stays what it was.

    Raises: LookupError where the case holds no reading.
    """
    if case.reading is None:
        raise LookupError
    reading = _asserted(case, case.reading)
    for correction in case.corrected:
        with contextlib.suppress(FieldIsUnknown, ValueDoesNotFit):
            reading = _put(reading, correction)
    return answered_reading(reading, case)


def unplaced_corrections(case: CaseFile) -> tuple[FactCorrected, ...]:
    """Corrections that have no place in the reading as it is now, in order."""
    return tuple(correction for correction in case.corrected if case.reading and _is_adrift(case.reading, correction))


def stale_confirmations(case: CaseFile) -> tuple[FactConfirmed, ...]:
    """Confirmations of a value that reads otherwise now and that nobody has put right since, in order."""
    return tuple(_stale(case)) if case.reading else ()


def lapsed_refusals(case: CaseFile) -> tuple[FactRefused, ...]:
    """Refusals of a value that is no longer read, so that what stands there now was never looked at, in order."""
    if not case.reading:
        return ()
    reading = put_right(case)
    return tuple(each for each in case.refused if _of_reading(each.field) and not tuple(_refused_now(reading, each)))


def _refused_now(reading: Reading, refusal: FactRefused) -> Iterator[str]:
    if not _of_reading(refusal.field):
        return
    path = current_path(reading, full_path(reading, refusal.field), refusal.value)
    if path is not None and refusal.value and is_removable(path):
        yield path


def _of_reading(field: str) -> bool:
    root = field.partition(".")[0]
    return root not in ROOTS and root != OF_PAPERS


def _stale(case: CaseFile) -> Iterator[FactConfirmed]:
    reading = put_right(case)
    latest = {confirmation.field: confirmation for confirmation in case.confirmed}
    settled = {confirmation.field for confirmation in case.corrected} | {
        confirmation.field for confirmation in case.refused
    }
    for field, confirmation in latest.items():
        if field in settled or field.partition(".")[0] == OF_PAPERS:
            continue
        if field.partition(".")[0] in ROOTS:
            if _beside(case, field) != confirmation.value:
                yield confirmation
        elif current_path(reading, field, confirmation.value) is None:
            yield confirmation


def _beside(case: CaseFile, field: str) -> str | None:
    """What the case holds of the seller or the work; None where the path leads nowhere."""
    root, _, rest = field.partition(".")
    try:
        return value_at(case.work if root == "work" else case.seller, rest)
    except FieldIsUnknown:
        return None


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
    if not _of_reading(correction.field):
        return reading
    field = _where(reading, correction)
    if field is None:
        return reading
    return with_value(reading, field, correction.value)  # type: ignore[no-any-return]


def _where(reading: Reading, correction: FactCorrected) -> str | None:
    """Where a correction goes: to what it corrected, wherever a later reading counts it; else to its own path.

    None where the list holds the right value already, so that there is nothing to correct and no neighbour is hurt.
    """
    field = correction.field
    if correction.was is None or field in SHORT or not correction.was:
        return field
    found = current_path(reading, field, correction.was)
    if found is not None:
        return found
    right = current_path(reading, field, without_span(correction.value))
    return None if right is not None and right != field else field


def _is_adrift(reading: Reading, correction: FactCorrected) -> bool:
    try:
        _put(reading, correction)
    except (FieldIsUnknown, ValueDoesNotFit):
        return True
    return False
