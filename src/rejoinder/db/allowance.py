"""How much a program may ask in a minute, counted once for all processes."""

from __future__ import annotations

import datetime as dt

import attrs
from django.db.models import F

from rejoinder.db.models import Allowance
from rejoinder.domain.errors import Unavailable

A_MINUTE = 300
"""What a token may spend in a minute; most calls cost one, those that must think cost more."""


class CallsAreTooMany(Unavailable):
    """The token has spent its minute."""


@attrs.frozen(kw_only=True)
class Left:
    """What is left of the minute that runs."""

    most: int
    left: int
    seconds: int
    """Until the next minute begins."""


def spend(token: int, cost: int, now: dt.datetime) -> Left:
    """Take the cost of a call from the minute of its token. Raises: CallsAreTooMany, and then nothing is taken."""
    minute, seconds = divmod(int(now.timestamp()), 60)
    mine = Allowance.objects.filter(pk=token)
    for _ in range(2):
        if mine.filter(minute=minute, spent__lte=A_MINUTE - cost).update(spent=F("spent") + cost):
            break
        if mine.exclude(minute=minute).update(minute=minute, spent=cost):
            break
        if mine.filter(minute=minute).exists():
            raise CallsAreTooMany(seconds=60 - seconds)
        Allowance.objects.bulk_create([Allowance(pk=token)], ignore_conflicts=True)
    spent = mine.values_list("spent", flat=True).first() or cost
    return Left(most=A_MINUTE, left=max(0, A_MINUTE - spent), seconds=60 - seconds)
