"""What falls due when: the deadlines of a house in order of time, and how many a day."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence

import attrs
from django.db.models import Count, Q, QuerySet

from rejoinder.db.models import CardDeadline, Organisation, User
from rejoinder.db.permissions import cards_of, role_in

MOST = 1_500
"""Moments that are told one by one; where there are more, days are counted."""
KINDS = {"safe": "safe_by", "due": "due_at"}


@attrs.frozen(kw_only=True)
class DueMoment:
    """Something falls due, or can still be done safely, at an hour."""

    at: dt.datetime
    kind: str
    """`safe` or `due`."""
    deadline: CardDeadline


def deadlines_of(user: User, house: Organisation) -> QuerySet[CardDeadline]:
    """The running deadlines of every case of the house that the user may see."""
    found = CardDeadline.objects.filter(organisation=house)
    return found if role_in(user, house) is not None else found.filter(card__in=cards_of(user, house))


def moments(
    deadlines: QuerySet[CardDeadline], begins: dt.datetime, ends: dt.datetime, *, most: int = MOST
) -> tuple[DueMoment, ...]:
    """What falls between two hours, in order of time: the first `most` of each kind."""
    found = [
        DueMoment(at=getattr(deadline, column), kind=kind, deadline=deadline)
        for kind, column in KINDS.items()
        for deadline in deadlines.filter(_within(column, begins, ends))
        .select_related("card")
        .order_by(column, "pk")[:most]
    ]
    return tuple(sorted(found, key=lambda moment: (moment.at, moment.kind, moment.deadline.pk)))


def per_day(deadlines: QuerySet[CardDeadline], edges: Sequence[dt.datetime]) -> list[int]:
    """How many deadlines end between each two neighbouring edges."""
    days = itertools.pairwise(edges)
    counted = {f"day{n}": Count("pk", filter=_within("due_at", *day)) for n, day in enumerate(days)}
    found = deadlines.filter(_within("due_at", edges[0], edges[-1])).aggregate(**counted)
    return [found[f"day{n}"] for n in range(len(edges) - 1)]


def _within(column: str, begins: dt.datetime, ends: dt.datetime) -> Q:
    return Q(**{f"{column}__gte": begins, f"{column}__lt": ends})
