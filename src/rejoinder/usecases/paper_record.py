"""The papers of a judged case as plain data in every language, so that a page can show them without judging."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rejoinder.assembly.inspection_record import plain
from rejoinder.domain.evidence import Field, Inspection, Paper, Vouching
from rejoinder.domain.finding import Finding
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.domain.sight import Box
from rejoinder.usecases.advise import Judged
from rejoinder.usecases.paper_facts import paper_path, said
from rejoinder.usecases.ports import Wording
from rejoinder.usecases.preview import Previews
from rejoinder.usecases.worded import worded

SCHEMA = "rejoinder.papers/1"
PDF = "application/pdf"
Sought = tuple[int, str]
Boxes = Mapping[Sought, Box | None]


def record(
    judged: Judged, wording: Wording, previews: Previews, *, documents: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """Every paper in the order of the case: what it is, what was read from it and where, and what is doubted.

    A paper that was not looked at, such as a listing, has no kind and no fields.

    Args:
        documents: how many pages each document of the answer has, by its path.
    """
    seen = {inspection.paper.path: inspection for inspection in judged.advice.inspections}
    return {
        "schema": SCHEMA,
        "papers": [_paper(judged, paper, seen.get(paper.path), wording, previews) for paper in judged.case.papers],
        "documents": dict(documents or {}),
    }


def _paper(
    judged: Judged, paper: Paper, seen: Inspection | None, wording: Wording, previews: Previews
) -> dict[str, Any]:
    boxes = _boxes(judged, seen, previews) if seen else {}
    return {
        "path": paper.path,
        "name": paper.name,
        "enclosed_in": paper.enclosed_in,
        "place": paper.place.value,
        "sha256": paper.sha256,
        "size_bytes": paper.size_bytes,
        "media_type": paper.media_type,
        "pages": max(1, len(paper.pages)),
        "readable": paper.readable,
        "kind": seen.kind.value if seen else None,
        "language": seen.language if seen else None,
        "fields": [_field(seen, field, boxes, wording) for field in seen.fields] if seen else [],
        "doubts": [_doubt(doubt, wording) for doubt in seen.doubts] if seen else [],
    }


def _field(inspection: Inspection, field: Field, boxes: Boxes, wording: Wording) -> dict[str, Any]:
    several = isinstance(field.value, tuple)
    value = said(field) if several else field.value
    words = _words(inspection.paper, field)
    return {
        "name": field.name,
        "path": paper_path(inspection, field.name),
        "value": plain(value),
        "shown": {language: _shown(wording, value, language) for language in LANGUAGES},
        "by": field.by.value,
        "page": field.page,
        "box": field.box or (boxes.get((field.page or 1, words)) if words else None),
        "confidence": field.confidence,
        "several": several,
    }


def _shown(wording: Wording, value: object, language: str) -> str:
    if isinstance(value, bool):
        return wording.say(phrase("facts.yes" if value else "facts.no"), language)
    return wording.show(value, language)


def _words(paper: Paper, field: Field) -> str:
    """The words that a field was read from; empty where it has no place in the text."""
    page = (field.page or 1) - 1
    if field.by is not Vouching.PAPER or field.span is None or page >= len(paper.pages):
        return ""
    return paper.pages[page][slice(*field.span)]


def _boxes(judged: Judged, inspection: Inspection, previews: Previews) -> Boxes:
    """Where words of fields stand on pages of a PDF with text of its own."""
    if inspection.paper.media_type != PDF:
        return {}
    sought: Sequence[Sought] = tuple(dict.fromkeys(_sought(inspection)))
    if not sought:
        return {}
    found = previews.boxes(judged.contents.of(inspection.paper.sha256), sought)
    return dict(zip(sought, found, strict=True))


def _sought(inspection: Inspection) -> Iterator[Sought]:
    for field in inspection.fields:
        words = _words(inspection.paper, field)
        if words and field.box is None:
            yield field.page or 1, words


def _doubt(finding: Finding, wording: Wording) -> dict[str, Any]:
    return {
        "id": finding.id,
        "gravity": finding.gravity.value,
        "says": worded(finding.says, wording),
        "because": [worded(leg.says, wording) for leg in finding.because],
    }
