"""The house of the token: who is in it, its shops, who complains against it, and what falls due."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import attrs
from ninja import Query, Router, Schema
from ninja.params import functions
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.cursor import make_cursor, place
from rejoinder.api.record import case_record
from rejoinder.api.response_schema import CasePage, Instant, ShopShape
from rejoinder.api.scopes import reads
from rejoinder.db.case_projection import key_of
from rejoinder.db.complainant import associated_parties, complaints_of, find_complainant, find_complainants
from rejoinder.db.diary import deadlines_of
from rejoinder.db.models import Member, Shop
from rejoinder.db.permissions import cards_of, role_in
from rejoinder.db.queries import one_line, page

router = Router(tags=["house"])


class MemberShape(Schema):
    """Somebody who belongs to the house."""

    id: int
    name: str
    role: str


class House(Schema):
    """For whom the token speaks."""

    organisation: str
    four_eyes: bool
    cooling_minutes: int
    zone: str
    user: MemberShape
    scopes: list[str]
    members: list[MemberShape]
    shops: list[ShopShape]


class ComplainantShape(Schema):
    """One who complains, under every spelling of the name."""

    key: str
    name: str
    total: int
    waiting: int
    refused: int
    established: int
    withdrawn: int
    listings: int
    first_at: dt.datetime
    last_at: dt.datetime


class Complainants(Schema):
    """A page of those who complain."""

    complainants: list[ComplainantShape]
    next: str | None


class ComplainantWhole(ComplainantShape):
    """The same, with who acts beside them and their cases."""

    beside: list[ComplainantShape]
    """Agents of an owner, or owners of an agent: the most frequent first."""
    cases: CasePage


class DueShape(Schema):
    """A deadline that runs."""

    case: str
    title: str
    reference: str
    route: str
    due_at: dt.datetime
    safe_by: dt.datetime
    verified: bool


class DuePage(Schema):
    """A page of deadlines, the soonest first."""

    deadlines: list[DueShape]
    next: str | None


@router.get("house", response=House, operation_id="show_house", summary="The house of the token")
@reads()
def show_organisation(request: ApiRequest) -> Any:
    """For whom the token speaks and what it may do; whom cases can be given to, and shops."""
    who, organisation = request.caller, request.caller.organisation
    members = Member.objects.filter(organisation=organisation).select_related("user").order_by("user__name", "user")
    role = role_in(who.user, organisation)
    return {
        "organisation": organisation.name,
        "four_eyes": organisation.four_eyes,
        "cooling_minutes": organisation.cooling_minutes,
        "zone": organisation.zone,
        "user": {"id": who.user.pk, "name": str(who.user), "role": role.value if role else ""},
        "scopes": sorted(scope.value for scope in who.scopes),
        "members": [{"id": each.user_id, "name": str(each.user), "role": each.role} for each in members],
        "shops": list(Shop.objects.filter(organisation=organisation).order_by("name", "pk")),
    }


@router.get("complainants", response=Complainants, operation_id="list_complainants", summary="Who complains")
@reads()
def list_complainants(
    request: ApiRequest,
    side: Literal["owner", "agent"] = "owner",
    name: str = functions.Query("", max_length=200),
    sort: Literal["often", "lately", "name"] = "often",
    cursor: str = functions.Query("", max_length=2000),
) -> Any:
    """Owners of rights, or their agents: how often they complain, and how it ended."""
    parameters = {"side": side, "name": name, "sort": sort}
    number = place(request, cursor, **parameters) or 1
    cards = cards_of(request.caller.user, request.caller.organisation)
    found = find_complainants(cards, side, name=one_line(name), sort=sort, number=number)
    return {
        "complainants": [attrs.asdict(each) for each in found.accusers],
        "next": make_cursor(request, number + 1 if found.more else None, **parameters),
    }


@router.get("complainants/one", response=ComplainantWhole, operation_id="show_complainant", summary="One complainant")
@reads()
def show_complainant(
    request: ApiRequest,
    name: str = functions.Query(min_length=1, max_length=200),
    side: Literal["owner", "agent"] = "owner",
    cursor: str = functions.Query("", max_length=2000),
) -> Any:
    """What one of them filed and how it ended, under every spelling of the name, with a page of the cases."""
    parameters, key = {"side": side, "name": name}, key_of(name)
    cards = cards_of(request.caller.user, request.caller.organisation)
    one = find_complainant(cards, side, key)
    got = page(complaints_of(cards, side, key), sort="newest", **(place(request, cursor, **parameters) or {}))
    cases = {
        "cases": [case_record(request, card) for card in got.cards],
        "next": make_cursor(request, {"after": got.after} if got.after else None, **parameters),
        "previous": make_cursor(request, {"before": got.before} if got.before else None, **parameters),
    }
    return {
        **attrs.asdict(one),
        "beside": [attrs.asdict(each) for each in associated_parties(cards, side, key)],
        "cases": cases,
    }


class Span(Schema):
    """Between which hours."""

    since: Instant | None = Field(None, description="Not before this hour.")
    until: Instant | None = Field(None, description="Before this hour.")


@router.get("deadlines", response=DuePage, operation_id="list_deadlines", summary="What falls due")
@reads()
def list_deadlines(
    request: ApiRequest,
    span: Query[Span],
    cursor: str = functions.Query("", max_length=2000),
    size: int = functions.Query(100, ge=1, le=500),
) -> Any:
    """The deadlines of every route that is open, and as route `wait` the days by which others are expected to act."""
    parameters = {"since": str(span.since), "until": str(span.until)}
    at = place(request, cursor, **parameters) or 0
    found = deadlines_of(request.caller.user, request.caller.organisation).select_related("card")
    if span.since is not None:
        found = found.filter(due_at__gte=span.since)
    if span.until is not None:
        found = found.filter(due_at__lt=span.until)
    rows = list(found.order_by("due_at", "pk")[at : at + size + 1])
    records = [
        {
            "case": str(row.card_id),
            "title": row.card.title,
            "reference": row.card.reference,
            **{name: getattr(row, name) for name in ("route", "due_at", "safe_by", "verified")},
        }
        for row in rows[:size]
    ]
    return {"deadlines": records, "next": make_cursor(request, at + size if len(rows) > size else None, **parameters)}
