"""Whether a paper of no known kind touches the case: it names the goods, the right asserted or the other side."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Inspection
from rejoinder.domain.reading import Role
from rejoinder.proof.evidence_view import EvidenceView
from rejoinder.proof.name import compact_name
from rejoinder.proof.product import model_of

SHORTEST = 4
"""Letters and figures of a name or number by which a paper is told to be of the case."""


def is_relevant(inspection: Inspection, case: CaseFile) -> bool:
    """Whether the words of a paper name something of the case; a paper without words may.

    Names a mark beside our own name alone, since a supplier of ours may call his goods by the word of a mark.
    """
    paper = EvidenceView(inspection=inspection)
    if not paper.readable:
        return True
    text = compact_name(paper.text)
    if any(one in text for one in _names_of_the_case(case)):
        return True
    if any(map(paper.mentions, _other_side(case))):
        return True
    ours = (case.seller.entity, case.seller.name, *case.seller.other_names)
    titles = [one.title for one in case.reading.works if one.kind == "mark"] if case.reading else []
    marks = filter(None, map(_distinctive_name, titles))
    return any(mark in text for mark in marks) and any(map(paper.mentions, ours))


def _names_of_the_case(case: CaseFile) -> Iterator[str]:
    """What the complaint and the listings name, in small letters without blanks; nothing that is too short to tell."""
    named: list[str | None] = []
    if case.reading is not None:
        named += [one.title for one in case.reading.works if one.kind == "work"]
        named += [one.number for one in case.reading.registrations]
        named += [id for one in case.reading.listings for id in (one.item_id, one.canonical_item_id)]
        named += [one.value for one in case.reading.references]
    for listing in case.listings:
        named += [listing.title, model_of(listing)]
    yield from {found for name in named if name and (found := _distinctive_name(name))}


def _other_side(case: CaseFile) -> Iterator[str | None]:
    yield case.work.owner
    if case.reading is not None:
        yield from (one.name for one in case.reading.parties if one.role in (Role.OWNER, Role.AGENT))


def _distinctive_name(name: str) -> str:
    found = compact_name(name)
    return found if len(found) >= SHORTEST else ""
