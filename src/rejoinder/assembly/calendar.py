"""The deadlines as entries of a calendar: when it is due, and by when to act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rejoinder.assembly.case_identification import complaint_number
from rejoinder.assembly.open_deadline import open_deadlines
from rejoinder.assembly.print_document import Say
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import Deadline
from rejoinder.domain.phrase import Phrase, phrase

ALARMS = (dt.timedelta(days=1), dt.timedelta(hours=2))
"""How long before an entry its owner is reminded."""


WAIT = "wait"
"""Stands where a deadline has its route: the day by which somebody else is expected to act."""


@attrs.frozen(kw_only=True)
class CalendarEntry:
    """One moment in the calendar. `uid` stays the same for the same case and step."""

    uid: str
    at: dt.datetime
    summary: str
    says: str
    alarms: tuple[dt.timedelta, ...] = ALARMS


def entries(case: CaseFile, advice: Advice, *, case_digest: str, say: Say) -> tuple[CalendarEntry, ...]:
    """Two entries for a deadline that is open, the safe moment first; one for the day by which a wait is to end.

    Args:
        case_digest: a digest that names the case.
    """
    number = complaint_number(advice.reading) or say(phrase("document.calendar-no-number"))
    found = [
        each
        for one in open_deadlines(case, advice)
        for each in _of(one, case_digest=case_digest, number=number, say=say)
    ]
    return (*found, *_expected(advice, case_digest=case_digest, number=number, say=say))


def _expected(advice: Advice, *, case_digest: str, number: str, say: Say) -> Iterator[CalendarEntry]:
    for place, wait in enumerate(advice.headline.waits):
        if wait.expected_by is not None:
            yield CalendarEntry(
                uid=f"{case_digest[:16]}-{place}-{WAIT}@rejoinder",
                at=wait.expected_by,
                summary=say(phrase("document.calendar-wait", number=number)),
                says=f"{say(wait.says)}\n{say(wait.then)}",
            )


def _of(deadline: Deadline, *, case_digest: str, number: str, say: Say) -> Iterator[CalendarEntry]:
    says = "\n".join(_lines(deadline, say))
    for kind, at in (("safe", deadline.safe_by), ("due", deadline.due_at)):
        summary = say(phrase(f"document.calendar-{kind}", route=route_named(deadline.route), number=number))
        uid = f"{case_digest[:16]}-{deadline.id}-{kind}@rejoinder"
        yield CalendarEntry(uid=uid, at=at, summary=summary, says=says)


def _lines(deadline: Deadline, say: Say) -> Iterator[str]:
    yield say(deadline.says)
    yield from (say(assumption) for assumption in deadline.assumptions)
    if not deadline.verified:
        yield say(phrase("document.calendar-unverified"))


ROUTES = frozenset(
    "comply ask negotiate counter_notice platform_appeal dsa_complaint dmca_counter_notice court counsel".split()
)


def route_named(route: str) -> Phrase | str:
    """A route in words; a word that is no route stands as it is."""
    return phrase(f"document.route-{route}") if route in ROUTES else route
