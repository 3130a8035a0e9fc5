"""A logo as an ink map, and the picture resampled on the same canvas along a displacement field."""

from __future__ import annotations

import math

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.color_alignment import Grey
from rejoinder.pictures.gradients import slopes
from rejoinder.pictures.image_features import Pixels, Real
from rejoinder.pictures.overlap import mapped_points

Field = NDArray[np.float32]
"""Shifts across and down in pixels of a canvas: rows by columns by two."""

CANVAS = 112
"""Longer side of the logo on a canvas of middling size, in pixels."""
_MARGIN = 0.18
"""What is shown about the logo, as a share of its longer side."""
_WINDOW, _STEP = 0.18, 0.0625
"""Side of a part of the logo and the way from one to the next, as shares of the logo's longer side."""
_SMALLER = 0.65
"""The same on a canvas finer than `CANVAS`, as a share of these."""
_COARSER = 1.3
"""Pixels of the picture for one of the canvas from which the picture is reduced first."""
_ROUNDED = 0.006
"""How far the edges of what is embossed are rounded, as a share of the logo's longer side."""
_LEAST = 8


@attrs.frozen(kw_only=True, eq=False)
class Canvas:
    """What a logo and the place in a picture where it may stand are both drawn on."""

    side: int
    """Longer side of the logo on it."""
    width: int
    height: int
    margin: int
    to_picture: Real
    """3 x 3: pixels of the canvas to pixels of the picture."""
    shown: float
    """Longer side of the logo in the picture, in pixels of the picture."""

    @property
    def window(self) -> int:
        """Side of a part of the logo."""
        return max(_LEAST, round(_WINDOW * self._side))

    @property
    def step(self) -> int:
        """The way from one part to the next."""
        return max(6 if self.side < CANVAS else 3, round(_STEP * self._side))

    @property
    def _side(self) -> float:
        return self.side if self.side <= CANVAS else _SMALLER * self.side


def ink_of(logo: Pixels) -> Grey:
    """Ink map of a logo, 0 to 1: the distance of each pixel from the background colour."""
    rim = np.concatenate([logo[0], logo[-1], logo[:, 0], logo[:, -1]])
    apart = np.abs(logo.astype(np.float32) - np.median(rim, axis=0)).max(axis=2)
    return np.asarray(np.clip(apart / max(1.0, float(np.percentile(apart, 99))), 0, 1), np.float32)


def render_relief(logo: Pixels) -> Grey:
    """The logo rendered as a relief in one colour, lit from an upper corner: -1 to 1."""
    grey = np.asarray(cv2.cvtColor(logo, cv2.COLOR_RGB2GRAY), np.float32)
    soft = cv2.GaussianBlur(grey, (0, 0), max(1.0, _ROUNDED * max(grey.shape)))
    across, down = slopes(np.asarray(soft, np.float32))
    slope = across + down
    return np.asarray(slope / max(float(np.abs(slope).max()), 1.0), np.float32)


def canvas_of(ink: Grey, matrix: Real, side: int) -> Canvas:
    """The canvas on which a logo has a longer side of so many pixels.

    Args:
        matrix: 3 x 3, pixels of the logo to pixels of the picture.
    """
    height, width = ink.shape
    factor, margin = side / max(height, width), round(_MARGIN * side)
    to_logo = np.array([[1, 0, -margin], [0, 1, -margin], [0, 0, factor]]) / factor
    return Canvas(
        side=side,
        width=round(width * factor) + 2 * margin,
        height=round(height * factor) + 2 * margin,
        margin=margin,
        to_picture=matrix @ to_logo,
        shown=scale(matrix, width / 2, height / 2) * max(height, width),
    )


def scale(matrix: Real, x: float, y: float) -> float:
    """Local magnification of a mapping at a point."""
    depth = float(matrix[2] @ np.array([x, y, 1.0]))
    return math.sqrt(abs(float(np.linalg.det(matrix))) / max(abs(depth) ** 3, 1e-9))


def ink_on_canvas(canvas: Canvas, ink: Grey) -> Grey:
    """The ink on a canvas, no finer than the picture shows it."""
    coarse = min(1.0, max(canvas.shown, 24.0) / max(ink.shape))
    size = (max(_LEAST, round(ink.shape[1] * coarse)), max(_LEAST, round(ink.shape[0] * coarse)))
    small = cv2.resize(ink, size, interpolation=cv2.INTER_AREA)
    inner = canvas.width - 2 * canvas.margin, canvas.height - 2 * canvas.margin
    way = cv2.INTER_CUBIC if size[0] < inner[0] else cv2.INTER_AREA
    m = canvas.margin
    rendered = cv2.copyMakeBorder(
        cv2.resize(small, inner, interpolation=way), m, m, m, m, cv2.BORDER_CONSTANT, value=0.0
    )
    return np.asarray(cv2.GaussianBlur(rendered, (0, 0), 1.0), np.float32)


def zero_displacement(canvas: Canvas) -> Field:
    """The zero displacement field."""
    return np.zeros((canvas.height, canvas.width, 2), np.float32)


def picture_on_canvas(canvas: Canvas, picture: Pixels, field: Field) -> NDArray[np.float32]:
    """Colours of the picture resampled on a canvas along a displacement field."""
    across, down = _places(canvas, field)
    grain = scale(canvas.to_picture, canvas.width / 2, canvas.height / 2)
    high, wide = picture.shape[:2]
    reach = int(2 + 2 * grain)
    left, right = _span(across, reach, wide)
    top, bottom = _span(down, reach, high)
    part = picture[top:bottom, left:right]
    size = part.shape[1], part.shape[0]
    if grain > _COARSER:
        size = max(2, round(size[0] / grain)), max(2, round(size[1] / grain))
        part = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA), np.uint8)
    x = (across - left + 0.5) * (size[0] / (right - left)) - 0.5
    y = (down - top + 0.5) * (size[1] / (bottom - top)) - 0.5
    shown = cv2.remap(
        part.astype(np.float32),
        x.astype(np.float32),
        y.astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(cv2.GaussianBlur(shown, (0, 0), 1.0), np.float32)


def _places(canvas: Canvas, field: Field) -> tuple[Real, Real]:
    """Where in the picture each pixel of the canvas is to be found."""
    down, across = np.mgrid[0 : canvas.height, 0 : canvas.width].astype(np.float64)
    at = np.stack([(across + field[..., 0]).ravel(), (down + field[..., 1]).ravel()], axis=1)
    put = mapped_points(canvas.to_picture, at).reshape(canvas.height, canvas.width, 2)
    return put[..., 0], put[..., 1]


def _span(places: Real, reach: int, most: int) -> tuple[int, int]:
    """First and last pixel that are needed, at least two."""
    low, high = np.clip([float(places.min()) - reach, float(places.max()) + reach], 0, most)
    first = min(int(low), most - 2)
    return first, max(int(np.ceil(high)), first + 2)
