"""The tabs of a case: which there are, in which order, and who answers."""

from __future__ import annotations

from django.urls import path

from rejoinder.web.case import overview

urls = [
    path("cases/<uuid:case>/", overview.overview, name="case"),
    path("cases/<uuid:case>/progress/", overview.progress, name="case-progress"),
]
