"""The same act on many cases: looked at first, then done."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from django.core import signing
from django.http import HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_POST

from rejoinder.db import batch
from rejoinder.db.audit_event import record_act
from rejoinder.db.batch_undo import UNDOABLE, undoable_steps
from rejoinder.db.models import Batch, Card
from rejoinder.db.permissions import cards_of, require
from rejoinder.db.queries import Filters, filtered_cards, in_phase
from rejoinder.domain.errors import Refused
from rejoinder.domain.member import Act
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.route import RouteId
from rejoinder.usecases.record_filing import FILED
from rejoinder.web.board import handlers
from rejoinder.web.board_row import Teller, hours_of, there_at
from rejoinder.web.board_row import teller as teller_for
from rejoinder.web.page_request import MemberRequest, UserRequest
from rejoinder.web.spreadsheet import download
from rejoinder.web.tenancy import organisation_page

COLUMNS = ("number", "title", "status", "platform", "right", "complainant", "listings", "received", "due", "handler")
MOST_EXPORTED = 20_000
SHOWN = 100
"""Cases that a preview lists; the others are counted."""
BESIDE = ("handler", "organisation", "shop", "case__judgement")
PLAN, PLAN_LASTS = "bulk-plan", dt.timedelta(hours=1)


class PlanIsStale(Refused):
    """What was looked at is too old, or not what the server showed."""


@require_POST
@organisation_page(Act.WORK)
def bulk(request: MemberRequest) -> HttpResponseBase:
    """What would change, and what would not; nothing has changed yet."""
    act = request.POST.get("act", "")
    if act == "export":
        return _exported(request)
    return _preview(request, act, _picked(request, batch.MOST))


def _preview(request: MemberRequest, act: str, cards: Sequence[Card], *, changed: bool = False) -> HttpResponse:
    """The plan, with what each case would come to.

    Args:
        changed: whether somebody asked for something else than an earlier plan said.
    """
    batch.refuse_unless_few(cards)
    values = _values(request, act)
    foreseen = batch.preview_batch(cards, act, values, organisation=request.organisation)
    tells = teller_for(request, hours_of(request))
    will = [(_titled(each.card, tells), tells.say(each.changes)) for each in foreseen if each.changes]
    will_not = [(_titled(each.card, tells), tells.say(each.refused)) for each in foreseen if each.refused]
    plan = {"act": act, "values": values, "cases": [card.pk.hex for card in cards]}
    shown = {
        "here": "board",
        "act": act,
        "values": values,
        "plan": signing.dumps(plan, salt=PLAN, compress=True),
        "will": will[:SHOWN],
        "will_count": len(will),
        "will_not": will_not[:SHOWN],
        "will_not_count": len(will_not),
        "changed": changed,
    }
    return render(request, "board_preview.html", shown | _choices(request, tells))


@require_POST
@organisation_page(Act.WORK)
def do(request: MemberRequest) -> HttpResponse:
    """Have it done as the plan says; something else is looked at first. Raises: PlanIsStale."""
    act, plan = request.POST.get("act", ""), request.POST.get("plan", "")
    if plan:
        planned = _planned(plan)
        cards = _cards(request, [uuid.UUID(each) for each in planned["cases"]])
        if (planned["act"], planned["values"]) != (act, _values(request, act)) or request.POST.get("look"):
            return _preview(request, act, cards, changed=not request.POST.get("look"))
    else:
        cards = _picked(request, batch.MOST)
    batch_begun = batch.begin(cards, act, _values(request, act), by=request.user, organisation=request.organisation)
    return redirect("batch", batch_begun.pk)


@organisation_page()
def result(request: UserRequest, id: uuid.UUID) -> HttpResponse:
    """How far it is, what was done and what was refused."""
    found = batch.batch_for(request.user, request.organisation, id)
    steps = list(found.steps.select_related("case__card"))
    tells = teller_for(request, hours_of(request))
    refused = [
        (_titled(step.case.card, tells), step.case_id, step.trouble["says"][request.language])
        for step in steps
        if step.state == "refused" and step.trouble is not None
    ]
    shown = {
        "here": "board",
        "batch": found,
        "count": len(steps),
        "done": sum(step.state == "done" for step in steps),
        "over": sum(step.state != "waiting" for step in steps),
        "refused": refused,
        **_undo(found, tells),
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, "board/batch.html" if part else "board_batch.html", shown)


@require_POST
@organisation_page(Act.WORK)
def undo(request: MemberRequest, id: uuid.UUID) -> HttpResponse:
    """Have it undone in the cases that stand as it left them."""
    found = batch.batch_for(request.user, request.organisation, id)
    return redirect("batch", batch.begin_undo(found, by=request.user).pk)


def _undo(found: Batch, tells: Teller) -> dict[str, Any]:
    """In how many cases a batch can be undone, and in which it cannot, with why."""
    undone_by = Batch.objects.filter(undoes=found).first()
    if found.act not in UNDOABLE or undone_by is not None:
        return {"undone_by": undone_by, "final": found.act in ("comply", "file")}
    if found.steps.filter(state="waiting").exists():
        return {}
    steps = list(undoable_steps(found))
    not_undone = [
        (_titled(step.case.card, tells), step.case_id, tells.say(why)) for step, why in steps if why is not None
    ]
    return {
        "undo_count": len(steps) - len(not_undone),
        "not_undone": not_undone[:SHOWN],
        "not_undone_count": len(not_undone),
    }


def _picked(request: MemberRequest, most: int) -> list[Card]:
    """The cases that were picked, or all of the list, one more than may be at most."""
    cards = cards_of(request.user, request.organisation)
    if request.POST.get("all"):
        filters = Filters.of(QueryDict(request.POST.get("query", "")[:2_000]))
        cards = in_phase(filtered_cards(cards, filters, request.organisation, hours_of(request)).cards, filters.phase)
    else:
        cards = cards.filter(pk__in=_ids(request.POST.getlist("case")[: most + 1]))
    found = cards.select_related(*BESIDE).order_by("sort_at", "case_id")
    return list(found[: most + 1])


def _planned(plan: str) -> dict[str, Any]:
    """What was looked at. Raises: PlanIsStale."""
    try:
        return dict(signing.loads(plan, salt=PLAN, max_age=PLAN_LASTS))
    except signing.BadSignature as error:
        raise PlanIsStale from error


def _cards(request: MemberRequest, ids: Sequence[uuid.UUID]) -> list[Card]:
    """These cases, as far as the reader may see them, in the order of their urgency."""
    cards = cards_of(request.user, request.organisation).filter(pk__in=ids)
    return list(cards.select_related(*BESIDE).order_by("sort_at", "case_id"))


def _ids(words: Sequence[str]) -> Iterator[uuid.UUID]:
    for word in words:
        try:
            yield uuid.UUID(word)
        except ValueError:
            continue


def _values(request: MemberRequest, act: str) -> dict[str, str]:
    """What the act needs to know, with what is likeliest where nothing was said yet."""
    if act == "assign":
        return {"handler": request.POST.get("handler") or str(request.user.pk)}
    if act == "file":
        return {"route": request.POST.get("route") or RouteId.COUNTER_NOTICE.value}
    return {}


def _choices(request: MemberRequest, tells: Teller) -> dict[str, Any]:
    routes = sorted(FILED, key=list(RouteId).index)
    return {
        "handlers": handlers(request),
        "routes": [(route.value, tells.say(phrase(f"document.route-{route.value}"))) for route in routes],
    }


def _titled(card: Card, tells: Teller) -> str:
    named = " · ".join(dict.fromkeys(part for part in (card.title, card.reference) if part))
    return named or tells.say(phrase("board.new-case"))


def _exported(request: MemberRequest) -> StreamingHttpResponse:
    """The picked cases as a table that spreadsheets open."""
    require(request.user, request.organisation, Act.MANAGE)
    cards = _picked(request, MOST_EXPORTED)
    if not cards:
        raise batch.NothingIsPicked
    if len(cards) > MOST_EXPORTED:
        raise batch.CasesAreTooMany(most=MOST_EXPORTED)
    record_act("cases-exported", by=request.user, organisation=request.organisation, n=str(len(cards)))
    tells = teller_for(request, hours_of(request))
    return download("cases.csv", _rows(cards, tells))


def _rows(cards: Sequence[Card], tells: Teller) -> Iterator[list[str]]:
    yield [tells.say(_headed(column)) for column in COLUMNS]
    for card in cards:
        yield _cells(card, tells)


def _headed(column: str) -> Phrase:
    ours = ("platform", "right", "complainant", "due", "handler")
    return phrase(f"board.filter-{column}") if column in ours else phrase(f"board.export-{column}")


def _cells(card: Card, tells: Teller) -> list[str]:
    row = tells.row(card)
    due = there_at(card.due_at, card.offset_minutes).isoformat() if card.due_at else ""
    received = card.received_at.isoformat() if card.received_at else ""
    status = tells.say(phrase(f"board.status-{card.status}"))
    rights = tells.say(tuple(phrase(f"route.right-{right}") for right in card.rights))
    handler = str(card.handler) if card.handler else ""
    counted = str(card.listing_count)
    return [card.reference, row.title, status, row.platform, rights, card.complainant, counted, received, due, handler]


urls = [
    path("bulk/", bulk, name="bulk"),
    path("bulk/do/", do, name="bulk-do"),
    path("bulk/<uuid:id>/", result, name="batch"),
    path("bulk/<uuid:id>/undo/", undo, name="batch-undo"),
]
