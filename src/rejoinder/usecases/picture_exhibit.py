"""Two pictures side by side as an exhibit of their own, where a public point rests on how they compare."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.assembly.exhibit import PutForward, public_points
from rejoinder.domain.advice import Advice
from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.finding import Basis, Finding
from rejoinder.domain.phrase import phrase
from rejoinder.usecases.ports import Contents, Pictures

PAIR_LIMIT = 3
"""Pairs that are laid side by side; the others are exhibits each by itself."""
DIFFERENT = "picture-different:"


@attrs.frozen
class WithDrawn:
    """Contents with the pictures that were drawn for the dossier."""

    held: Contents
    drawn: dict[str, bytes]

    def of(self, sha256: str) -> bytes:
        """The bytes whose digest this is. Raises: LookupError."""
        return self.drawn[sha256] if sha256 in self.drawn else self.held.of(sha256)


def side_by_side(
    exhibits: Sequence[PutForward], advice: Advice, contents: Contents, *, pictures: Pictures
) -> tuple[tuple[PutForward, ...], Contents]:
    """The exhibits, and after them theirs and ours side by side for each public point that says that they differ.

    Only of pictures that go out themselves, and as they are: nothing is shown that would not be shown anyway.
    """
    open = {one.paper.sha256: one for one in exhibits if one.copy is None}
    drawn: dict[str, bytes] = {}
    added: list[PutForward] = []
    for point, a, b in _pairs(advice, open):
        try:
            content = pictures.overlay(contents.of(a), contents.of(b), _different(point))
        except (RejoinderError, LookupError):
            continue
        number = len(exhibits) + len(added) + 1
        added.append(_exhibit(content, number, len(added) + 1, point, (open[a], open[b])))
        drawn[added[-1].paper.sha256] = content
        if len(added) == PAIR_LIMIT:
            break
    return ((*exhibits, *added), WithDrawn(contents, drawn)) if added else (tuple(exhibits), contents)


def _pairs(advice: Advice, open: dict[str, PutForward]) -> Iterator[tuple[Finding, str, str]]:
    for point in public_points(advice):
        legs = [leg.id for leg in point.because if leg.basis is Basis.EVIDENCE]
        if point.id.startswith(DIFFERENT) and len(legs) == 2 and open.keys() >= set(legs):
            yield point, legs[0], legs[1]


def _different(point: Finding) -> Comparison:
    return Comparison(verdict=Verdict.DIFFERENT, score=0.0, because=point.says)


def _exhibit(
    content: bytes, number: int, place: int, point: Finding, pair: tuple[PutForward, PutForward]
) -> PutForward:
    paper = Paper(
        path=f"side-by-side-{place}.png",
        place=Place.EVIDENCE,
        sha256=hashlib.sha256(content).hexdigest(),
        size_bytes=len(content),
        media_type="image/png",
        readable=False,
    )
    where = phrase("document.side-by-side", left=pair[0].number, right=pair[1].number)
    return PutForward(
        number=number,
        paper=paper,
        inspection=None,
        title=phrase("document.exhibit-title", kind=phrase("document.kind-side-by-side")),
        shows=(point.says, where),
    )
