"""Who complains: what they filed, and how it ended."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.http import urlencode

from rejoinder.db.case_projection import key_of
from rejoinder.db.complainant import SIDES, SORTS, complaints_of, find_complainant, find_complainants, partners
from rejoinder.db.permissions import cards_of
from rejoinder.db.queries import LONGEST_QUERY, one_line, page
from rejoinder.web.board_row import hours_of, teller
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import organisation_page


@organisation_page()
def complainants(request: UserRequest) -> HttpResponse:
    """Everybody who complains, the most frequent first."""
    if request.organisation is None:
        return redirect("board")
    side, sort = _one_of(request, "as", SIDES), _one_of(request, "sort", SORTS)
    name = one_line(request.GET.get("name", ""))[:LONGEST_QUERY]
    number = _number(request.GET.get("page", ""))
    cards = cards_of(request.user, request.organisation)
    got = find_complainants(cards, side, name=name, sort=sort, number=number)
    parameters = {"as": side, "sort": sort, "name": name}
    shown = {
        "here": "complainants",
        "side": side,
        "sides": list(SIDES),
        "sort": sort,
        "sorts": list(SORTS),
        "name": name,
        "rows": [(one, _link(side, one.key)) for one in got.accusers],
        "earlier": number > 1 and f"?{urlencode(parameters | {'page': number - 1})}",
        "later": got.more and f"?{urlencode(parameters | {'page': number + 1})}",
    }
    return render(request, "complainants.html", shown)


@organisation_page()
def complainant(request: UserRequest) -> HttpResponse:
    """One of them: the figures, who acts with them, and their cases. Raises: ComplainantIsUnknown."""
    if request.organisation is None:
        return redirect("board")
    side, key = _one_of(request, "as", SIDES), key_of(request.GET.get("name", "")[:LONGEST_QUERY])
    cards = cards_of(request.user, request.organisation)
    found = find_complainant(cards, side, key)
    got = page(
        complaints_of(cards, side, key),
        sort="newest",
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    tells = teller(request, hours_of(request))
    other = "agent" if side == "owner" else "owner"
    shown = {
        "here": "complainants",
        "side": side,
        "one": found,
        "beside": [(each, _link(other, each.key)) for each in partners(cards, side, key)],
        "rows": [tells.row(card) for card in got.cards],
        "total": found.total,
        "first": _link(side, key),
        "after": got.after and _link(side, key, after=got.after),
        "before": got.before and _link(side, key, before=got.before),
    }
    return render(request, "complainant.html", shown)


def _link(side: str, key: str, **more: str) -> str:
    return f"/complainants/one/?{urlencode({'as': side, 'name': key} | more)}"


def _one_of(request: UserRequest, name: str, known: Any) -> str:
    """What was chosen, else the first."""
    value = request.GET.get(name, "")
    return value if value in known else next(iter(known))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 5 and int(text) else 1


urls = [
    path("complainants/", complainants, name="complainants"),
    path("complainants/one/", complainant, name="complainant"),
]
