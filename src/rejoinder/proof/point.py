"""One thing seen about one paper, and how several of them come to an outcome."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from rejoinder.domain.defence import RequirementStatus
from rejoinder.domain.evidence import Vouching
from rejoinder.domain.finding import Because, Finding, evidence
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.proof.evidence_view import EvidenceView, ReportedFact, phrase_basis
from rejoinder.proof.requirement import DOUBTFUL, MET, MISSING, WAIVED, RequirementOutcome, digests

WORST = (MET, WAIVED, DOUBTFUL, MISSING)
"""The statuses from the best to the worst."""


MOST_REASONS = 40
"""A complaint about hundreds of listings gives as many reasons; so many are enough to see why."""


@attrs.frozen(kw_only=True)
class Point:
    """How one paper, or one fact, does on one requirement."""

    status: RequirementStatus
    because: tuple[Because, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def carries(self) -> bool:
        """Whether the requirement is carried."""
        return self.status in (MET, WAIVED)


def met_point(*because: Because) -> Point:
    """It is carried."""
    return Point(status=MET, because=because)


def waived_point(*because: Because) -> Point:
    """It is not needed here."""
    return Point(status=WAIVED, because=because)


def doubtful_point(*because: Because) -> Point:
    """It is carried only if something is cleared up."""
    return Point(status=DOUBTFUL, because=because)


def missing_point(*because: Because) -> Point:
    """It is not carried."""
    return Point(status=MISSING, because=because)


def paper_basis(paper: EvidenceView, key: str, reported: ReportedFact | None = None, **values: Any) -> Because:
    """The basis that a paper is: the phrase `proof.<key>`, filled with the file name and these values."""
    return phrase_basis(paper, phrase(f"proof.{key}", paper=paper.name, **values), reported)


def content_source(paper: EvidenceView) -> ReportedFact:
    """Whose word it is what a paper is about: its own where it can be read, else the seller's."""
    return ReportedFact(value=True, by=Vouching.PAPER if paper.readable else Vouching.SELLER)


def contradiction_point(paper: EvidenceView, reported: ReportedFact | None) -> Point | None:
    """A doubt where the paper says otherwise than the seller; None where they agree or the paper is silent."""
    if reported is None or reported.against is None:
        return None
    return doubtful_point(evidence(paper.sha256, _contradiction_phrase(paper, reported)))


def doubt_bases(paper: EvidenceView) -> tuple[Because, ...]:
    """Why nothing should rest on a paper yet."""
    return (paper_basis(paper, "paper-in-doubt"), *(evidence(paper.sha256, doubt.says) for doubt in paper.grave))


def worst_outcome(
    points: Sequence[Point], papers: Sequence[EvidenceView], mend: Phrase | None = None
) -> RequirementOutcome:
    """The worst of the points, with the reasons that made it so and those that carry."""
    status = max((point.status for point in points), key=WORST.index)
    bases = [basis for point in points if point.status is status or point.carries for basis in point.because]
    blocked = [paper for paper in papers if paper.is_blocked]
    if blocked and status in (MET, WAIVED):
        status, bases = DOUBTFUL, [*(basis for paper in blocked for basis in doubt_bases(paper)), *bases]
    return RequirementOutcome(
        status=status,
        because=tuple(dict.fromkeys(bases))[:MOST_REASONS],
        evidence=digests(papers),
        mend=mend,
        findings=tuple(dict.fromkeys(finding for point in points for finding in point.findings)),
    )


def _contradiction_phrase(paper: EvidenceView, reported: ReportedFact) -> Phrase:
    return phrase("proof.paper-says-otherwise", paper=paper.name, read=reported.value, said=reported.against)
