"""Detection of blank margins, such as a white sheet or canvas around a work."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_LOOKED_AT = 400
"""Pixels along the longer side that are looked at."""
_BLANK, _CONTENT = 12.0, 24.0
"""Shades by which a pixel may differ from the margin's, and from which it is drawn."""
_PLAIN = 0.95
"""Of the pixels at the edge that are of one shade where there is a margin."""
_SPECKS = 0.01


def content_share(grey: NDArray[np.float64]) -> float:
    """The share of a picture that lies within its blank margin, 0 to 1; 1 where it has none or is blank altogether."""
    step = max(1, -(-max(grey.shape) // _LOOKED_AT))
    small = grey[::step, ::step]
    edge = np.concatenate((small[0], small[-1], small[:, 0], small[:, -1]))
    shade = float(np.median(edge))
    if float(np.mean(np.abs(edge - shade) < _BLANK)) < _PLAIN:
        return 1.0
    marked = np.abs(small - shade) > _CONTENT
    rows, columns = (np.flatnonzero(marked.mean(axis=axis) > _SPECKS) for axis in (1, 0))
    if not rows.size or not columns.size:
        return 1.0
    height, width = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    return float(height * width / marked.size)
