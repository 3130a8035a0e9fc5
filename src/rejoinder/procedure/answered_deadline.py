"""The deadline that the seller reports from the platform's own countdown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rejoinder.domain.certainty import Certainty
from rejoinder.domain.deadline import ClockKind, Deadline
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.question import ANSWER_BY
from rejoinder.procedure.clock import end_of
from rejoinder.procedure.deadline_context import PRINTED, DeadlineContext, safe_by
from rejoinder.procedure.notice_clock import YEARS


def answered_deadlines(context: DeadlineContext) -> Iterator[Deadline]:
    """The deadline of the answer as the seller tells it; none where he tells none, or a day that cannot be one."""
    answer = context.case.answer(ANSWER_BY)
    found = _instant(context, answer) if answer else None
    if found is None:
        return
    due, assumed = found
    yield Deadline(
        id=f"{context.route}.told",
        route=context.route,
        says=phrase(f"procedure.answer.{context.route}"),
        from_at=None,
        due_at=due,
        safe_by=safe_by(due, context.margin, context.starts.earliest),
        assumptions=assumed,
        rule=PRINTED,
        verified=True,
        kind=ClockKind.NOTICE,
        certainty=Certainty.KNOWN,
    )


def _instant(context: DeadlineContext, answer: str) -> tuple[dt.datetime, tuple[Phrase, ...]] | None:
    """The last moment, with what was assumed for it: a bare day ends as early as on the platform or its site."""
    found = dt.datetime.fromisoformat(answer)
    if found.year not in YEARS:
        return None
    if len(answer) == len("2026-12-01"):
        due = min(end_of(found.date(), zone) for zone in (context.zone, *context.site_zones))
        return due, (phrase("procedure.assumed.whole-day", day=found.date()),)
    return (found if found.tzinfo else found.replace(tzinfo=context.zone)), ()
