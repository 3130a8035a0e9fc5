"""The part that two pictures share under a placement, drawn twice on one canvas, cell by cell compared."""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.clip import clipped
from rejoinder.pictures.placement import fit, moved_points, sane
from rejoinder.pictures.sight import Real, Sight

CANVAS = 208
"""Longest side of the canvas in pixels."""
_LEAST_SIDE = 20
_FORETOLD = 0.5
_SAMPLE = 3000
"""Pixels from which a mix of colours is fitted; more would tell no more."""
_CORNERED = 0.6
"""Slope in the weaker direction below which a cell may slide along an edge, so that no placement is fitted to it."""
_FOUND_AGAIN = 0.7
_LEAST_FITTED = 5
_SETTLED = 0.8
"""Canvas pixels; a refinement that moves nothing further is the last."""
_PLAIN = 3.5
"""Standard deviation below which a cell shows nothing."""

Grey = NDArray[np.float32]


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


@attrs.frozen(kw_only=True, eq=False)
class Cells:
    """One row a cell of the canvas that lies in both pictures."""

    column: NDArray[np.intp]
    row: NDArray[np.intp]
    columns: int
    rows: int
    size: int
    texture_a: Real
    """Standard deviation of grey values."""
    texture_b: Real
    corner_a: Real
    """How much of it is corners rather than edges; edges alone can be slid along."""
    corner_b: Real
    alike: Real
    """The best correlation within the search, -1 to 1; 0 where one of the two is plain."""
    still: Real
    """The correlation without any shift."""
    edges: Real
    """The correlation of steepness without any shift, which knows no light from dark."""
    shift: NDArray[np.complex128]
    """Where the best correlation lies, in canvas pixels."""

    def __len__(self) -> int:
        return len(self.column)

    @property
    def textured_a(self) -> NDArray[np.bool_]:
        """Cells in which a shows something."""
        return self.texture_a > _PLAIN

    @property
    def textured_b(self) -> NDArray[np.bool_]:
        """Cells in which b shows something."""
        return self.texture_b > _PLAIN


def overlap(a: Sight, b: Sight, matrix: Real) -> Overlap | None:
    """Draw both on one canvas, no finer than the coarser of the two; None where too little is shared."""
    shared = _shared(a, b, matrix)
    if shared is None:
        return None
    polygon, area_b = shared
    scale = _scale(matrix, polygon.mean(axis=0))
    left, top = np.maximum(polygon.min(axis=0), 0)
    right, bottom = polygon.max(axis=0)
    factor = min(1.0, 1.0 / scale, CANVAS / max(right - left, bottom - top))
    width, height = round((right - left) * factor), round((bottom - top) * factor)
    if min(width, height) < _LEAST_SIDE:
        return None
    to_canvas = np.array([[factor, 0, -left * factor], [0, factor, -top * factor], [0, 0, 1.0]])
    drawn_a, in_a = _drawn(a, to_canvas @ matrix, factor * scale, (width, height))
    drawn_b, in_b = _drawn(b, to_canvas, factor, (width, height))
    grey_a, grey_b = _greys(drawn_a, drawn_b, in_a & in_b)
    return Overlap(
        matrix=matrix,
        to_canvas=to_canvas,
        a=_soft(grey_a),
        b=_soft(grey_b),
        colour_a=drawn_a,
        colour_b=drawn_b,
        both=in_a & in_b,
        share_a=min(1.0, area_b / scale**2 / (a.grey.shape[0] * a.grey.shape[1])),
        share_b=min(1.0, area_b / (b.grey.shape[0] * b.grey.shape[1])),
    )


