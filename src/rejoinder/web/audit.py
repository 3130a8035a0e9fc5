"""Who did what when in the organisation, for its owners."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from rejoinder.db.audit import GROUPS, DeedFilter, cursor, deeds
from rejoinder.db.models import User
from rejoinder.domain.member import Act
from rejoinder.vault.event_record import KINDS
from rejoinder.web.case.form_parsing import day_range
from rejoinder.web.page_request import MemberRequest
from rejoinder.web.tenancy import member_page
from rejoinder.web.translation import say


@member_page(Act.MANAGE)
def audit(request: MemberRequest) -> HttpResponse:
    """A page of deeds, newest first, by person, kind and days. Raises: DayIsUnreadable."""
    known = User.objects.filter(memberships__organisation=request.organisation).order_by("name", "email")
    chosen, kind = request.GET.get("by", ""), request.GET.get("kind", "")
    by = known.filter(pk=int(chosen)).first() if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else None
    since, until = day_range(request.GET)
    kind = kind if kind in GROUPS or kind in KINDS else ""
    filters = DeedFilter(by=by, since=since, until=until, kind=kind)
    found, more = deeds(request.organisation, below=cursor(request.GET.get("below", "")), filters=filters)
    older = request.GET.copy()
    older["below"] = str(more)
    shown = {"here": "people", "deeds": found, "older": more and older.urlencode(), "known": known, "by": by}
    days = {"first": request.GET.get("from", "").strip(), "last": request.GET.get("to", "").strip()}
    return render(request, "people/audit.html", {**shown, **days, "kind": kind, **_kinds(request)})


def _kinds(request: MemberRequest) -> dict[str, list[tuple[str, str]]]:
    """Kinds of deeds with their names: what is outside the cases by group, what is in their histories by name."""
    in_cases = sorted(((kind, say(request, f"case.kind-{kind}")) for kind in KINDS), key=lambda each: each[1])
    return {"groups": [(group, say(request, f"people.group-{group}")) for group in GROUPS], "in_cases": in_cases}


urls = [path("audit/", audit, name="audit")]
