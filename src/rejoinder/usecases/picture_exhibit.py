"""Two pictures side by side as an exhibit of their own, where a public point rests on how they compare."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rejoinder.assembly.exhibit import PutForward, public_points
from rejoinder.assembly.plate import Panel, Plate
from rejoinder.assembly.sheet import Say
from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.finding import Basis, Finding
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.judgement.weighing import SOURCE
from rejoinder.usecases.drawing import NOT_COMPARED, DrawingContext, DrawnPage

PAIR_LIMIT = 3
"""Pairs that are laid side by side; the others are exhibits each by itself."""
DIFFERENT = "picture-different:"


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


def pair_pages(context: DrawingContext) -> Iterator[DrawnPage]:
    """Theirs and ours side by side for each public point on how they compare."""
    made = 0
    for pair in _pairs(context):
        try:
            plate = _plate(pair, context)
        except (RejoinderError, LookupError):
            continue
        if plate is None:
            continue
        made += 1
        yield _page(context.press.plate(plate), made, pair)
        if made == PAIR_LIMIT:
            break


def _pairs(context: DrawingContext) -> Iterator[_Pair]:
    open = context.open
    for point in public_points(context.pleading.advice):
        legs = [leg.id for leg in point.because if leg.basis is Basis.EVIDENCE]
        if point.id.startswith((DIFFERENT, SOURCE)) and len(legs) >= 2 and open.keys() >= set(legs[:2]):
            yield _Pair(point=point, theirs=open[legs[0]], ours=open[legs[1]])


def _plate(pair: _Pair, context: DrawingContext) -> Plate | None:
    """The page; None where the two are no longer found to be copies."""
    told = context.words
    a, b = map(context.contents.of, pair.digests)
    known = context.known.get(pair.digests)
    comparison = (known or context.pictures.compare(a, b)) if pair.is_source else NOT_COMPARED
    if pair.is_source and comparison.verdict is not Verdict.COPY:
        return None
    theirs, ours, *shared = context.pictures.panels(a, b, comparison)
    below = [_caption(side, one, told) for side, one in (("theirs", pair.theirs), ("ours", pair.ours))]
    signs = tuple((told(phrase("picture.plate-sign", sign=sign)), told(limit)) for sign, limit in pair.signs)
    return Plate(
        language=context.language,
        title=told(phrase("picture.plate-source" if pair.is_source else "picture.plate-different")),
        says=told(_same(comparison) if pair.is_source else pair.point.says),
        whole=(Panel(picture=theirs, caption=below[0]), Panel(picture=ours, caption=below[1])),
        shared_title=told(phrase("picture.plate-shared")) if shared else "",
        shared=tuple(Panel(picture=one, caption="") for one in shared),
        signs_title=told(phrase("picture.plate-signs")) if signs else "",
        signs=signs,
        note=told(phrase("picture.plate-note")) if signs else "",
    )


def _caption(side: str, exhibit: PutForward, told: Say) -> str:
    names = {"name": exhibit.name, "number": exhibit.number}
    return told(phrase("picture.plate-theirs", **names) if side == "theirs" else phrase("picture.plate-ours", **names))


def _same(found: Comparison) -> Phrase:
    mirrored = found.transform is not None and found.transform.mirrored
    shares = {"share": round(100 * found.covers_a), "of_ours": round(100 * found.covers_b), "points": found.matched}
    return phrase("picture.plate-same-mirrored", **shares) if mirrored else phrase("picture.plate-same", **shares)


def _page(content: bytes, place: int, pair: _Pair) -> DrawnPage:
    where = phrase("document.side-by-side", left=pair.theirs.number, right=pair.ours.number)
    return DrawnPage(
        kind="side-by-side",
        name=f"side-by-side-{place}.pdf",
        content=content,
        shows=(pair.point.says, where),
        beside=pair.digests,
    )
