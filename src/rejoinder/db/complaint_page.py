"""The pages of a complaint that is a PDF or a picture, with where on them the words of facts stand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rejoinder.db.models import Case
from rejoinder.db.services import Services
from rejoinder.document.document import Box
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.evidence import Paper, Place
from rejoinder.usecases.advise import JudgedCase

COMPLAINT = "complaint.json"
"""The pages of the complaint, kept beside the files of the answer."""
PREVIEWABLE = frozenset(
    {"application/pdf", *(f"image/{kind}" for kind in ("png", "jpeg", "tiff", "gif", "webp", "heic"))}
)
MOST_PAGES = 8
MOST_WORDS = 400
"""Letters of a value that is looked for on a page."""


def complaint_record(services: Services, folder: Path, judged: JudgedCase) -> Mapping[str, Any] | None:
    """`{sha256, name, media_type, drawn, pages, boxes: {fact path or question id: [page, box]}}`; None without one."""
    try:
        path = services.app.folders().complaint(folder)
        paper = services.app.papers().open(path, relative=path.name, place=Place.OTHER)
    except RejoinderError:
        return None
    previewable = paper.media_type in PREVIEWABLE
    wanted = {
        fact.field: fact.excerpt.words for fact in judged.facts if fact.excerpt and _is_of(path.name, fact.excerpt.file)
    }
    questions = judged.advice.questions
    wanted |= {one.id: one.excerpt.words for one in questions if one.excerpt and _is_of(path.name, one.excerpt.file)}
    pages = min(max(1, len(paper.pages)), MOST_PAGES)
    boxes = _boxes(paper, wanted, pages) if previewable else {}
    return {
        "sha256": paper.sha256,
        "name": path.name,
        "media_type": paper.media_type,
        "drawn": previewable,
        "pages": pages,
        "boxes": {name: [page, list(box)] for name, (page, box) in boxes.items()},
    }


def complaint_page(services: Services, case: Case) -> Mapping[str, Any] | None:
    """What was kept of the complaint's pages when the case was judged last."""
    return services.record(case, COMPLAINT) or None


def as_bytes(record: Mapping[str, Any] | None) -> bytes:
    """The record as it is kept."""
    return json.dumps(record or {}, ensure_ascii=False).encode("utf-8", "replace")


def _is_of(complaint: str, file: str) -> bool:
    return file in (complaint, "")


def _boxes(paper: Paper, wanted: Mapping[str, str], pages: int) -> dict[str, tuple[int, Box]]:
    """The first page on which the words of each stand, and where."""
    places = ((name, _place(paper, words, pages)) for name, words in wanted.items() if 0 < len(words) <= MOST_WORDS)
    return {name: place for name, place in places if place is not None}


def _place(paper: Paper, words: str, pages: int) -> tuple[int, Box] | None:
    parts = r"\s+".join(map(re.escape, words.split()))
    for number, page in enumerate(paper.document.pages[:pages], 1):
        match = re.search(parts, page.text)
        box = page.box_of(match.span()) if match else None
        if box is not None:
            return number, box
    return None
