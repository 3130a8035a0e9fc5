"""Is a picture drawn flat, as a logo is: few colours, plain areas, hardly any shades between?"""

from __future__ import annotations

import cv2
import numpy as np

from rejoinder.pictures.sight import Pixels

_SIDE = 160
_STEP = 32
"""Grey levels of a channel that count as one colour."""
_COLOURS = 5
_COVERED = 0.88
"""Share of the picture that its few most frequent colours take up, blended edges left out."""
_GROUND = 0.25
"""Share of the most frequent one."""
_INK = 0.01


def drawn_flat(picture: Pixels) -> bool:
    """Whether a few plain colours make up nearly all of the picture, one of them its ground.

    Limits: a line drawing and a page of print are drawn flat as well; a logo photographed on goods is not.
    """
    factor = min(1.0, _SIDE / max(picture.shape[:2]))
    size = max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_NEAREST)
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    edge = cv2.dilate(cv2.Canny(grey, 40, 90), np.ones((3, 3), np.uint8)) > 0
    plain = small[~edge]
    if not len(plain) or not edge.any():
        return False
    coarse = (plain.astype(np.int32) + _STEP // 2) // _STEP
    _, counts = np.unique(coarse @ np.array([1, 16, 256]), return_counts=True)
    shares = np.sort(counts)[::-1] / len(plain)
    few = bool(shares[:_COLOURS].sum() >= _COVERED and shares[0] >= _GROUND)
    return few and _even(np.asarray(grey[~edge], np.uint8)) and float(edge.mean()) >= _INK


def _even(grey: Pixels) -> bool:
    """Whether most of the plain pixels are of a handful of shades exactly, as nothing photographed is."""
    counts = np.sort(np.bincount(grey, minlength=256))[::-1]
    return bool(counts[:12].sum() >= 0.8 * len(grey))
