"""Photometric alignment: grey values, of which one picture's are a least-squares mix of its colours where that fits
better.

Greying, tinting and shifts of hue change the contrast between colours. One quadratic mix for the whole picture undoes
most of that and makes no two different pictures alike.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.image_features import Pixels, Real

Grey = NDArray[np.float32]

_FORETOLD = 0.5
_BETTER = 0.02
"""How much better than its grey values a mix of a picture's colours has to predict the other."""
_SAMPLE = 3000
"""Pixels from which a mix is fitted; more would tell no more."""
_LEAST = 32
_HOLD = 0.01
"""Keeps the factors of a mix small where colours hardly differ."""
_UNITS = np.array([255.0] * 3 + [255.0**2] * 6 + [1.0])
"""What each product is divided by."""


def aligned_greys(a: Pixels, b: Pixels, both: NDArray[np.bool_]) -> tuple[Grey, Grey]:
    """Grey values of both, 0 to 255; one mixed from its colours where that raises the R² of the other enough."""
    grey_a, grey_b = (np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.float32) for rgb in (a, b))
    shared = np.flatnonzero(both)
    some = shared[:: max(1, len(shared) // _SAMPLE)]
    if len(some) < _LEAST:
        return grey_a, grey_b
    some_a, some_b = grey_a.reshape(-1)[some], grey_b.reshape(-1)[some]
    plain = r_squared(_with_one(some_a[:, None]), some_b)[0]
    from_a, mix_a = r_squared(_products(a.reshape(-1, 3)[some]), some_b, units=_UNITS)
    from_b, mix_b = r_squared(_products(b.reshape(-1, 3)[some]), some_a, units=_UNITS)
    if max(from_a, from_b) < max(_FORETOLD, plain + _BETTER):
        return grey_a, grey_b
    if from_a > from_b:
        return _mixed(a, mix_a), grey_b
    return grey_a, _mixed(b, mix_b)


def r_squared(known: Real, wanted: Real, *, units: Real | None = None) -> tuple[float, Real]:
    """R² of the ridge regression of `wanted` on the columns of `known`, the last of which is ones, and its
    coefficients.

    Args:
        known: whole numbers, as is `wanted`: their sums of products are exact in whatever order they are added up.
        units: what each column is divided by.
    """
    scale = 1.0 / (np.ones(known.shape[1]) if units is None else units)
    rows, column = known.astype(np.float64), wanted.astype(np.float64)
    square = (rows.T @ rows) * scale * scale[:, None]
    product = (column @ rows) * scale
    mix = np.linalg.solve(square + _HOLD * np.eye(len(square)), product)
    squares = float(column @ column)
    total = squares - float(column.sum()) ** 2 / len(column)
    left = squares - 2 * float((mix * product).sum()) + float((square * mix * mix[:, None]).sum())
    return (1.0 - left / total if total > 1.0 else 0.0), mix


def _with_one(values: Real) -> Real:
    return np.concatenate([values, np.ones((len(values), 1), values.dtype)], axis=1)


def _products(rgb: Pixels) -> Real:
    """Colours, their pairwise products and a one: the terms of a quadratic mix, one row a pixel."""
    one = rgb.astype(np.float64)
    rows = np.ones((len(one), 10))
    rows[:, :3] = one
    np.multiply(one, one, out=rows[:, 3:6])
    np.multiply(one, one[:, [1, 2, 0]], out=rows[:, 6:9])
    return rows


def _mixed(rgb: Pixels, mix: Real) -> Grey:
    red, green, blue = (plane.astype(np.float32) / np.float32(255) for plane in cv2.split(rgb))
    f = mix.astype(np.float32)
    of_red = red * (f[0] + f[3] * red + f[6] * green)
    of_green = green * (f[1] + f[4] * green + f[7] * blue)
    of_blue = blue * (f[2] + f[5] * blue + f[8] * red)
    return np.asarray(of_red + of_green + of_blue + f[9], np.float32)
