"""Placements of one picture in another: the similarity of each feature match is tried as a hypothesis, and the one with
most inliers is refined by least squares.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.image_features import Features, ImageFeatures, Real, cosine_similarity, mirror_features

MOST_MATCHES = 360
_FAR = 1000
"""More than any place in working pixels, by threes."""
MOST_PLACEMENTS = 2
_RATIO = 0.92
_LEAST_ALIKE = 0.72
_REACH = (14.0, 9.0, 5.0, 3.5)
"""How far a match may lie from its placement, in working pixels, from the first guess to the last fit."""

_LARGER = 0.7
"""How far two matches of one placement may differ in scale, as a logarithm."""
_TURNED = math.cos(0.6)
"""And in angle, as the cosine."""


@attrs.frozen(kw_only=True, eq=False)
class Placement:
    """A mapping of working pixels of a to working pixels of b, with its inliers."""

    matrix: Real
    mirrored: bool
    matched: int
    proposed: int
    """How many matches there were to choose from."""
    rival: int
    """How many matches the next best placement had."""
    at: NDArray[np.complex128] = attrs.field(factory=lambda: np.empty(0, complex))
    """The places in a of the matches that agree."""


@attrs.frozen(kw_only=True, eq=False)
class Matches:
    """Matched features of a and of b, the most similar first."""

    a: NDArray[np.complex128]
    b: NDArray[np.complex128]
    turn: NDArray[np.complex128]
    """For each match the similarity's factor: scale and rotation in one complex number."""


def placements(a: ImageFeatures, b: ImageFeatures) -> tuple[Placement, ...]:
    """Placements proposed by matched features, direct and mirrored, most inliers first."""
    return by_support(direct_placements(a, b), mirrored_placements(a, b))


def direct_placements(a: ImageFeatures, b: ImageFeatures) -> tuple[Placement, ...]:
    """Placements of the picture as it is."""
    return propose_placements(a.features, b.features)


def propose_placements(a: Features, b: Features) -> tuple[Placement, ...]:
    """Those under which features of a fall on features of b, best held first."""
    return by_support(_placed(matches(a, b), mirror=None))


def mirrored_placements(a: ImageFeatures, b: ImageFeatures) -> tuple[Placement, ...]:
    """Placements of its mirror image."""
    width = a.grey.shape[1]
    flip = np.array([[-1.0, 0, width], [0, 1, 0], [0, 0, 1]])
    return by_support(_placed(matches(mirror_features(a.features, width), b.features), mirror=flip))


def by_support(*many: Sequence[Placement]) -> tuple[Placement, ...]:
    """Placements by number of inliers, most first."""
    return tuple(sorted((p for some in many for p in some), key=lambda placed: (-placed.matched, placed.mirrored)))


def matches(a: Features, b: Features) -> Matches:
    """Mutual nearest neighbours, and matches that pass the ratio test; those with the clearest ratio first."""
    if len(a) < 2 or len(b) < 2:
        return Matches(a=np.empty(0, complex), b=np.empty(0, complex), turn=np.empty(0, complex))
    near = cosine_similarity(a, b)
    nearest, back = near.argmax(axis=1), near.argmax(axis=0)
    best = near[np.arange(len(a)), nearest]
    second = np.partition(near, -2, axis=1)[:, -2]
    apart = np.sqrt(np.maximum(2 - 2 * best, 0)) / np.sqrt(np.maximum(2 - 2 * second, 1e-9))
    mutual = back[nearest] == np.arange(len(a))
    good = np.flatnonzero((best > _LEAST_ALIKE) & (mutual | (apart < _RATIO)))
    good = good[np.lexsort((good, apart[good]))][:MOST_MATCHES]
    to = nearest[good]
    turn = b.size[to] / a.size[good] * np.exp(1j * (b.angle[to] - a.angle[good]))
    return Matches(a=a.at[good], b=b.at[to], turn=turn)


def _placed(found: Matches, *, mirror: Real | None) -> list[Placement]:
    placed: list[Placement] = []
    taken = np.zeros(len(found.a), bool)
    for _ in range(MOST_PLACEMENTS + 1):
        free = np.flatnonzero(~taken)
        if len(free) < 3:
            break
        supporters = free[_supporters(found, free)]
        if len(supporters) < 3:
            break
        matrix, supporters = _fitted(found, supporters)
        taken[supporters] = True
        near = np.abs(moved_points(matrix, found.a) - found.b) < _REACH[0]
        taken |= near
        if len(supporters) >= 3 and is_plausible(matrix):
            full = matrix if mirror is None else matrix @ mirror
            at = found.a[supporters] if mirror is None else moved_points(mirror, found.a[supporters])
            placed.append(
                Placement(
                    matrix=full,
                    mirrored=mirror is not None,
                    matched=_distinct(found, supporters),
                    proposed=len(found.a),
                    rival=0,
                    at=at,
                )
            )
        taken[supporters] = True
    following = [*(p.matched for p in placed[1:]), 0]
    return [attrs.evolve(p, rival=n) for p, n in zip(placed, following, strict=False)][:MOST_PLACEMENTS]


def supporters(found: Matches) -> int:
    """How many matches are inliers of the best similarity, each place counted once.

    Every match proposes the similarity of its own position, scale and orientation, so that nothing is drawn at random
    as in RANSAC.
    """
    return _distinct(found, _supporters(found, np.arange(len(found.a))))