def _greys(a: NDArray[np.uint8], b: NDArray[np.uint8], both: NDArray[np.bool_]) -> tuple[Grey, Grey]:
    """The grey values of both, one of them mixed from its colours so that it foretells the other best.

    A picture made grey, tinted or shifted in hue has other steps between its colours than the original has; one mix
    for the whole picture undoes most of that, and makes no two different pictures alike.
    """
    grey_a, grey_b = (np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.float32) for rgb in (a, b))
    shared = np.flatnonzero(both)
    some = shared[:: max(1, len(shared) // _SAMPLE)]
    some_a, some_b = grey_a.reshape(-1)[some], grey_b.reshape(-1)[some]
    plain = _foretold(some_a[:, None], some_b)[0]
    from_a, mix_a = _foretold(_products(a.reshape(-1, 3)[some]), some_b)
    from_b, mix_b = _foretold(_products(b.reshape(-1, 3)[some]), some_a)
    if max(from_a, from_b) < max(_FORETOLD, plain + 0.02):
        return grey_a, grey_b
    if from_a > from_b:
        return _mixed(a, mix_a), grey_b
    return grey_a, _mixed(b, mix_b)


def _products(rgb: NDArray[np.uint8]) -> Grey:
    """Each colour and the products of each two, one row a pixel."""
    one = rgb.reshape(-1, 3).astype(np.float32) / 255
    rows = np.empty((len(one), 9), np.float32)
    rows[:, :3] = one
    np.multiply(one, one, out=rows[:, 3:6])
    np.multiply(one, one[:, [1, 2, 0]], out=rows[:, 6:])
    return rows


def _mixed(rgb: NDArray[np.uint8], mix: Real) -> Grey:
    return np.asarray(_products(rgb) @ mix[:-1] + mix[-1], np.float32).reshape(rgb.shape[:2])


def _foretold(values: NDArray[Any], grey: Grey) -> tuple[float, Real]:
    """How far values foretell grey by one sum of them, 0 to 1, and the factors of the sum."""
    known = np.empty((len(values), values.shape[1] + 1))
    known[:, :-1], known[:, -1] = values, 1.0
    wanted = grey.astype(np.float64)
    if len(known) < 32:
        return 0.0, np.zeros(known.shape[1])
    square = known.T @ known + 0.01 * np.eye(known.shape[1])
    mix = np.linalg.solve(square, known.T @ wanted)
    total = float(((wanted - wanted.mean()) ** 2).sum())
    left = float(((wanted - known @ mix) ** 2).sum())
    return (1.0 - left / total if total > 1.0 else 0.0), mix


def _soft(grey: Grey) -> Grey:
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), 0.8), np.float32)


def corners(width: float, height: float) -> Real:
    """The four corners of a picture, clockwise from the upper left."""
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], float)


def moved(matrix: Real, points: Real) -> Real:
    """Points under a mapping."""
    put = points @ matrix[:, :2].T + matrix[:, 2]
    return np.asarray(put[:, :2] / put[:, 2:])


def _shared(a: Sight, b: Sight, matrix: Real) -> tuple[Real, float] | None:
    height, width = a.grey.shape
    if (corners(width, height) @ matrix[2, :2] + matrix[2, 2] < 0.1).any():
        return None
    polygon, area = clipped(moved(matrix, corners(width, height)), *b.grey.shape[::-1])
    return None if area < _LEAST_SIDE**2 else (polygon, area)


def _scale(matrix: Real, at_b: Real) -> float:
    """Pixels of b for one pixel of a, where b has the point."""
    back = np.linalg.inv(matrix)
    x, y, w = back @ np.array([*at_b, 1.0])
    px, py = x / w, y / w
    depth = matrix[2] @ np.array([px, py, 1.0])
    return float(np.sqrt(max(abs(np.linalg.det(matrix) / depth**3), 1e-6)))


def _drawn(
    picture: Sight, matrix: Real, factor: float, size: tuple[int, int]
) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """A picture under a mapping, without the moire of leaving out pixels."""
    source = picture.reduced(factor) if factor < 0.75 else picture.rgb
    drawn = warped(source, picture.rgb.shape, matrix, size)
    full = np.full(source.shape[:2], 255, np.uint8)
    return drawn, warped(full, picture.rgb.shape, matrix, size, flags=cv2.INTER_NEAREST, beyond=cv2.BORDER_CONSTANT) > 0


