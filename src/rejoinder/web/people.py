"""People: members, invitations, one's own account."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from rejoinder.web.seat import house_page


@house_page()
def people(request: HttpRequest) -> HttpResponse:
    """Who works here."""
    return render(request, "people.html", {"here": "people"})


@login_required
def me(request: HttpRequest) -> HttpResponse:
    """One's own account."""
    return render(request, "me.html", {})


urls = [path("people/", people, name="people"), path("me/", me, name="me")]
