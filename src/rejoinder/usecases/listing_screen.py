"""Screens of our own listings, whose words are recognised so that sentences can rest on them."""

from __future__ import annotations

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Paper, PaperKind, Place
from rejoinder.usecases.app import App
from rejoinder.usecases.ports import Contents

MOST_SCREENS = 12


def with_screens_read(case: CaseFile, contents: Contents, app: App) -> CaseFile:
    """The case with the words of what was taken for a screen among the listings; other pictures have none."""
    taken = {one.path for one in case.taken if one.kind is PaperKind.SCREENSHOT}
    screens = [paper.path for paper in case.papers_in(Place.LISTING) if paper.path in taken and _is_picture(paper)]
    wanted = frozenset(screens[:MOST_SCREENS])
    if not wanted:
        return case
    papers = tuple(_read(paper, contents, app) if paper.path in wanted else paper for paper in case.papers)
    return attrs.evolve(case, papers=papers)


def _is_picture(paper: Paper) -> bool:
    return paper.media_type.startswith("image/") and not paper.text.strip()


def _read(paper: Paper, contents: Contents, app: App) -> Paper:
    parsed = app.papers().from_bytes(contents.of(paper.sha256), relative=paper.path, place=Place.EVIDENCE)
    return attrs.evolve(paper, document=parsed.document, readable=parsed.readable)
