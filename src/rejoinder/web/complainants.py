"""The page `complainants`."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from rejoinder.web.seat import house_page


@house_page()
def complainants(request: HttpRequest) -> HttpResponse:
    """The page."""
    return render(request, "complainants.html", {"here": "complainants"})


urls = [path("complainants/", complainants, name="complainants")]
