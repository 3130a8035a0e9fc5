"""All cases, by what is due first."""

from __future__ import annotations

from typing import Any

import attrs
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from rejoinder.db import search
from rejoinder.db.models import Shop
from rejoinder.db.permissions import cards_of, people_who
from rejoinder.db.queries import BANDS, PHASES, SORTS, CardCounts, Filters, counts, filtered_cards, in_phase, page
from rejoinder.db.saved_view import remove_view, save_view, views_of
from rejoinder.db.search import MOST_FOUND
from rejoinder.db.services import services
from rejoinder.domain.member import Act
from rejoinder.domain.phrase import phrase
from rejoinder.domain.right import Right
from rejoinder.web.board_row import Teller, hours_of, teller
from rejoinder.web.dropzone import fresh_token, limits
from rejoinder.web.page_request import MemberRequest, UserRequest, has_organisation
from rejoinder.web.tenancy import organisation_page
from rejoinder.web.translation import say


@organisation_page()
def board(request: UserRequest) -> HttpResponse:
    """The cases of the chosen organisation, filtered, page by page."""
    if not has_organisation(request):
        return render(request, "board_nobody.html", {"here": "board"})
    filters = Filters.of(request.GET)
    response = render(request, "board.html", board_context(request, filters))
    if request.headers.get("HX-Request") == "true":
        response["HX-Push-Url"] = _address(request, filters)
    return response


def board_context(request: MemberRequest, filters: Filters) -> dict[str, Any]:
    """What the board shows for these filters."""
    hours = hours_of(request)
    selection = filtered_cards(cards_of(request.user, request.organisation), filters, request.organisation, hours)
    tells = teller(request, hours)
    got = page(
        in_phase(selection.cards, filters.phase),
        sort=filters.sort,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    beside = search.snippets(got.cards, filters.q) if filters.q else {}
    counted = counts(selection, filters.phase, hours)
    working = handlers(request)
    return {
        "here": "board",
        "filters": filters,
        "rows": [attrs.evolve(tells.row(card), snippet=beside.get(card.pk)) for card in got.cards],
        "banded": filters.sort == "due" and filters.phase == "open",
        "total": counted.phases[filters.phase],
        "phases": _phases(filters, counted),
        "bands": _bands(filters, counted),
        "scopes": _scopes(request, filters, working),
        "after": got.after and _link(filters, after=got.after),
        "before": got.before and _link(filters, before=got.before),
        "first": _link(filters),
        "query": urlencode(filters.parameters),
        "columns": ("due", "step", "handler"),
        "cleared": _link(Filters(phase=filters.phase)),
        "more": selection.more,
        "most": MOST_FOUND,
        "may_work": Act.WORK in request.may,
        "may_export": Act.MANAGE in request.may,
        **_choices(request, tells, working),
        **limits(),
        "token": fresh_token(),
    }


def _choices(request: MemberRequest, tells: Teller, working: list[tuple[str, str]]) -> dict[str, Any]:
    """What there is to choose from in the filters."""
    organisation = request.organisation
    return {
        "platforms": sorted(
            ((one.slug, tells.say(one.phrase)) for one in services().app.markets().all), key=lambda pair: pair[1]
        ),
        "rights": [(right.value, tells.say(phrase(f"route.right-{right.value}"))) for right in Right],
        "shops": Shop.objects.filter(organisation=organisation).order_by("name", "id") if request.role else (),
        "handlers": working,
        "due": [(band, tells.say(phrase(f"board.band-{band}"))) for band in BANDS],
        "sorts": [(sort, tells.say(phrase(f"board.sort-{sort}"))) for sort in SORTS],
        "views": views_of(request.user, organisation).select_related("user") if request.role else (),
    }


def handlers(request: MemberRequest) -> list[tuple[str, str]]:
    """Who of the organisation may handle a case: number and name. A guest is told of nobody."""
    if request.role is None:
        return []
    working = people_who(Act.WORK, request.organisation)
    return [(str(user.pk), str(user)) for user in working.order_by("name", "email")]


def _phases(filters: Filters, counted: CardCounts) -> list[dict[str, Any]]:
    return [
        {
            "says": f"board.phase-{phase}",
            "count": counted.phases[phase],
            "here": phase == filters.phase,
            "url": _link(filters, phase=phase, due=""),
        }
        for phase in PHASES
    ]


def _scopes(request: MemberRequest, filters: Filters, working: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Everybody's cases, one's own and nobody's, for whoever shares them with others."""
    mine = str(request.user.pk)
    if request.role is None or len(working) < 2:
        return []
    return [
        {"says": f"board.scope-{name}", "here": filters.handler == handler, "url": _link(filters, handler=handler)}
        for name, handler in (("all", ""), ("mine", mine), ("none", "none"))
    ]


def _bands(filters: Filters, counted: CardCounts) -> list[dict[str, Any]]:
    """The bands that hold cases; the one that is shown leads back to all of them."""
    return [
        {
            "name": band,
            "says": f"board.band-{band}",
            "count": counted.bands.get(band, 0),
            "here": band == filters.due,
            "url": _link(filters, due="" if band == filters.due else band),
        }
        for band in BANDS
        if counted.bands.get(band) or band == filters.due
    ]


def _link(filters: Filters, **changes: str) -> str:
    """The address of the board with these filters, some of them changed."""
    places = {name: value for name, value in changes.items() if name in ("after", "before")}
    fields = {name: value for name, value in changes.items() if name not in places}
    parameters = attrs.evolve(filters, **fields).parameters | places
    return f"?{urlencode(parameters)}" if parameters else "?"


def _address(request: MemberRequest, filters: Filters) -> str:
    places = {name: request.GET[name] for name in ("after", "before") if request.GET.get(name)}
    return request.path + (_link(filters, **places) if filters.parameters or places else "")


@require_POST
@organisation_page()
def save(request: MemberRequest) -> HttpResponse:
    """Keep the filters under a name."""
    view = save_view(
        request.user,
        request.organisation,
        name=request.POST.get("name", ""),
        query=request.POST.get("query", ""),
        shared="shared" in request.POST,
    )
    messages.success(request, say(request, "board.view-saved"))
    return redirect(f"/?{view.query}")


@require_POST
@organisation_page()
def remove(request: MemberRequest, view: int) -> HttpResponse:
    """Remove a view of one's own."""
    remove_view(request.user, request.organisation, view)
    messages.success(request, say(request, "board.view-gone"))
    return redirect("board")


urls = [
    path("", board, name="board"),
    path("views/", save, name="view-save"),
    path("views/<int:view>/remove/", remove, name="view-remove"),
]
