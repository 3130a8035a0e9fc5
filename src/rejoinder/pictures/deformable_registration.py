"""Deformable registration: a logo aligned with the surface it is printed on, along folds, curves and slants.

Feature matches give the coarse placement. From there the parts of the logo are matched by normalised cross-correlation,
with a smooth field of shifts, on a pyramid from coarse to fine. The print may have any colour, so the linear mix of
channels that separates ink from ground is fitted at each level.
"""

from __future__ import annotations

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.color_alignment import Grey
from rejoinder.pictures.image_features import Pixels, Real
from rejoinder.pictures.logo_canvas import (
    CANVAS,
    Canvas,
    Field,
    canvas_of,
    ink_on_canvas,
    picture_on_canvas,
    zero_displacement,
)
from rejoinder.pictures.overlap import corners, mapped_points

_COARSEST, _FINE = 64, 224
"""Longer side of the logo on the coarsest and on the finest canvas; `CANVAS` lies between."""
_FIRST = (0.08, 0.23)
_CLOSER = (((0.055, 0.125), (0.036, 0.09), (0.027, 0.07)), ((0.018, 0.042), (0.014, 0.036)))
"""How far parts are sought and how far they move alike, at first and on two canvases: shares of the longer side."""
_TEXTURED = 0.12
"""Standard deviation of the ink from which a part shows something."""
_LEAST = 6
_STIFF = 0.05
"""What the furthest shift takes from a correlation."""
_SOFT = 0.04
"""How smooth a field of shifts is, as a share of the longer side."""
_COLOURS = np.array([[0.299, 0.587, 0.114], [0.7, -0.7, 0.0], [-0.35, -0.35, 0.7]], np.float32).T
"""Light from dark, red from green, and blue from yellow."""
_SLOW = 0.145
"""Shades slower than this share of the longer side are the cloth's, not the ink's."""
_QUIET = 4.0
"""Variance of a colour that counts as noise."""
_GRAIN = 1.0
"""Variance of the picture that is taken for grain: where it shows no more, nothing is alike."""
_JUDGED, _ABOUT = 0.05, 0.03
"""Side of a part as it is judged, and how far it is judged with what lies about it: shares of the longer side."""
_WORST = 3
"""Percent of the logo that may show less than `Draped.least`."""


@attrs.frozen(kw_only=True, eq=False)
class CoarseRegistration:
    """A placement registered at the coarsest level."""

    alike: float
    """Mean correlation of the logo's parts with what lies near by, each found where its neighbours lie."""
    matrix: Real
    field: Field
    mix: NDArray[np.float32]
    """The mix of colours that is light where there is ink."""


@attrs.frozen(kw_only=True)
class RegisteredLogo:
    """A logo registered on a picture, with the measures by which it is judged."""

    alike: float
    """Mean correlation of its parts, -1 to 1."""
    least: float
    """The correlation about its worst place."""
    stray: float
    """What stands within the logo and is not the logo's, as a share of the ink's contrast; nine tenths show less."""
    contrast: float
    """Ink against ground, in levels."""
    shown: float
    """Longer side of the logo, in pixels of the picture."""
    quad: tuple[tuple[float, float], ...]
    """Its four corners in the picture, clockwise from its upper left."""


def register_coarsely(ink: Grey, picture: Pixels, matrix: Real) -> CoarseRegistration | None:
    """Register a logo at the coarsest level; None where too few of its parts are visible.

    Args:
        ink: how much of the logo is ink, as `ink_of` tells it.
        matrix: 3 x 3, pixels of the logo to pixels of the picture.
    """
    canvas = canvas_of(ink, matrix, _COARSEST)
    rendered = ink_on_canvas(canvas, ink)
    parts = _parts(canvas, rendered)
    if int(parts.sum()) < _LEAST:
        return None
    shown, best = picture_on_canvas(canvas, picture, zero_displacement(canvas)), None
    for mix in _COLOURS.T:
        together = _together(canvas, rendered, np.asarray(shown @ mix), parts, reach=_FIRST[0])
        for sign in (np.float32(1), np.float32(-1)):
            field, alike = _followed(canvas, sign * together, parts, about=_FIRST[1])
            if best is None or alike > best.alike:
                best = CoarseRegistration(alike=alike, matrix=matrix, field=field, mix=sign * mix)
    return best


