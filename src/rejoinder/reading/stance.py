"""Whether free words accuse somebody or answer an accusation."""

from __future__ import annotations

from rejoinder.reading.accusing import ACCUSES
from rejoinder.reading.defending import DEFENDS
from rejoinder.reading.hint import Hinted, hinted

Weighed = tuple[tuple[float, Hinted], ...]
_DEFENDS: Weighed = tuple((weight, hinted(hints, pattern)) for weight, hints, pattern in DEFENDS)
_ACCUSES: Weighed = tuple((weight, hinted(hints, pattern)) for weight, hints, pattern in ACCUSES)


def stance(said: str) -> tuple[float, float]:
    """How strongly the words defend, and how strongly they accuse; zero where nothing tells."""
    return _weight(said, _DEFENDS), _weight(said, _ACCUSES)


def _weight(said: str, words: Weighed) -> float:
    return sum(weight for weight, pattern in words if pattern.search(said))
