"""Timers as rows: planned, asked for when they are due, done once for their key.

A row is the truth. The background is asked to do what is due; what it does is repeated until the row says that it is
done, so a timer survives whatever ends the process.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from typing import Any

import attrs
from django.db import transaction
from django.db.models import F, Q

from rejoinder.db.models import Timer
from rejoinder.db.services import Services

JOB, JOB_OUTSIDE = "timer", "timer-outside"
OUTSIDE = frozenset({"send", "deliver", "digest", "fetch", "webhook"})
"""Kinds that speak with somebody outside, who may keep them waiting."""
AGAIN_AFTER = dt.timedelta(minutes=10)
"""How long a timer that was asked for and is not done is left alone."""
MOST_ASKS = 1_000
AT_ONCE = 200
"""Timers that one tick asks for at most; the next tick goes on."""
LATE = dt.timedelta(minutes=15)
"""From when on something that is told counts as missed."""


@attrs.frozen(kw_only=True)
class Planned:
    """One timer as it ought to be."""

    key: str
    kind: str
    due_at: dt.datetime
    says: dict[str, Any] = attrs.field(factory=dict)


def add_timer(planned: Planned, *, about: str = "", case: uuid.UUID | None = None) -> None:
    """Have one more timer; one that is known by this key stays as it is."""
    Timer.objects.bulk_create([_row(planned, about, case)], ignore_conflicts=True)


def plan_timers(case: uuid.UUID, kinds: Collection[str], planned: Iterable[Planned], *, now: dt.datetime) -> None:
    """Have exactly these timers of these kinds for a case, beside those that are done or due.

    What is due already is left to whoever does it, so that a plan made after a long sleep takes away nothing that
    was to be told meanwhile; the others are cancelled.
    """
    wanted = {each.key: each for each in planned}
    with transaction.atomic():
        mine = Timer.objects.filter(case=case, kind__in=kinds)
        mine.filter(state="waiting", due_at__gt=now).exclude(key__in=wanted).update(state="cancelled")
        mine.filter(state="cancelled", key__in=wanted).update(state="waiting", asked_at=None)
        for row in mine.filter(state="waiting", key__in=wanted):
            if row.due_at != wanted[row.key].due_at:
                Timer.objects.filter(pk=row.pk).update(due_at=wanted[row.key].due_at, asked_at=None)
        Timer.objects.bulk_create([_row(each, "", case) for each in wanted.values()], ignore_conflicts=True)


def queue_due_timers(services: Services) -> int:
    """Ask the background for everything that is due now; how much that was."""
    now = services.now()
    due = Timer.objects.filter(state="waiting", due_at__lte=now).filter(
        # Asked for in the future is what a clock leaves that ran ahead for a while.
        Q(asked_at=None) | Q(asked_at__lte=now - AGAIN_AFTER) | Q(asked_at__gt=now + AGAIN_AFTER)
    )
    return sum(_ask(services, timer, now) for timer in list(due.order_by("due_at")[:AT_ONCE]))


def due_timer(id: str) -> Timer | None:
    """The timer to be done; None where it was done or cancelled meanwhile."""
    return Timer.objects.filter(pk=int(id), state="waiting").first()


def finish(timer: Timer, at: dt.datetime, state: str = "done") -> None:
    """Note that a timer is over."""
    Timer.objects.filter(pk=timer.pk, state="waiting").update(state=state, over_at=at)


def postpone(timer: Timer, at: dt.datetime) -> None:
    """Retry a timer whose work met an outage: soon at first, then every ten minutes."""
    wait = min(AGAIN_AFTER, dt.timedelta(minutes=2 ** min(timer.asks, 10) / 2))
    Timer.objects.filter(pk=timer.pk, state="waiting").update(asked_at=at - AGAIN_AFTER + wait)


def is_late(timer: Timer, now: dt.datetime) -> bool:
    """Whether nothing ran when the timer was due."""
    return bool(now - timer.due_at > LATE)


def _ask(services: Services, timer: Timer, now: dt.datetime) -> bool:
    """Ask once for each number of asking, whichever process does it; the job is queued before the row says so."""
    if timer.asks >= MOST_ASKS:
        finish(timer, now, "failed")
        return False
    job = JOB_OUTSIDE if timer.kind in OUTSIDE else JOB
    services.work.soon(job, key=f"{JOB}:{timer.pk}:{timer.asks}", about=str(timer.pk))
    return bool(Timer.objects.filter(pk=timer.pk, asks=timer.asks).update(asks=F("asks") + 1, asked_at=now))


def _row(planned: Planned, about: str, case: uuid.UUID | None) -> Timer:
    return Timer(
        key=planned.key[:200], kind=planned.kind, due_at=planned.due_at, about=about, case_id=case, says=planned.says
    )
