"""The dossier: whether it is ready, page by page, every document to save, proved unchanged, and the case as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from rejoinder.db.case_archive import archive, verify_case_archive
from rejoinder.db.models import Card, Case, Document
from rejoinder.db.services import services
from rejoinder.db.stamp import can_stamp
from rejoinder.db.stamp import stamp as stamp_ledger
from rejoinder.db.upload import upload_file_name
from rejoinder.domain import event as ev
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.member import Act
from rejoinder.vault.chain import LedgerIsBroken
from rejoinder.web.case.clock import in_zones
from rejoinder.web.case.file import kept_apart
from rejoinder.web.case.frame import for_all_listings, frame
from rejoinder.web.case.papers import page_counts
from rejoinder.web.case.statement_in_force import statement_in_force_line
from rejoinder.web.page_request import UserRequest
from rejoinder.web.remedy import error_text
from rejoinder.web.tenancy import case_page
from rejoinder.web.translation import say

KINDS = ("dossier", "packet", "statement", "letter", "brief", "calendar")
PAGES_SHOWN = 300
MOST_ALTERED = 50


@case_page()
def dossier(request: UserRequest, case: Case) -> HttpResponse:
    """Whether the dossier is ready, and its pages."""
    return render(request, "case/dossier.html", _context(request, case))


@case_page()
@require_POST
def verify(request: UserRequest, case: Case) -> HttpResponse:
    """The same, with what a check of ledger, papers and packets came to just now."""
    context = _context(request, case) | {
        "check": _checked(request, case),
        "checked_at": in_zones(request, services().now()),
    }
    return render(request, "case/dossier.html", context)


@case_page(Act.WORK)
@require_POST
def stamp(request: UserRequest, case: Case) -> HttpResponse:
    """Have a time authority stamp the newest line of the ledger. Raises: NobodyCanStamp, Unavailable leaves."""
    stamp_ledger(services(), services().writer(case, request.user))
    services().queue_judgement(case)
    return redirect(f"{reverse('dossier', args=[case.pk])}#proof")


@case_page(Act.MANAGE)
def download_case(request: UserRequest, case: Case) -> FileResponse:
    """The whole case as a zip."""
    named = Card.objects.filter(pk=case.pk).values_list("reference", flat=True).first()
    name = upload_file_name(f"case-{named or case.pk.hex[:8]}").replace(".", "-")
    packed = archive(services(), case, name)
    return kept_apart(FileResponse(packed, as_attachment=True, filename=f"{name}.zip", content_type="application/zip"))


def _context(request: UserRequest, case: Case) -> dict[str, Any]:
    context = frame(request, case, "dossier")
    if context["record"] is None:
        return context
    return context | {
        "ready": _ready(context["record"]),
        "missing": _missing(context["record"]),
        "statement_line": statement_in_force_line(request, case),
        "documents": list(_documents(case)),
        "books": list(_books(case)),
        **_stamps(request, case),
        "may_stamp": Act.WORK in request.may and can_stamp(services()),
        "may_manage": Act.MANAGE in request.may,
        "may_work": Act.WORK in request.may,
    }


def _ready(record: Mapping[str, Any]) -> bool | None:
    """Whether the dossier can be handed in; None where there is none."""
    found = [each["ready"] for each in for_all_listings(record) if each["kind"] == "dossier"]
    return all(found) if found else None


def _missing(record: Mapping[str, Any]) -> list[str]:
    bound = (each for each in for_all_listings(record) if each["kind"] in ("dossier", "packet"))
    return list(dict.fromkeys(gap for each in bound for gap in each["missing"]))


def _documents(case: Case) -> Iterator[dict[str, Any]]:
    """Kinds of documents in the order of use, each with its files."""
    rows = list(Document.objects.filter(case=case, kind__in=KINDS).order_by("path"))
    for kind in KINDS:
        files = [row for row in rows if row.kind == kind]
        if files:
            yield {"kind": kind, "files": files}


def _books(case: Case) -> Iterator[dict[str, Any]]:
    """Each dossier with its pages, and the neighbours of each page."""
    counts = page_counts(case)
    for row in Document.objects.filter(case=case, kind="dossier", path__endswith=".pdf").order_by("path"):
        shown = min(counts.get(row.path, 0), PAGES_SHOWN)
        pages = [
            {"number": n, "before": n - 1 if n > 1 else None, "after": n + 1 if n < shown else None}
            for n in range(1, shown + 1)
        ]
        yield {"path": row.path, "sha256": row.sha256, "pages": pages, "more": counts.get(row.path, 0) - shown}


def _stamps(request: UserRequest, case: Case) -> dict[str, Any]:
    """Stamps on the ledger, in order; where it is broken, why: the page that can name what changed must still open."""
    try:
        events = [entry.event for entry in services().writer(case, request.user).entries()]
    except LedgerIsBroken as error:
        return {"stamps": [], "broken": say(request, error.says)}
    found = (event for event in events if isinstance(event, ev.HeadStamped))
    rows = [{"line": each.line, "at": in_zones(request, each.stamped_at), "who": each.authority} for each in found]
    return {"stamps": rows, "broken": ""}


def _checked(request: UserRequest, case: Case) -> dict[str, Any]:
    """The outcome in words; bytes that the vault no longer gives as they were are an outcome too."""
    try:
        found = verify_case_archive(services(), case)
    except RejoinderError as error:
        return {"intact": False, "says": [error_text(request, error)], "altered": []}
    altered = [{"path": each.path, "says": say(request, each.says)} for each in found.altered[:MOST_ALTERED]]
    outcome = "verify.intact" if found.intact else "verify.altered"
    return {
        "intact": found.intact,
        "says": [say(request, outcome, checked=found.checked, count=len(found.altered))],
        "altered": altered,
        "seals": [
            {"says": say(request, seal.says), "valid": seal.valid, "at": _at(request, seal.at)} for seal in found.seals
        ],
        "notes": [say(request, note) for note in found.notes],
    }


def _at(request: UserRequest, at: dt.datetime | None) -> tuple[str, ...]:
    return in_zones(request, at) if at else ()
