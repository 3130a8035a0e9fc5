"""Findings about the deadlines of a case: passed, near, uncertain, unknown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from rejoinder.domain.deadline import LETTER, Deadline
from rejoinder.domain.finding import NO_DATE_OF_RECEIPT, Because, Finding, Gravity, Subject, fact
from rejoinder.domain.finding import rule as by_rule
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Role, Stage
from rejoinder.domain.route import RouteId
from rejoinder.procedure.deadline_context import PRINTED, DeadlineContext
from rejoinder.text.lexicon import matcher

NEAR = dt.timedelta(hours=72)
READ = 6_000
"""Characters of a letter in which it speaks to its reader."""
_TO_US = matcher("procedure/warning.to_seller", re.IGNORECASE)


def warnings(
    context: DeadlineContext, found: Sequence[Deadline], uncounted: Sequence[Deadline] = ()
) -> Iterator[Finding]:
    """The findings on these deadlines: those that block first, as they come by date.

    Args:
        uncounted: terms that run from a day that nobody gives.
    """
    for deadline in found:
        yield from _timing(context, deadline)
    own = [deadline for deadline in found if _is_of_answer(context, deadline)]
    waits = [term for term in uncounted if _is_of_answer(context, term)]
    if waits:
        because = (fact("case.complaint.received_at", phrase("procedure.nobody-gave-it")),)
        words = waits[0].source if waits[0].rule == PRINTED else None
        name = "no-date-of-receipt" if words is None else "no-date-of-receipt-for"
        message = phrase(f"procedure.{name}", **({"words": words} if words else {}))
        yield Finding(
            id=NO_DATE_OF_RECEIPT, subject=Subject.PROCEDURE, says=message, gravity=Gravity.WEAKENS, because=because
        )
    yield from _sureness(context, own)
    if any(deadline.provisional for deadline in found):
        yield _finding("calendar-not-published", Gravity.NOTE)
    if context.situation.answerable and not own and not waits:
        profile = context.profile.rule if context.profile else None
        known = (by_rule(profile.id, profile.phrase),) if profile else ()
        because = (fact("reading.clocks", phrase("procedure.no-clock-in-the-notice")), *known)
        by_law = context.route == RouteId.DMCA_COUNTER_NOTICE
        name, gravity = ("no-clock-by-law", Gravity.NOTE) if by_law else ("no-clock-known", Gravity.WEAKENS)
        yield _finding(name, gravity, because=because)
    if context.situation.answerable and _is_direct(context):
        because = (fact("reading.sender_role", phrase("procedure.written-by-the-other-side")),)
        yield _finding("not-through-the-platform", Gravity.NOTE, because=because)
    if context.situation.waiting:
        yield _finding("answer-is-filed", Gravity.NOTE, because=context.situation.because)


def _is_of_answer(context: DeadlineContext, deadline: Deadline) -> bool:
    """Whether it limits the answer, to the platform or to a letter of the other side."""
    return deadline.route == context.route or deadline.id == LETTER


def _is_direct(context: DeadlineContext) -> bool:
    """Whether the other side wrote to the seller himself, so that the platform may know of nothing yet."""
    reading = context.reading
    by_them = reading.sender_role in (Role.OWNER, Role.AGENT) and reading.stage is Stage.NOTICE
    return by_them and _TO_US.search(reading.text[:READ]) is not None


def _sureness(context: DeadlineContext, own: Sequence[Deadline]) -> Iterator[Finding]:
    assumed = {assumption.id for deadline in own for assumption in deadline.assumptions}
    unsure = [deadline for deadline in own if deadline.rule != PRINTED and not deadline.verified]
    if unsure:
        profile = (context.profile.rule,) if context.profile else ()
        consulted = (*(context.rulebooks.rule(each.rule) for each in unsure), *profile)
        rules = tuple(by_rule(each.id, each.phrase) for each in consulted)
        yield _finding("clock-not-verified", Gravity.NOTE, because=rules, source=unsure[0].source)
    if "procedure.assumed.several-clocks" in assumed:
        because = (by_rule("general.earlier_date", Phrase("rule/general.earlier_date")),)
        yield _finding("several-clocks", Gravity.NOTE, because=because)


def _timing(context: DeadlineContext, deadline: Deadline) -> Iterator[Finding]:
    if deadline.says.id.startswith("procedure.waiting."):
        return
    because = (fact(f"deadlines.{deadline.id}", deadline.says),)
    if deadline.due_at < context.now:
        gravity = Gravity.BLOCKS if deadline.route == context.route else Gravity.NOTE
        yield _finding(
            "deadline-passed", gravity, deadline.route, because, source=deadline.source, due_at=deadline.due_at
        )
    elif deadline.due_at - context.now <= NEAR:
        hours = int((deadline.due_at - context.now).total_seconds() // 3600)
        values = {"due_at": deadline.due_at, "hours": hours}
        yield _finding("deadline-near", Gravity.NOTE, deadline.route, because, source=deadline.source, **values)


def _finding(
    name: str,
    gravity: Gravity,
    route: str = "",
    because: tuple[Because, ...] = (),
    source: str | None = None,
    **values: object,
) -> Finding:
    return Finding(
        id=f"procedure.{name}" + (f".{route}" if route else ""),
        subject=Subject.PROCEDURE,
        says=phrase(f"procedure.{name}", **values),
        gravity=gravity,
        because=because,
        source=source,
    )
