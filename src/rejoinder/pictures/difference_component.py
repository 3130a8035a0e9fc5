"""Connected components of the difference of two aligned pictures: one large piece, or scattered.

Two photographs of different things taken on the same table share the background, which agrees in every detail. What
tells them apart is one connected piece in which both are shaded and do not correlate.
"""

from __future__ import annotations

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.cells import Cells, cells
from rejoinder.pictures.overlap import Overlap
from rejoinder.pictures.tonal_content import plain_share, tones

_REACH = 3
_SHOWS = 6.0
"""Standard deviation from which a cell shows something."""
_ONE_ALONE = 0.35
"""How much less the other must show for a cell to be one picture's alone."""
_AGAINST = 0.55
"""Correlation below which cells contradict each other wherever near by the one is laid."""
_PLAIN, _TWO_TONES = 0.4, 0.16
"""Share of plain pixels, and of the variance left once parted in light and dark, between which a cell is shaded."""
_WHOLE, _SOME = 13, 3
"""Cells of one piece from which it is another thing, a fiftieth of the canvas, and from which it may be a small one."""
_ONE = 0.5
"""Share of what differs from which its largest piece is the one that matters."""
_RIM = 0.15
"""Share of a side that counts as its rim."""
_SMALL, _TINY = 8, 4
_SCATTERED = 0.35
"""Share of what differs that its largest piece makes up at most where it lies all over, as a watermark does."""


@attrs.frozen(kw_only=True)
class DifferenceComponent:
    """The differing cells of two aligned pictures, on a fine canvas."""

    cells: int
    """Of the largest piece in which both are shaded and contradict each other."""
    share: float
    """The share of the largest piece in all that differs, be it shaded or not."""
    inner: bool = True
    """Whether the middle of the shaded piece lies off the rim, along which banners are laid."""

    @property
    def is_single(self) -> bool:
        """Whether the difference is one component large enough to be another object."""
        return self.inner and self.cells >= _WHOLE and self.share > _ONE

    @property
    def some(self) -> bool:
        """Whether the difference is one component, of any size, that may be another object."""
        return self.inner and self.cells >= _SOME and self.share > _ONE

    @property
    def is_scattered(self) -> bool:
        """Whether differing cells lie all over, without a large component."""
        return self.cells <= _SMALL and self.share <= _SCATTERED

    @property
    def tiny(self) -> bool:
        """Whether hardly any shaded cell differs."""
        return self.cells <= _TINY


def difference_component(shared: Overlap) -> DifferenceComponent:
    """The difference of two pictures on a canvas drawn by `parallax.finer_overlap`."""
    found = cells(shared, reach=_REACH)
    more, less = (of(found.texture_a, found.texture_b) for of in (np.maximum, np.minimum))
    shows, alone = more >= _SHOWS, less < _ONE_ALONE * more
    against = shows & ~alone & (found.alike < _AGAINST)
    differs = against | (shows & alone)
    own, inner = _largest(found, against & _shaded(shared, found))
    return DifferenceComponent(cells=own, share=_largest(found, differs)[0] / max(1, int(differs.sum())), inner=inner)


def _largest(found: Cells, chosen: NDArray[np.bool_]) -> tuple[int, bool]:
    """Cells of the largest connected component, and whether its middle lies off the border."""
    grid = np.zeros((found.rows, found.columns), np.uint8)
    grid[found.row[chosen], found.column[chosen]] = 1
    count, _, sizes, middles = cv2.connectedComponentsWithStats(grid, connectivity=8)
    if count < 2:
        return 0, False
    most = 1 + int(sizes[1:, cv2.CC_STAT_AREA].argmax())
    at = (middles[most] + 0.5) / grid.shape[::-1]
    return int(sizes[most, cv2.CC_STAT_AREA]), bool(np.abs(at - 0.5).max() < 0.5 - _RIM)


def _shaded(shared: Overlap, found: Cells) -> NDArray[np.bool_]:
    flat = np.maximum(plain_share(shared.a, found.size), plain_share(shared.b, found.size))[found.row, found.column]
    return (flat < _PLAIN) & (np.minimum(tones(shared.a, found), tones(shared.b, found)) > _TWO_TONES)
