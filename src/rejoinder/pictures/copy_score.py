"""The copy score of one placement: boosted trees, capped where only flat drawing agrees."""

from __future__ import annotations

import math
from collections.abc import Mapping

from rejoinder.pictures.boosted_trees import load_trees

SURE = 0.6
"""Score from which two pictures are called a copy."""
THIN = 0.36
"""Score below which they are called different; between the two lies `unsure`."""
_SHADED = math.log1p(1.5)
"""Fewer shaded cells of more than two tones that agree than two: all else that agrees is flat."""
_AT_MOST = 0.0
"""What so little can weigh, at most."""
_SLOPE = 3.0


def copy_score(measures: Mapping[str, float]) -> float:
    """A score from 0 to 1 that ranks pairs by the evidence for a copy; not a probability."""
    total = load_trees().predict(measures)
    return _score(min(total, _AT_MOST) if is_flat(measures) else total)


def is_flat(measures: Mapping[str, float]) -> bool:
    """Whether hardly any shaded cell agrees; flat drawing looks alike without a copy."""
    return measures["shaded_agree"] < _SHADED


def _score(total: float) -> float:
    return 1.0 / (1.0 + math.exp(-total / _SLOPE))
