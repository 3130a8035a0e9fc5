"""Whether a region of one picture was blurred, pixelated or covered in a copy of it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.domain.mark_detection import Obfuscation
from rejoinder.pictures.image_features import Pixels, Real
from rejoinder.pictures.obfuscation import mosaics
from rejoinder.pictures.overlap import mapped_points

Plane = NDArray[np.float32]
Place = tuple[float, float, float, float]

_WIDTH = 240
"""Pixels to which the place is laid out, in breadth."""
_TALLEST = 480
_STILL = 0.8
"""Correlation from which the same still stands there."""
_BLURRED = 0.6
"""Correlation with the place itself, both blurred, from which it was made unreadable and nothing laid over it."""
_BLUNTED = 0.45
"""Fine contrast left of what was there, at most, where something was blurred."""
_COVERED = 0.4
"""Correlation up to which something else stands there."""
_ABOUT = 0.6
"""Correlation that the surroundings need, for the two to be laid over each other rightly."""
_TINTED = 24.0
"""How far the mean colour may have moved where something was only made unreadable."""
_GROWN = 0.5
"""How far the surroundings reach, as a share of the place's longer side."""
_INSIDE = 0.8
"""Share of the place that the copy has to show."""
_SHIFT = 0.12
"""How far the place may have slipped, as a share of its breadth."""


def obfuscation_in_copy(original: Pixels, copy: Pixels, *, matrix: Real, place: Place) -> Obfuscation | None:
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
    alike = _alike(was, now, blur=1.5)
    blunted = _fine(now) <= _BLUNTED * _fine(was)
    if (alike >= _STILL and not blunted) or not _is_aligned(original, copy, matrix, place):
        return None
    softened = max(_alike(was, now, blur=blur) for blur in (6.0, 10.0, 16.0))
    if softened < _BLURRED or float(now.std()) < 3 or _tint_apart(original, copy, matrix, place) > _TINTED:
        return Obfuscation.COVER if alike < _COVERED else None
    if any(True for _ in mosaics(_spot(copy, matrix, place))):
        return Obfuscation.MOSAIC
    return Obfuscation.BLUR if blunted else None


def _is_aligned(original: Pixels, copy: Pixels, matrix: Real, place: Place) -> bool:
    """Whether what stands about the place is the same in both."""
    left, top, right, bottom = place
    more = _GROWN * max(right - left, bottom - top)
    cut, size = _cut((left - more, top - more, right + more, bottom + more))
    was, now = _grey(original, cut, size), _grey(copy, cut @ np.linalg.inv(matrix), size)
    about = np.ones(was.shape, bool)
    x0, y0, x1, y1 = (
        round(float(each)) for each in (cut[:2, :2] @ [[left, right], [top, bottom]] + cut[:2, 2:]).T.ravel()
    )
    about[max(0, y0) : y1, max(0, x0) : x1] = False
    a, b = (np.asarray(cv2.GaussianBlur(each, (0, 0), 2.0))[about] for each in (was, now))
    if len(a) < 16 or float(a.std()) < 2 or float(b.std()) < 2:
        return False
    return float(np.corrcoef(a, b)[0, 1]) >= _ABOUT


def _tint_apart(original: Pixels, copy: Pixels, matrix: Real, place: Place) -> float:
    """How far the mean colour of the place moved, in grey levels of the channel that moved most."""
    cut, size = _cut(place)
    was = cv2.warpPerspective(original, cut, size, flags=cv2.INTER_LINEAR)
    now = cv2.warpPerspective(copy, cut @ np.linalg.inv(matrix), size, flags=cv2.INTER_LINEAR)
    return float(np.abs(was.mean(axis=(0, 1)) - now.mean(axis=(0, 1))).max())


def _spot(copy: Pixels, matrix: Real, place: Place) -> Plane:
    """The part of the copy where the place lies, in its own pixels, with a margin."""
    left, top, right, bottom = place
    at = mapped_points(matrix, np.array([[left, top], [right, top], [right, bottom], [left, bottom]]))
    x0, y0 = (max(0, int(each) - 8) for each in at.min(axis=0))
    x1, y1 = (int(each) + 8 for each in at.max(axis=0))
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(copy[y0:y1, x0:x1]), cv2.COLOR_RGB2GRAY), np.float32)


def _cut(place: Place) -> tuple[Real, tuple[int, int]]:
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
