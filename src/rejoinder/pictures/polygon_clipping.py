"""The part of a quadrilateral that lies in a frame.

OpenCV's `intersectConvexConvex` loses most of the area where edges of the two all but coincide, as they do whenever two
pictures of one size lie exactly over each other; which part it keeps then hangs on the last bit of the matrix.
"""

from __future__ import annotations

import numpy as np

from rejoinder.pictures.image_features import Real


def clip_quadrilateral(quad: Real, width: float, height: float) -> tuple[Real, float]:
    """The corners of what lies inside, clockwise, and its area in square pixels; no corners where nothing does.

    Sutherland-Hodgman clipping against the rectangle from (0, 0) to (`width`, `height`).

    Args:
        quad: four corners in order, convex, either way round.
    """
    points = [(float(x), float(y)) for x, y in quad]
    for axis, limit, inside in ((0, 0.0, 1), (0, float(width), -1), (1, 0.0, 1), (1, float(height), -1)):
        points = _cut(points, axis, limit, inside)
    polygon = np.array(points, float).reshape(-1, 2)
    signed = _signed_area(polygon)
    return (polygon[::-1] if signed < 0 else polygon), abs(signed)


def _cut(points: list[tuple[float, float]], axis: int, limit: float, inside: int) -> list[tuple[float, float]]:
    """What lies on one side of a line along an axis; `inside` is 1 where larger values stay, else -1."""
    clipped: list[tuple[float, float]] = []
    for before, here in zip([*points[-1:], *points[:-1]], points, strict=True):
        if (inside * (before[axis] - limit) >= 0) != (inside * (here[axis] - limit) >= 0):
            part = (limit - before[axis]) / (here[axis] - before[axis])
            clipped.append((before[0] + part * (here[0] - before[0]), before[1] + part * (here[1] - before[1])))
        if inside * (here[axis] - limit) >= 0:
            clipped.append(here)
    return clipped


def _signed_area(polygon: Real) -> float:
    if len(polygon) < 3:
        return 0.0
    x, y = polygon.T
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