def warped(
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


def cells(seen: Overlap, *, reach: int) -> Cells:
    """Compare the two cell by cell; each may have moved by `reach` pixels at most."""
    size, inside = _grid(seen)
    row, column = np.nonzero(inside)
    texture_a, texture_b = _texture(seen.a, size), _texture(seen.b, size)
    table = _sought_in_all(seen, size, reach)[inside]
    table[(texture_a[inside] <= _PLAIN) | (texture_b[inside] <= _PLAIN)] = 0.0
    return Cells(
        column=column,
        row=row,
        columns=inside.shape[1],
        rows=inside.shape[0],
        size=size,
        texture_a=texture_a[inside],
        texture_b=texture_b[inside],
        corner_a=_corner(seen.a, size)[inside],
        corner_b=_corner(seen.b, size)[inside],
        alike=table[:, 0],
        still=table[:, 1],
        edges=_steep_alike(seen, size)[inside],
        shift=table[:, 2] + 1j * table[:, 3],
    )


def _grid(seen: Overlap) -> tuple[int, NDArray[np.bool_]]:
    """The side of a cell, and which cells lie in both pictures."""
    size = int(np.clip(min(seen.a.shape) // 8, 10, 16))
    return size, means(seen.both.astype(np.float32), size) > 0.9


def _sought_in_all(seen: Overlap, size: int, reach: int) -> Real:
    """For each cell of a: its best correlation near the same place in b, the one without a shift, and the shift."""
    height, width = seen.a.shape
    mean_a, spread_a = means(seen.a, size), _texture(seen.a, size)
    rows, columns = mean_a.shape
    wide = cv2.copyMakeBorder(seen.b, reach, reach, reach, reach, cv2.BORDER_CONSTANT)
    dy, dx = (way.reshape(-1, 1, 1) for way in np.mgrid[-reach : reach + 1, -reach : reach + 1])
    top, left = (np.arange(rows) * size)[None, :, None] + dy, (np.arange(columns) * size)[None, None, :] + dx
    mean_b = cv2.blur(wide, (size, size), anchor=(0, 0))[top + reach, left + reach].astype(np.float64)
    squares = cv2.sqrBoxFilter(wide, cv2.CV_32F, (size, size), anchor=(0, 0), normalize=True)[top + reach, left + reach]
    windows = np.lib.stride_tricks.sliding_window_view(wide, (height, width)).reshape(-1, height, width)
    together = _gathered(height, size) @ (windows * seen.a) @ _gathered(width, size).T
    spread = spread_a * np.sqrt(np.maximum(squares - mean_b**2, 0.0))
    alike = np.clip((together - mean_a * mean_b) / np.maximum(spread, 1e-3), -1.0, 1.0)
    still = alike[len(alike) // 2]
    alike = np.where((top >= 0) & (top + size <= height) & (left >= 0) & (left + size <= width), alike, -2.0)
    best = alike.argmax(axis=0)
    return np.stack([alike.max(axis=0), still, dx.ravel()[best], dy.ravel()[best]], axis=-1)


def means(of: Grey, size: int) -> Real:
    """The mean of each whole cell."""
    return np.asarray(_gathered(of.shape[0], size) @ of @ _gathered(of.shape[1], size).T, np.float64)


@cache
def _gathered(length: int, size: int) -> Grey:
    """What a line of pixels is multiplied with to have the mean of each whole cell, one row a cell."""
    rows = np.zeros((max(1, length // size), length), np.float32)
    for row in range(len(rows)):
        rows[row, row * size : (row + 1) * size] = 1.0 / size
    return rows


def _texture(grey: Grey, size: int) -> Real:
    return np.sqrt(np.maximum(means(grey * grey, size) - means(grey, size) ** 2, 0))


def _steep_alike(seen: Overlap, size: int) -> Real:
    a, b = _steepness(seen.colour_a), _steepness(seen.colour_b)
    mean_a, mean_b = means(a, size), means(b, size)
    together = means(a * b, size) - mean_a * mean_b
    apart = (means(a * a, size) - mean_a**2) * (means(b * b, size) - mean_b**2)
    return np.where(apart > 0.5, together / np.sqrt(np.maximum(apart, 1e-6)), 0.0)


def _steepness(rgb: NDArray[np.uint8]) -> Grey:
    """The steepest slope of any colour, made a little soft."""
    dx, dy = cv2.Sobel(rgb, cv2.CV_32F, 1, 0, scale=0.125), cv2.Sobel(rgb, cv2.CV_32F, 0, 1, scale=0.125)
    steep = cv2.magnitude(dx, dy)
    top = cv2.max(cv2.max(steep[..., 0], steep[..., 1]), steep[..., 2])
    return np.asarray(cv2.GaussianBlur(top, (0, 0), 1.2), np.float32)


def _corner(grey: Grey, size: int) -> Real:
    """The weaker of the two directions of change in each cell, as a standard deviation of slope."""
    dx, dy = cv2.Sobel(grey, cv2.CV_32F, 1, 0, scale=0.125), cv2.Sobel(grey, cv2.CV_32F, 0, 1, scale=0.125)
    xx, yy, xy = means(dx * dx, size), means(dy * dy, size), means(dx * dy, size)
    half = (xx + yy) / 2
    return np.sqrt(np.maximum(half - np.sqrt(((xx - yy) / 2) ** 2 + xy**2), 0))


def refined(a: Sight, b: Sight, matrix: Real) -> Overlap | None:
    """The overlap after the placement was fitted anew on the cells that found their counterpart near by."""
    seen = overlap(a, b, matrix)
    for reach in (7, 4):
        if seen is None:
            return None
        better = _refit(seen, reach)
        again = overlap(a, b, better) if better is not None else None
        if again is None or better is None:
            return seen
        moved_by = _moved_by(seen, better)
        seen = again
        if moved_by < _SETTLED:
            return seen
    return seen


def _moved_by(seen: Overlap, better: Real) -> float:
    """How far a refinement moves the corners of the canvas, in its pixels."""
    at = corners(*seen.a.shape[::-1])
    change = seen.to_canvas @ better @ np.linalg.inv(seen.to_canvas @ seen.matrix)
    return float(np.abs(moved(change, at) - at).max())


def _refit(seen: Overlap, reach: int) -> Real | None:
    """The placement fitted to the cells that hold corners and are found again within `reach` pixels."""
    centre, target = _found_again(seen, reach)
    for limit in (4.0, 2.5, 1.6):
        if len(centre) < _LEAST_FITTED:
            return None
        change = fit(centre, target)
        inside = np.abs(moved_points(change, centre) - target) < limit
        centre, target = centre[inside], target[inside]
    if len(centre) < _LEAST_FITTED:
        return None
    matrix = np.linalg.inv(seen.to_canvas) @ fit(centre, target) @ seen.to_canvas @ seen.matrix
    matrix = matrix / matrix[2, 2]
    return matrix if sane(matrix) else None


def _found_again(seen: Overlap, reach: int) -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """Middles of cells in a, and where they were found in b."""
    size, inside = _grid(seen)
    shows = np.minimum(_texture(seen.a, size), _texture(seen.b, size)) > _PLAIN
    cornered = np.minimum(_corner(seen.a, size), _corner(seen.b, size)) > _CORNERED
    at, to = [], []
    for row, column in np.argwhere(inside & shows & cornered):
        alike, dx, dy = _sought(seen, int(column) * size, int(row) * size, size, reach)
        if alike > _FOUND_AGAIN:
            at.append(complex((column + 0.5) * size, (row + 0.5) * size))
            to.append(at[-1] + complex(dx, dy))
    return np.array(at, complex), np.array(to, complex)


def _sought(seen: Overlap, x: int, y: int, size: int, reach: int) -> tuple[float, int, int]:
    """The best correlation of a's cell near the same place in b, and the shift."""
    left, top = max(0, x - reach), max(0, y - reach)
    window = seen.b[top : y + size + reach, left : x + size + reach]
    surface = cv2.matchTemplate(window, seen.a[y : y + size, x : x + size], cv2.TM_CCOEFF_NORMED)
    _, best, _, (px, py) = cv2.minMaxLoc(surface)
    return best, px + left - x, py + top - y
