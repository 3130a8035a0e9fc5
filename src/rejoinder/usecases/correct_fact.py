"""Correct a fact: a person's word in the place of what was read; no later reading overwrites it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import Event, FactCorrected
from rejoinder.domain.evidence import Inspection
from rejoinder.domain.reading import Reading
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.confirm_fact import fact_of
from rejoinder.usecases.confirmed_reading import OF_PAPERS
from rejoinder.usecases.fact_path import ROOTS, canonical_value, with_value
from rejoinder.usecases.paper_facts import field_at, field_text, parse_like


def correct_fact(
    writer: CaseWriter,
    case: CaseFile,
    field: str,
    value: str,
    *,
    reason: str | None = None,
    inspections: Sequence[Inspection] = (),
) -> tuple[Event, ...]:
    """Record another value for the fact at this path. Raises: FieldIsUnknown, ValueDoesNotFit."""
    event = correction(writer, case, field, value, inspections=inspections)
    return writer.write(lambda _: (attrs.evolve(event, reason=reason),))


def correction(
    writer: CaseWriter, case: CaseFile, field: str, value: str, *, inspections: Sequence[Inspection] = ()
) -> FactCorrected:
    """What would be recorded, and is not yet. Raises: FieldIsUnknown, ValueDoesNotFit."""
    root, _, rest = field.partition(".")
    was = fact_of(case, field, inspections) if _in_a_list(field) else None
    if root == OF_PAPERS:
        _, read = field_at(inspections, field)
        stored = field_text(attrs.evolve(read, value=parse_like(read, value)))
    elif root in ROOTS:
        with_value(case.work if root == "work" else case.seller, rest, value)
        stored = canonical_value(ROOTS[root], rest, value)
    else:
        with_value(case.reading, field, value)
        stored = canonical_value(Reading, field, value)
    return FactCorrected(at=writer.at, by=writer.by, field=field, value=stored, was=was or None)


def _in_a_list(field: str) -> bool:
    """Whether the path counts through a list, whose order a later reading may change."""
    return any(step.isdecimal() for step in field.split(".")[1:2]) and field.partition(".")[0] != OF_PAPERS
