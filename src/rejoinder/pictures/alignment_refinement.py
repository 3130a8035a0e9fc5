"""Refinement of a placement: a new fit on cells matched by normalised cross-correlation."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.cells import PLAIN, corner, grid, texture
from rejoinder.pictures.image_features import ImageFeatures, Real
from rejoinder.pictures.overlap import Overlap, corners, mapped_points, overlap
from rejoinder.pictures.placement import fit, is_plausible, moved_points

_CORNERED = 0.6
"""Slope in the weaker direction below which a cell may slide along an edge, so that no placement is fitted to it."""
_FOUND_AGAIN = 0.7
_LEAST_FITTED = 5
_SETTLED = 0.8
"""Canvas pixels; a refinement that moves nothing further is the last."""


def refine_alignment(a: ImageFeatures, b: ImageFeatures, matrix: Real) -> Overlap | None:
    """The overlap under the placement fitted anew to the matched cells."""
    best = overlap(a, b, matrix)
    for reach in (7, 4):
        if best is None:
            return None
        better = _refit(best, reach)
        again = overlap(a, b, better) if better is not None else None
        if again is None or better is None:
            return best
        moved_by = _moved_by(best, better)
        best = again
        if moved_by < _SETTLED:
            return best
    return best


def _moved_by(shared: Overlap, better: Real) -> float:
    """How far a refinement moves the corners of the canvas, in its pixels."""
    at = corners(*shared.a.shape[::-1])
    change = shared.to_canvas @ better @ np.linalg.inv(shared.to_canvas @ shared.matrix)
    return float(np.abs(mapped_points(change, at) - at).max())


def _refit(shared: Overlap, reach: int) -> Real | None:
    """The placement fitted to the cells that hold corners and are found again within `reach` pixels."""
    centre, target = _matched_cells(shared, reach)
    for limit in (4.0, 2.5, 1.6):
        if len(centre) < _LEAST_FITTED:
            return None
        change = fit(centre, target)
        inside = np.abs(moved_points(change, centre) - target) < limit
        centre, target = centre[inside], target[inside]
    if len(centre) < _LEAST_FITTED:
        return None
    matrix = np.linalg.inv(shared.to_canvas) @ fit(centre, target) @ shared.to_canvas @ shared.matrix
    matrix = matrix / matrix[2, 2]
    return matrix if is_plausible(matrix) else None


def _matched_cells(shared: Overlap, reach: int) -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """Middles of cells in a, and where they were found in b."""
    size, inside = grid(shared)
    shows = np.minimum(texture(shared.a, size), texture(shared.b, size)) > PLAIN
    cornered = np.minimum(corner(shared.a, size), corner(shared.b, size)) > _CORNERED
    at, to = [], []
    for row, column in np.argwhere(inside & shows & cornered):
        alike, dx, dy = _sought(shared, int(column) * size, int(row) * size, size, reach)
        if alike > _FOUND_AGAIN:
            at.append(complex((column + 0.5) * size, (row + 0.5) * size))
            to.append(at[-1] + complex(dx, dy))
    return np.array(at, complex), np.array(to, complex)


def _sought(shared: Overlap, x: int, y: int, size: int, reach: int) -> tuple[float, int, int]:
    """The best normalised cross-correlation of a cell of a near its place in b, and the shift in canvas pixels."""
    left, top = max(0, x - reach), max(0, y - reach)
    window = shared.b[top : y + size + reach, left : x + size + reach]
    surface = cv2.matchTemplate(window, shared.a[y : y + size, x : x + size], cv2.TM_CCOEFF_NORMED)
    _, best, _, (px, py) = cv2.minMaxLoc(surface)
    return best, px + left - x, py + top - y
