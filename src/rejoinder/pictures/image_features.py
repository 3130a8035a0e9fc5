"""Local features of a picture that was trimmed of plain margins and reduced (SIFT, Hellinger-normalised)."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cached_property
from typing import Any

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.gradients import squared_slope_of_colours

Pixels = NDArray[np.uint8]
Real = NDArray[np.floating[Any]]

SIDE = 448
"""Longer side in pixels at which features are sought."""
MOST_FEATURES = 900
LOOK = 2048
"""Length of a look. It comes in whole numbers, so that sums of products of two looks are whole numbers below 2^24:
exact in single precision, in whatever order they are added up."""
_CONTRAST = 0.024
_MARGIN_STEP = 10
_SMALLEST = 8
_STEPS = 12
"""Reductions kept between one size and half of it."""
_COARSEST = 0.02
_STEEP = 1.5
"""Slope in levels of a colour a pixel, below which a place is plain."""


@attrs.frozen(kw_only=True, eq=False)
class Features:
    """Local features in working pixels: position, scale, orientation and descriptor."""

    at: NDArray[np.complex128]
    size: Real
    angle: Real
    """Radians."""
    grids: NDArray[np.uint8]
    """What is there, one row a feature: how much slopes in eight directions in each of four by four fields."""

    def __len__(self) -> int:
        return len(self.at)

    @cached_property
    def looks(self) -> NDArray[np.float32]:
        """RootSIFT descriptors scaled to the length `LOOK` and rounded; the product of two is their similarity."""
        of = self.grids.astype(np.float64)
        whole = np.rint(LOOK * np.sqrt(of / np.maximum(of.sum(axis=1, keepdims=True), 1.0)))
        return np.asarray(whole, np.float32)

    def first(self, most: int) -> Features:
        """The strongest of them."""
        return Features(at=self.at[:most], size=self.size[:most], angle=self.angle[:most], grids=self.grids[:most])

    @classmethod
    def none(cls) -> Features:
        """No features at all."""
        return cls(at=np.empty(0, complex), size=np.empty(0), angle=np.empty(0), grids=np.empty((0, 128), np.uint8))


def cosine_similarity(a: Features, b: Features) -> NDArray[np.float32]:
    """Similarity of each descriptor of a to each of b (cosine of RootSIFT): 1 for the same, 0 for nothing in common."""
    return np.asarray(a.looks @ b.looks.T / np.float32(LOOK * LOOK))


@attrs.frozen(kw_only=True, eq=False)
class ImageFeatures:
    """A prepared picture: its working copy, its transform and its features."""

    width: int
    height: int
    """Of the picture as it was given."""
    rgb: Pixels
    grey: NDArray[np.float32]
    box: tuple[int, int, int, int]
    """Left, top, right and bottom of what is left when plain margins are trimmed, in pixels as given."""
    to_working: Real
    """3 x 3: pixels as given to working pixels."""
    features: Features
    _reduced: dict[int, Pixels] = attrs.field(factory=dict, init=False, repr=False)
    _plain: dict[int, Pixels] = attrs.field(factory=dict, init=False, repr=False)

    def downsample(self, factor: float) -> Pixels:
        """The picture no coarser than `factor`, and hardly finer; the same reduction is made once."""
        return _reduced(self._reduced, lambda: self.rgb, factor)

    def plain(self, factor: float) -> Pixels:
        """Where the picture has one plain colour (255) and where not (0), reduced in the same way."""
        return _reduced(self._plain, lambda: _plain(self.rgb), factor)


def _reduced(levels: dict[int, Pixels], whole: Callable[[], Pixels], factor: float) -> Pixels:
    step = math.ceil(_STEPS * math.log2(min(1.0, max(factor, _COARSEST))))
    if step not in levels:
        exact = 2.0 ** (step / _STEPS)
        if step == 0:
            levels[step] = whole()
            return levels[step]
        source = _reduced(levels, whole, 1.0 if exact > 0.5 else 2.0 * exact)
        height, width = _reduced(levels, whole, 1.0).shape[:2]
        size = max(1, round(width * exact)), max(1, round(height * exact))
        levels[step] = np.asarray(cv2.resize(source, size, interpolation=cv2.INTER_AREA), np.uint8)
    return levels[step]


def _plain(rgb: Pixels) -> Pixels:
    return np.where(squared_slope_of_colours(rgb) < _STEEP**2, 255, 0).astype(np.uint8)


def prepare_image(picture: Pixels, *, known: Features | None = None) -> ImageFeatures:
    """Prepare a picture of 8-bit RGB; `known` are its features where they were computed before."""
    height, width = picture.shape[:2]
    box = content_box(picture)
    left, top, right, bottom = box
    inner = picture[top:bottom, left:right]
    factor = min(1.0, SIDE / max(inner.shape[:2]))
    size = (max(_SMALLEST, round(inner.shape[1] * factor)), max(_SMALLEST, round(inner.shape[0] * factor)))
    rgb = cv2.resize(inner, size, interpolation=cv2.INTER_AREA)
    kx, ky = size[0] / inner.shape[1], size[1] / inner.shape[0]
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    return ImageFeatures(
        width=width,
        height=height,
        rgb=np.asarray(rgb, np.uint8),
        grey=np.asarray(grey, np.float32),
        box=box,
        to_working=np.array([[kx, 0, -left * kx], [0, ky, -top * ky], [0, 0, 1.0]]),
        features=features(np.asarray(grey, np.uint8)) if known is None else known,
    )


def content_box(picture: Pixels) -> tuple[int, int, int, int]:
    """The bounding box without margins of one plain colour; the whole where nothing would be left."""
    height, width = picture.shape[:2]
    corner = np.median(np.array([picture[0, 0], picture[0, -1], picture[-1, 0], picture[-1, -1]]), axis=0)
    step = max(1, max(height, width) // 400)
    off = cv2.absdiff(np.ascontiguousarray(picture[::step, ::step]), np.array([*corner, 0.0]))
    apart = (cv2.max(cv2.max(off[..., 0], off[..., 1]), off[..., 2]) > _MARGIN_STEP).astype(np.float32)
    rows, columns = np.flatnonzero(apart.mean(axis=1) > 0.004), np.flatnonzero(apart.mean(axis=0) > 0.004)
    if not len(rows) or not len(columns):
        return 0, 0, width, height
    left, top = max(0, (int(columns[0]) - 1) * step), max(0, (int(rows[0]) - 1) * step)
    right, bottom = min(width, (int(columns[-1]) + 2) * step), min(height, (int(rows[-1]) + 2) * step)
    if right - left < 24 or bottom - top < 24:
        return 0, 0, width, height
    return left, top, right, bottom


def features(grey: Pixels) -> Features:
    """Scale-invariant local features, strongest response first."""
    finder = cv2.SIFT.create(nfeatures=MOST_FEATURES, contrastThreshold=_CONTRAST, edgeThreshold=12)
    found, grids = finder.detectAndCompute(grey, None)
    if grids is None or not len(found):
        return Features.none()
    order = sorted(range(len(found)), key=lambda i: (-found[i].response, found[i].pt, found[i].angle))[:MOST_FEATURES]
    keypoints = [found[i] for i in order]
    return Features(
        at=np.array([complex(k.pt[0] + 0.5, k.pt[1] + 0.5) for k in keypoints]).astype(np.complex64).astype(complex),
        size=np.array([k.size for k in keypoints]),
        angle=np.array([math.radians(k.angle) for k in keypoints], np.float32).astype(float),
        grids=np.asarray(grids[order], np.uint8),
    )


def mirror_features(features: Features, width: int) -> Features:
    """The features that the picture would have if it were flipped left to right.

    A mirror turns the grid of a feature upside down and the sense of its gradients round, so that nothing need be
    sought again.
    """
    grids = features.grids.reshape(-1, 4, 4, 8)[:, ::-1][..., [0, 7, 6, 5, 4, 3, 2, 1]]
    return Features(
        at=width - features.at.real + 1j * features.at.imag,
        size=features.size,
        angle=np.pi - features.angle,
        grids=np.ascontiguousarray(grids.reshape(-1, 128)),
    )
