"""Who complains against an organisation, alone or for others: how often, and how it ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import attrs
from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from rejoinder.db.case_projection import key_of
from rejoinder.db.models import Card
from rejoinder.domain.errors import Invalid

SIDES = {"owner": ("complainant_key", "complainant"), "agent": ("agent_key", "agent")}
"""As whom somebody complains: the columns of the key and of the name as it was written."""
SORTS: Mapping[str, tuple[str, ...]] = {"often": ("-total",), "lately": ("-last_at",), "name": ()}
WAITING = ("open", "answered", "court", "unsure")
"""Statuses of cases that are not decided."""
SIZE = 50
MOST_PARTNERS = 10


class ComplainantIsUnknown(Invalid):
    """Nobody of this name complains in a case that the reader may see."""


@attrs.frozen(kw_only=True)
class Complainant:
    """One who complains, under every spelling of the name."""

    key: str
    name: str
    total: int
    waiting: int
    """Complaints that are not decided."""
    refused: int
    established: int
    withdrawn: int
    listings: int
    first_at: dt.datetime
    last_at: dt.datetime

    @property
    def decision_count(self) -> int:
        """Complaints that a platform decided."""
        return self.refused + self.established


@attrs.frozen(kw_only=True)
class ComplainantPage:
    """A page of them, counted from 1."""

    accusers: tuple[Complainant, ...]
    number: int
    more: bool


def find_complainants(
    cards: QuerySet[Card], side: str, *, name: str = "", sort: str = "often", number: int = 1
) -> ComplainantPage:
    """Who complains in these cases, page by page.

    Args:
        side: `owner` for those whose right it is, `agent` for those who complain for them.
        name: part of the name; everybody where it is empty.
    """
    key, _ = SIDES[side]
    found = cards.exclude(**{key: ""})
    if name:
        found = found.filter(**{f"{key}__contains": key_of(name) or name.casefold()})
    start = (number - 1) * SIZE
    rows = list(_gathered(found, side).order_by(*SORTS[sort], key)[start : start + SIZE + 1])
    complainants = tuple(_complainant(row, key) for row in rows[:SIZE])
    return ComplainantPage(accusers=complainants, number=number, more=len(rows) > SIZE)


def find_complainant(cards: QuerySet[Card], side: str, key: str) -> Complainant:
    """One of them. Raises: ComplainantIsUnknown where nobody of this key complains in these cases."""
    row = _gathered(complaints_of(cards, side, key), side).first() if key else None
    if row is None:
        raise ComplainantIsUnknown
    return _complainant(row, SIDES[side][0])


def complaints_of(cards: QuerySet[Card], side: str, key: str) -> QuerySet[Card]:
    """The cases in which somebody complains."""
    return cards.filter(**{SIDES[side][0]: key})


@attrs.frozen(kw_only=True)
class Partner:
    """One who acts for an owner, or for whom an agent acts, and in how many of the cases."""

    key: str
    name: str
    """One spelling of it."""
    total: int


def partners(cards: QuerySet[Card], side: str, key: str) -> Sequence[Partner]:
    """The same as `associated_parties` without figures of each, in the order of an index that begins with both keys."""
    other, name = SIDES["agent" if side == "owner" else "owner"]
    grouped = complaints_of(cards, side, key).exclude(**{other: ""}).order_by().values_list(other)
    counted = grouped.annotate(total=Count("*")).order_by("-total", other)[:MOST_PARTNERS]
    return [
        Partner(key=by, name=cards.filter(**{other: by}).values_list(name, flat=True)[0], total=total)
        for by, total in counted
    ]


def associated_parties(cards: QuerySet[Card], side: str, key: str) -> Sequence[Complainant]:
    """Who acts for an owner, or for whom an agent acts: the most frequent first."""
    other = "agent" if side == "owner" else "owner"
    return find_complainants(complaints_of(cards, side, key), other).accusers[:MOST_PARTNERS]


def _complainant(row: Mapping[str, Any], key: str) -> Complainant:
    return Complainant(key=row[key], **{name: value for name, value in row.items() if name != key})


def _gathered(cards: QuerySet[Card], side: str) -> QuerySet[Card, dict[str, Any]]:
    key, name = SIDES[side]
    grouped: QuerySet[Card, dict[str, Any]] = (
        cards.order_by()
        .values(key)
        .annotate(
            name=Min(name),
            total=Count("*"),
            waiting=Count("status", filter=Q(status__in=WAITING)),
            refused=Count("status", filter=Q(status="won")),
            established=Count("status", filter=Q(status="lost")),
            withdrawn=Count("status", filter=Q(status="withdrawn")),
            listings=Sum("listing_count"),
            first_at=Min("opened_at"),
            last_at=Max("opened_at"),
        )
        .order_by(key)
    )
    return grouped
