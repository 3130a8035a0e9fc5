"""A place of one picture looked up in a copy of it: does the same still stand there, or was it made unreadable?"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.domain.mark_sight import Veil
from rejoinder.pictures.sight import Pixels, Real

Plane = NDArray[np.float32]

_WIDTH = 240
"""Pixels to which the place is laid out, in breadth."""
_TALLEST = 480
_STILL = 0.55
"""Correlation from which the same still stands there."""
_BLURRED = 0.6
"""Correlation with the place itself, blurred as far, from which it was blurred and nothing else."""
_BLUNTED = 0.45
"""Fine contrast left of what was there, at most, where something was blurred."""
_INSIDE = 0.8
"""Share of the place that the copy has to show."""
_SHIFT = 0.12
"""How far the place may have slipped, as a share of its breadth."""


def veil_over(original: Pixels, copy: Pixels, *, matrix: Real, place: tuple[float, float, float, float]) -> Veil | None:
    """How a place of the original was made unreadable in its copy; None where it still shows the same.

    Args:
        matrix: pixels of the original to pixels of the copy.
        place: left, top, right and bottom in pixels of the original.

    Returns: None also where the copy does not show the place, or there was nothing to be seen in the original.
    """
    cut, size = _cut(place)
    was = _grey(original, cut, size)
    now = _grey(copy, cut @ np.linalg.inv(matrix), size)
    shown = cv2.warpPerspective(
        np.full(copy.shape[:2], 255, np.uint8), cut @ np.linalg.inv(matrix), size, flags=cv2.INTER_NEAREST
    )
    if float((shown > 0).mean()) < _INSIDE or float(was.std()) < 6:
        return None
    if _alike(was, now, blur=1.0) >= _STILL and _fine(now) > _BLUNTED * _fine(was):
        return None
    softened = max(_alike(was, now, blur=blur) for blur in (6.0, 10.0, 16.0))
    if softened < _BLURRED or float(now.std()) < 3:
        return Veil.COVER
    if _blocky(now):
        return Veil.MOSAIC
    return Veil.BLUR if _fine(now) <= _BLUNTED * _fine(was) else None


def _cut(place: tuple[float, float, float, float]) -> tuple[Real, tuple[int, int]]:
    left, top, right, bottom = place
    scale = min(_WIDTH / max(right - left, 1.0), _TALLEST / max(bottom - top, 1.0))
    size = max(8, round((right - left) * scale)), max(8, round((bottom - top) * scale))
    return np.array([[scale, 0, -left * scale], [0, scale, -top * scale], [0, 0, 1.0]]), size


def _grey(picture: Pixels, matrix: Real, size: tuple[int, int]) -> Plane:
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.float32)
    return np.asarray(cv2.warpPerspective(grey, matrix, size, flags=cv2.INTER_LINEAR), np.float32)


def _alike(was: Plane, now: Plane, *, blur: float) -> float:
    """Best correlation of the two, both blurred, over small shifts."""
    a, b = (np.asarray(cv2.GaussianBlur(each, (0, 0), blur), np.float32) for each in (was, now))
    dx, dy = max(1, round(_SHIFT * a.shape[1] / 2)), max(1, round(_SHIFT * a.shape[0] / 2))
    inner = a[dy:-dy, dx:-dx]
    if min(inner.shape) < 4 or float(inner.std()) < 0.5:
        return 0.0
    return float(cv2.matchTemplate(b, np.ascontiguousarray(inner), cv2.TM_CCOEFF_NORMED).max())


def _fine(grey: Plane) -> float:
    return float(np.abs(grey - cv2.GaussianBlur(grey, (0, 0), 2.0)).mean())


def _blocky(grey: Plane) -> bool:
    """Whether plain areas meet in steps: hardly any slope in most places, and steep ones in the rest."""
    slope = np.abs(np.diff(grey, axis=1)).ravel()
    steep = float(np.percentile(slope, 97))
    return steep > 6 and float((slope < 0.15 * steep).mean()) > 0.6
