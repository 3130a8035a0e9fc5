"""What the measures of one placement weigh together."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from rejoinder.pictures.learned import learned

SURE = 0.75
"""Score from which two pictures are called a copy."""
THIN = 0.417
"""Score below which they are called different; between the two lies `unsure`."""
_SHADED, _FINELY_SHADED = math.log1p(1.5), math.log1p(2.5)
"""Fewer shaded cells that agree than two, or fewer than three as the pictures were: all else that agrees is flat."""
_ALL = 0.95
"""Share of agreeing cells from which there is nothing beside what is flat: a picture made pale has few shades left."""
_AGAINST, _FOR = 0.15, 0.5
"""Weight of the detail that contradicts from which, and of the detail that agrees below which, no copy is proved."""
_AT_MOST = 0.0
_SLOPE = 3.0
_DEEPEST = 16


def weighed(measures: Mapping[str, float]) -> float:
    """A score from 0 to 1 that orders pairs by how much speaks for a copy; it is no probability."""
    total = _grown(measures) + sum(factor * measures[name] for name, factor in learned().shades.items())
    return _score(min(total, _AT_MOST) if is_flat(measures) or is_contradicted(measures) else total)


def is_flat(measures: Mapping[str, float]) -> bool:
    """Whether next to nothing agrees but flat drawing, which looks alike without a copy."""
    if measures["nature_agree"] < _SHADED:
        return True
    return measures["nature_fine"] < _FINELY_SHADED and measures["agree"] < _ALL


def is_contradicted(measures: Mapping[str, float]) -> bool:
    """Whether much that is rare contradicts and little agrees, as in two photographs of one garment on one body."""
    return measures["contradict_weight"] > _AGAINST and measures["agree_weight"] < _FOR


def weighed_flat(measures: Mapping[str, float]) -> float:
    """The same for what is flat by its nature, such as a logo: shades are not asked for."""
    return _score(_grown(measures))


def _score(total: float) -> float:
    return float(1.0 / (1.0 + np.exp(-total / _SLOPE)))


def _grown(measures: Mapping[str, float]) -> float:
    """The sum of the leaves that the measures fall into."""
    trees = learned()
    row, at = np.array([measures[name] for name in trees.names]), trees.roots
    for _ in range(_DEEPEST):
        known = trees.measure[at]
        inner = known >= 0
        if not inner.any():
            break
        onward = np.where(row[known] <= trees.limit[at], trees.below[at], trees.above[at])
        at = np.where(inner, onward, at)
    return trees.base + float(trees.limit[at].sum())
