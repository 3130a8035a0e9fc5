"""The pictures of a judged case beside each other, as plain data and drawings, so that a page can show them at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rejoinder.assembly.comparison_record import comparison_record
from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.evidence import Paper
from rejoinder.domain.mark_detection import MarkDetections, PictureLogoDetection
from rejoinder.domain.ocr import OcrPage
from rejoinder.usecases.advise import JudgedCase
from rejoinder.usecases.phrase_translation import word_phrase
from rejoinder.usecases.ports import Pictures, Wording

SCHEMA = "rejoinder.pictures/1"
DRAWN_PAIRS = 4
"""Pairs of which drawings are kept: each takes half a second to make, and a megabyte or two."""
FOLDER = "pictures"
Drawings = Mapping[str, bytes]


def pairs(judged: JudgedCase, wording: Wording, pictures: Pictures) -> tuple[dict[str, Any], Drawings]:
    """Each picture of theirs with each of ours, the nearest first; and what was seen of marks on ours.

    Returns: the record, and drawings by their names: the overlay, and the part that both show, laid out alike.
    """
    compared = judged.trial.context.compared[0]
    papers = {paper.sha256: paper for paper in judged.case.papers}
    ranked = sorted(compared.items(), key=lambda pair: -pair[1].score)
    known = [(papers[a], papers[b], found) for (a, b), found in ranked if a in papers and b in papers]
    drawings: dict[str, bytes] = {}
    records = []
    for number, (a, b, found) in enumerate(known):
        pair_drawings = dict(_pair_drawings(judged, (a, b), found, pictures)) if number < DRAWN_PAIRS else {}
        drawings |= pair_drawings
        records.append(_pair(a, b, found, wording) | {"drawings": sorted(pair_drawings)})
    detections = judged.trial.context.detections
    return {
        "schema": SCHEMA,
        "pairs": records,
        "seen": _detections_record(detections, papers, wording) if detections else None,
    }, drawings


def _pair(a: Paper, b: Paper, found: Comparison, wording: Wording) -> dict[str, Any]:
    record = comparison_record(found, a=a.path, b=b.path, because="")
    return {**record, "because": word_phrase(found.because, wording), "theirs": _named(a), "ours": _named(b)}


def _named(paper: Paper) -> dict[str, str]:
    return {"sha256": paper.sha256, "name": paper.name, "path": paper.path}


def _pair_drawings(
    judged: JudgedCase, pair: tuple[Paper, Paper], found: Comparison, pictures: Pictures
) -> Iterator[tuple[str, bytes]]:
    """Nothing where they share nothing, or one of them cannot be drawn: the comparison says so itself."""
    if found.verdict is Verdict.DIFFERENT or found.transform is None:
        return
    a, b = (judged.contents.of(paper.sha256) for paper in pair)
    name = f"{FOLDER}/{pair[0].sha256[:12]}-{pair[1].sha256[:12]}"
    try:
        overlay, panels = pictures.overlay(a, b, found), pictures.panels(a, b, found)
    except RejoinderError:
        return
    yield f"{name}-overlay.png", overlay
    if len(panels) == 4:
        yield f"{name}-theirs.jpg", panels[2]
        yield f"{name}-ours.jpg", panels[3]


def _detections_record(detections: MarkDetections, papers: Mapping[str, Paper], wording: Wording) -> dict[str, Any]:
    """What was seen of a mark on our pictures: logos, words, and places where something was hidden."""
    return {
        "logos": [_logo(each, papers, wording) for each in detections.logos],
        "words": [
            {"picture": sha256, "name": _name(papers, sha256), "text": _text(page)}
            for sha256, page in detections.words.items()
            if page.lines
        ],
        "veils": [
            {"picture": sha256, "name": _name(papers, sha256), "kind": each.kind.value, "hides": each.hides,
             "box": list(each.box)}
            for sha256, each in detections.obfuscated_regions
        ],
        "left_out": [{"picture": sha256, "name": _name(papers, sha256)} for sha256 in detections.left_out],
    }  # fmt: skip


def _text(page: OcrPage) -> str:
    return " / ".join(" ".join(word.text for word in line.words) for line in page.lines)


def _logo(each: PictureLogoDetection, papers: Mapping[str, Paper], wording: Wording) -> dict[str, Any]:
    return {
        "logo": each.logo,
        "logo_name": _name(papers, each.logo),
        "picture": each.picture,
        "name": _name(papers, each.picture),
        "verdict": each.detection.verdict.value,
        "box": list(each.detection.box) if each.detection.box else None,
        "because": word_phrase(each.detection.because, wording),
    }


def _name(papers: Mapping[str, Paper], sha256: str) -> str:
    return papers[sha256].name if sha256 in papers else sha256[:12]
