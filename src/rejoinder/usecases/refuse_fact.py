"""Refuse a fact: a person looked and says it is wrong; nothing rests on it until the right one is known."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Refused
from rejoinder.domain.event import Event, FactRefused
from rejoinder.domain.evidence import Inspection
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.confirm_fact import fact_of
from rejoinder.usecases.confirmed_reading import OF_PAPERS
from rejoinder.usecases.fact_path import ROOTS, full_path
from rejoinder.usecases.fact_removal import FactIsNeeded, is_removable


class NothingToRefuse(Refused):
    """Nothing stands at this path."""


def refuse_fact(
    writer: CaseWriter, case: CaseFile, field: str, *, reason: str | None = None, inspections: Sequence[Inspection] = ()
) -> tuple[Event, ...]:
    """Record that the value which stands at this path is wrong.

    Raises: as `refusal`.
    """
    event = refusal(writer, case, field, inspections=inspections)
    return writer.write(lambda _: (attrs.evolve(event, reason=reason),))


def refusal(writer: CaseWriter, case: CaseFile, field: str, *, inspections: Sequence[Inspection] = ()) -> FactRefused:
    """What would be recorded, and is not yet.

    Args:
        case: with its reading as `put_right` gives it.

    Raises: FieldIsUnknown, FactIsNeeded where it can only be corrected, NothingToRefuse.
    """
    root = field.partition(".")[0]
    path = full_path(case.reading, field) if case.reading and root not in (*ROOTS, OF_PAPERS) else field
    value = fact_of(case, path, inspections)
    if root in ROOTS or not is_removable(path):
        raise FactIsNeeded(field=field)
    if not value:
        raise NothingToRefuse(field=field)
    return FactRefused(at=writer.at, by=writer.by, field=path, value=value)
