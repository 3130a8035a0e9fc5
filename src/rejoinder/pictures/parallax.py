"""Parallax: whether objects have moved against each other, as between two photographs from two viewpoints.

Edits displace a picture smoothly. Between two photographs of one scene each object is displaced by its own amount, all
parts of it alike. The residual of a smooth displacement model (quadratic with lens distortion) tells them apart.
"""

from __future__ import annotations

import math

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.cells import PLAIN, corner, means, texture
from rejoinder.pictures.image_features import ImageFeatures, Real
from rejoinder.pictures.overlap import Overlap, overlap

SIDE = 400
"""Longest side of the canvas in pixels: finer than the one that pictures are compared on."""
_SIZE, _REACH = 20, 7
_CORNERED = 1.0
_FOUND_AGAIN = 0.8
_LEAST = 24
"""Cells found again, below which nothing is said."""
_APART = 0.5
"""Canvas pixels that half of the cells are off the smoothest bend, from which things have moved."""
_FAR_APART = 1.2
"""The same from which it matters no more whether neighbours moved together: no grain moves a cell so far."""
_TOGETHER = 0.95
"""How much nearer to its neighbours than to the bend a cell lies where things moved; grain moves each by itself."""
_NEIGHBOURS = 3
_FEW = 8
"""Cells from which it is worth asking how loosely two pictures lie on each other."""
_EXACT, _STIRRED = 0.3, 0.6
"""Canvas pixels up to which half of the cells lie where they belong, and up to which grain may have stirred them."""
_STEP = 64.0
"""Parts of a pixel in which a shift is told."""
_CERTAIN, _NOTICEABLE = 2.0, 0.5
"""How many times its own doubt, and how many canvas pixels, a cell must be off the bend to have moved surely."""
_UNLIKE = 0.01
"""How far from a correlation of 1 a cell is at least: saving again leaves no more alike."""
_CELLS, _STRAYS = 16, 1.25
"""Cells that it takes to tell how many have moved surely, and how far each by itself they may be off at most."""

Complex = NDArray[np.complex128]


@attrs.frozen(kw_only=True)
class Alignment:
    """How exactly two pictures align, from cells matched by normalised cross-correlation."""

    cells: int
    off: float
    """Canvas pixels by which half of the cells are off the smoothest bend."""
    alone: float
    """The same by which they are off the middle of their neighbours."""
    surely: float = 0.0
    """Share of the cells that are off the bend by far more than they could be mistaken about where they lie."""

    @property
    def moved_apart(self) -> bool:
        """Whether objects have moved against each other: far, or together with their neighbours."""
        return self.cells >= _LEAST and (self.off > _FAR_APART or self.is_drifted)

    def placed_anew(self, share: float) -> bool:
        """Whether at least this share of the cells is displaced significantly, as in a scene that was set up again."""
        return self.cells >= _CELLS and self.surely >= share and self.alone < _STRAYS * self.off

    @property
    def is_drifted(self) -> bool:
        """Whether the cells, even few, are displaced together with their neighbours."""
        return self.cells >= _FEW and self.off > _APART and self.alone < _TOGETHER * self.off

    def is_within(self, limit: float) -> bool:
        """Whether enough cells match and their median residual is below a limit in canvas pixels."""
        return self.cells >= _LEAST and self.off < limit

    def loose(self, limit: float) -> bool:
        """Whether the median residual of the cells, even few, is above a limit in canvas pixels."""
        return self.cells >= _FEW and self.off > limit

    @property
    def exact(self) -> bool:
        """Whether the median residual is a fraction of a pixel."""
        return self.is_within(_EXACT)

    @property
    def is_noise(self) -> bool:
        """Whether the residuals are small and independent of each other, as film grain or noise makes them."""
        return self.is_within(_STIRRED) and self.alone >= _TOGETHER * self.off


def finer_overlap(a: ImageFeatures, b: ImageFeatures, matrix: Real) -> Overlap | None:
    """The overlap on a canvas of `SIDE` pixels; None where too little is shared.

    Args:
        matrix: 3 x 3, working pixels of a to working pixels of b.
    """
    return overlap(a, b, matrix, most=SIDE)


