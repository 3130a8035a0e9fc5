"""The page `calendar`."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rejoinder.web.seat import house_page


@house_page()
def calendar(request: HttpRequest) -> HttpResponse:
    """The page."""
    return render(request, "calendar.html", {"here": "calendar"})
