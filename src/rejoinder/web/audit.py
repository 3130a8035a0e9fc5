"""Who did what when in the house, for its owners."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from rejoinder.db.audit import cursor, deeds
from rejoinder.db.models import User
from rejoinder.domain.member import Act
from rejoinder.web.seat import member_page


@member_page(Act.MANAGE)
def audit(request: HttpRequest) -> HttpResponse:
    """A page of deeds, newest first, of everybody or of one person."""
    known = User.objects.filter(memberships__organisation=request.organisation).order_by("name", "email")
    chosen = request.GET.get("by", "")
    by = known.filter(pk=int(chosen)).first() if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else None
    found, more = deeds(request.organisation, below=cursor(request.GET.get("below", "")), by=by)
    shown = {"here": "people", "deeds": found, "more": more, "known": known, "by": by}
    return render(request, "people/audit.html", shown)


urls = [path("audit/", audit, name="audit")]
