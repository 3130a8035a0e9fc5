"""Small pictures beside the findings that speak of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rejoinder.db.file import stored_digests
from rejoinder.db.judge import PAPERS
from rejoinder.db.models import Case
from rejoinder.db.services import services
from rejoinder.domain.evidence import Place
from rejoinder.domain.finding import Subject

MOST = 4


def pictures_of(case: Case) -> Mapping[str, str]:
    """The plain name of each picture that lies in the case, by its digest; empty where the case was never judged."""
    record, stored = services().record(case, PAPERS) or {"papers": ()}, stored_digests(case)
    return {
        paper["sha256"]: paper["name"]
        for paper in record["papers"]
        if paper["media_type"].startswith("image/") and (paper["sha256"] in stored or _came_in_a_mail(paper))
    }


def _came_in_a_mail(paper: Mapping[str, Any]) -> bool:
    return paper["place"] == Place.ATTACHMENT.value or bool(paper.get("enclosed_in"))


def with_pictures(finding: Mapping[str, Any], pictures: Mapping[str, str]) -> dict[str, Any]:
    """The finding with the pictures that it rests on, each once; none where it is about something else."""
    about = finding["subject"] == Subject.PICTURE.value
    named = dict.fromkeys(basis["evidence"] for basis in finding["because"] if "evidence" in basis) if about else {}
    shown = [{"sha256": sha256, "name": pictures[sha256]} for sha256 in named if sha256 in pictures]
    return {**finding, "pictures": shown[:MOST]}
