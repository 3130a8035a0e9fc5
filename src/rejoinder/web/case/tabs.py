"""The tabs of a case: which there are, in which order, and who answers."""

from __future__ import annotations

from django.urls import path

from rejoinder.web.case import (
    dossier,
    editor,
    facts,
    file,
    history,
    letters,
    outbox,
    overview,
    paper,
    papers,
    pictures,
    routes,
    statement,
    talk,
    talk_step,
    told,
)

urls = [
    path("cases/<uuid:case>/", overview.overview, name="case"),
    path("cases/<uuid:case>/progress/", overview.progress, name="case-progress"),
    path("cases/<uuid:case>/clock/", overview.clock, name="case-clock"),
    path("cases/<uuid:case>/facts/", facts.facts, name="facts"),
    path("cases/<uuid:case>/facts/say/", facts.say_of_fact, name="case-fact"),
    path("cases/<uuid:case>/papers/", papers.papers, name="papers"),
    path("cases/<uuid:case>/papers/matrix/", papers.matrix, name="papers-matrix"),
    path("cases/<uuid:case>/papers/add/", papers.add, name="papers-add"),
    path("cases/<uuid:case>/papers/put-right/", paper.put_right, name="case-paper-fact"),
    path("cases/<uuid:case>/papers/vouch/", paper.vouch, name="case-paper-vouch"),
    path("cases/<uuid:case>/papers/withdraw/", paper.withdraw, name="case-paper-withdraw"),
    path("cases/<uuid:case>/papers/<str:sha256>/", paper.paper, name="case-paper"),
    path("cases/<uuid:case>/pictures/", pictures.pictures, name="pictures"),
    path("cases/<uuid:case>/routes/", routes.routes, name="routes"),
    path("cases/<uuid:case>/routes/choose/", routes.choose, name="routes-choose"),
    path("cases/<uuid:case>/routes/file/", routes.file, name="routes-file"),
    path("cases/<uuid:case>/routes/decide/", routes.decide, name="routes-decide"),
    path("cases/<uuid:case>/routes/withdrawn/", routes.withdrawn, name="routes-withdrawn"),
    path("cases/<uuid:case>/dossier/", dossier.dossier, name="dossier"),
    path("cases/<uuid:case>/dossier/verify/", dossier.verify, name="dossier-verify"),
    path("cases/<uuid:case>/dossier/stamp/", dossier.stamp, name="dossier-stamp"),
    path("cases/<uuid:case>/dossier/whole/", dossier.whole, name="dossier-whole"),
    path("cases/<uuid:case>/files/<str:sha256>/", file.file, name="case-file"),
    path("cases/<uuid:case>/files/<str:sha256>/page/<int:number>.png", file.page_image, name="case-page-image"),
    *told.urls,
    *statement.urls,
    *letters.urls,
    *editor.urls,
    *talk.urls,
    *talk_step.urls,
    *outbox.urls,
    *history.urls,
]
