"""What speaks for the seller: requirements met, findings that help, papers in use, and papers that are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rejoinder.db.models import Case
from rejoinder.web.case.papers import kept_papers, unused_papers
from rejoinder.web.page_request import UserRequest

PAPERS_NAMED = 4
"""Papers named beside one requirement."""


def speaks(request: UserRequest, case: Case, record: Mapping[str, Any]) -> dict[str, Any]:
    """The block of that name, and the papers that could speak for the seller and do not, each with the reason."""
    papers = kept_papers(case, request)
    names = {paper["sha256"]: paper["name"] for paper in papers}
    defects = set(record["defects"])
    used = [each for each in record.get("papers", ()) if each["speaks_for_us"] and each["used_by"]]
    return {
        "met": list(_met(record["defences"], names)),
        "helps": [each for each in record["findings"] if each["gravity"] == "helps" and each["id"] not in defects],
        "used": [{**each, "name": names[each["sha256"]]} for each in used if each["sha256"] in names],
        "unused": unused_papers(record, papers),
    }


def _met(defences: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Requirements that are met, of each ground that is ready, else of the nearest; each once."""
    ready = [each for each in defences if each["status"] == "ready"]
    listed: set[str] = set()
    for requirement in (one for each in ready or defences[:1] for one in each["requirements"]):
        if requirement["status"] == "met" and requirement["says"] not in listed:
            listed.add(requirement["says"])
            papers = [{"sha256": one, "name": names[one]} for one in requirement["evidence"] if one in names]
            yield {"says": requirement["says"], "papers": papers[:PAPERS_NAMED]}
