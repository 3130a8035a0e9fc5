"""An export with many complaints: shown as the cases that it would become, then opened one by one in sight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from rejoinder.db.export import Ask, begin_export, export_request, keep_export, opened_rows, rows_of, stored_export
from rejoinder.db.models import Shop
from rejoinder.db.services import services
from rejoinder.domain.member import Act
from rejoinder.domain.reading import Role
from rejoinder.usecases.open_cases import PlannedCase, planned_cases, repeated_complaints
from rejoinder.web.page_request import MemberRequest
from rejoinder.web.tenancy import organisation_page
from rejoinder.web.translation import say

ROWS_SHOWN = 100


def stored_export_url(request: MemberRequest, file: Path, shop: Shop | None) -> str:
    """Keep an export that was dropped; the address of the page that shows what it would become."""
    return reverse("export", args=[keep_export(services(), file, request.organisation, shop, by=request.user).token])


@organisation_page(Act.WORK)
def export(request: MemberRequest, named: str) -> HttpResponse:
    """The cases that an export would become, and how far they are."""
    return render(request, "export.html", _progress(request, named) | _planned(request, _ask(request, named)))


@organisation_page(Act.WORK)
@require_POST
def export_open(request: MemberRequest, named: str) -> HttpResponse:
    """Open them all."""
    begin_export(services(), _ask(request, named))
    return redirect(f"{reverse('export', args=[named])}?begun")


@organisation_page(Act.WORK)
def export_progress(request: MemberRequest, named: str) -> HttpResponse:
    """How many are open; asked every second while they are being opened."""
    return render(request, "export_progress.html", _progress(request, named) | {"begun": True})


def _ask(request: MemberRequest, named: str) -> Ask:
    """What the address names, if it is of this person's organisation. Raises: ExportIsForgotten."""
    return export_request(named, request.organisation, request.user)


def _progress(request: MemberRequest, named: str) -> dict[str, Any]:
    ask = _ask(request, named)
    rows = rows_of(services(), ask)
    opened = opened_rows(ask, rows)
    return {
        "here": "start",
        "named": named,
        "count": len(rows),
        "opened": opened,
        "done": opened == len(rows),
        "begun": "begun" in request.GET,
    }


def _planned(request: MemberRequest, ask: Ask) -> dict[str, Any]:
    cases = planned_cases(stored_export(services(), ask.sha256, ask.name), services().app.markets())
    again = {case.folder for case in repeated_complaints(cases)}
    return {
        "file": ask.name,
        "rows": tuple(_rows(request, cases[:ROWS_SHOWN], again)),
        "more": len(cases) - ROWS_SHOWN,
        "again": len(again),
    }


def _rows(request: MemberRequest, cases: Sequence[PlannedCase], again: set[str]) -> Iterator[dict[str, Any]]:
    for case in cases:
        owner = case.reading.party(Role.OWNER) or case.reading.party(Role.AGENT)
        yield {
            "number": case.row.number,
            "reference": case.row.reference or "",
            "rights": ", ".join(say(request, f"document.right-{right.value}") for right in case.reading.rights),
            "owner": owner.name if owner else "",
            "listings": len(case.reading.listings),
            "received": case.row.received_at or case.row.received_on,
            "rounded": ", ".join(case.row.rounded),
            "again": case.folder in again,
        }


urls = [
    path("start/export/<str:named>/", export, name="export"),
    path("start/export/<str:named>/open/", export_open, name="export-open"),
    path("start/export/<str:named>/progress/", export_progress, name="export-progress"),
]