def register_logo(ink: Grey, picture: Pixels, begun: CoarseRegistration) -> RegisteredLogo | None:
    """Refine a coarse registration level by level; None where too few parts are visible."""
    field, mix, before = begun.field, begun.mix, canvas_of(ink, begun.matrix, _COARSEST)
    finest = int(np.clip(before.shown, CANVAS, _FINE))
    for side, steps in zip((CANVAS, finest), _CLOSER, strict=True):
        canvas = canvas_of(ink, begun.matrix, side)
        field = _enlarged(field, before, canvas)
        rendered = ink_on_canvas(canvas, ink)
        parts = _parts(canvas, rendered)
        if int(parts.sum()) < _LEAST:
            return None
        for reach, about in steps:
            shown = picture_on_canvas(canvas, picture, field)
            mix = _separating_mix(canvas, rendered, shown, otherwise=mix)
            together = _together(canvas, rendered, np.asarray(shown @ mix), parts, reach=reach)
            change, _ = _followed(canvas, together, parts, about=about)
            field = np.asarray(cv2.GaussianBlur(field + change, (0, 0), _SOFT * side), np.float32)
        before = canvas
    shown = picture_on_canvas(canvas, picture, field)
    return _judged(canvas, rendered, np.asarray(shown @ _separating_mix(canvas, rendered, shown, otherwise=mix)), field)


def _enlarged(field: Field, before: Canvas, canvas: Canvas) -> Field:
    size = canvas.width, canvas.height
    return np.asarray(cv2.resize(field, size, interpolation=cv2.INTER_LINEAR) * (canvas.side / before.side), np.float32)


def _parts(canvas: Canvas, rendered: Grey) -> NDArray[np.bool_]:
    """Mask of the parts of the logo, row by row, that have texture."""
    spread = np.sqrt(np.maximum(_mean(rendered * rendered, canvas.window) - _mean(rendered, canvas.window) ** 2, 0))
    return np.asarray(_at_parts(canvas, spread) > _TEXTURED)


def _at_parts(canvas: Canvas, of: Grey) -> Grey:
    """The values at the middle of each part."""
    half, step = canvas.window // 2, canvas.step
    rows = 1 + (canvas.height - canvas.window) // step
    columns = 1 + (canvas.width - canvas.window) // step
    return of[half : half + rows * step : step, half : half + columns * step : step][:rows, :columns]


def _mean(of: Grey, side: int) -> Grey:
    return np.asarray(cv2.blur(of, (side, side)), np.float32)


def _together(canvas: Canvas, rendered: Grey, shown: Grey, parts: NDArray[np.bool_], *, reach: float) -> Grey:
    """Normalised cross-correlation of each part with its surroundings: rows by columns by shifts, upper left first."""
    window, step, far = canvas.window, canvas.step, max(2, round(reach * canvas.side))
    wide = cv2.copyMakeBorder(shown, far, far, far, far, cv2.BORDER_REPLICATE)
    found = np.zeros((*parts.shape, (2 * far + 1) ** 2), np.float32)
    for row, column in np.argwhere(parts).tolist():
        y, x = row * step, column * step
        near, part = wide[y : y + window + 2 * far, x : x + window + 2 * far], rendered[y : y + window, x : x + window]
        found[row, column] = cv2.matchTemplate(near, part, cv2.TM_CCOEFF_NORMED).ravel()
    return np.nan_to_num(found)


def _followed(canvas: Canvas, together: Grey, parts: NDArray[np.bool_], *, about: float) -> tuple[Field, float]:
    """The smooth field of shifts with the best correlation of neighbouring parts, and that mean correlation."""
    far = (round(together.shape[2] ** 0.5) - 1) // 2
    reach = about * canvas.side / canvas.step
    weight = _spread(parts.astype(np.float32), reach)
    shared = _spread(np.maximum(together, -0.2) * parts[..., None], reach) / np.maximum(weight, 1e-6)[..., None]
    down, across = (way.ravel().astype(np.float32) for way in np.mgrid[-far : far + 1, -far : far + 1])
    shared -= _STIFF * (down * down + across * across) / far**2
    alike = float(shared.max(axis=2)[parts].mean())
    shift = np.where(parts[..., None], _peaks(shared, far), np.float32(0))
    wide = max(reach, 1.3)
    spread_weight = _spread(parts.astype(np.float32), wide) + np.float32(1e-3) * _spread(
        parts.astype(np.float32), 4 * wide
    )
    smooth = _spread(shift, wide) + np.float32(1e-3) * _spread(shift, 4 * wide)
    smooth = smooth / np.maximum(spread_weight, 1e-12)[..., None]
    half = canvas.window / 2
    place = np.array([[canvas.step, 0, half], [0, canvas.step, half]], np.float64)
    size = canvas.width, canvas.height
    return np.asarray(cv2.warpAffine(smooth, place, size, borderMode=cv2.BORDER_REPLICATE), np.float32), alike


