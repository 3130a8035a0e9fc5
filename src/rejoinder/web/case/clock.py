"""How long is left for the answer: in words, in the platform's zone and in the reader's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from django.utils import timezone

from rejoinder.db.services import services
from rejoinder.domain.phrase import phrase
from rejoinder.domain.route import ANSWERS
from rejoinder.web.page_request import UserRequest
from rejoinder.web.translation import say

HURRY = dt.timedelta(hours=24)
DAY = 24 * 60


@attrs.frozen(kw_only=True)
class DeadlineView:
    """A deadline as a page shows it."""

    left: str
    """The time left, in words."""
    tone: str
    """`bad` in the last day and after it, else empty."""
    says: str
    due: tuple[str, ...]
    """The last moment in the platform's zone, then in the reader's own where that is another."""
    safe: tuple[str, ...]
    """The same of the moment to act by."""
    safe_passed: bool
    record: Mapping[str, Any]
    """The deadline as the answer says it."""


def clocks(request: UserRequest, record: Mapping[str, Any]) -> tuple[DeadlineView, ...]:
    """Every deadline: of an answer before any other, the earliest first, those to come before those past."""
    now, answers = services().now(), {route.value for route in ANSWERS}
    found = sorted(
        record["deadlines"], key=lambda each: (_at(each, "due_at") < now, each["route"] not in answers, each["due_at"])
    )
    return tuple(_clock(request, each, now) for each in found)


def time_left(request: UserRequest, left: dt.timedelta) -> str:
    """A span of time in words: days and hours, in the last day hours and minutes."""
    minutes = int(left.total_seconds() // 60)
    if minutes < 0:
        return say(request, "answer_page.left-none")
    if minutes < DAY:
        return say(request, "answer_page.left-hours-minutes", hours=minutes // 60, minutes=minutes % 60)
    days, hours = minutes // DAY, minutes % DAY // 60
    if not hours:
        return say(request, "answer_page.left-days", days=days)
    return say(request, "answer_page.left-days-hours", days=days, hours=hours)


def in_zones(request: UserRequest, at: dt.datetime) -> tuple[str, ...]:
    """An instant as the platform counts it, then as the reader's clock shows it where that differs."""
    own = timezone.localtime(at)
    instants = [at] if own.utcoffset() == at.utcoffset() else [at, own]
    return tuple(say(request, phrase("confirm.value", value=each)) for each in instants)


def _clock(request: UserRequest, deadline: Mapping[str, Any], now: dt.datetime) -> DeadlineView:
    due, safe = _at(deadline, "due_at"), _at(deadline, "safe_by")
    return DeadlineView(
        left=time_left(request, due - now),
        tone="bad" if due - now < HURRY else "",
        says=deadline["says"],
        due=in_zones(request, due),
        safe=in_zones(request, safe),
        safe_passed=safe < now <= due,
        record={**deadline, "notes": tuple(_notes(deadline))},
    )


def _notes(deadline: Mapping[str, Any]) -> Iterator[str]:
    """Ids of what a reader must know of how sure the date is."""
    if not deadline["verified"]:
        yield "answer_page.unverified"
    if deadline["provisional"]:
        yield "answer_page.provisional"


def _at(deadline: Mapping[str, Any], name: str) -> dt.datetime:
    return dt.datetime.fromisoformat(deadline[name])
