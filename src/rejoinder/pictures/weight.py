"""What the measures of one placement weigh together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures import learned

SURE = 0.7
"""Score from which two pictures are called a copy."""
THIN = 0.458
"""Score below which they are called different; between the two lies `unsure`."""
_SLOPE = 3.0
_DEEPEST = 16


def weighed(measures: Mapping[str, float]) -> float:
    """A score from 0 to 1 that orders pairs by how much speaks for a copy; it is no probability."""
    row = np.array([measures[name] for name in learned.NAMES])
    total = learned.BASE + _leaves(row)
    return float(1.0 / (1.0 + np.exp(-total / _SLOPE)))


def _leaves(row: NDArray[np.float64]) -> float:
    """The sum of the leaves that a row of measures falls into."""
    measure, limit, below, above, at = _trees()
    for _ in range(_DEEPEST):
        known = measure[at]
        inner = known >= 0
        if not inner.any():
            break
        onward = np.where(row[known] <= limit[at], below[at], above[at])
        at = np.where(inner, onward, at)
    return float(limit[at].sum())


@cache
def _trees() -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    nodes = np.array([[float(part) for part in node.split(",")] for node in learned.NODES.split()])
    roots = np.array([int(root) for root in learned.ROOTS.split()], np.intp)
    whole = nodes[:, [0, 2, 3]].astype(np.intp)
    return whole[:, 0], nodes[:, 1], whole[:, 1], whole[:, 2], roots
