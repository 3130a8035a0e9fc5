"""What the agreement rests on: shades as a camera sees them, or flat drawing such as words, frames and plain signs.

A template laid over two pictures agrees perfectly, and all that agrees in it is flat: one ground, one ink. A picture
that was copied agrees in its own shades as well.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.overlap import Cells, Overlap, means, warped
from rejoinder.pictures.sight import Real, Sight

_AGREES, _CONTRADICTS = 0.8, 0.6
_STILL = 1.5
_STEEP = 0.8
"""Slope on the canvas in grey levels a pixel, below which a pixel lies in a plain place."""
_PLAIN, _ALIVE = 0.3, 0.15
"""Share of plain pixels below which a cell counts as shaded, and as shaded throughout."""
_TWO_TONES, _MANY_TONES = 0.2, 0.3
"""Variance left in a cell once it is parted in light and dark."""


@attrs.frozen(kw_only=True, eq=False)
class Shades:
    """One number a cell, for the plainer of the two pictures."""

    plain: Real
    """Share of plain pixels on the canvas."""
    fine: Real
    """Share of plain pixels as the pictures were before they were drawn on the canvas."""
    tones: Real
    """Share of the variance that is left when the cell is parted in light and dark."""


def shades(a: Sight, b: Sight, seen: Overlap, found: Cells) -> Shades:
    """How far each cell is shaded in both."""
    at = found.row, found.column
    return Shades(
        plain=np.maximum(_plain(seen.a, found.size), _plain(seen.b, found.size))[at],
        fine=np.maximum(_fine(a, seen.to_canvas @ seen.matrix, seen, found), _fine(b, seen.to_canvas, seen, found)),
        tones=np.minimum(_tones(seen.a, found), _tones(seen.b, found)),
    )


def nature(found: Cells, of: Shades) -> Mapping[str, float]:
    """What agrees and what contradicts, told by how it is shaded."""
    both = found.textured_a & found.textured_b
    agrees = both & (found.alike > _AGREES) & (np.abs(found.shift) <= _STILL)
    against = both & (found.alike < _CONTRADICTS)
    shaded, fine = of.plain < _PLAIN, of.fine < _PLAIN
    n = max(1, int(agrees.sum()))
    u, v = (found.column + 0.5) / max(1, found.columns) - 0.5, (found.row + 0.5) / max(1, found.rows) - 0.5
    inner = np.maximum(np.abs(u), np.abs(v)) < 0.33
    alike = found.alike[both & shaded]
    return {
        "nature_agree": _many(agrees & shaded),
        "nature_agree_more": _many(agrees & (of.plain < _ALIVE)),
        "nature_share": float((agrees & shaded).sum()) / n,
        "nature_inner": _many(agrees & shaded & inner),
        "nature_mean": float(alike.mean()) if len(alike) else 0.0,
        "nature_tones": _many(agrees & (of.tones > _MANY_TONES)),
        "nature_fine": _many(agrees & fine),
        "nature_fine_share": float((agrees & fine).sum()) / n,
        "against_nature": _many(against & shaded),
        "against_fine": _many(against & fine),
        "two_tones": float((agrees & (of.tones < _TWO_TONES)).sum()) / n,
    }


def _many(chosen: NDArray[np.bool_]) -> float:
    return float(np.log1p(chosen.sum()))


def _plain(grey: NDArray[np.float32], size: int) -> Real:
    dx, dy = cv2.Sobel(grey, cv2.CV_32F, 1, 0, scale=0.125), cv2.Sobel(grey, cv2.CV_32F, 0, 1, scale=0.125)
    return means((cv2.magnitude(dx, dy) < _STEEP).astype(np.float32), size)


def _fine(picture: Sight, matrix: Real, seen: Overlap, found: Cells) -> Real:
    factor = float(np.sqrt(abs(np.linalg.det(matrix[:2, :2]))))
    source = picture.plain(factor)
    drawn = warped(source, picture.rgb.shape, matrix, seen.a.shape[::-1])
    return means(np.asarray(drawn / 255, np.float32), found.size)[found.row, found.column]


def _tones(grey: NDArray[np.float32], found: Cells) -> Real:
    """The variance within the light and within the dark pixels of each cell, as a share of all variance."""
    size = found.size
    whole = grey[: found.rows * size, : found.columns * size].reshape(found.rows, size, found.columns, size)
    each = whole.transpose(0, 2, 1, 3)[found.row, found.column].reshape(len(found), -1)
    light = each > each.mean(axis=1, keepdims=True)
    share = light.mean(axis=1)
    high = (each * light).sum(axis=1) / np.maximum(light.sum(axis=1), 1)
    low = (each * ~light).sum(axis=1) / np.maximum((~light).sum(axis=1), 1)
    return np.asarray(1 - share * (1 - share) * (high - low) ** 2 / np.maximum(each.var(axis=1), 1e-6))
