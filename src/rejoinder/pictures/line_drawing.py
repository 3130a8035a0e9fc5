"""Whether a line drawing and another picture may be stages of one work, by its strokes along the other's edges.

A draft lacks the colours and the background of the finished work, so cells do not correlate.
"""

from __future__ import annotations

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.image_features import ImageFeatures, Pixels, Real
from rejoinder.pictures.overlap import Overlap
from rejoinder.pictures.parallax import finer_overlap

Mask = NDArray[np.bool_]

_INKED, _BROAD = 0.3, 0.25
"""Share of a line drawing that is ink at most, and share of the ink that is broader than a stroke."""
_APART = 24
"""Levels of a colour from the ground from which a pixel is ink."""
_STROKE = np.ones((7, 7), np.uint8)
"""What fits into no stroke, in working pixels."""
_NEAR = np.ones((5, 5), np.uint8)
"""How near an outline a stroke must run, in canvas pixels."""
_MATCHED = 12
"""Features that must fall on the same places, so that the two are not laid over each other at random."""
_WHOLE = 0.45
"""Share of the drawing that must lie on the other."""
_FOLLOWS, _BEYOND_CHANCE = 0.8, 0.4
"""Share of the strokes that run along outlines, and how much more that is than strokes thrown at random would."""
_LEAST = 300
"""Pixels of strokes below which there is no drawing."""


@attrs.frozen(kw_only=True)
class LineDrawingMatch:
    """How many strokes of a line drawing coincide with edges of another picture."""

    follows: float
    """Share of its strokes, 0 to 1."""
    chance: float
    """The same of strokes thrown at random."""

    @property
    def likely(self) -> bool:
        """Whether the two may be stages of one work."""
        return self.follows >= _FOLLOWS and self.follows - self.chance >= _BEYOND_CHANCE


def match_line_drawing(a: ImageFeatures, b: ImageFeatures, matrix: Real, matched: int) -> LineDrawingMatch | None:
    """The match of a line drawing with the other picture; None where neither is one, or its strokes do not coincide.

    Args:
        matrix: what maps working pixels of a to those of b.
        matched: how many features fall on the same places under it.
    """
    drawings = is_line_drawing(a), is_line_drawing(b)
    shared = finer_overlap(a, b, matrix) if any(drawings) and matched >= _MATCHED else None
    found = _line_matches(shared, drawings) if shared is not None else ()
    return next((stages for stages in found if stages.likely), None)


def is_line_drawing(picture: ImageFeatures) -> bool:
    """Whether a picture is thin strokes on a plain background."""
    rgb = picture.rgb.astype(np.int16)
    ground = np.median(rgb.reshape(-1, 3), axis=0)
    ink = (np.abs(rgb - ground).max(axis=2) > _APART).astype(np.uint8)
    broad = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _STROKE)
    inked = float(ink.sum())
    return 0 < inked <= _INKED * ink.size and float(broad.sum()) <= _BROAD * inked


def _line_matches(shared: Overlap, drawings: tuple[bool, bool]) -> tuple[LineDrawingMatch, ...]:
    """Each line drawing of the two laid on the other."""
    edges = _edges(shared.colour_a) & shared.both, _edges(shared.colour_b) & shared.both
    both = zip(drawings, (edges, edges[::-1]), (shared.share_a, shared.share_b), strict=True)
    matches = (
        _followed(one, other, shared.both) for is_drawing, (one, other), share in both if is_drawing and share >= _WHOLE
    )
    return tuple(one for one in matches if one is not None)


def _followed(strokes: Mask, outlines: Mask, where: Mask) -> LineDrawingMatch | None:
    if int(strokes.sum()) < _LEAST:
        return None
    near = cv2.dilate(outlines.astype(np.uint8), _NEAR) > 0
    return LineDrawingMatch(follows=float(near[strokes].mean()), chance=float(near[where].mean()))


def _edges(rgb: Pixels) -> Mask:
    soft = cv2.GaussianBlur(rgb, (0, 0), 0.8)
    found = [cv2.Canny(np.ascontiguousarray(soft[..., colour]), 40, 100) for colour in range(3)]
    return np.asarray(np.maximum.reduce(found) > 0, np.bool_)
