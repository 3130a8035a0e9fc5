"""What falls due when: the deadlines of an organisation in order of time, and how many a day."""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
from collections.abc import Sequence

import attrs
from django.db.models import Q, QuerySet

from rejoinder.assembly.calendar import WAIT
from rejoinder.db.models import CardDeadline, Organisation, User
from rejoinder.db.permissions import cards_of, role_in

MOST = 1_500
"""Deadlines of a month of which some are named; where there are more, days are counted."""
KINDS = {"safe": "safe_by", "due": "due_at"}


@attrs.frozen(kw_only=True)
class DueMoment:
    """Something falls due, or can still be done safely, at an hour."""

    at: dt.datetime
    kind: str
    """`safe`, `due` or `wait`."""
    deadline: CardDeadline


def _moment(at: dt.datetime, kind: str, deadline: CardDeadline) -> DueMoment:
    return DueMoment(at=at, kind=WAIT if deadline.route == WAIT else kind, deadline=deadline)


def deadlines_of(user: User, organisation: Organisation) -> QuerySet[CardDeadline]:
    """The running deadlines of every case of the organisation that the user may see."""
    found = CardDeadline.objects.filter(organisation=organisation)
    return found if role_in(user, organisation) is not None else found.filter(card__in=cards_of(user, organisation))


def moments(
    deadlines: QuerySet[CardDeadline], begins: dt.datetime, ends: dt.datetime, *, most: int = MOST
) -> tuple[DueMoment, ...]:
    """What falls between two hours, in order of time: the first `most` of each kind."""
    found = [
        _moment(getattr(deadline, column), kind, deadline)
        for kind, column in KINDS.items()
        for deadline in _of_kind(deadlines, kind)
        .filter(_within(column, begins, ends))
        .select_related("card")
        .order_by(column, "pk")[:most]
    ]
    return tuple(sorted(found, key=lambda moment: (moment.at, moment.kind, moment.deadline.pk)))


@attrs.frozen(kw_only=True)
class DayMoments:
    """What falls on one day: the first moments of it, and how many there are."""

    first: tuple[DueMoment, ...]
    count: int


def day_moments(
    deadlines: QuerySet[CardDeadline], edges: Sequence[dt.datetime], *, each: int
) -> tuple[DayMoments, ...]:
    """The first `each` moments between each two neighbouring edges; only theirs are looked up with their cases."""
    days: list[list[tuple[dt.datetime, str, int]]] = [[] for _ in edges[1:]]
    for kind, column in KINDS.items():
        for at, pk in _of_kind(deadlines, kind).filter(_within(column, edges[0], edges[-1])).values_list(column, "pk"):
            days[bisect.bisect_right(edges, at) - 1].append((at, kind, pk))
    chosen = [sorted(day)[:each] for day in days]
    wanted = {pk for day in chosen for _, _, pk in day}
    rows = CardDeadline.objects.select_related("card").in_bulk(wanted)
    return tuple(
        DayMoments(
            first=tuple(_moment(at, kind, rows[pk]) for at, kind, pk in first if pk in rows),
            count=len(day),
        )
        for first, day in zip(chosen, days, strict=True)
    )


def per_day(deadlines: QuerySet[CardDeadline], edges: Sequence[dt.datetime]) -> list[int]:
    """How many deadlines end between each two neighbouring edges."""
    return [deadlines.filter(_within("due_at", *day)).count() for day in itertools.pairwise(edges)]


def _of_kind(deadlines: QuerySet[CardDeadline], kind: str) -> QuerySet[CardDeadline]:
    """Those that have a moment of this kind: a wait has none to act by."""
    return deadlines.exclude(route=WAIT) if kind == "safe" else deadlines


def _within(column: str, begins: dt.datetime, ends: dt.datetime) -> Q:
    return Q(**{f"{column}__gte": begins, f"{column}__lt": ends})
