"""The pages of a complaint that is a PDF or a picture, with where on them the words of facts stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rejoinder.db.desk import Desk
from rejoinder.db.models import Case
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.sight import Box
from rejoinder.usecases.advise import Judged
from rejoinder.usecases.preview import Previews

COMPLAINT = "complaint.json"
"""The pages of the complaint, kept beside the files of the answer."""
PDF = "application/pdf"
DRAWN = frozenset({PDF, *(f"image/{kind}" for kind in ("png", "jpeg", "tiff", "gif", "webp", "heic"))})
MOST_PAGES = 8
MOST_WORDS = 400
"""Letters of a value that is looked for on a page."""


def complaint_record(desk: Desk, folder: Path, judged: Judged) -> Mapping[str, Any] | None:
    """`{sha256, name, media_type, drawn, pages, boxes: {fact path or question id: [page, box]}}`; None without one."""
    try:
        path = desk.app.folders().complaint(folder)
        paper = desk.app.papers().open(path, relative=path.name, place=Place.OTHER)
    except RejoinderError:
        return None
    drawn = paper.media_type in DRAWN
    wanted = {
        fact.field: fact.excerpt.words for fact in judged.facts if fact.excerpt and _is_of(path.name, fact.excerpt.file)
    }
    asked = judged.advice.questions
    wanted |= {one.id: one.excerpt.words for one in asked if one.excerpt and _is_of(path.name, one.excerpt.file)}
    pages = min(max(1, len(paper.pages)), MOST_PAGES)
    boxes = _boxes(path, paper, wanted, pages, desk.previews()) if drawn else {}
    return {
        "sha256": paper.sha256,
        "name": path.name,
        "media_type": paper.media_type,
        "drawn": drawn,
        "pages": pages,
        "boxes": {name: [page, list(box)] for name, (page, box) in boxes.items()},
    }


def complaint_page(desk: Desk, case: Case) -> Mapping[str, Any] | None:
    """What was kept of the complaint's pages when the case was judged last."""
    return desk.record(case, COMPLAINT) or None


def as_bytes(record: Mapping[str, Any] | None) -> bytes:
    """The record as it is kept."""
    return json.dumps(record or {}, ensure_ascii=False).encode("utf-8", "replace")


def _is_of(complaint: str, file: str) -> bool:
    return file in (complaint, "")


def _boxes(
    path: Path, paper: Paper, wanted: Mapping[str, str], pages: int, previews: Previews
) -> dict[str, tuple[int, Box]]:
    """The first page on which the words of each stand, and where."""
    names = [name for name, words in wanted.items() if 0 < len(words) <= MOST_WORDS]
    found: dict[str, tuple[int, Box]] = {}
    if paper.sights:
        for name in names:
            place = _seen(paper, wanted[name])
            if place is not None:
                found[name] = place
        return found
    if paper.media_type != PDF:
        return found
    sought = [(page, wanted[name]) for name in names for page in range(1, pages + 1)]
    boxes = iter(previews.boxes(path.read_bytes(), sought))
    for name in names:
        of_name = [(page, box) for page, box in zip(range(1, pages + 1), boxes, strict=False) if box is not None]
        if of_name:
            found[name] = of_name[0]
    return found


def _seen(paper: Paper, words: str) -> tuple[int, Box] | None:
    """Where words were seen on a page that was read from a picture."""
    for number, text in enumerate(paper.pages, 1):
        at = text.find(words)
        if at < 0:
            continue
        end = at + len(words)
        boxes = [one.box for one in paper.sights if one.page == number and one.span[0] < end and at < one.span[1]]
        if boxes:
            return number, _around(boxes)
    return None


def _around(boxes: Sequence[Box] | Iterable[Box]) -> Box:
    """The smallest box that holds all of them."""
    every = list(boxes)
    left, top = min(box[0] for box in every), min(box[1] for box in every)
    return left, top, max(box[2] for box in every), max(box[3] for box in every)
