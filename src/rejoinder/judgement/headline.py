"""The head of an answer, which is never wrong in the direction that hurts.

Among readings that compete it takes the one that costs least if it is wrong: a running clock before a finished one,
the earlier date before the later. "Nothing is due" and "it has passed" need a known fact.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import attrs

from rejoinder.domain.certainty import Certainty, weakest_certainty
from rejoinder.domain.deadline import ClockKind, Deadline
from rejoinder.domain.exposure import Exposure
from rejoinder.domain.finding import NO_DATE_OF_RECEIPT, NOT_THROUGH_THE_PLATFORM, Finding
from rejoinder.domain.headline import (
    CaseState,
    CaseStatus,
    ClockState,
    HeadClock,
    Headline,
    NextStep,
    NoticeQuote,
    Silence,
    Wait,
)
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Harm, Reading
from rejoinder.domain.route import AWAITED, Route, RouteId
from rejoinder.text.wrapped_lines import quoted_line

_OF_THE_ANSWER = frozenset({ClockKind.NOTICE, ClockKind.PLATFORM})
"""Terms that the marketplace sets for the seller's answer."""
_NOTHING_DUE = frozenset({CaseState.WAITING, CaseState.WON, CaseState.OVER, CaseState.NOT_A_COMPLAINT})
_WRITTEN = frozenset({RouteId.NEGOTIATE, RouteId.ASK})
"""Routes on which a letter is written, so that nothing is left to do until its answer comes."""
_STEPS = {
    CaseState.WAITING: "wait",
    CaseState.WON: "won",
    CaseState.OVER: "over",
    CaseState.NOT_A_COMPLAINT: "not-a-complaint",
}
"""States in which the step is said by themselves where no route is advised."""


@attrs.frozen(kw_only=True)
class HeadContext:
    """What the head is made from."""

    status: CaseStatus
    reading: Reading
    deadlines: Sequence[Deadline]
    findings: Sequence[Finding]
    routes: Sequence[Route]
    exposure: Exposure
    now: dt.datetime
    unsettled: bool = False
    """Whether the case holds another message that may be newer than the complaint, which nobody has looked at."""
    waits: tuple[Wait, ...] = ()
    awaits_reply: bool = False
    """Whether the complainant or the platform was written to and has not answered."""
    has_complied: bool = False
    """Whether the case is over because the seller did what is asked."""
    unheard: bool = False
    """Whether the seller has neither answered a question nor handed in a paper, so that no ground could be weighed."""
    in_part: bool = False
    """Whether the accused listings are to be handled differently, group by group."""


def headline(context: HeadContext) -> Headline:
    """Clock, step and price of silence of a case."""
    return Headline(clock=_clock(context), step=_step(context), silence=_silence(context), waits=context.waits)


def _clock(context: HeadContext) -> HeadClock:
    status = context.status
    awaited = [each for each in context.deadlines if each.route in AWAITED and each.kind in _OF_THE_ANSWER]
    if status.state in _NOTHING_DUE:
        state = ClockState.NONE if status.certainty.is_known else ClockState.UNKNOWN
        return _undated(state, status.certainty, "none" if status.certainty.is_known else "none-if-so")
    if status.state is CaseState.COURT:
        return _in_court(context)
    running = [each for each in awaited if each.due_at > context.now]
    if running:
        return _dated(ClockState.RUNNING, min(running, key=lambda each: each.due_at), status)
    if any(finding.id == NO_DATE_OF_RECEIPT for finding in context.findings):
        return _undated(ClockState.UNKNOWN, Certainty.UNKNOWN, "no-start")
    if claimed := [each for each in context.deadlines if each.kind is ClockKind.CLAIMANT and each.due_at > context.now]:
        return _claimed(min(claimed, key=lambda each: each.due_at))
    if awaited:
        return _passed(max(awaited, key=lambda each: each.due_at), status, unsettled=context.unsettled)
    if status.state is CaseState.LOST and status.certainty.is_known:
        return _undated(ClockState.NONE, Certainty.KNOWN, "lost")
    return _undated(ClockState.UNKNOWN, Certainty.UNKNOWN, "unknown")


def _in_court(context: HeadContext) -> HeadClock:
    """The next day of a court, where the notice or the rules of procedure give one."""
    ahead = [each for each in context.deadlines if each.kind is ClockKind.COURT and each.due_at > context.now]
    if not ahead:
        return _undated(ClockState.UNKNOWN, Certainty.UNKNOWN, "court")
    first = min(ahead, key=lambda each: each.due_at)
    message = phrase("status.clock-court-date", step=first.says, due_at=first.on_seller_clock(first.due_at))
    return HeadClock(
        state=ClockState.RUNNING,
        due_at=first.due_at,
        safe_by=first.safe_by,
        certainty=Certainty.LIKELY,
        says=message,
    )


def _claimed(deadline: Deadline) -> HeadClock:
    """A day that the complainant set himself is shown as his, and hides no clock of the platform that is not known."""
    message = phrase("status.clock-claimant", due_at=deadline.on_seller_clock(deadline.due_at))
    return HeadClock(
        state=ClockState.RUNNING,
        due_at=deadline.due_at,
        safe_by=deadline.safe_by,
        certainty=Certainty.LIKELY,
        says=message,
    )


