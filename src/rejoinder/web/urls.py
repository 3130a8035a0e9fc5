"""The addresses of the pages."""

from __future__ import annotations

from django.urls import path

from rejoinder.web import board, calendar, case, choice, complainants, people, start

urlpatterns = [
    path("", board.board, name="board"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("complainants/", complainants.complainants, name="complainants"),
    *start.urls,
    *case.urls,
    *people.urls,
    path("speak/", choice.speak, name="speak"),
    path("sit/", choice.sit, name="sit"),
]
