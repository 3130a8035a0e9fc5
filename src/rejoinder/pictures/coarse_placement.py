"""Placements without features: thumbnails correlated as they are, trimmed, turned by quarters and mirrored."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.image_features import ImageFeatures, Real
from rejoinder.pictures.placement import Placement, is_plausible

Grey = NDArray[np.float32]

_GRID = 32
_LEAST_ALIKE = 0.55
MOST_GUESSES = 2


def coarse_placements(a: ImageFeatures, b: ImageFeatures) -> tuple[Placement, ...]:
    """The placements under which thumbnails of the two correlate best."""
    return tuple(
        Placement(matrix=matrix, mirrored=bool(np.linalg.det(matrix) < 0), matched=0, proposed=0, rival=0)
        for alike, matrix in sorted(_tried(a, b), key=lambda tried: -tried[0])[:MOST_GUESSES]
        if alike > _LEAST_ALIKE
    )


def _tried(a: ImageFeatures, b: ImageFeatures) -> list[tuple[float, Real]]:
    coarse_a, coarse_b = _coarse(a.grey), _coarse(b.grey)
    small_b = _small(coarse_b, np.eye(3), b.grey.shape, b.grey.shape)
    tried = []
    for matrix in (*_turned(a, b), _whole(a, b)):
        if is_plausible(matrix):
            small_a = _small(coarse_a, matrix, a.grey.shape, b.grey.shape)
            tried.append((_correlation(small_a, small_b), matrix))
    return tried


def _turned(a: ImageFeatures, b: ImageFeatures) -> list[Real]:
    """The trimmed picture a on the trimmed picture b in the eight ways a rectangle can lie."""
    height_a, width_a = a.grey.shape
    height_b, width_b = b.grey.shape
    unit_a, unit_b = np.diag([1 / width_a, 1 / height_a, 1.0]), np.diag([float(width_b), float(height_b), 1.0])
    quarter = np.array([[0, -1.0, 1], [1, 0, 0], [0, 0, 1]])
    flip = np.array([[-1.0, 0, 1], [0, 1, 0], [0, 0, 1]])
    found = []
    for turns in range(4):
        turn = np.linalg.matrix_power(quarter, turns)
        found += [unit_b @ turn @ unit_a, unit_b @ turn @ flip @ unit_a]
    return found


def _whole(a: ImageFeatures, b: ImageFeatures) -> Real:
    whole = np.diag([b.width / a.width, b.height / a.height, 1.0])
    return np.asarray(b.to_working @ whole @ np.linalg.inv(a.to_working))


def _coarse(grey: Grey) -> Grey:
    return np.asarray(cv2.resize(grey, (2 * _GRID, 2 * _GRID), interpolation=cv2.INTER_AREA), np.float32)


def _small(coarse: Grey, matrix: Real, own: tuple[int, ...], other: tuple[int, ...]) -> Real:
    """A coarse picture whose full shape was `own`, under a mapping into a picture of the shape `other`."""
    reduce = np.diag([_GRID / other[1], _GRID / other[0], 1.0])
    fine = np.diag([own[1] / (2 * _GRID), own[0] / (2 * _GRID), 1.0])
    warped = cv2.warpPerspective(coarse, reduce @ matrix @ fine, (_GRID, _GRID), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(warped, np.float64)


def _correlation(a: Real, b: Real) -> float:
    a, b = a - a.mean(), b - b.mean()
    size = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum() / size) if size > 1e-6 else 0.0
