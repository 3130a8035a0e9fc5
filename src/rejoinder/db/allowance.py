"""How much a program may ask in a minute, counted once for all processes."""

from __future__ import annotations

import datetime as dt

import attrs
from django.db import transaction

from rejoinder.db.models import Allowance
from rejoinder.domain.errors import Unavailable

A_MINUTE = 300
"""What a token may spend in a minute; most calls cost one, those that must think cost more."""


class CallsAreTooMany(Unavailable):
    """The token has spent its minute."""


@attrs.frozen(kw_only=True)
class RemainingAllowance:
    """What is left of the minute that runs."""

    most: int
    left: int
    seconds: int
    """Until the next minute begins."""


def spend(token: int, cost: int, now: dt.datetime) -> RemainingAllowance:
    """Take the cost of a call from the minute of its token. Raises: CallsAreTooMany, and then nothing is taken."""
    minute, second = divmod(int(now.timestamp()), 60)
    with transaction.atomic():
        mine = _locked_row(token)
        # A server whose clock is a little ahead may have begun the next minute already: that one is spent then.
        if mine.minute not in (minute, minute + 1):
            mine.minute, mine.spent = minute, 0
        if mine.spent + cost > A_MINUTE:
            raise CallsAreTooMany(seconds=60 - second)
        mine.spent += cost
        mine.save(update_fields=["minute", "spent"])
    return RemainingAllowance(most=A_MINUTE, left=A_MINUTE - mine.spent, seconds=60 - second)


def _locked_row(token: int) -> Allowance:
    """The token's row, which nobody else changes until the transaction is over."""
    mine = Allowance.objects.select_for_update().filter(pk=token)
    found = mine.first()
    if found is None:
        Allowance.objects.bulk_create([Allowance(pk=token)], ignore_conflicts=True)
        found = mine.get()
    return found
