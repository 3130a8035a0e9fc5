"""Two pictures side by side as an exhibit of their own, where a public point rests on how they compare."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import attrs

from rejoinder.assembly.exhibit import PutForward, public_points
from rejoinder.assembly.plate import Panel, Plate
from rejoinder.assembly.sheet import Say
from rejoinder.assembly.statement import Pleading
from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.finding import Basis, Finding
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.judgement.weighing import SOURCE
from rejoinder.usecases.ports import Contents, Pictures

PAIR_LIMIT = 3
"""Pairs that are laid side by side; the others are exhibits each by itself."""
DIFFERENT = "picture-different:"
Told = Callable[[Phrase], str]


@attrs.frozen
class WithDrawn:
    """Contents with the pages that were drawn for the dossier."""

    held: Contents
    drawn: dict[str, bytes]

    def of(self, sha256: str) -> bytes:
        """The bytes whose digest this is. Raises: LookupError."""
        return self.drawn[sha256] if sha256 in self.drawn else self.held.of(sha256)


@attrs.frozen(kw_only=True)
class _Pair:
    """A public point, and the two exhibits it rests on first: theirs, then ours."""

    point: Finding
    theirs: PutForward
    ours: PutForward

    @property
    def digests(self) -> tuple[str, str]:
        return self.theirs.paper.sha256, self.ours.paper.sha256

    @property
    def is_source(self) -> bool:
        return self.point.id.startswith(SOURCE)

    @property
    def signs(self) -> tuple[tuple[Phrase, Phrase], ...]:
        """What speaks for ours having come first, each with its limit."""
        told = [dict(leg.says.values) for leg in self.point.because if leg.says.id == "picture.source-leg"]
        return tuple((values["sign"], values["limit"]) for values in told)


def side_by_side(
    pleading: Pleading,
    contents: Contents,
    *,
    pictures: Pictures,
    known: Mapping[tuple[str, str], Comparison],
    plate: Callable[[Plate], bytes],
    say: Say,
    tongue: str,
) -> tuple[tuple[PutForward, ...], Contents]:
    """The exhibits, and after them theirs and ours side by side for each public point on how they compare.

    Only of pictures that go out themselves, and as they are: nothing is shown that would not be shown anyway.

    Args:
        known: comparisons, by digests of theirs and ours, that looking at the two alone would not come to.
        plate: prints a page.
        say: in the language of the dossier.
        tongue: that language.
    """
    exhibits, told = pleading.exhibits, partial(_shown, pleading, say)
    drawn: dict[str, bytes] = {}
    added: list[PutForward] = []
    for pair in _pairs(pleading):
        try:
            made = _plate(pair, contents, pictures, known.get(pair.digests), told, tongue)
        except (RejoinderError, LookupError):
            continue
        if made is None:
            continue
        content = plate(made)
        added.append(_exhibit(content, len(exhibits) + len(added) + 1, len(added) + 1, pair))
        drawn[added[-1].paper.sha256] = content
        if len(added) == PAIR_LIMIT:
            break
    return ((*exhibits, *added), WithDrawn(contents, drawn)) if added else (exhibits, contents)


def _shown(pleading: Pleading, say: Say, says: Phrase) -> str:
    """A sentence without what the seller wants to keep private."""
    return pleading.withheld.from_text(say(says), say)


def _pairs(pleading: Pleading) -> Iterator[_Pair]:
    open = {one.paper.sha256: one for one in pleading.exhibits if one.copy is None}
    for point in public_points(pleading.advice):
        legs = [leg.id for leg in point.because if leg.basis is Basis.EVIDENCE]
        if point.id.startswith((DIFFERENT, SOURCE)) and len(legs) >= 2 and open.keys() >= set(legs[:2]):
            yield _Pair(point=point, theirs=open[legs[0]], ours=open[legs[1]])


def _plate(
    pair: _Pair, contents: Contents, pictures: Pictures, known: Comparison | None, told: Told, tongue: str
) -> Plate | None:
    """The page; None where the two are no longer found to be copies."""
    a, b = map(contents.of, pair.digests)
    comparison = (known or pictures.compare(a, b)) if pair.is_source else _different(pair.point)
    if pair.is_source and comparison.verdict is not Verdict.COPY:
        return None
    theirs, ours, *shared = pictures.panels(a, b, comparison)
    below = [_caption(side, one, told) for side, one in (("theirs", pair.theirs), ("ours", pair.ours))]
    signs = tuple((told(phrase("picture.plate-sign", sign=sign)), told(limit)) for sign, limit in pair.signs)
    return Plate(
        language=tongue,
        title=told(phrase("picture.plate-source" if pair.is_source else "picture.plate-different")),
        says=told(_same(comparison) if pair.is_source else pair.point.says),
        whole=(Panel(picture=theirs, caption=below[0]), Panel(picture=ours, caption=below[1])),
        shared_title=told(phrase("picture.plate-shared")) if shared else "",
        shared=tuple(Panel(picture=one, caption="") for one in shared),
        signs_title=told(phrase("picture.plate-signs")) if signs else "",
        signs=signs,
        note=told(phrase("picture.plate-note")) if signs else "",
    )


def _caption(side: str, exhibit: PutForward, told: Told) -> str:
    names = {"name": exhibit.name, "number": exhibit.number}
    return told(phrase("picture.plate-theirs", **names) if side == "theirs" else phrase("picture.plate-ours", **names))


def _same(found: Comparison) -> Phrase:
    mirrored = found.transform is not None and found.transform.mirrored
    shares = {"share": round(100 * found.covers_a), "of_ours": round(100 * found.covers_b), "points": found.matched}
    return phrase("picture.plate-same-mirrored", **shares) if mirrored else phrase("picture.plate-same", **shares)


def _different(point: Finding) -> Comparison:
    return Comparison(verdict=Verdict.DIFFERENT, score=0.0, because=point.says)


def _exhibit(content: bytes, number: int, place: int, pair: _Pair) -> PutForward:
    paper = Paper(
        path=f"side-by-side-{place}.pdf",
        place=Place.EVIDENCE,
        sha256=hashlib.sha256(content).hexdigest(),
        size_bytes=len(content),
        media_type="application/pdf",
    )
    where = phrase("document.side-by-side", left=pair.theirs.number, right=pair.ours.number)
    return PutForward(
        number=number,
        paper=paper,
        inspection=None,
        title=phrase("document.exhibit-title", kind=phrase("document.kind-side-by-side")),
        shows=(pair.point.says, where),
        beside=(pair.theirs.paper.sha256, pair.ours.paper.sha256),
    )
