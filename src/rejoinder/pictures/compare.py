"""Copy detection: whether one picture was made from the other, and under which transform."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import attrs
import cv2
import numpy as np

from rejoinder.domain.comparison import Comparison, Transform, Verdict
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.pictures.adjudication import CopyDoubt, adjudicate
from rejoinder.pictures.alignment_refinement import refine_alignment
from rejoinder.pictures.cells import cells
from rejoinder.pictures.coarse_placement import coarse_placements
from rejoinder.pictures.copy_score import SURE, THIN, copy_score, is_flat
from rejoinder.pictures.image_features import ImageFeatures, Pixels, Real, prepare_image
from rejoinder.pictures.line_drawing import LineDrawingMatch, match_line_drawing
from rejoinder.pictures.overlap import Overlap, corners, mapped_points
from rejoinder.pictures.placement import Placement, by_support, direct_placements, mirrored_placements
from rejoinder.pictures.placement_measures import evidence
from rejoinder.pictures.polygon_clipping import clip_quadrilateral

LEAST_SIDE = 24
_LEAST_CELLS = 4
Rows = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]

_CLEAR = 0.75
"""Score from which no other placement could change the verdict."""
_EVEN = 0.85
"""Correlation of a picture with its mirror image from which it is nearly the same left and right."""
_EVEN_SIDE = 32
_NEARLY = 0.1
"""Difference of scores up to which two placements may both be right."""
_SOME = 6
_ENOUGH = 40
"""Agreeing matches from which no guess is needed beside the placement they hold."""


@attrs.frozen(kw_only=True, eq=False)
class ScoredPlacement:
    """A placement with its measures and its score."""

    placement: Placement
    shared: Overlap
    measures: Mapping[str, float]
    score: float

    @property
    def points(self) -> int:
        """How many features coincide under the placement."""
        return max(self.placement.matched, round(float(np.expm1(self.measures["repeated"]))))


def compare(a: Pixels, b: Pixels) -> Comparison:
    """Say whether one picture is made from the other.

    Args:
        a: 8-bit RGB, rows by columns by three.
        b: The same.

    Returns: `copy` only where what agrees is rare and nothing weighty contradicts it; `unsure` where the evidence is
        thin. The transform maps pixels of a to pixels of b and is given for a copy and, where one was found, for an
        unsure pair. The same two arrays give the same answer in every process.
    """
    if min(*a.shape[:2], *b.shape[:2]) < LEAST_SIDE:
        return too_small()
    return compare_prepared(prepare_image(a), prepare_image(b))


def too_small() -> Comparison:
    """What is said of a picture with too few pixels to hold any evidence."""
    return Comparison(verdict=Verdict.UNSURE, score=0.0, because=phrase("picture.too-small", least=LEAST_SIDE))


def compare_prepared(a: ImageFeatures, b: ImageFeatures) -> Comparison:
    """The same for pictures that have been looked at already."""
    tries = list(_until(_tries(a, b), last=math.inf if _is_even(a) else _CLEAR))
    best = _best_aligned(tries) if tries else None
    if best is None:
        blank = not len(a.features) or not len(b.features)
        says = "picture.different-plain" if blank else "picture.different-nothing"
        return Comparison(verdict=Verdict.DIFFERENT, score=0.0, because=phrase(says))
    closer = adjudicate(a, b, best.shared, best.measures, best.score)
    best = attrs.evolve(best, score=closer.score)
    verdict = Verdict.COPY if best.score >= SURE else Verdict.UNSURE if best.score >= THIN else Verdict.DIFFERENT
    stages = _stages(a, b, tries) if verdict is Verdict.DIFFERENT else None
    if stages is not None:
        return _line_drawing_comparison(a, b, *stages)
    matrix = np.linalg.inv(b.to_working) @ best.shared.matrix @ a.to_working
    covers_a, covers_b = _covers(a, b, matrix)
    return Comparison(
        verdict=verdict,
        score=round(best.score, 4),
        transform=None if verdict is Verdict.DIFFERENT else _transform(matrix / matrix[2, 2], a, b),
        covers_a=0.0 if verdict is Verdict.DIFFERENT else covers_a,
        covers_b=0.0 if verdict is Verdict.DIFFERENT else covers_b,
        matched=best.points,
        because=_because(verdict, best, closer.doubt, covers_a, covers_b),
    )


def scored_placements(a: ImageFeatures, b: ImageFeatures) -> tuple[ScoredPlacement, ...]:
    """The candidate placements with their scores."""
    return tuple(_tries(a, b))


def _until(tries: Iterator[ScoredPlacement], *, last: float) -> Iterator[ScoredPlacement]:
    """The placements in order, ending with the first that scores at least `last`."""
    for one in tries:
        yield one
        if one.score >= last:
            return


def _agreement(one: ScoredPlacement) -> float:
    """Measures of the agreement under a placement, per cell and overall."""
    return one.measures["agree"] + one.measures["grey"]


def _is_even(a: ImageFeatures) -> bool:
    """Whether the picture nearly equals its mirror image, so that both orientations fit and only one is true."""
    small = cv2.resize(a.grey, (_EVEN_SIDE, _EVEN_SIDE), interpolation=cv2.INTER_AREA).astype(np.float64)
    apart = small - small.mean()
    size = float((apart * apart).sum())
    return size > 1.0 and float((apart * apart[:, ::-1]).sum()) > _EVEN * size


def _best_aligned(found: Sequence[ScoredPlacement]) -> ScoredPlacement:
    """Of placements with nearly the same score the one with the most exact alignment, with the highest score.

    A symmetric object fits its mirror image nearly as well; only the residual shifts differ.
    """
    highest = max(one.score for one in found)
    near = [one for one in found if one.score >= highest - _NEARLY]
    return attrs.evolve(max(near, key=_agreement), score=highest)


def _tries(a: ImageFeatures, b: ImageFeatures) -> Iterator[ScoredPlacement]:
    """Candidate placements: the unmirrored one if it has enough matches, then mirrored ones, then coarse ones."""
    as_it_is = direct_placements(a, b)
    first = [placed for placed in as_it_is[:1] if placed.matched >= _ENOUGH]
    yield from _looked_at(a, b, first)
    proposed = [*by_support(as_it_is, mirrored_placements(a, b))[:2]]
    if not proposed or proposed[0].matched < _ENOUGH:
        proposed += coarse_placements(a, b)
    yield from _looked_at(a, b, [placed for placed in proposed if placed not in first])


def _looked_at(a: ImageFeatures, b: ImageFeatures, proposed: Sequence[Placement]) -> Iterator[ScoredPlacement]:
    for placement in proposed:
        shared = refine_alignment(a, b, placement.matrix)
        if shared is None:
            continue
        compared = cells(shared, reach=2)
        if len(compared) < _LEAST_CELLS:
            continue
        measures = evidence(a, b, placement, shared, compared)
        yield ScoredPlacement(placement=placement, shared=shared, measures=measures, score=copy_score(measures))


def _stages(
    a: ImageFeatures, b: ImageFeatures, tries: Sequence[ScoredPlacement]
) -> tuple[ScoredPlacement, LineDrawingMatch] | None:
    """The placement under which a line drawing matches the other picture, and its match."""
    for one in sorted(tries, key=lambda each: -each.points):
        found = match_line_drawing(a, b, one.shared.matrix, one.points)
        if found is not None:
            return one, found
    return None


def _line_drawing_comparison(
    a: ImageFeatures, b: ImageFeatures, one: ScoredPlacement, found: LineDrawingMatch
) -> Comparison:
    """What is said of a draft and the finished work: unsure, since a drawing after the work looks the same."""
    matrix = np.linalg.inv(b.to_working) @ one.shared.matrix @ a.to_working
    covers_a, covers_b = _covers(a, b, matrix)
    return Comparison(
        verdict=Verdict.UNSURE,
        score=round(max(THIN, one.score), 4),
        transform=_transform(matrix / matrix[2, 2], a, b),
        covers_a=covers_a,
        covers_b=covers_b,
        matched=one.points,
        because=phrase("picture.unsure-stages", share=round(100 * found.follows), points=one.points),
    )


def _transform(matrix: Real, a: ImageFeatures, b: ImageFeatures) -> Transform:
    linear = matrix[:2, :2]
    mirrored = bool(np.linalg.det(linear) < 0)
    large, small = np.linalg.svd(linear, compute_uv=False)
    still = mapped_points(matrix, corners(a.width, a.height))
    away = np.abs(still - corners(a.width, a.height)).max()
    bent = np.abs(matrix[2, :2] * [a.width, a.height]).max() > 0.01 or large / max(small, 1e-9) > 1.02
    same_size = (a.width, a.height) == (b.width, b.height)
    kind = "identity" if same_size and away < 1.5 else "homography" if bent else "similarity"
    return Transform(kind=kind, mirrored=mirrored, matrix=rows_of(matrix))


def rows_of(matrix: Real) -> Rows:
    """The matrix as plain rows, its last number one."""
    x, y, z = (matrix / matrix[2, 2]).round(9).tolist()
    return (x[0], x[1], x[2]), (y[0], y[1], y[2]), (z[0], z[1], z[2])


def _covers(a: ImageFeatures, b: ImageFeatures, matrix: Real) -> tuple[float, float]:
    """Share of a's frame that lies in b's frame, and the share of b's frame that it takes up."""
    return _inside(a, b, matrix), _inside(b, a, np.linalg.inv(matrix))


