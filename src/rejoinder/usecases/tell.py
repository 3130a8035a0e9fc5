"""What the seller tells of himself, of the other side's work and of his record, which no notice and no paper says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import ComplaintVouched, Event, FactCorrected, HistoryRecorded, PreferencesSet
from rejoinder.domain.exposure import PastViolation
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.correct_fact import correction

SENSITIVE = ("unit_price", "supplier", "bank_account", "customer")
ASSERTED = ("received_at", "registered_on", "filed_on", "valid_to")
KINDS, STATES = ("general", "serious"), ("established", "open", "withdrawn", "refused")


class ViolationIsOdd(Invalid):
    """A record of an earlier violation that no platform would keep."""


class NothingIsNew(Invalid):
    """What was told stands in the case already."""


def record_seller_statements(
    writer: CaseWriter,
    case: CaseFile,
    *,
    facts: Mapping[str, str] | None = None,
    complaint: Mapping[str, dt.datetime | dt.date | None] | None = None,
    sensitive: Sequence[str] | None = None,
) -> tuple[Event, ...]:
    """Record what is new of it as one batch.

    Args:
        case: as folder and ledger tell it.
        facts: values by path, such as `seller.entity` and `work.completed_on`; an empty one says nothing.
        complaint: `received_at`, `registered_on`, `filed_on`, `valid_to`; None takes back what was said.
        sensitive: what stays private, of `SENSITIVE`; None leaves it as it is.

    Raises: NothingIsNew, FieldIsUnknown, ValueDoesNotFit.
    """
    events = [
        *_facts(writer, case, facts or {}),
        *_complaint(writer, case, complaint or {}),
        *_preferences(writer, case, sensitive),
    ]
    if not events:
        raise NothingIsNew
    return writer.write(lambda _: events)


def tell_violation(writer: CaseWriter, violation: PastViolation) -> tuple[Event, ...]:
    """Record one entry of the shop's record. Raises: ViolationIsOdd."""
    odd = violation.kind not in KINDS or violation.state not in STATES
    if odd or violation.at > writer.at or not 0 <= (violation.points or 0) <= 100:
        raise ViolationIsOdd
    return writer.write(lambda _: (HistoryRecorded(at=writer.at, by=writer.by, violation=violation),))


def _facts(writer: CaseWriter, case: CaseFile, facts: Mapping[str, str]) -> Iterator[FactCorrected]:
    for path, value in facts.items():
        if value.strip() and value.strip() != _standing(case, path):
            yield correction(writer, case, path, value.strip())


def _standing(case: CaseFile, path: str) -> str:
    root, _, name = path.partition(".")
    value = getattr(case.seller if root == "seller" else case.work, name, None)
    return "" if value is None else str(value)


def _complaint(
    writer: CaseWriter, case: CaseFile, assertions: Mapping[str, dt.datetime | dt.date | None]
) -> Iterator[ComplaintVouched]:
    changes: dict[str, Any] = {name: value for name, value in assertions.items() if name in ASSERTED}
    asserted = attrs.evolve(case.asserted, **changes)
    if asserted != case.asserted:
        yield ComplaintVouched(at=writer.at, by=writer.by, complaint=asserted)


def _preferences(writer: CaseWriter, case: CaseFile, sensitive: Sequence[str] | None) -> Iterator[PreferencesSet]:
    if sensitive is None:
        return
    preferences = attrs.evolve(case.preferences, sensitive=tuple(word for word in SENSITIVE if word in sensitive))
    if preferences != case.preferences:
        yield PreferencesSet(at=writer.at, by=writer.by, preferences=preferences)
