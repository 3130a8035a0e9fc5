"""Agreement of low frequencies away from strong edges, which an overlay cannot lend to two pictures.

Text, frames and prices laid over a picture have strong edges. The gradients between those edges belong to the
photograph below: they correlate where it is the same, and do not where it is another.
"""

from __future__ import annotations

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.cells import means
from rejoinder.pictures.gradients import slopes, squared_slope
from rejoinder.pictures.overlap import Overlap

_STRONG = 14.0
"""Slope in grey levels a canvas pixel from which something is drawn strongly."""
_BESIDE = np.ones((5, 5), np.uint8)
"""How near to strong drawing its own blur still reaches."""
_SIZE = 16
_FREE = 0.25
"""Share of a field that must lie beside the drawing."""
_SHADED = 0.3
"""Mean squared slope of either picture from which a field has shades."""
_SAME = 0.7
"""Correlation of slopes from which a field is shaded alike."""
_LEAST, _ENOUGH, _FEW, _MANY = 2, 10, 12, 20
_STRANGE, _ALIKE = 0.15, 0.7
"""Correlation of all shades below which two pictures are strangers there, and from which they are of one kind."""
_HALF, _MOSTLY, _NEARLY_ALL = 0.5, 0.65, 0.75
"""Share of the fields that are shaded alike."""
_KIN = 0.5
"""Correlation of all shades below which few fields shaded alike are chance."""


@attrs.frozen(kw_only=True)
class LowFrequencyAgreement:
    """Correlation of the weak gradients of two pictures, away from strong edges in either."""

    fields: int
    """Fields of 16 canvas pixels that are shaded in one of the two."""
    same: int
    """Those of them that are shaded alike in both."""
    alike: float
    """Correlation of all slow slopes, -1 to 1."""

    @property
    def is_unrelated(self) -> bool:
        """Whether enough fields are shaded and none of them correlates: all agreement comes from overlays."""
        return self.fields >= _ENOUGH and self.alike < _STRANGE

    @property
    def bare(self) -> bool:
        """Whether hardly any shaded field is left away from strong edges."""
        return self.fields < _FEW

    @property
    def alike_hardly(self) -> bool:
        """Whether most of the shaded fields, however few, do not correlate."""
        return self.same < _HALF * self.fields and self.alike < _KIN

    @property
    def alike_somewhere(self) -> bool:
        """Whether at least a few shaded fields correlate, more than by chance."""
        return self.same >= _LEAST and not self.alike_hardly

    @property
    def alike_mostly(self) -> bool:
        """Whether many fields are shaded and most of them correlate."""
        return self.fields >= _MANY and self.alike >= _ALIKE and self.same >= _MOSTLY * self.fields

    @property
    def alike_all_over(self) -> bool:
        """Whether many fields are shaded and nearly all of them correlate."""
        return self.alike_mostly and self.same >= _NEARLY_ALL * self.fields


def low_frequency_agreement(shared: Overlap) -> LowFrequencyAgreement:
    """Correlate the blurred gradients of both, field by field, outside dilated strong edges."""
    beside = (cv2.erode(shared.both.astype(np.uint8), _BESIDE) > 0) & (cv2.dilate(_strong(shared), _BESIDE) == 0)
    (ax, ay), (bx, by) = (slopes(cv2.GaussianBlur(grey, (0, 0), 1.2)) for grey in (shared.a, shared.b))
    together, of_a, of_b = (
        means(np.where(beside, product, 0).astype(np.float32), _SIZE)
        for product in (ax * bx + ay * by, ax * ax + ay * ay, bx * bx + by * by)
    )
    shaded = (np.maximum(of_a, of_b) > _SHADED) & (means(beside.astype(np.float32), _SIZE) > _FREE)
    alike = together / np.maximum(np.sqrt(of_a * of_b), 1e-6)
    size = float(np.sqrt(of_a.sum() * of_b.sum()))
    return LowFrequencyAgreement(
        fields=int(shaded.sum()),
        same=int((shaded & (alike > _SAME)).sum()),
        alike=float(together.sum()) / max(size, 1e-6),
    )


def _strong(shared: Overlap) -> NDArray[np.uint8]:
    return np.asarray(np.maximum(squared_slope(shared.a), squared_slope(shared.b)) > _STRONG**2, np.uint8)
