"""All cases, by what is due first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rejoinder.db.walls import cards_of
from rejoinder.web.seat import house_page


@house_page()
def board(request: HttpRequest) -> HttpResponse:
    """The cases of the chosen organisation."""
    cards = cards_of(request.user, request.organisation).order_by("status", "due_at")[:50]
    return render(request, "board.html", {"cards": cards, "here": "board"})
