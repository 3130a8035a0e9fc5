"""Days that were given: by the notice, a paper, a listing or the seller. No statement names another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from rejoinder.domain.defence import Assertion
from rejoinder.domain.phrase import Phrase
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.requirement import RequirementContext

TEXT_LIMIT = 200_000
"""Characters of a text in which a day is looked for."""


def has_only_given_days(assertion: Assertion, matter: RequirementContext) -> bool:
    """Whether every day that an assertion names was given; one that was only computed stands nowhere."""
    named = frozenset(_days(assertion.says.values))
    not_read = named - _recorded_days(matter) if named else named
    return not not_read or not_read <= _printed_days(matter)


def given_days(matter: RequirementContext) -> frozenset[dt.date]:
    """Every day that the notice, the papers, the listings and the seller give, in either order of day and month."""
    return _recorded_days(matter) | _printed_days(matter)


def _recorded_days(matter: RequirementContext) -> frozenset[dt.date]:
    """The days in what was read or answered, as stored."""
    if "days read" not in matter.memory:
        case, reading = matter.case, matter.reading
        sources = [case.asserted, case.work, case.listings, case.answers, matter.provenance]
        if reading is not None:
            sources += [reading.dated_facts, reading.registrations, reading.works, reading.received_at]
        sources += [(one.fields, one.paper.vouched, one.paper.metadata) for one in matter.inspections]
        matter.memory["days read"] = frozenset(_days(sources))
    found: frozenset[dt.date] = matter.memory["days read"]
    return found


def _printed_days(matter: RequirementContext) -> frozenset[dt.date]:
    """The days that stand in words, in either order of day and month."""
    if "days printed" not in matter.memory:
        texts = [text[:TEXT_LIMIT] for text in _texts(matter)]
        days = (day for text in texts for first in (True, False) for day in days_in(text, month_first=first))
        matter.memory["days printed"] = frozenset(day.date for day in days)
    found: frozenset[dt.date] = matter.memory["days printed"]
    return found


def _texts(matter: RequirementContext) -> Iterator[str]:
    """The words of the notice and the papers, and what the seller answered."""
    papers = (*matter.case.papers, *(one.paper for one in matter.inspections))
    yield from {paper.sha256: paper.text for paper in papers}.values()
    yield from (one.value or "" for one in matter.case.answers)
    yield from (one.listed_on or "" for one in matter.case.listings)
    if matter.reading is not None:
        yield matter.reading.text


def _days(value: object) -> Iterator[dt.date]:
    """Every day within a value: itself, written as ISO 8601 or as a camera writes it (Exif), or in what it holds."""
    if isinstance(value, dt.datetime):
        yield value.date()
    elif isinstance(value, dt.date):
        yield value
    elif isinstance(value, str):
        yield from _days_in_string(value)
    elif isinstance(value, Phrase):
        yield from _days(value.values)
    elif isinstance(value, Mapping):
        yield from _days(tuple(value.values()))
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from _days(one)
    elif attrs.has(type(value)):
        kind: Any = type(value)
        for field in attrs.fields(kind):
            yield from _days(getattr(value, field.name))


def _days_in_string(text: str) -> Iterator[dt.date]:
    try:
        yield dt.date.fromisoformat(text[:10].replace(":", "-"))
    except ValueError:
        return
