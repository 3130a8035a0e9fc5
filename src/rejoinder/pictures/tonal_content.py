"""Whether agreeing cells are shaded, as photographs are, or flat, as text, frames and plain signs are.

A template laid over two pictures agrees perfectly, and only in flat cells of one or two tones. A copy agrees in its
shaded cells as well.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.cells import Cells, largest_component, means
from rejoinder.pictures.gradients import squared_slope
from rejoinder.pictures.image_features import ImageFeatures, Real
from rejoinder.pictures.overlap import Overlap, warp

Chosen = NDArray[np.bool_]

_AGREES = 0.8
_STILL = 1.5
_AGAINST = 0.5
"""Correlation, of grey values as well as of steepness, below which two shaded cells contradict each other."""
_STEEP = 0.8
"""Slope on the canvas in grey levels a pixel, below which a pixel lies in a plain place."""
_PLAIN = 0.3
"""Share of plain pixels below which a cell counts as shaded."""
_TWO_TONES = 0.2
"""Share of a cell's variance that is left once it is parted in light and dark, below which it shows two tones."""


def tonal_content(a: ImageFeatures, b: ImageFeatures, shared: Overlap, found: Cells) -> Mapping[str, float]:
    """How many of the cells that agree are shaded in both pictures, and how many show two tones in one of them.

    Shaded is told on the canvas and, as `nature_fine`, as the pictures were before they were drawn on it: there the
    gaps between small letters are still plain. Where two photographs lie on each other their shades contradict; where
    something was laid over one photograph, the one side is mostly flat.
    """
    both = found.textured_a & found.textured_b
    agrees = both & (found.alike > _AGREES) & (np.abs(found.shift) <= _STILL)
    plain = np.maximum(plain_share(shared.a, found.size), plain_share(shared.b, found.size))[found.row, found.column]
    several = np.minimum(tones(shared.a, found), tones(shared.b, found))
    fine = np.maximum(
        _fine(a, shared.to_canvas @ shared.matrix, shared, found), _fine(b, shared.to_canvas, shared, found)
    )
    shaded, n = agrees & (plain < _PLAIN), max(1, int(agrees.sum()))
    return {
        "nature_agree": float(np.log1p(shaded.sum())),
        "nature_share": float(shaded.sum()) / n,
        "nature_fine": float(np.log1p((agrees & (fine < _PLAIN)).sum())),
        "two_tones": float((agrees & (several < _TWO_TONES)).sum()) / n,
        **_photographed(found, agrees, (plain < _PLAIN) & (several >= _TWO_TONES)),
    }


def _photographed(found: Cells, agrees: Chosen, shaded: Chosen) -> Mapping[str, float]:
    """How cells that are shaded in both, in more than two tones, agree and contradict, and where others contradict."""
    both, n = found.textured_a & found.textured_b, max(1, len(found))
    against = both & (found.alike < _AGAINST) & (found.edges < _AGAINST)
    for_it, against_it = float((agrees & shaded).sum()), float((against & shaded).sum())
    return {
        "shaded_agree": float(np.log1p(for_it)),
        "shaded_against": float(np.log1p(against_it)),
        "shaded_share": (for_it + 1) / (for_it + against_it + 2),
        "shaded_patch": largest_component(found, against & shaded) / n,
        "flat_against": float((against & ~shaded).sum()) / n,
    }


def plain_share(grey: NDArray[np.float32], size: int) -> Real:
    """Share of pixels with hardly any gradient in each cell."""
    return means((squared_slope(grey) < _STEEP**2).astype(np.float32), size)


def _fine(picture: ImageFeatures, matrix: Real, shared: Overlap, found: Cells) -> Real:
    """The share of pixels in each cell that were plain before the picture was drawn on the canvas."""
    factor = float(np.sqrt(abs(np.linalg.det(matrix[:2, :2]))))
    warped = warp(picture.plain(factor), picture.rgb.shape, matrix, shared.a.shape[::-1])
    return means(warped.astype(np.float32), found.size)[found.row, found.column] / 255


def tones(grey: NDArray[np.float32], found: Cells) -> Real:
    """Within-class variance of each cell after a split at its mean, as a share of its own: near 0 for two plain tones.

    Otsu's measure, at the mean in the place of the best threshold.
    """
    size = found.size
    whole = grey[: found.rows * size, : found.columns * size].reshape(found.rows, size, found.columns, size)
    each = whole.transpose(0, 2, 1, 3)[found.row, found.column].reshape(len(found), -1)
    light = each > each.mean(axis=1, keepdims=True)
    share = light.mean(axis=1)
    high = (each * light).sum(axis=1) / np.maximum(light.sum(axis=1), 1)
    low = (each * ~light).sum(axis=1) / np.maximum((~light).sum(axis=1), 1)
    return np.asarray(1 - share * (1 - share) * (high - low) ** 2 / np.maximum(each.var(axis=1), 1e-6))
