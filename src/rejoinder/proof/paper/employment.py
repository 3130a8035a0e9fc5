"""Contracts of labour: whom they bind, and to whom they give what the employee makes. They sell nothing."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from rejoinder.proof.paper.assignment import taker_of_right
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.fields_read import FieldInput, Fields
from rejoinder.proof.paper.issue import contract_day, issue_day
from rejoinder.proof.paper.kind import headings_of
from rejoinder.proof.paper.number import AGREED, number_of
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.party import named_party
from rejoinder.proof.paper.party_role import parties_in_roles
from rejoinder.proof.paper.period import period_of
from rejoinder.text.lexicon import entries

EMPLOYER, EMPLOYEE = entries("paper/creation.employer"), entries("paper/creation.employee")


def is_employment(layouts: Sequence[PageLayout]) -> bool:
    """Whether the paper is headed as a contract of labour."""
    return headings_of(layouts, "employment")


def employment_fields(reading: FieldInput) -> Fields:
    """Number, day and term; who makes the works, and to whom the right in them goes where a clause says so."""
    layouts = reading.layouts
    employer, employee = employment_parties(layouts)
    taker = taker_of_right(layouts, giver=employee, taker=employer)
    return {
        "number": number_of(layouts, AGREED),
        "issued_on": issue_day(layouts, reading.month_first) or contract_day(layouts, reading.month_first),
        "author": employee,
        "assigned_to": attrs.evolve(taker, confidence=0.8) if taker is not None else None,
        **period_of(layouts),
    }


def employment_parties(layouts: Sequence[PageLayout]) -> tuple[ExtractedValue | None, ExtractedValue | None]:
    """Employer and employee: by the roles that the opening sentence gives them, else by labels."""
    employee, employer = parties_in_roles(layouts[:1], givers=EMPLOYEE, takers=EMPLOYER)
    return employer or named_party(layouts[:2], EMPLOYER), employee or named_party(layouts[:2], EMPLOYEE)
