"""Block matching: the shared canvas cut into cells, each compared by normalised cross-correlation."""

from __future__ import annotations

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.color_alignment import Grey
from rejoinder.pictures.gradients import slopes, squared_slope_of_colours
from rejoinder.pictures.image_features import Pixels, Real
from rejoinder.pictures.overlap import Overlap

PLAIN = 3.5
"""Standard deviation below which a cell shows nothing."""


@attrs.frozen(kw_only=True, eq=False)
class Cells:
    """Measures of the cells that lie in both pictures, one entry of each array a cell."""

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
        """Mask of the cells of a whose standard deviation is above `PLAIN`."""
        return self.texture_a > PLAIN

    @property
    def textured_b(self) -> NDArray[np.bool_]:
        """The same of b."""
        return self.texture_b > PLAIN


def cells(shared: Overlap, *, reach: int) -> Cells:
    """Compare the two cell by cell, over shifts of at most `reach` canvas pixels."""
    size, inside = grid(shared)
    row, column = np.nonzero(inside)
    texture_a, texture_b = texture(shared.a, size), texture(shared.b, size)
    table = _sought(shared, texture_a, size=size, reach=reach)[inside]
    table[(texture_a[inside] <= PLAIN) | (texture_b[inside] <= PLAIN)] = 0.0
    return Cells(
        column=column,
        row=row,
        columns=inside.shape[1],
        rows=inside.shape[0],
        size=size,
        texture_a=texture_a[inside],
        texture_b=texture_b[inside],
        corner_a=corner(shared.a, size)[inside],
        corner_b=corner(shared.b, size)[inside],
        alike=table[:, 0],
        still=table[:, 1],
        edges=_steep_alike(shared, size)[inside],
        shift=table[:, 2] + 1j * table[:, 3],
    )


def grid(shared: Overlap) -> tuple[int, NDArray[np.bool_]]:
    """Side of a cell in canvas pixels, and the mask of the cells that lie in both pictures."""
    size = int(np.clip(min(shared.a.shape) // 8, 10, 16))
    return size, means(shared.both.astype(np.float32), size) > 0.9


def _sought(shared: Overlap, spread_a: Real, *, size: int, reach: int) -> Real:
    """For each cell of a: its best correlation near the same place in b, the one without a shift, and the shift."""
    height, width = shared.a.shape
    mean_a = means(shared.a, size)
    rows, columns = mean_a.shape
    wide = cv2.copyMakeBorder(shared.b, reach, reach, reach, reach, cv2.BORDER_CONSTANT)
    dy, dx = (way.reshape(-1, 1, 1) for way in np.mgrid[-reach : reach + 1, -reach : reach + 1])
    top, left = (np.arange(rows) * size)[None, :, None] + dy, (np.arange(columns) * size)[None, None, :] + dx
    mean_b = cv2.blur(wide, (size, size), anchor=(0, 0))[top + reach, left + reach].astype(np.float64)
    squares = cv2.sqrBoxFilter(wide, cv2.CV_32F, (size, size), anchor=(0, 0), normalize=True)[top + reach, left + reach]
    together = _together(
        shared.a[: rows * size, : columns * size], np.asarray(wide, np.float32), size=size, ways=2 * reach + 1
    )
    spread = spread_a * np.sqrt(np.maximum(squares - mean_b**2, 0.0))
    alike = np.clip((together - mean_a * mean_b) / np.maximum(spread, 1e-3), -1.0, 1.0)
    still = alike[len(alike) // 2]
    alike = np.where((top >= 0) & (top + size <= height) & (left >= 0) & (left + size <= width), alike, -2.0)
    best = alike.argmax(axis=0)
    return np.stack([alike.max(axis=0), still, dx.ravel()[best], dy.ravel()[best]], axis=-1)


def _together(whole: Grey, wide: Grey, *, size: int, ways: int) -> Real:
    """Mean product of each cell with the pixels under it for every shift, row by row to stay in cache."""
    height, width = whole.shape
    found = np.empty((ways * ways, height // size, width // size), np.float32)
    product = np.empty_like(whole)
    for shift, mean in enumerate(found):
        down, across = divmod(shift, ways)
        np.multiply(wide[down : down + height, across : across + width], whole, out=product)
        cv2.resize(product, mean.shape[::-1], dst=mean, interpolation=cv2.INTER_AREA)
    return found.astype(np.float64)


def means(of: Grey, size: int) -> Real:
    """Mean of each whole cell, added up pixel by pixel, so that no bit depends on the number of processors."""
    rows, columns = max(1, of.shape[0] // size), max(1, of.shape[1] // size)
    whole = of[: rows * size, : columns * size]
    return np.asarray(cv2.resize(whole, (columns, rows), interpolation=cv2.INTER_AREA), np.float64)


def texture(grey: Grey, size: int) -> Real:
    """The standard deviation of each whole cell."""
    return np.sqrt(np.maximum(means(grey * grey, size) - means(grey, size) ** 2, 0))


def _steep_alike(shared: Overlap, size: int) -> Real:
    a, b = _steepness(shared.colour_a), _steepness(shared.colour_b)
    mean_a, mean_b = means(a, size), means(b, size)
    together = means(a * b, size) - mean_a * mean_b
    apart = (means(a * a, size) - mean_a**2) * (means(b * b, size) - mean_b**2)
    return np.where(apart > 0.5, together / np.sqrt(np.maximum(apart, 1e-6)), 0.0)


def _steepness(rgb: Pixels) -> Grey:
    """Gradient magnitude, the largest of the colour channels, slightly blurred."""
    return np.asarray(cv2.GaussianBlur(np.sqrt(squared_slope_of_colours(rgb)), (0, 0), 1.2), np.float32)


def corner(grey: Grey, size: int) -> Real:
    """Cornerness of each cell: the smaller eigenvalue of its structure tensor, as a standard deviation of slope."""
    dx, dy = slopes(grey)
    xx, yy, xy = means(dx * dx, size), means(dy * dy, size), means(dx * dy, size)
    half = (xx + yy) / 2
    return np.sqrt(np.maximum(half - np.sqrt(((xx - yy) / 2) ** 2 + xy**2), 0))


def largest_component(found: Cells, chosen: NDArray[np.bool_]) -> float:
    """How many of the chosen cells the largest connected component has."""
    grid = np.zeros((found.rows, found.columns), np.uint8)
    grid[found.row[chosen], found.column[chosen]] = 1
    count, _, sizes, _ = cv2.connectedComponentsWithStats(grid, connectivity=4)
    return float(sizes[1:, cv2.CC_STAT_AREA].max()) if count > 1 else 0.0
