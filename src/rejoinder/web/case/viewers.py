"""Who else has this case open now."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from rejoinder.db.models import Case
from rejoinder.db.services import services
from rejoinder.db.viewers import note_viewer, other_viewers
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page


def viewers(request: UserRequest, case: Case) -> dict[str, Any]:
    """Who else has the case open, after it was noted that the reader has."""
    now = services().now()
    note_viewer(case, request.user, now)
    names = [str(user) for user in other_viewers(case, request.user, now)]
    return {"viewers": names, "viewer_count": len(names)}


@case_page()
def part(request: UserRequest, case: Case) -> HttpResponse:
    """The same as a part of a page, asked every minute or so while it is open."""
    return render(request, "case/viewers.html", {"case": case, **viewers(request, case)})


urls = [path("cases/<uuid:case>/viewers/", part, name="case-viewers")]
