"""Which of two copies came first: signs that help or hurt, each a finding with its limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce

import attrs

from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.finding import Finding, Gravity, Subject, evidence, fact
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.judgement.weighing import SOURCE
from rejoinder.pictures.precedence_sign import KnownOfFile, PrecedenceSign, Side

MOST_FINDINGS = 24
Pair = tuple[str, str]


@attrs.frozen(kw_only=True)
class Precedence:
    """Which of the copies came first, as far as signs tell."""

    findings: tuple[Finding, ...]
    """The signs, and for the other side to read, that ours is the source."""
    ahead: frozenset[Pair]
    """Claimed pictures with originals of ours for which all signs speak."""


def precedence(
    compared: Mapping[Pair, Comparison], papers: Sequence[Paper], *, known: Callable[[Paper], KnownOfFile]
) -> Precedence:
    """Signs for each copy, in the order of the pairs.

    Args:
        compared: comparisons keyed (SHA-256 of the claimed picture, SHA-256 of ours).
        papers: those of the case that were compared.
        known: what the case knows of a picture; asked for copies alone.
    """
    pairs = tuple(_copy_pairs(compared, papers, known))
    found = [_finding(sign, pair.theirs, pair.ours) for pair in pairs for sign in pair.signs]
    originals = [pair for pair in pairs if pair.ours.place is Place.EVIDENCE and pair.public_signs]
    return Precedence(
        findings=(*found[:MOST_FINDINGS], *_sources(pairs), *_wider_listings(pairs)),
        ahead=frozenset((pair.theirs.sha256, pair.ours.sha256) for pair in originals),
    )


@attrs.frozen(kw_only=True)
class _CopyPair:
    """Two copies and what sets them apart."""

    theirs: Paper
    ours: Paper
    signs: tuple[PrecedenceSign, ...]

    @property
    def records(self) -> tuple[str, ...]:
        """The papers besides the two pictures that the signs rest on."""
        return tuple(dict.fromkeys(sha256 for sign in self.signs for sha256 in sign.rests_on))

    @property
    def public_signs(self) -> tuple[tuple[Phrase, Phrase], ...]:
        """What speaks for ours with its limit, in words for the other side; empty where a sign speaks for theirs."""
        signs = tuple((sign.shown, sign.limit) for sign in self.signs if sign.shown is not None)
        return signs if len(signs) == len(self.signs) else ()


def _copy_pairs(
    compared: Mapping[Pair, Comparison], papers: Sequence[Paper], known: Callable[[Paper], KnownOfFile]
) -> Iterator[_CopyPair]:
    from rejoinder.pictures.precedence import signs  # late: a case without pictures needs no numpy

    by_digest = {paper.sha256: paper for paper in reversed(papers)}
    copies = [(*pair, found) for pair, found in compared.items() if found.verdict is Verdict.COPY]
    for claimed, own, comparison in copies:
        theirs, ours = by_digest.get(claimed), by_digest.get(own)
        if theirs is not None and ours is not None and claimed != own:
            yield _CopyPair(theirs=theirs, ours=ours, signs=signs(comparison, theirs=known(theirs), ours=known(ours)))


def _sources(pairs: Sequence[_CopyPair]) -> Iterator[Finding]:
    """For each claimed picture the one of ours of which most says that it came first, an original before another."""
    best: dict[str, _CopyPair] = {}
    for pair in sorted(pairs, key=lambda pair: (-len(pair.public_signs), pair.ours.place is not Place.EVIDENCE)):
        if pair.public_signs:
            best.setdefault(pair.theirs.sha256, pair)
    return (_source(pair) for pair in best.values())


def _wider_listings(pairs: Sequence[_CopyPair]) -> Iterator[Finding]:
    """For each claimed picture the picture of our listing that shows more, where an original of ours tells besides."""
    sourced = {pair.theirs.sha256 for pair in pairs if pair.ours.place is Place.EVIDENCE and pair.public_signs}
    found: dict[str, Finding] = {}
    for pair in pairs:
        share = next((sign.says.value("share") for sign in pair.signs if sign.kind == "shows-more"), None)
        theirs, ours = pair.theirs, pair.ours
        if share is None or theirs.sha256 not in sourced or ours.place is not Place.LISTING or not pair.public_signs:
            continue
        says = phrase("picture.listing-shows-more", theirs=theirs.name, ours=ours.name, share=share)
        because = (
            evidence(theirs.sha256, phrase("picture.source-theirs", name=theirs.name)),
            evidence(ours.sha256, phrase("picture.source-ours", name=ours.name)),
        )
        found.setdefault(
            theirs.sha256,
            Finding(
                id=f"picture-wider:{theirs.sha256[:8]}-{ours.sha256[:8]}",
                subject=Subject.PICTURE,
                says=says,
                gravity=Gravity.HELPS,
                because=because,
                private=False,
            ),
        )
    return iter(found.values())


def _source(pair: _CopyPair) -> Finding:
    theirs, ours = pair.theirs, pair.ours
    together = reduce(
        lambda one, more: phrase("picture.and-sign", first=one, second=more), [s for s, _ in pair.public_signs]
    )
    reasons = (
        fact("comparison", phrase("picture.source-leg", sign=sign, limit=limit)) for sign, limit in pair.public_signs
    )
    return Finding(
        id=f"{SOURCE}{theirs.sha256[:8]}-{ours.sha256[:8]}",
        subject=Subject.PICTURE,
        says=phrase("picture.source", theirs=theirs.name, ours=ours.name, signs=together),
        gravity=Gravity.HELPS,
        because=(
            evidence(theirs.sha256, phrase("picture.source-theirs", name=theirs.name)),
            evidence(ours.sha256, phrase("picture.source-ours", name=ours.name)),
            *(evidence(sha256, phrase("picture.source-record")) for sha256 in pair.records),
            *reasons,
        ),
        private=False,
    )


def _finding(sign: PrecedenceSign, theirs: Paper, ours: Paper) -> Finding:
    says = phrase("picture.sign", theirs=theirs.name, ours=ours.name, sign=sign.says, limit=sign.limit)
    return Finding(
        id=f"picture-{sign.kind}:{theirs.sha256[:8]}-{ours.sha256[:8]}",
        subject=Subject.PICTURE,
        says=says,
        gravity=Gravity.HELPS if sign.speaks_for is Side.OURS else Gravity.WEAKENS,
        because=tuple(evidence(sha256, sign.says) for sha256 in (theirs.sha256, ours.sha256, *sign.rests_on)),
    )
