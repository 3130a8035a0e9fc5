"""Deadlines from the dates and time limits that the notice prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.certainty import Certainty, weakest_certainty
from rejoinder.domain.deadline import LETTER, ClockKind, Deadline
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import BY_PLATFORM, Clock, Role, Stage, Unit
from rejoinder.domain.route import RouteId
from rejoinder.procedure.clock import CountedTerm, CountIsOutOfRange, Counts, end_of
from rejoinder.procedure.court import is_court_day
from rejoinder.procedure.deadline_context import PRINTED, DeadlineContext, safe_by
from rejoinder.procedure.printed_term import Candidate, PrintedLimits, candidates
from rejoinder.text.lazy_pattern import regex

_PASSED_ON = BY_PLATFORM | {Stage.FORWARDED_NOTICE, Stage.REMINDER}
"""Messages in which the platform speaks to the seller."""
YEARS = range(2000, 2101)
"""Years in which a deadline can lie; a date outside them was misread."""


@attrs.frozen(kw_only=True)
class _Read:
    """One printed clock, counted."""

    candidate: Candidate
    counted: CountedTerm
    from_at: dt.datetime | None = None
    assumptions: tuple[Phrase, ...] = ()
    certainty: Certainty = Certainty.KNOWN
    """How sure the day is that it is counted from; known where the date itself is printed."""

    @property
    def is_assumed(self) -> bool:
        """Whether nobody gives the date it is counted from."""
        return self.certainty is Certainty.UNKNOWN


def printed_deadlines(context: DeadlineContext) -> Iterator[Deadline]:
    """The earliest deadline that the notice prints for the answer, for a change or removal, and for an offer it makes.

    A date that stands there is preferred to a term that nobody can count.
    """
    printed = [each for each in candidates(context.reading) if not is_court_day(context.reading, each.clock)]
    ordered = _dates_first(printed, context.reading.text)
    read = [found for candidate in ordered if (found := _read(context, candidate)) is not None]
    answered = RouteId.NEGOTIATE.value if context.by_claimant else context.route
    routes = {
        PrintedLimits.ANSWER: answered,
        PrintedLimits.CHANGE: RouteId.COMPLY.value,
        PrintedLimits.OFFER: RouteId.NEGOTIATE.value,
    }
    for limits, route in routes.items():
        meant = [each for each in read if each.candidate.limits is limits]
        if meant:
            yield _deadline(context, meant, route, of_letter=context.by_claimant and limits is PrintedLimits.ANSWER)


_BESIDE = regex(
    r"(?!.*(?:later|latest|in any|позднее|в любом|最迟|不晚于|不迟于))"
    r"[\s,;，；（(\[—–-]{0,4}(?:[^\W\d_][^\n.。;；]{0,30})?[\s:：（(\[]{0,3}"
)
"""What may stand between a term and the date at which it ends: `2 days 8 hours (until 18 September)`."""


def _dates_first(clocks: Sequence[Candidate], text: str) -> tuple[Candidate, ...]:
    """The clocks without the terms that have their end printed right beside them: the date is the surer of the two."""
    dates = [each.clock.span for each in clocks if each.clock.due_at is not None and each.clock.unit is Unit.DATE]

    def has_its_date(span: tuple[int, int]) -> bool:
        gaps = [(min(span[1], date[1]), max(span[0], date[0])) for date in dates]
        return any(start <= end <= start + 40 and _BESIDE.fullmatch(text[start:end]) for start, end in gaps)

    return tuple(each for each in clocks if each.clock.unit is Unit.DATE or not has_its_date(each.clock.span))


def _deadline(context: DeadlineContext, read: Sequence[_Read], route: str, *, of_letter: bool) -> Deadline:
    first = min(read, key=lambda each: (each.is_assumed, each.counted.due_at, each.candidate.index))
    due = first.counted.due_at
    caveats = (*_several(read, first), *_unconfirmed(context, first), *context.caveats(first.counted))
    return Deadline(
        id=LETTER if of_letter else f"{route}.printed",
        route=route,
        says=phrase("procedure.answer.letter" if of_letter else f"procedure.answer.{route}"),
        from_at=first.from_at,
        due_at=due,
        safe_by=context.now if first.is_assumed else safe_by(due, context.margin, first.from_at),
        counted=first.counted.counted,
        skipped=first.counted.skipped,
        assumptions=(*first.assumptions, *caveats),
        rule=PRINTED,
        source=first.candidate.clock.phrase,
        verified=not first.is_assumed,
        kind=ClockKind.CLAIMANT if context.by_claimant else ClockKind.NOTICE,
        provisional=first.counted.provisional,
        certainty=weakest_certainty((_print_certainty(context, first), first.certainty)),
    )


def _print_certainty(context: DeadlineContext, read: _Read) -> Certainty:
    """Known where the platform prints it, or a person has looked at it; a letter of the other side binds nobody."""
    by_platform = context.reading.sender_role is Role.PLATFORM or context.reading.stage in _PASSED_ON
    found_there = context.case.answer("stage") == "open"
    return Certainty.KNOWN if by_platform or found_there or _is_confirmed(context, read) else Certainty.LIKELY


def _read(context: DeadlineContext, candidate: Candidate) -> _Read | None:
    corrected = _corrected(context.case, candidate.index)
    if corrected is not None:
        return _Read(candidate=candidate, counted=CountedTerm(due_at=corrected))
    if candidate.clock.due_at is not None:
        plausible = candidate.clock.due_at.year in YEARS
        return _dated(context, candidate, candidate.clock.due_at) if plausible else None
    amount, counts = _amount(candidate.clock)
    if amount is None:
        return None
    try:
        return _termed(context, candidate, amount, counts)
    except CountIsOutOfRange:
        return None


def _dated(context: DeadlineContext, candidate: Candidate, printed: dt.datetime) -> _Read:
    due = printed if printed.tzinfo else printed.replace(tzinfo=context.zone)
    assumptions: list[Phrase] = []
    if candidate.clock.floating:
        first = min((due, *(due.replace(tzinfo=zone) for zone in context.hour_zones)))
        if first != due:
            due = first
            assumptions.append(phrase("procedure.assumed.zone", at=due))
    if not candidate.clock.whole_day:
        return _Read(candidate=candidate, counted=CountedTerm(due_at=due), assumptions=tuple(assumptions))
    due = end_of(due.date(), due.tzinfo or context.zone)
    assumptions.append(phrase("procedure.assumed.whole-day", day=due.date()))
    if candidate.says_before:
        assumptions.append(phrase("procedure.assumed.before-a-day", day=due.date()))
    return _Read(candidate=candidate, counted=CountedTerm(due_at=due), assumptions=tuple(assumptions))


def _amount(clock: Clock) -> tuple[int | None, Counts]:
    if clock.unit is Unit.WORKING_DAYS:
        return clock.days, Counts.WORKING_DAYS
    if clock.unit is Unit.HOURS or clock.days is None:
        in_days = clock.days * 24 if clock.days is not None else None
        return (clock.hours if clock.hours is not None else in_days), Counts.HOURS
    return clock.days, Counts.CALENDAR_DAYS


def _termed(context: DeadlineContext, candidate: Candidate, amount: int, counts: Counts) -> _Read:
    from_at, assumptions = context.term_start(candidate.start)
    assumed = list(assumptions)
    if counts is Counts.CALENDAR_DAYS and candidate.plain_days:
        assumed.append(phrase("procedure.assumed.plain-days"))
    if counts is Counts.WORKING_DAYS:
        assumed.extend(_working_day_assumptions(context, from_at))
    return _Read(
        candidate=candidate,
        counted=context.count_term(
            amount, counts, from_at or context.now, zones=context.zones, calendars=context.of_the_writer
        ),
        from_at=from_at,
        assumptions=tuple(assumed),
        certainty=context.starts.certainty,
    )


def _working_day_assumptions(context: DeadlineContext, from_at: dt.datetime | None) -> tuple[Phrase, ...]:
    if len(context.of_the_writer) > 1:
        return (phrase("procedure.assumed.whose-working-days"),)
    day = from_at.astimezone(context.zone).date() if from_at else None
    if day is None or context.of_the_writer[0].is_open(day):
        return ()
    return (phrase("procedure.assumed.closed-start", day=day),)


def _several(read: Sequence[_Read], first: _Read) -> tuple[Phrase, ...]:
    others = sorted({each.candidate.clock.phrase for each in read if each.counted.due_at != first.counted.due_at})
    if not others:
        return ()
    return (phrase("procedure.assumed.several-clocks", taken=first.candidate.clock.phrase, others=tuple(others)),)


def _is_confirmed(context: DeadlineContext, read: _Read) -> bool:
    field = f"clocks.{read.candidate.index}"
    fields = [*(each.field for each in context.case.confirmed), *(each.field for each in context.case.corrected)]
    return any(name == field or name.startswith(f"{field}.") for name in fields)


def _unconfirmed(context: DeadlineContext, read: _Read) -> tuple[Phrase, ...]:
    if _is_confirmed(context, read):
        return ()
    return (phrase("procedure.assumed.unconfirmed", words=read.candidate.clock.phrase),)


def _corrected(case: CaseFile, index: int) -> dt.datetime | None:
    """A deadline that a person put in the place of what was read, the newest."""
    fields = {f"clocks.{index}.due_at", f"clocks.{index}", "due_at"}
    values = [value for name, value in case.asserted.overrides if name == "due_at"]
    values += [correction.value for correction in case.corrected if correction.field in fields]
    for value in reversed(values):
        try:
            found = dt.datetime.fromisoformat(value)
        except ValueError:
            continue
        if found.tzinfo is not None and found.year in YEARS:
            return found
    return None