def _spread(of: NDArray[np.float32], reach: float) -> NDArray[np.float32]:
    """Gaussian blur of a field over neighbouring parts, with zeros beyond the border."""
    rows, columns = of.shape[:2]
    spread = _down(of.reshape(rows, -1), reach).reshape(rows, columns, -1).swapaxes(0, 1)
    spread = _down(np.ascontiguousarray(spread).reshape(columns, -1), reach).reshape(columns, rows, -1)
    return np.ascontiguousarray(spread.swapaxes(0, 1)).reshape(of.shape)


def _down(of: NDArray[np.float32], reach: float) -> NDArray[np.float32]:
    kernel = cv2.getGaussianKernel(2 * int(3 * reach + 0.5) + 1, reach, cv2.CV_32F)
    alone = np.ones(1, np.float32)
    return np.asarray(cv2.sepFilter2D(of, cv2.CV_32F, alone, kernel, borderType=cv2.BORDER_CONSTANT), np.float32)


def _peaks(shared: Real, far: int) -> NDArray[np.float32]:
    """Maximum of each correlation surface with sub-pixel (parabolic) precision: rows by columns by x and y."""
    ways = 2 * far + 1
    rows, columns = shared.shape[:2]
    best = shared.argmax(axis=2)
    surfaces = shared.reshape(rows, columns, ways, ways)
    i, j = np.mgrid[0:rows, 0:columns]
    y, x = np.divmod(best, ways)
    found = []
    for place, before, after in (
        (x, (y, np.maximum(x - 1, 0)), (y, np.minimum(x + 1, ways - 1))),
        (y, (np.maximum(y - 1, 0), x), (np.minimum(y + 1, ways - 1), x)),
    ):
        low, high, top = surfaces[i, j, before[0], before[1]], surfaces[i, j, after[0], after[1]], surfaces[i, j, y, x]
        part = 0.5 * (low - high) / np.minimum(low - 2 * top + high, -1e-6)
        inner = (place > 0) & (place < ways - 1)
        found.append(place - far + np.where(inner, np.clip(part, -0.5, 0.5), 0))
    return np.stack(found, axis=-1).astype(np.float32)


def _separating_mix(
    canvas: Canvas, rendered: Grey, shown: NDArray[np.float32], *, otherwise: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Unit vector of channel weights that best separates ink from ground (ridge regression); `otherwise` where none
    does.
    """
    slow = _SLOW * canvas.side
    near = cv2.dilate((rendered > 0.05).astype(np.uint8), np.ones((9, 9), np.uint8)) > 0
    colours = (shown - cv2.GaussianBlur(shown, (0, 0), slow))[near].astype(np.float64)
    wanted = (rendered - cv2.GaussianBlur(rendered, (0, 0), slow))[near].astype(np.float64)
    of = np.array([[float((colours[:, i] * colours[:, j]).sum()) for j in range(3)] for i in range(3)]) / len(wanted)
    to = np.array([float((colours[:, i] * wanted).sum()) for i in range(3)]) / len(wanted)
    mix = np.linalg.solve(of + _QUIET * np.eye(3), to)
    size = float(np.sqrt((mix * mix).sum()))
    return (mix / size).astype(np.float32) if size > 1e-9 else otherwise


def _judged(canvas: Canvas, rendered: Grey, shown: Grey, field: Field) -> RegisteredLogo:
    window = max(8, round(_JUDGED * canvas.side))
    of, to = _mean(rendered, window), _mean(shown, window)
    ink = np.maximum(_mean(rendered * rendered, window) - of * of, 0)
    all_of = np.maximum(_mean(shown * shown, window) - to * to, 0)
    both = _mean(rendered * shown, window) - of * to
    parts = ink > _TEXTURED**2
    alike = np.where(parts, both / np.sqrt(np.maximum(ink, 1e-6) * np.maximum(all_of, _GRAIN)), 0)
    about = _spread(alike.astype(np.float32), _ABOUT * canvas.side) / np.maximum(
        _spread(parts.astype(np.float32), _ABOUT * canvas.side), 1e-6
    )
    contrast = float(np.median((both / np.maximum(ink, 1e-6))[parts]))
    over = np.sqrt(np.maximum(all_of - np.where(ink > 1e-5, both * both / np.maximum(ink, 1e-6), 0), 0))
    m = canvas.margin
    height, width = rendered.shape
    at = corners(width - 2 * m, height - 2 * m) + m
    inner = np.clip(at.round().astype(int), 0, [width - 1, height - 1])
    quad = mapped_points(canvas.to_picture, at + field[inner[:, 1], inner[:, 0]])
    return RegisteredLogo(
        alike=float(alike[parts].mean()),
        least=float(np.percentile(about[parts], _WORST)),
        stray=float(np.percentile(over[m : height - m, m : width - m], 90)) / max(abs(contrast), 1e-6),
        contrast=contrast,
        shown=canvas.shown,
        quad=tuple((round(float(x), 1), round(float(y), 1)) for x, y in quad),
    )
