"""Whether a picture is a flat drawing, such as a logo: few colours, plain areas, hardly any gradients."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.image_features import Pixels

_SIDE = 160
_STEP = 32
"""Grey levels of a channel that count as one colour."""
_COLOURS = 4
_COVERED = 0.85
"""Share of what is drawn that its few most frequent colours take up, blended edges left out."""
_GROUND = 0.25
"""Share of the picture that its ground takes up."""
_FOREGROUND = 0.01
"""Share of it that is drawn on the ground, edges counted."""
_SHADES = 10
"""Shades of grey that make up most of a drawing; a photograph has many in the smallest part."""
_EVEN = 0.8


def is_flat_drawing(picture: Pixels) -> bool:
    """Whether a few plain colours on one background make up nearly all of the picture.

    Limits: a line drawing and a page of print are drawn flat as well; a logo photographed on goods is not.
    """
    factor = min(1.0, _SIDE / max(picture.shape[:2]))
    size = max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_NEAREST)
    grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)
    edge = cv2.dilate(cv2.Canny(grey, 40, 90), np.ones((3, 3), np.uint8)) > 0
    colour = ((small.astype(np.int32) + _STEP // 2) // _STEP) @ np.array([1, 16, 256])
    values, counts = np.unique(colour[~edge], return_counts=True)
    if len(values) < 1 or counts.max() < _GROUND * colour.size:
        return False
    ground = colour == values[counts.argmax()]
    foreground = ~ground & ~edge
    if float((~ground | edge).mean()) < _FOREGROUND:
        return False
    plain = not foreground.any() or (_few(colour[foreground]) and _even(grey[foreground]))
    return plain and _even(grey[ground])


def _few(colours: NDArray[np.int64]) -> bool:
    counts = np.sort(np.unique(colours, return_counts=True)[1])[::-1]
    return bool(counts[:_COLOURS].sum() >= _COVERED * len(colours))


def _even(grey: Pixels) -> bool:
    """Whether most pixels have one of a handful of exact values, as no photograph has."""
    counts = np.sort(np.bincount(grey, minlength=256))[::-1]
    return bool(counts[:_SHADES].sum() >= _EVEN * len(grey))
