"""The case on one screen: what is alleged, what was found, how long, what silence costs, what to do next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rejoinder.db.models import Case, Judgement
from rejoinder.web.case.frame import frame
from rejoinder.web.seat import case_page


@case_page()
def overview(request: HttpRequest, case: Case) -> HttpResponse:
    """The first page of a case."""
    return render(request, "case/overview.html", frame(request, case, "case"))


@case_page()
def progress(request: HttpRequest, case: Case) -> HttpResponse:
    """How far the judging is; asked every second while it works."""
    found = Judgement.objects.get(pk=case.pk)
    response = render(request, "case/progress.html", {"judgement": found, "case": case})
    if found.state == "done":
        response["HX-Refresh"] = "true"
    return response
