"""Whether two aligned pictures correlate everywhere, as after saving again or cropping."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.image_features import ImageFeatures, Pixels, Real

SIDE = 160
APART = 24
"""Difference of a colour, of 255, beyond what saving again leaves when fine detail is smoothed away."""
STRAY = 0.0005
"""Share of places that may differ more than that."""
SHARED = 0.35
"""Share of the second picture that the first must lie on."""
LIVELY = 16
"""Cells of a 16 x 16 grid that must hold something; what is nearly blank is alike without being a copy."""
_GRID = 16
_MOVED = 8.0
_EDGE = np.ones((7, 7), np.uint8)


def whole_alike(a: ImageFeatures, b: ImageFeatures, matrix: Real) -> bool:
    """Whether the two show the same, place by place, wherever they overlap, and show enough there.

    Args:
        matrix: 3 x 3, working pixels of a to working pixels of b.

    Limits: what was recoloured or written over differs here; it is for the features to tell.
    """
    high, wide = b.rgb.shape[:2]
    warped = np.asarray(cv2.warpPerspective(a.rgb, matrix, (wide, high), flags=cv2.INTER_LINEAR), dtype=np.uint8)
    there = cv2.warpPerspective(np.full(a.rgb.shape[:2], 255, np.uint8), matrix, (wide, high))
    shared = cv2.erode(cv2.resize(there, (SIDE, SIDE), interpolation=cv2.INTER_AREA), _EDGE) > 250
    if shared.mean() < SHARED:
        return False
    first, second = _small(warped), _small(b.rgb)
    apart = np.abs(first - second).max(axis=2)[shared] > APART
    return bool(apart.mean() < STRAY) and _lively(second, shared) >= LIVELY


def _small(rgb: Pixels) -> NDArray[np.int16]:
    reduced = cv2.resize(rgb, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(reduced, (5, 5), 0), dtype=np.int16)


def _lively(small: NDArray[np.int16], shared: NDArray[np.bool_]) -> int:
    step = SIDE // _GRID
    cells = small.mean(axis=2).reshape(_GRID, step, _GRID, step).std(axis=(1, 3)) > _MOVED
    inside = shared.reshape(_GRID, step, _GRID, step).all(axis=(1, 3))
    return int((cells & inside).sum())