def _inside(one: ImageFeatures, other: ImageFeatures, matrix: Real) -> float:
    _, area = clip_quadrilateral(
        mapped_points(np.linalg.inv(matrix), corners(other.width, other.height)), one.width, one.height
    )
    return round(min(1.0, max(0.0, area / (one.width * one.height))), 4)


def _because(
    verdict: Verdict, best: ScoredPlacement, doubt: CopyDoubt | None, covers_a: float, covers_b: float
) -> Phrase:
    agree, against = best.measures["agree"], best.measures["against"]
    values = {
        "points": best.points,
        "agree": round(100 * agree),
        "against": round(100 * against),
        "covers_a": round(100 * covers_a),
        "covers_b": round(100 * covers_b),
    }
    if doubt is not None:
        return phrase(f"picture.{verdict.value}-{doubt.value}", **values)
    if verdict is Verdict.COPY:
        return phrase("picture.copy-mirrored" if best.placement.mirrored else "picture.copy", **values)
    if verdict is Verdict.UNSURE:
        thin = best.measures["agree_rare"] < np.log1p(6) or is_flat(best.measures)
        return phrase("picture.unsure-thin" if thin else "picture.unsure-contradicted", **values)
    if best.points >= _SOME:
        return phrase("picture.different-contradicted", **values)
    return phrase("picture.different-nothing")
