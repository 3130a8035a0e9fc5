"""Papers of a case that are filed in other cases too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

from rejoinder.domain.evidence import Place
from rejoinder.domain.finding import Finding, Gravity, Subject, evidence
from rejoinder.domain.phrase import phrase
from rejoinder.proof.contradiction_context import TRADED
from rejoinder.usecases.advise import JudgedCase
from rejoinder.usecases.ports import Neighbours

NAMED_LIMIT = 5


def with_neighbours(judged: JudgedCase, folder: Path, *, beside: Path, neighbours: Neighbours) -> JudgedCase:
    """The same judgement, with a note for each bill, contract or sales record that another case holds too.

    Certificates and authorisations serve many cases, and nothing is said of them.
    """
    found = tuple(_shared(judged, folder, beside, neighbours))
    return attrs.evolve(judged, advice=attrs.evolve(judged.advice, findings=(*judged.advice.findings, *found)))


def _shared(judged: JudgedCase, folder: Path, beside: Path, neighbours: Neighbours) -> Iterator[Finding]:
    inspections = judged.advice.inspections
    papers = [one.paper for one in inspections if one.kind in TRADED and one.paper.place is Place.EVIDENCE]
    holders = neighbours.holding(papers, beside=beside, apart_from=folder)
    for paper in {paper.sha256: paper for paper in reversed(papers)}.values():
        names = holders.get(paper.sha256, ())
        if names:
            yield Finding(
                id=f"paper-used-beside:{paper.sha256[:8]}",
                subject=Subject.PAPER,
                says=phrase("doubt.used-beside", file=paper.name, other=names[:NAMED_LIMIT]),
                gravity=Gravity.NOTE,
                because=(evidence(paper.sha256, phrase("doubt.leg-paper", file=paper.path)),),
            )
