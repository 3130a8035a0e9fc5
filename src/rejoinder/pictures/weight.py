"""What the measures of one placement weigh together."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures import learned

SURE = 0.75
"""Score from which two pictures are called a copy."""
THIN = 0.417
"""Score below which they are called different; between the two lies `unsure`."""
_SHADED, _FINELY_SHADED = math.log1p(1.5), math.log1p(2.5)
"""Fewer shaded cells that agree than two, or fewer than three as the pictures were: all else that agrees is flat."""
_ALL = 0.95
"""Share of agreeing cells from which there is nothing beside what is flat: a picture made pale has few shades left."""
_AT_MOST = 0.0
_SLOPE = 3.0
_DEEPEST = 16


def weighed(measures: Mapping[str, float]) -> float:
    """A score from 0 to 1 that orders pairs by how much speaks for a copy; it is no probability."""
    total = _grown(measures) + sum(factor * measures[name] for name, factor in learned.SHADES)
    return _score(min(total, _AT_MOST) if is_flat(measures) else total)


def is_flat(measures: Mapping[str, float]) -> bool:
    """Whether next to nothing agrees but flat drawing, which looks alike without a copy."""
    if measures["nature_agree"] < _SHADED:
        return True
    return measures["nature_fine"] < _FINELY_SHADED and measures["agree"] < _ALL


def weighed_flat(measures: Mapping[str, float]) -> float:
    """The same for what is flat by its nature, such as a logo: shades are not asked for."""
    return _score(_grown(measures))


def _score(total: float) -> float:
    return float(1.0 / (1.0 + np.exp(-total / _SLOPE)))


def _grown(measures: Mapping[str, float]) -> float:
    return learned.BASE + _leaves(np.array([measures[name] for name in learned.NAMES]))


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
