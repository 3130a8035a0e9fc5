"""Line drawings of ours that may be earlier stages of the listing's picture, each as a point for the other side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.evidence import Paper
from rejoinder.domain.finding import Finding, Gravity, Subject, evidence, fact
from rejoinder.domain.phrase import phrase
from rejoinder.judgement.weighing import STAGES

MOST_DRAFTS = 3
_UNSURE = "picture.unsure-stages"
Pair = tuple[str, str]


def drafts(shown: Mapping[Pair, Comparison]) -> Mapping[Pair, Comparison]:
    """The pairs of a listing's picture and a drawing of ours that are stages of one work, each drawing once."""
    found: dict[str, tuple[Pair, Comparison]] = {}
    for pair, comparison in shown.items():
        if comparison.verdict is Verdict.UNSURE and comparison.because.id == _UNSURE:
            found.setdefault(pair[1], (pair, comparison))
    return dict(list(found.values())[:MOST_DRAFTS])


def draft_points(found: Mapping[Pair, Comparison], papers: Sequence[Paper]) -> Iterator[Finding]:
    """What is said of each draft, with the limit of it."""
    names = {paper.sha256: paper.name for paper in reversed(papers)}
    for (listed, draft), comparison in found.items():
        says = phrase(
            "picture.stages", draft=names[draft], listed=names[listed], share=comparison.because.value("share")
        )
        yield Finding(
            id=f"{STAGES}{listed[:8]}-{draft[:8]}",
            subject=Subject.PICTURE,
            says=says,
            gravity=Gravity.HELPS,
            because=(
                evidence(listed, phrase("picture.source-ours", name=names[listed])),
                evidence(draft, phrase("picture.source-ours", name=names[draft])),
                fact("comparison", phrase("picture.stages-limit")),
            ),
            private=False,
        )
