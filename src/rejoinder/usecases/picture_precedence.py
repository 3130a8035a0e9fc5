"""Which of two copies came first: signs that help or hurt, each a finding with its limit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rejoinder.domain.comparison import Comparison
from rejoinder.domain.evidence import Paper
from rejoinder.domain.finding import Finding, Gravity, Subject, evidence
from rejoinder.domain.phrase import phrase
from rejoinder.pictures.precedence import Side, Sign, signs

MOST_FINDINGS = 24
Pair = tuple[str, str]


def precedence(compared: Mapping[Pair, Comparison], papers: Sequence[Paper]) -> tuple[Finding, ...]:
    """Signs for each copy, in the order of the pairs.

    Args:
        compared: comparisons keyed (SHA-256 of the claimed picture, SHA-256 of ours).
        papers: those of the case, for what the files say of themselves.
    """
    by_digest = {paper.sha256: paper for paper in reversed(papers)}
    found = []
    for (claimed, own), comparison in compared.items():
        theirs, ours = by_digest.get(claimed), by_digest.get(own)
        if theirs is None or ours is None or claimed == own:
            continue
        told = signs(comparison, theirs=dict(theirs.metadata), ours=dict(ours.metadata))
        found += [_finding(sign, theirs, ours) for sign in told]
    return tuple(found[:MOST_FINDINGS])


def _finding(sign: Sign, theirs: Paper, ours: Paper) -> Finding:
    says = phrase("picture.sign", theirs=theirs.path, ours=ours.path, sign=sign.says, limit=sign.limit)
    return Finding(
        id=f"picture-{sign.kind}:{theirs.sha256[:8]}-{ours.sha256[:8]}",
        subject=Subject.PICTURE,
        says=says,
        gravity=Gravity.HELPS if sign.speaks_for is Side.OURS else Gravity.WEAKENS,
        because=(evidence(theirs.sha256, sign.says), evidence(ours.sha256, sign.says)),
    )
