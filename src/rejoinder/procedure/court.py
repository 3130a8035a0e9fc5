"""Dates of a court: when an order was made, when it was served, when the court hears the parties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rejoinder.domain.applicability import applicable_books, rule_applies
from rejoinder.domain.deadline import ClockKind, Deadline
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Clock, Reading
from rejoinder.domain.route import RouteId
from rejoinder.domain.rulebook import Rule
from rejoinder.procedure.calendar import EVERY_DAY
from rejoinder.procedure.clock import Counts, count, end_of
from rejoinder.procedure.deadline_context import PRINTED, DeadlineContext, safe_by
from rejoinder.procedure.profile import zone_of

HEARING, SERVED, ORDERED, WAIVER = "hearing_on", "served_on", "ordered_on", "waiver_requested_on"
COURT_DAYS = frozenset({HEARING, SERVED, ORDERED, WAIVER})
"""Days that a notice gives to a court's doing; none of them is a time limit for an answer to a marketplace."""
STARTS = {"served": SERVED, "ordered": ORDERED, "waiver_requested": WAIVER}
"""What starts a clock of a court, and the day of the notice that says when."""


def is_court_day(reading: Reading, clock: Clock) -> bool:
    """Whether what was read as a time limit is the day of a court's order, of its service or of its hearing."""
    days = {fact.on for fact in reading.dated_facts if fact.fact in COURT_DAYS}
    return clock.due_at is not None and clock.due_at.date() in days


def court_deadlines(context: DeadlineContext) -> Iterator[Deadline]:
    """The hearing that the notice prints, and the clocks of the court that run from an order or its service."""
    hearing = context.reading.dated_fact(HEARING)
    if hearing is not None:
        yield _hearing(context, hearing.on)
    for book in applicable_books(context.rulebooks, context.circumstances):
        for rule in context.rulebooks.of_kind("clock", on=context.now.date(), book=book.id):
            day = context.reading.dated_fact(STARTS.get(rule.body["starts"], "-"))
            if day is not None and rule_applies(rule, context.circumstances, book.id):
                yield _deadline(context, rule, day.on)


def _hearing(context: DeadlineContext, day: dt.date) -> Deadline:
    due = dt.datetime.combine(day, dt.time(), context.zone)
    return Deadline(
        id="court.hearing",
        route=RouteId.COURT.value,
        says=phrase("procedure.court.hearing"),
        from_at=None,
        due_at=due,
        safe_by=due - context.margin,
        assumptions=(phrase("procedure.court.hour-unknown", day=day),),
        rule=PRINTED,
        verified=True,
        kind=ClockKind.COURT,
    )


def _deadline(context: DeadlineContext, rule: Rule, day: dt.date) -> Deadline:
    zone = zone_of(rule.body["zone"]) if "zone" in rule.body else context.zone
    start = dt.datetime.combine(day, dt.time(12), zone)
    calendar = context.calendars.get(rule.body.get("calendar", ""), EVERY_DAY)
    counted = count(int(rule.body["count"]), Counts(rule.body["counts"]), from_at=start, calendar=calendar, zone=zone)
    left = (Phrase(f"rule/{rule.id}/left_to_people"),) if rule.left_to_people else ()
    return Deadline(
        id=rule.id,
        route=rule.body["route"],
        says=Phrase(f"rule/{rule.id}/does") if rule.body.get("does") else phrase("procedure.court.step"),
        from_at=start,
        due_at=end_of(counted.due_at.date(), zone),
        safe_by=safe_by(counted.due_at, context.margin, start),
        assumptions=left,
        rule=rule.id,
        source="; ".join(citation.cite for citation in rule.source),
        verified=rule.is_verified,
        kind=ClockKind.COURT,
    )
