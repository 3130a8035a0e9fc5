"""Which of two copies came first: signs that help or hurt, each a finding with its limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce

import attrs

from rejoinder.domain.comparison import Comparison
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.finding import Finding, Gravity, Subject, evidence, fact
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.judgement.weighing import SOURCE
from rejoinder.pictures.precedence import Known, Lettered, Side, Sign, signs

MOST_FINDINGS = 24
_SURELY_READ = 0.9
_LEAST_LETTERS = 4
Pair = tuple[str, str]


def precedence(compared: Mapping[Pair, Comparison], papers: Sequence[Paper]) -> tuple[Finding, ...]:
    """Signs for each copy, in the order of the pairs; then, for the other side to read, that ours is the source.

    Args:
        compared: comparisons keyed (SHA-256 of the claimed picture, SHA-256 of ours).
        papers: those of the case, for what the files say of themselves.
    """
    pairs = tuple(_told(compared, papers))
    found = [_finding(sign, pair.theirs, pair.ours) for pair in pairs for sign in pair.signs]
    return (*found[:MOST_FINDINGS], *_sources(pairs))


@attrs.frozen(kw_only=True)
class _Told:
    """Two copies and what sets them apart."""

    theirs: Paper
    ours: Paper
    signs: tuple[Sign, ...]

    @property
    def shown(self) -> tuple[tuple[Phrase, Phrase], ...]:
        """What speaks for ours with its limit, in words for the other side; empty where a sign speaks for theirs."""
        told = tuple((sign.shown, sign.limit) for sign in self.signs if sign.shown is not None)
        return told if len(told) == len(self.signs) else ()


def _told(compared: Mapping[Pair, Comparison], papers: Sequence[Paper]) -> Iterator[_Told]:
    by_digest = {paper.sha256: paper for paper in reversed(papers)}
    for (claimed, own), comparison in compared.items():
        theirs, ours = by_digest.get(claimed), by_digest.get(own)
        if theirs is not None and ours is not None and claimed != own:
            told = signs(comparison, theirs=_known(theirs), ours=_known(ours))
            yield _Told(theirs=theirs, ours=ours, signs=told)


def _sources(pairs: Sequence[_Told]) -> Iterator[Finding]:
    """For each claimed picture the one of ours of which most says that it came first, an original before another."""
    best: dict[str, _Told] = {}
    for pair in sorted(pairs, key=lambda pair: (-len(pair.shown), pair.ours.place is not Place.EVIDENCE)):
        if pair.shown:
            best.setdefault(pair.theirs.sha256, pair)
    return (_source(pair) for pair in best.values())


def _source(pair: _Told) -> Finding:
    theirs, ours = pair.theirs, pair.ours
    together = reduce(lambda one, more: phrase("picture.and-sign", first=one, second=more), [s for s, _ in pair.shown])
    legs = (fact("comparison", phrase("picture.source-leg", sign=sign, limit=limit)) for sign, limit in pair.shown)
    return Finding(
        id=f"{SOURCE}{theirs.sha256[:8]}-{ours.sha256[:8]}",
        subject=Subject.PICTURE,
        says=phrase("picture.source", theirs=theirs.name, ours=ours.name, signs=together),
        gravity=Gravity.HELPS,
        because=(
            evidence(theirs.sha256, phrase("picture.source-theirs", name=theirs.name)),
            evidence(ours.sha256, phrase("picture.source-ours", name=ours.name)),
            *legs,
        ),
        private=False,
    )


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
