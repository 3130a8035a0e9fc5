"""Time left to negotiate before the answer to the platform must be sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import attrs

from rejoinder.domain.deadline import Deadline
from rejoinder.domain.finding import Because, fact, rule
from rejoinder.domain.phrase import phrase

TO_FINISH = dt.timedelta(hours=24)
"""What it takes to put together, have read and hand in an answer once the talk has failed."""


@attrs.frozen(kw_only=True)
class TalkClock:
    """Until when to talk, and why."""

    stop_at: dt.datetime
    """The latest safe moment to stop talking and file."""
    due_at: dt.datetime
    because: tuple[Because, ...]

    def has_run_out(self, now: dt.datetime) -> bool:
        """Whether one should file rather than go on talking."""
        return now >= self.stop_at


def talk_clock(deadlines: Sequence[Deadline], routes: Sequence[str]) -> TalkClock | None:
    """The clock of the first answer that would be lost; None where no deadline of an open answer is known.

    Args:
        routes: ids of the routes that answer the complaint and are open.
    """
    running = sorted((one for one in deadlines if one.route in routes), key=lambda one: (one.safe_by, one.id))
    if not running:
        return None
    first = running[0]
    message = phrase("negotiation.clock-because", due_at=first.due_at, safe_by=first.safe_by)
    reasons = [fact(f"deadlines.{first.id}", message)]
    if first.rule:
        reasons.append(rule(first.rule, first.says))
    return TalkClock(stop_at=first.safe_by - TO_FINISH, due_at=first.due_at, because=tuple(reasons))
