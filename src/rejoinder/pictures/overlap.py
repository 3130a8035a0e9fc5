"""The overlap of two pictures under a placement, resampled on one canvas."""

from __future__ import annotations

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.color_alignment import Grey, aligned_greys
from rejoinder.pictures.image_features import ImageFeatures, Real
from rejoinder.pictures.polygon_clipping import clip_quadrilateral

CANVAS = 208
"""Longest side of the canvas in pixels."""
_LEAST_SIDE = 20


@attrs.frozen(kw_only=True, eq=False)
class Overlap:
    """Both pictures on one canvas, as grey values, and where both have pixels."""

    matrix: Real
    """Working pixels of a to working pixels of b, refined."""
    to_canvas: Real
    """Working pixels of b to the canvas."""
    a: Grey
    b: Grey
    colour_a: NDArray[np.uint8]
    colour_b: NDArray[np.uint8]
    both: NDArray[np.bool_]
    share_a: float
    share_b: float


def overlap(a: ImageFeatures, b: ImageFeatures, matrix: Real, *, most: int = CANVAS) -> Overlap | None:
    """Draw both on one canvas, no finer than the coarser of the two; None where too little is shared.

    Args:
        most: longest side of the canvas in pixels.
    """
    shared = _shared(a, b, matrix)
    if shared is None:
        return None
    polygon, area_b = shared
    scale = _scale(matrix, polygon.mean(axis=0))
    left, top = np.maximum(polygon.min(axis=0), 0)
    right, bottom = polygon.max(axis=0)
    factor = min(1.0, 1.0 / scale, most / max(right - left, bottom - top))
    width, height = round((right - left) * factor), round((bottom - top) * factor)
    if min(width, height) < _LEAST_SIDE:
        return None
    to_canvas = np.array([[factor, 0, -left * factor], [0, factor, -top * factor], [0, 0, 1.0]])
    canvas_a, in_a = _warped(a, to_canvas @ matrix, factor * scale, (width, height))
    canvas_b, in_b = _warped(b, to_canvas, factor, (width, height))
    grey_a, grey_b = aligned_greys(canvas_a, canvas_b, in_a & in_b)
    return Overlap(
        matrix=matrix,
        to_canvas=to_canvas,
        a=_blurred(grey_a),
        b=_blurred(grey_b),
        colour_a=canvas_a,
        colour_b=canvas_b,
        both=in_a & in_b,
        share_a=min(1.0, area_b / scale**2 / (a.grey.shape[0] * a.grey.shape[1])),
        share_b=min(1.0, area_b / (b.grey.shape[0] * b.grey.shape[1])),
    )


def _blurred(grey: Grey) -> Grey:
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), 0.8), np.float32)


def corners(width: float, height: float) -> Real:
    """The four corners of a picture, clockwise from the upper left."""
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], float)


def mapped_points(matrix: Real, points: Real) -> Real:
    """Points under a mapping."""
    put = points @ matrix[:, :2].T + matrix[:, 2]
    return np.asarray(put[:, :2] / put[:, 2:])


def _shared(a: ImageFeatures, b: ImageFeatures, matrix: Real) -> tuple[Real, float] | None:
    height, width = a.grey.shape
    if (corners(width, height) @ matrix[2, :2] + matrix[2, 2] < 0.1).any():
        return None
    polygon, area = clip_quadrilateral(mapped_points(matrix, corners(width, height)), *b.grey.shape[::-1])
    return None if area < _LEAST_SIDE**2 else (polygon, area)


def _scale(matrix: Real, at_b: Real) -> float:
    """Pixels of b for one pixel of a, where b has the point."""
    back = np.linalg.inv(matrix)
    x, y, w = back @ np.array([*at_b, 1.0])
    px, py = x / w, y / w
    depth = matrix[2] @ np.array([px, py, 1.0])
    return float(np.sqrt(max(abs(np.linalg.det(matrix) / depth**3), 1e-6)))


def _warped(
    picture: ImageFeatures, matrix: Real, factor: float, size: tuple[int, int]
) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """A picture under a mapping, low-pass filtered first to avoid aliasing."""
    source = picture.downsample(factor) if factor < 0.75 else picture.rgb
    warped = warp(source, picture.rgb.shape, matrix, size)
    full = np.full(source.shape[:2], 255, np.uint8)
    return warped, warp(full, picture.rgb.shape, matrix, size, flags=cv2.INTER_NEAREST, beyond=cv2.BORDER_CONSTANT) > 0


def warp(
    source: NDArray[np.uint8],
    shape: tuple[int, ...],
    matrix: Real,
    size: tuple[int, ...],
    *,
    flags: int = cv2.INTER_LINEAR,
    beyond: int = cv2.BORDER_REPLICATE,
) -> NDArray[np.uint8]:
    """A picture of the given shape, perhaps reduced to `source`, under a mapping to a canvas of a width and height."""
    fine = np.diag([shape[1] / source.shape[1], shape[0] / source.shape[0], 1.0])
    half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1.0]])
    warp = np.linalg.inv(half) @ matrix @ fine @ half
    return np.asarray(cv2.warpPerspective(source, warp, (size[0], size[1]), flags=flags, borderMode=beyond), np.uint8)
