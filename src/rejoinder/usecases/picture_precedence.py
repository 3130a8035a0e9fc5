"""Which of two copies came first: signs that help or hurt, each a finding with its limit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rejoinder.domain.comparison import Comparison
from rejoinder.domain.evidence import Paper
from rejoinder.domain.finding import Finding, Gravity, Subject, evidence
from rejoinder.domain.phrase import phrase
from rejoinder.pictures.precedence import Known, Lettered, Side, Sign, signs

MOST_FINDINGS = 24
_SURELY_READ = 0.9
_LEAST_LETTERS = 4
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
        told = signs(comparison, theirs=_known(theirs), ours=_known(ours))
        found += [_finding(sign, theirs, ours) for sign in told]
    return tuple(found[:MOST_FINDINGS])


def _known(paper: Paper) -> Known:
    return Known(says=dict(paper.metadata), lettered=_lettered(paper))


def _lettered(paper: Paper) -> Lettered | None:
    """The words that were surely read on a picture; None where nobody could read all of it."""
    said = dict(paper.metadata)
    size = said.get("width", ""), said.get("height", "")
    if not paper.pages or said.get("unseen") or not all(side.isdecimal() for side in size):
        return None
    words = [(paper.pages[0][slice(*one.span)], one) for one in paper.sights if one.page == 1]
    sure = [(word, one.box) for word, one in words if one.confidence >= _SURELY_READ and _is_word(word)]
    return Lettered(width=int(size[0]), height=int(size[1]), words=tuple(sure))


def _is_word(text: str) -> bool:
    """Letters enough that no pattern is likely to have been read as them; each Chinese sign counts twice."""
    return sum(2 if letter > "\u2e80" else 1 for letter in text if letter.isalpha()) >= _LEAST_LETTERS


def _finding(sign: Sign, theirs: Paper, ours: Paper) -> Finding:
    says = phrase("picture.sign", theirs=theirs.path, ours=ours.path, sign=sign.says, limit=sign.limit)
    return Finding(
        id=f"picture-{sign.kind}:{theirs.sha256[:8]}-{ours.sha256[:8]}",
        subject=Subject.PICTURE,
        says=says,
        gravity=Gravity.HELPS if sign.speaks_for is Side.OURS else Gravity.WEAKENS,
        because=(evidence(theirs.sha256, sign.says), evidence(ours.sha256, sign.says)),
    )
