"""Bounding boxes of the details of two different pictures that have no counterpart in the other."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.image_features import Features, ImageFeatures, Real, cosine_similarity, mirror_features
from rejoinder.pictures.overlap import mapped_points

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels of the picture as it was given."""

MOST_BOXES = 3
_COUNTERPART = 0.92
"""Likeness of two features from which one may be the other's counterpart."""
_LEAST = 3
"""Features that a box holds at least; one or two may be grain."""
_DETAILED = 120
"""Features from which a picture has details that can be told apart; a flat drawing has corners alone."""
_TELLING = 0.25
"""Share of the features that boxes must hold, or the picture is told by its shapes and not by its details."""
_ACROSS = 12
"""Fields along the longer side, of which boxes are made."""
_EMPTY, _SHARED, _TAKEN = 0.4, 3.0, 1000.0
"""What an empty field, a feature with a counterpart, and a field of another box take from a box, in features."""


def unmatched_boxes(a: ImageFeatures, b: ImageFeatures) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """Boxes in a and boxes in b, from left to right, each round features that the other picture does not have.

    Where a picture has few features, or none that stand alone, all that it shows is one box.
    """
    return _boxes(a, _without(a.features, b)), _boxes(b, _without(b.features, a))


def _without(features: Features, other: ImageFeatures) -> NDArray[np.bool_]:
    """Mask of the features without a match in the other picture, direct or mirrored."""
    if not len(features) or not len(other.features):
        return np.ones(len(features), np.bool_)
    flipped = mirror_features(other.features, other.grey.shape[1])
    best = np.maximum(
        cosine_similarity(features, other.features).max(axis=1), cosine_similarity(features, flipped).max(axis=1)
    )
    return np.asarray(best < _COUNTERPART, np.bool_)


def _boxes(picture: ImageFeatures, alone: NDArray[np.bool_]) -> tuple[Box, ...]:
    height, width = picture.grey.shape
    side = max(height, width) / _ACROSS
    rows, columns = max(1, round(height / side)), max(1, round(width / side))
    worth = _worth(picture, alone, rows, columns)
    found: list[tuple[int, int, int, int]] = []
    covered = 0.0
    while len(found) < MOST_BOXES and (best := _best(worth)) is not None:
        found.append(best)
        top, left, bottom, right = best
        covered += float(worth[top:bottom, left:right].sum())
        worth[top:bottom, left:right] = -_TAKEN
    if len(alone) < _DETAILED or covered < _TELLING * len(alone):
        left, top, right, bottom = picture.box
        return ((float(left), float(top), float(right), float(bottom)),)
    step = np.array([width / columns, height / rows])
    corners = [np.array([[left, top], [right, bottom]]) * step for top, left, bottom, right in found]
    back = np.linalg.inv(picture.to_working)
    return tuple(sorted(_in_original(picture, back, each) for each in corners))


def _worth(picture: ImageFeatures, alone: NDArray[np.bool_], rows: int, columns: int) -> Real:
    """Weight of each field: its unmatched features, less the matched ones, and a penalty where it is empty."""
    height, width = picture.grey.shape
    row = np.clip((picture.features.at.imag * rows / height).astype(int), 0, rows - 1)
    column = np.clip((picture.features.at.real * columns / width).astype(int), 0, columns - 1)
    worth = np.zeros((rows, columns))
    np.add.at(worth, (row, column), np.where(alone, 1.0, -_SHARED))
    empty = np.ones((rows, columns), np.bool_)
    empty[row, column] = False
    worth[empty] = -_EMPTY
    return worth


def _best(worth: Real) -> tuple[int, int, int, int] | None:
    """Maximum-sum rectangle of fields: top, left, bottom and right; the first of equals."""
    rows, columns = worth.shape
    sums = np.pad(worth.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    best, most = None, _LEAST - 0.5
    for top, bottom in combinations(range(rows + 1), 2):
        for left, right in combinations(range(columns + 1), 2):
            inside = float(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])
            if inside > most:
                best, most = (top, left, bottom, right), inside
    return best


def _in_original(picture: ImageFeatures, back: Real, box: NDArray[np.floating]) -> Box:
    (left, top), (right, bottom) = mapped_points(back, box)
    return (
        max(0.0, float(left)),
        max(0.0, float(top)),
        min(float(picture.width), float(right)),
        min(float(picture.height), float(bottom)),
    )
