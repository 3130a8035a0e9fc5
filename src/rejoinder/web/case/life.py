"""Acts on a case as a whole: name, close, reopen, merge, delete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_POST

from rejoinder.db import case_life
from rejoinder.db.case_projection import title_of
from rejoinder.db.duplicate import listings_of, similar_cases
from rejoinder.db.models import Card, Case
from rejoinder.db.permissions import case_for
from rejoinder.db.services import services
from rejoinder.domain.member import Act
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page
from rejoinder.web.translation import say


def life(request: UserRequest, case: Case, record: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the page shows of it: whether it is closed or merged, its name, and cases of what may be one complaint."""
    card = Card.objects.filter(pk=case.pk).first()
    return {
        "closed": case.closed_at is not None,
        "merged_into": Card.objects.filter(pk=case.merged_into_id).first() if case.merged_into_id else None,
        "named": title_of(card) if card else "",
        "alike": list(_alike(request, case, record)) if card is not None and case.closed_at is None else [],
        "may_delete": Act.MANAGE in request.may,
        "member": request.role is not None,
    }


def _alike(request: UserRequest, case: Case, record: Mapping[str, Any] | None) -> Iterator[dict[str, Any]]:
    """Other open cases of what may be the same complaint, with why."""
    for card, why in similar_cases(request.user, case, listings_of(record)):
        line = card.status_says.get(request.language, "")
        yield {"pk": card.pk, "title": title_of(card), "line": line, "why": f"drop.same-{why}"}


@case_page(Act.WORK)
@require_POST
def rename(request: UserRequest, case: Case) -> HttpResponse:
    """Give it another name."""
    case_life.rename(services(), case, request.POST.get("name", ""), by=request.user)
    return redirect("case", case.pk)


@case_page(Act.WORK)
@require_POST
def close(request: UserRequest, case: Case) -> HttpResponse:
    """Close it, or open it again."""
    if "reopen" in request.POST:
        case_life.reopen(services(), case, by=request.user)
    else:
        case_life.close(services(), case, by=request.user)
    return redirect("case", case.pk)


@case_page(Act.WORK)
@require_POST
def merge(request: UserRequest, case: Case) -> HttpResponse:
    """Make it part of another case, where its files are sorted in."""
    into = case_for(request.user, request.POST.get("into", ""), Act.WORK)
    drop = case_life.merge(services(), case, into, by=request.user)
    return redirect("drop", drop.pk)


@case_page(Act.MANAGE)
@require_POST
def delete(request: UserRequest, case: Case) -> HttpResponse:
    """Delete it for good."""
    name = request.POST.get("name", "")
    case_life.delete(services(), case, name=name, by=request.user)
    messages.success(request, say(request, "overview.deleted", name=name))
    return redirect("board")


urls = [
    path("cases/<uuid:case>/rename/", rename, name="case-rename"),
    path("cases/<uuid:case>/close/", close, name="case-close"),
    path("cases/<uuid:case>/merge/", merge, name="case-merge"),
    path("cases/<uuid:case>/delete/", delete, name="case-delete"),
]
