"""Deadlines of a case: due date, the rule or passage it follows from, and its certainty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.certainty import Certainty
from rejoinder.domain.deadline import LETTER, Deadline
from rejoinder.domain.finding import Finding
from rejoinder.domain.rulebook import Rulebooks
from rejoinder.domain.time_zone import zone_of_country
from rejoinder.procedure.answered_deadline import answered_deadlines
from rejoinder.procedure.calendar import Calendar
from rejoinder.procedure.court import court_deadlines
from rejoinder.procedure.deadline_context import DeadlineContext
from rejoinder.procedure.notice_clock import printed_deadlines
from rejoinder.procedure.open_routes import closed_routes
from rejoinder.procedure.profile import profile_of
from rejoinder.procedure.rule_clock import platform_deadlines, waiting_deadlines
from rejoinder.procedure.situation import situation
from rejoinder.procedure.start import starts
from rejoinder.procedure.warning import warnings


def deadlines(
    case: CaseFile, *, rulebooks: Rulebooks, calendars: Mapping[str, Calendar], now: dt.datetime
) -> tuple[tuple[Deadline, ...], tuple[Finding, ...]]:
    """The deadlines of a case, earliest first, and what there is to say of them.

    The end of the platform's countdown, where the seller tells it, is the only deadline of the answer; else a date or
    term that the notice itself prints; a rule is used where it prints none. Each deadline carries what was assumed. A
    deadline that has passed is returned too, with a finding. A term of which nobody says when it began gives no
    deadline, but a finding that asks for that day.
    """
    if case.reading is None:
        return (), ()
    known = profile_of(case, rulebooks)
    context = DeadlineContext(
        case=case,
        reading=case.reading,
        situation=situation(case),
        rulebooks=rulebooks,
        calendars=calendars,
        profile=known,
        starts=starts(case, known),
        now=now,
    )
    ordered = sorted(_deadlines(context), key=lambda deadline: (deadline.due_at, deadline.id))
    zone = zone_of_country(case.seller.country) or (known.zone if known is not None else None)
    ordered = [attrs.evolve(deadline, seller_zone=zone) for deadline in ordered]
    found = tuple(deadline for deadline in ordered if deadline.certainty is not Certainty.UNKNOWN)
    uncounted = tuple(deadline for deadline in ordered if deadline.certainty is Certainty.UNKNOWN)
    return found, tuple(warnings(context, found, uncounted))


def _deadlines(context: DeadlineContext) -> Iterator[Deadline]:
    if context.situation.answerable:
        closed = closed_routes(context.case, context.rulebooks, on=context.now.date())
        printed = tuple(printed_deadlines(context)) if context.situation.by_notice else ()
        answered = tuple(answered_deadlines(context))
        counted_down = {deadline.route for deadline in answered} | closed
        named_routes = {
            context.route if deadline.id == LETTER else deadline.route for deadline in printed
        } | counted_down
        yield from (deadline for deadline in answered if deadline.route not in closed)
        yield from (deadline for deadline in printed if deadline.route not in counted_down)
        yield from (deadline for deadline in platform_deadlines(context) if deadline.route not in named_routes)
    if not context.situation.is_over:
        yield from court_deadlines(context)
        yield from waiting_deadlines(context)