def _supporters(found: Matches, free: NDArray[np.intp]) -> NDArray[np.intp]:
    """Of the matches in `free` the inliers of the best similarity."""
    a, b, turn = found.a[free], found.b[free], found.turn[free]
    offset = b - turn * a
    x = np.outer(turn.real, a.real) - np.outer(turn.imag, a.imag) + (offset.real[:, None] - b.real)
    y = np.outer(turn.real, a.imag) + np.outer(turn.imag, a.real) + (offset.imag[:, None] - b.imag)
    size = np.abs(turn)
    way, larger = turn / size, np.log(size)
    turned = np.outer(way.real, way.real) + np.outer(way.imag, way.imag) > _TURNED
    close = (x * x + y * y < _REACH[0] ** 2) & turned & (np.abs(larger[:, None] - larger) < _LARGER)
    return np.flatnonzero(close[int(close.sum(axis=1).argmax())])


def _fitted(found: Matches, supporters: NDArray[np.intp]) -> tuple[Real, NDArray[np.intp]]:
    matrix: Real = np.eye(3)
    for reach in _REACH[1:]:
        matrix = fit(found.a[supporters], found.b[supporters])
        inside = np.flatnonzero(np.abs(moved_points(matrix, found.a) - found.b) < reach)
        if len(inside) < 3:
            break
        supporters = inside
    return matrix, supporters


def fit(a: NDArray[np.complex128], b: NDArray[np.complex128]) -> Real:
    """Least-squares mapping of a to b: a similarity from few points, affine from more, a homography from many."""
    spread = _spread(a)
    if len(a) < 6 or spread < 12:
        return _similarity(a, b)
    if len(a) >= 16 and spread > 40:
        found = _homography(a, b)
        if found is not None and is_plausible(found):
            return found
    return _affine(a, b)


def _spread(a: NDArray[np.complex128]) -> float:
    """Standard deviation across the narrower direction."""
    xx, yy, xy = _moments(a)
    half = (xx + yy) / 2
    return math.sqrt(max(0.0, half - math.hypot((xx - yy) / 2, xy)))


def _moments(a: NDArray[np.complex128]) -> tuple[float, float, float]:
    """Variance across, variance down, and the two together, about the middle."""
    x, y = a.real - a.real.mean(), a.imag - a.imag.mean()
    return float((x * x).mean()), float((y * y).mean()), float((x * y).mean())


def _similarity(a: NDArray[np.complex128], b: NDArray[np.complex128]) -> Real:
    ca, cb = a.mean(), b.mean()
    turn = np.vdot(a - ca, b - cb) / max(float(np.vdot(a - ca, a - ca).real), 1e-9)
    move = cb - turn * ca
    return np.array([[turn.real, -turn.imag, move.real], [turn.imag, turn.real, move.imag], [0, 0, 1.0]])


def _affine(a: NDArray[np.complex128], b: NDArray[np.complex128]) -> Real:
    middle_a, middle_b = a.mean(), b.mean()
    of, to = a - middle_a, b - middle_b
    xx, yy, xy = _moments(a)
    across, down = (of.real * to).mean(), (of.imag * to).mean()
    apart = xx * yy - xy * xy
    first, second = (yy * across - xy * down) / apart, (xx * down - xy * across) / apart
    move = middle_b - first * middle_a.real - second * middle_a.imag
    return np.array([[first.real, second.real, move.real], [first.imag, second.imag, move.imag], [0, 0, 1.0]])


def _homography(a: NDArray[np.complex128], b: NDArray[np.complex128]) -> Real | None:
    found, _ = cv2.findHomography(np.c_[a.real, a.imag], np.c_[b.real, b.imag], 0)
    return None if found is None or abs(found[2, 2]) < 1e-9 else np.asarray(found / found[2, 2], np.float64)


def moved_points(matrix: Real, at: NDArray[np.complex128]) -> NDArray[np.complex128]:
    """Points under a mapping."""
    x, y, w = matrix[:, 0, None] * at.real + matrix[:, 1, None] * at.imag + matrix[:, 2, None]
    w = np.where(np.abs(w) < 1e-9, 1e-9, w)
    return np.asarray(x / w + 1j * (y / w))


def _distinct(found: Matches, supporters: NDArray[np.intp]) -> int:
    """Matches at different places: several turns of one feature count once."""
    a, b = np.rint(found.a[supporters].view(float) / 3), np.rint(found.b[supporters].view(float) / 3)
    spots = ((a[::2] * _FAR + a[1::2]) * _FAR + b[::2]) * _FAR + b[1::2]
    return len(np.unique(spots))


def is_plausible(matrix: Real) -> bool:
    """Whether a mapping is one that an editor would make: no fold, no extreme stretch or shear."""
    linear = matrix[:2, :2] - np.outer(matrix[:2, 2], matrix[2, :2])
    if not np.isfinite(matrix).all():
        return False
    large, small = np.linalg.svd(linear, compute_uv=False)
    tilt = np.abs(matrix[2, :2]).max()
    return bool(small > 0.04 and large < 25 and large / max(small, 1e-9) < 2.2 and tilt < 0.004)
