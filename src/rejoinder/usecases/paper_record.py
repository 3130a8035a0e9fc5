"""The papers of a judged case as plain data in every language, so that a page can show them without judging."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rejoinder.assembly.inspection_record import field_record
from rejoinder.domain.evidence import Field, Inspection, Paper
from rejoinder.domain.finding import Finding
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.usecases.advise import JudgedCase
from rejoinder.usecases.paper_facts import field_text, paper_path
from rejoinder.usecases.phrase_translation import word_phrase
from rejoinder.usecases.ports import Wording

SCHEMA = "rejoinder.papers/1"


def paper_record(judged: JudgedCase, wording: Wording, *, documents: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Every paper in the order of the case: what it is, what was read from it and where, and what is doubted.

    A paper that was not looked at, such as a listing, has no kind and no fields.

    Args:
        documents: how many pages each document of the answer has, by its path.
    """
    by_path = {inspection.paper.path: inspection for inspection in judged.advice.inspections}
    return {
        "schema": SCHEMA,
        "papers": [_paper(paper, by_path.get(paper.path), wording) for paper in judged.case.papers],
        "documents": dict(documents or {}),
    }


def _paper(paper: Paper, inspection: Inspection | None, wording: Wording) -> dict[str, Any]:
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
        "kind": inspection.kind.value if inspection else None,
        "language": inspection.language if inspection else None,
        "fields": [_field(inspection, field, wording) for field in inspection.fields] if inspection else [],
        "doubts": [_doubt(doubt, wording) for doubt in inspection.doubts] if inspection else [],
    }


def _field(inspection: Inspection, field: Field, wording: Wording) -> dict[str, Any]:
    several = isinstance(field.value, tuple)
    value = field_text(field) if several else field.value
    return {
        "name": field.name,
        "path": paper_path(inspection, field.name),
        "value": field_record(value),
        "shown": {language: _value_text(wording, value, language) for language in LANGUAGES},
        "by": field.by.value,
        "page": field.page,
        "box": field.box,
        "cell": field.cell,
        "confidence": field.confidence,
        "several": several,
    }


def _value_text(wording: Wording, value: object, language: str) -> str:
    if isinstance(value, bool):
        return wording.say(phrase("facts.yes" if value else "facts.no"), language)
    return wording.show(value, language)


def _doubt(finding: Finding, wording: Wording) -> dict[str, Any]:
    return {
        "id": finding.id,
        "gravity": finding.gravity.value,
        "says": word_phrase(finding.says, wording),
        "because": [word_phrase(reason.says, wording) for reason in finding.because],
    }