def measure_alignment(shared: Overlap | None) -> Alignment:
    """The alignment of the two pictures of an overlap.

    Args:
        shared: as `finer_overlap` draws it.

    Limits: where there are few corners, nothing is measured; a distant scene shows no parallax.
    """
    at, shift, doubt = (
        _shifts(shared) if shared is not None else (np.empty(0, complex), np.empty(0, complex), np.empty(0))
    )
    if len(at) <= _NEIGHBOURS:
        return Alignment(cells=len(at), off=0.0, alone=0.0)
    off, alone = (np.abs(shift - about) for about in (_bend(at, shift), _about(at, shift)))
    surely = float(((off > _CERTAIN * doubt) & (off > _NOTICEABLE)).mean())
    return Alignment(cells=len(at), off=float(np.median(off)), alone=float(np.median(alone)), surely=surely)


def _shifts(shared: Overlap) -> tuple[Complex, Complex, Real]:
    """Positions of the matched textured cells, their shifts and the uncertainty of each, in canvas pixels."""
    shows = np.minimum(texture(shared.a, _SIZE), texture(shared.b, _SIZE)) > PLAIN
    cornered = np.minimum(corner(shared.a, _SIZE), corner(shared.b, _SIZE)) > _CORNERED
    inside = means(shared.both.astype(np.float32), _SIZE) > 0.95
    at, shift, doubt = [], [], []
    for row, column in (_SIZE * np.argwhere(shows & cornered & inside)).tolist():
        top, left = max(0, row - _REACH), max(0, column - _REACH)
        window = shared.b[top : row + _SIZE + _REACH, left : column + _SIZE + _REACH]
        part = shared.a[row : row + _SIZE, column : column + _SIZE]
        surface = np.asarray(cv2.matchTemplate(window, part, cv2.TM_CCOEFF_NORMED), np.float32)
        _, alike, _, (x, y) = cv2.minMaxLoc(surface)
        if alike > _FOUND_AGAIN:
            at.append(complex(column, row))
            shift.append(complex(x + _peak(surface[y], x) + left - column, y + _peak(surface[:, x], y) + top - row))
            doubt.append(_doubt(surface, x, y))
    return np.array(at, complex), np.asarray(np.rint(np.array(shift, complex) * _STEP) / _STEP), np.array(doubt, float)


def _doubt(surface: Real, x: int, y: int) -> float:
    """Uncertainty of a correlation peak in pixels along its flatter direction; infinite at the border of the search."""
    if not (0 < y < surface.shape[0] - 1 and 0 < x < surface.shape[1] - 1):
        return math.inf
    near = surface[y - 1 : y + 2, x - 1 : x + 2].astype(np.float64)
    across, down = (2 * near[1, 1] - near[1, 0] - near[1, 2], 2 * near[1, 1] - near[0, 1] - near[2, 1])
    askew = (near[2, 0] + near[0, 2] - near[0, 0] - near[2, 2]) / 4
    sharp = (across + down) / 2 - math.hypot((across - down) / 2, askew)
    return 0.5 * math.sqrt(max(1 - float(near[1, 1]), _UNLIKE) / max(sharp, 1e-3))


def _peak(along: Real, place: int) -> float:
    """Sub-pixel offset of a maximum by a parabola through three samples; 0 at the border."""
    if not 0 < place < len(along) - 1:
        return 0.0
    before, here, after = (float(each) for each in along[place - 1 : place + 2])
    return 0.5 * (before - after) / min(before - 2 * here + after, -1e-6)


def _bend(at: Complex, shift: Complex) -> Complex:
    """The smooth displacement model, quadratic with lens distortion, fitted by least squares without outliers."""
    z = at / SIDE - (0.5 + 0.5j)
    x, y = z.real, z.imag
    plane = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1)
    lens = (z * np.abs(z) ** 2)[:, None]  # one strength for both ways, as no parallax has
    terms = np.concatenate([plane, 1j * plane, lens], axis=1)
    bend, follows = np.zeros_like(shift), np.ones(len(at), bool)
    for _ in range(4):
        if follows.sum() < terms.shape[1]:
            break
        bend = terms @ np.linalg.lstsq(_apart(terms[follows]), _apart(shift[follows]))[0]
        off = np.abs(shift - bend)
        follows = off < max(1.0, 3 * float(np.median(off[follows])))
    return bend


def _apart(values: Complex) -> Real:
    """Real parts, and below them imaginary parts."""
    return np.concatenate([values.real, values.imag])


def _about(at: Complex, shift: Complex) -> Complex:
    """For each cell the mean shift of its nearest neighbours."""
    apart = np.abs(at[:, None] - at[None, :])
    np.fill_diagonal(apart, np.inf)
    near = shift[np.argsort(apart, axis=1, kind="stable")[:, :_NEIGHBOURS]]
    return np.asarray(np.median(near.real, axis=1) + 1j * np.median(near.imag, axis=1))
