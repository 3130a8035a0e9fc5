"""Confirm a fact of the reading: a person looked and says it is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import Event, FactConfirmed
from rejoinder.domain.evidence import Inspection
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.confirmed_reading import OF_PAPERS
from rejoinder.usecases.fact_path import ROOTS, known_fields, value_at
from rejoinder.usecases.paper_facts import field_at, field_text


def confirm_fact(
    writer: CaseWriter, case: CaseFile, field: str, *, inspections: Sequence[Inspection] = ()
) -> tuple[Event, ...]:
    """Record that the value which stands at this path is right. Raises: FieldIsUnknown."""
    event = confirmation(writer, case, field, inspections=inspections)
    return writer.write(lambda _: (event,))


def confirmation(
    writer: CaseWriter, case: CaseFile, field: str, *, inspections: Sequence[Inspection] = ()
) -> FactConfirmed:
    """What would be recorded, and is not yet. Raises: FieldIsUnknown."""
    return FactConfirmed(at=writer.at, by=writer.by, field=field, value=fact_of(case, field, inspections))


def fact_of(case: CaseFile, field: str, inspections: Sequence[Inspection] = ()) -> str:
    """What the case, or one of its papers, holds at this path. Raises: FieldIsUnknown."""
    root, _, rest = field.partition(".")
    if root == OF_PAPERS:
        return field_text(field_at(inspections, field)[1])
    if root in ROOTS:
        return value_at(case.work if root == "work" else case.seller, rest)
    return value_at(case.reading, field)


@attrs.frozen(kw_only=True)
class Fact:
    """A value with its path, and whether a person has looked at it."""

    field: str
    value: str
    state: str
    """`read`, `confirmed`, `corrected` or `refused`."""


def facts(case: CaseFile) -> Iterator[Fact]:
    """Every fact that can be confirmed or corrected; of the seller and the work only what somebody said."""
    confirmed = {event.field for event in case.confirmed}
    corrected = {event.field for event in case.corrected}
    refused = {event.field for event in case.refused}
    paths = [*known_fields(case.reading)]
    paths += [f"work.{path}" for path in known_fields(case.work)] + [
        f"seller.{path}" for path in known_fields(case.seller)
    ]
    for path in paths:
        value = fact_of(case, path)
        if value or path in corrected:
            paths_by_state = (("refused", refused), ("corrected", corrected), ("confirmed", confirmed))
            state = next((name for name, paths in paths_by_state if path in paths), "read")
            yield Fact(field=path, value=" ".join(value.split()), state=state)