def _undated(state: ClockState, certainty: Certainty, name: str) -> HeadClock:
    return HeadClock(state=state, certainty=certainty, says=phrase(f"status.clock-{name}"))


def _dated(state: ClockState, deadline: Deadline, status: CaseStatus) -> HeadClock:
    sure = (
        deadline.certainty
        if status.state is CaseState.OPEN
        else weakest_certainty((deadline.certainty, status.certainty))
    )
    name = state.value if sure.is_known else f"{state.value}-likely"
    return HeadClock(
        state=state,
        due_at=deadline.due_at,
        safe_by=deadline.safe_by,
        certainty=sure,
        says=phrase(f"status.clock-{name}", due_at=deadline.due_at, safe_by=deadline.safe_by),
    )


def _passed(deadline: Deadline, status: CaseStatus, *, unsettled: bool) -> HeadClock:
    """That the time is over is only said where the day is known and no other message may set another."""
    if not unsettled and weakest_certainty((deadline.certainty, status.certainty)).is_known:
        return _dated(ClockState.PASSED, deadline, status)
    message = phrase("status.clock-may-have-passed", due_at=deadline.due_at)
    return HeadClock(state=ClockState.UNKNOWN, certainty=Certainty.UNKNOWN, says=message)


def _step(context: HeadContext) -> NextStep:
    advised = sorted((route for route in context.routes if route.advised), key=lambda route: route.rank)
    state = context.status.state
    if not advised or state in (CaseState.WAITING, CaseState.WON, CaseState.OVER):
        if not advised and context.awaits_reply:
            return _reply_step(context)
        route = advised[0].id if advised else None
        if state is CaseState.WAITING and context.waits and context.waits[0].expected_by is not None:
            return NextStep(route=route, says=phrase("status.step-wait-until", says=context.waits[0].says))
        name = "complied" if context.has_complied else _STEPS.get(state, "none")
        return NextStep(route=route, says=phrase(f"status.step-{name}"))
    best = advised[0]
    if context.awaits_reply and best.id in _WRITTEN:
        return _reply_step(context)
    if context.unheard and best.id in _WRITTEN and state is CaseState.OPEN:
        return NextStep(route=best.id, says=phrase("status.step-tell-first"))
    part = "-in-part" if context.in_part and best.id is RouteId.COMPLY else ""
    named = phrase(f"answer.route-{best.id.value}{part}")
    if best.because:
        return NextStep(route=best.id, says=phrase("status.step-route", route=named, why=best.because[0].says))
    return NextStep(route=best.id, says=phrase("status.step-route-only", route=named))


def _reply_step(context: HeadContext) -> NextStep:
    """To wait for the answer of the complainant or the platform, which stands before those of suppliers."""
    return NextStep(route=None, says=phrase("status.step-reply", says=context.waits[0].says))


def _silence(context: HeadContext) -> Silence:
    quotes = tuple(_quotes(context.reading))
    silent = context.exposure.if_silent
    if context.status.state in _NOTHING_DUE:
        return Silence(certainty=context.status.certainty, says=_while_nothing_is_due(context))
    direct = any(finding.id == NOT_THROUGH_THE_PLATFORM for finding in context.findings)
    if not silent.known or (direct and quotes):
        name = "silence-notice" if quotes else "silence-unknown"
        return Silence(certainty=Certainty.UNKNOWN, says=phrase(f"status.{name}"), notice=quotes)
    return Silence(certainty=Certainty.KNOWN, says=_price(context.exposure), notice=quotes)


def _while_nothing_is_due(context: HeadContext) -> Phrase:
    """What follows from doing nothing where nothing is due: of a decision that is awaited, what to do without one."""
    if context.waits and (context.status.state is CaseState.WAITING or context.has_complied):
        return context.waits[0].then
    return phrase("status.silence-nothing")


def _price(exposure: Exposure) -> Phrase:
    """What the rules of the market add: points, strikes and measures over those that stand now."""
    silent, now = exposure.if_silent, exposure.totals
    if silent.closed and not now.closed:
        return phrase("status.silence-closed")
    if silent.points > now.points and not silent.strikes:
        return phrase("status.silence-points-only", points=silent.points)
    if silent.strikes > now.strikes and not silent.points:
        return phrase("status.silence-strikes", strikes=silent.strikes)
    if (silent.points, silent.strikes) > (now.points, now.strikes):
        return phrase("status.silence-points", points=silent.points, strikes=silent.strikes)
    return phrase("status.silence-record")


def _quotes(reading: Reading) -> list[NoticeQuote]:
    """The notice's own words, the heaviest first."""
    order = list(Harm)
    ordered = sorted(reading.consequences, key=lambda one: (order.index(one.harms[0]), one.span))
    return [
        NoticeQuote(
            says=phrase("status.harms", harms=tuple(phrase(f"status.harm-{harm.value}") for harm in one.harms)),
            quote=quoted_line(reading.text[one.span[0] : one.span[1]]),
        )
        for one in ordered
    ]
