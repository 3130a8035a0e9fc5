"""Days that were given: by the notice, a paper, a listing or the seller. No statement names another."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from rejoinder.domain.defence import Assertion
from rejoinder.domain.phrase import Phrase
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.requirement import RequirementContext

TEXT_LIMIT = 200_000
"""Characters of a text in which a day is looked for."""


def has_only_given_days(assertion: Assertion, context: RequirementContext) -> bool:
    """Whether every day that an assertion names was given; one that was only computed stands nowhere."""
    named = _days(assertion.says.values)
    not_read = named - _recorded_days(context) if named else named
    return not not_read or not_read <= _printed_days(context)


def given_days(context: RequirementContext) -> frozenset[dt.date]:
    """Every day that the notice, the papers, the listings and the seller give, in either order of day and month."""
    return _recorded_days(context) | _printed_days(context)


def _recorded_days(context: RequirementContext) -> frozenset[dt.date]:
    """The days in what was read or answered, as stored."""
    if "days read" not in context.memory:
        case, reading = context.case, context.reading
        sources = [case.asserted, case.work, case.listings, case.answers, context.provenance]
        if reading is not None:
            sources += [reading.dated_facts, reading.registrations, reading.works, reading.received_at]
        sources += [(one.fields, one.paper.vouched, one.paper.metadata) for one in context.inspections]
        context.memory["days read"] = _days(sources)
    found: frozenset[dt.date] = context.memory["days read"]
    return found


def _printed_days(context: RequirementContext) -> frozenset[dt.date]:
    """The days that stand in words, in either order of day and month."""
    if "days printed" not in context.memory:
        texts = [text[:TEXT_LIMIT] for text in _texts(context)]
        days = (day for text in texts for first in (True, False) for day in days_in(text, month_first=first))
        context.memory["days printed"] = frozenset(day.date for day in days)
    found: frozenset[dt.date] = context.memory["days printed"]
    return found


def _texts(context: RequirementContext) -> Iterator[str]:
    """The words of the notice and the papers, and what the seller answered."""
    papers = (*context.case.papers, *(one.paper for one in context.inspections))
    yield from {paper.sha256: paper.text for paper in papers}.values()
    yield from (one.value or "" for one in context.case.answers)
    yield from (one.listed_on or "" for one in context.case.listings)
    if context.reading is not None:
        yield context.reading.text


def _days(value: object) -> frozenset[dt.date]:
    """Every day within a value: itself, written as ISO 8601 or as a camera writes it (Exif), or in what it holds."""
    days: set[dt.date] = set()
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, str):
            days.update(_day_at_start(one))
        elif isinstance(one, dt.datetime):
            days.add(one.date())
        elif isinstance(one, dt.date):
            days.add(one)
        elif isinstance(one, Phrase):
            left.append(one.values)
        elif isinstance(one, Mapping):
            left += one.values()
        elif isinstance(one, tuple | list | frozenset):
            left += one
        else:
            kind: Any = type(one)
            left += [getattr(one, name) for name in _field_names(kind)]
    return frozenset(days)


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    """The fields of an attrs class; none of another."""
    return tuple(field.name for field in attrs.fields(kind)) if attrs.has(kind) else ()


def _day_at_start(text: str) -> Iterator[dt.date]:
    if text[:1].isdigit():
        with contextlib.suppress(ValueError):
            yield dt.date.fromisoformat(text[:10].replace(":", "-"))
