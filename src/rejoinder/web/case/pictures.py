"""The complainant's pictures beside ours: what was found, laid over each other, and what was seen of marks on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from rejoinder.db.judge import PICTURES
from rejoinder.db.models import Case, Document
from rejoinder.db.services import services
from rejoinder.domain.finding import Subject
from rejoinder.domain.member import Act
from rejoinder.web.case.authorship import authorship
from rejoinder.web.case.frame import frame
from rejoinder.web.case.overview import TONES
from rejoinder.web.case.papers import kept_papers, may_doubt
from rejoinder.web.case.reading import frame_sides
from rejoinder.web.case.thumb import pictures_of, with_pictures
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page

VERDICTS = {"copy": "bad", "unsure": "warn", "different": "good"}
LOGOS = {"found": "bad", "unsure": "warn", "absent": "good"}
WORDS_SHOWN = 300
BEYOND = "pictures-beyond-limit"
"""The finding that not every pair was compared, which stands before the pairs."""


@case_page()
def pictures(request: UserRequest, case: Case) -> HttpResponse:
    """Every pair of pictures, the nearest first."""
    context = frame(request, case, "pictures")
    if context["record"] is not None:
        context |= _shown(request, case, context["record"])
    return render(request, "case/pictures.html", context)


def _shown(request: UserRequest, case: Case, record: Mapping[str, Any]) -> dict[str, Any]:
    compared, drawings = _comparison_record(case), dict(_drawings(case))
    lying = {paper["sha256"] for paper in kept_papers(case, request)}
    took, exhibits = authorship(request, case, record), _exhibits(record)
    pairs = [
        {
            **_pair(pair, request.language, drawings),
            "took": took.get(pair["ours"]["sha256"]),
            "proof": bool(exhibits.get(pair["ours"]["sha256"], set()) & exhibits.get(pair["theirs"]["sha256"], set())),
        }
        for pair in compared["pairs"]
        if {pair["theirs"]["sha256"], pair["ours"]["sha256"]} <= lying
    ]
    findings = list(_findings(request, case, record))
    return {
        "near": [pair for pair in pairs if pair["verdict"] != "different"],
        "far": [pair for pair in pairs if pair["verdict"] == "different"],
        "detections": _detection_view(compared["seen"], request.language) if compared["seen"] else None,
        "beyond": [finding["says"] for finding in findings if finding["id"] == BEYOND],
        "findings": [finding for finding in findings if finding["id"] != BEYOND],
        "may_work": Act.WORK in request.may,
    }


def _exhibits(record: Mapping[str, Any]) -> dict[str, set[str]]:
    """The exhibits in which each paper stands, by its digest; two that share one are shown side by side there."""
    return {
        each["sha256"]: {one for one in each["used_by"] if one.startswith("exhibit.")}
        for each in record.get("papers", ())
    }


def _comparison_record(case: Case) -> Mapping[str, Any]:
    """The pairs as they were kept when the case was judged last; none where it never was."""
    return services().record(case, PICTURES) or {"pairs": [], "seen": None}


def _drawings(case: Case) -> Iterator[tuple[str, str]]:
    """Drawings by path, each with its digest."""
    yield from Document.objects.filter(case=case, path__startswith="pictures/").values_list("path", "sha256")


def _pair(pair: Mapping[str, Any], language: str, drawings: Mapping[str, str]) -> dict[str, Any]:
    parts = {name: _part(pair, name, drawings) for name in ("overlay", "theirs", "ours")}
    transform = pair["transform"]
    return {
        **pair,
        "tone": VERDICTS[pair["verdict"]],
        "because": pair["because"][language],
        "drawings": {f"{name}_part": sha256 for name, sha256 in parts.items()},
        "has_overlay": bool(parts["theirs"] and parts["ours"]),
        "share": {side: round(100 * share) for side, share in pair["covers"].items()},
        "how": transform["kind"] if transform else "",
        "mirrored": bool(transform and transform["mirrored"]),
    }


def _part(pair: Mapping[str, Any], name: str, drawings: Mapping[str, str]) -> str:
    found = (drawings.get(path, "") for path in pair["drawings"] if path.rpartition("-")[2].partition(".")[0] == name)
    return next(found, "")


def _detection_view(detections: Mapping[str, Any], language: str) -> dict[str, Any]:
    logos = [
        {**logo, "because": logo["because"][language], "tone": LOGOS[logo["verdict"]]} for logo in detections["logos"]
    ]
    return {
        "logos": [{**logo, "frame": frame_sides(logo["box"]) if logo["box"] else None} for logo in logos],
        "words": [
            {**each, "text": each["text"][:WORDS_SHOWN], "cut": len(each["text"]) > WORDS_SHOWN}
            for each in detections["words"]
        ],
        "obfuscations": detections["veils"],
        "left_out": detections["left_out"],
    }


def _findings(request: UserRequest, case: Case, record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What was noticed in pictures; what is private only for the organisation."""
    pictures = pictures_of(case)
    for finding in record["findings"]:
        if finding["subject"] == Subject.PICTURE.value and (may_doubt(request) or not finding["private"]):
            yield {**with_pictures(finding, pictures), "tone": TONES[finding["gravity"]]}
