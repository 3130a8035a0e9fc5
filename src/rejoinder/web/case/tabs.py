"""The tabs of a case: which there are, in which order, and who answers."""

from __future__ import annotations

from django.urls import path

from rejoinder.web.case import facts, file, overview

urls = [
    path("cases/<uuid:case>/", overview.overview, name="case"),
    path("cases/<uuid:case>/progress/", overview.progress, name="case-progress"),
    path("cases/<uuid:case>/clock/", overview.clock, name="case-clock"),
    path("cases/<uuid:case>/facts/", facts.facts, name="facts"),
    path("cases/<uuid:case>/facts/say/", facts.say_of_fact, name="case-fact"),
    path("cases/<uuid:case>/files/<str:sha256>/", file.file, name="case-file"),
    path("cases/<uuid:case>/files/<str:sha256>/page/<int:number>.png", file.page_image, name="case-page-image"),
]
