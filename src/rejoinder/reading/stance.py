"""Whether free words accuse somebody or answer an accusation."""

from __future__ import annotations

import re
from functools import cache

from rejoinder.reading.accusing import ACCUSES
from rejoinder.reading.defending import DEFENDS

Weighed = tuple[tuple[float, re.Pattern[str]], ...]


def stance(said: str) -> tuple[float, float]:
    """How strongly the words defend, and how strongly they accuse; zero where nothing tells."""
    defends, accuses = _weighed()
    return _weight(said, defends), _weight(said, accuses)


def _weight(said: str, words: Weighed) -> float:
    return sum(weight for weight, pattern in words if pattern.search(said))


@cache
def _weighed() -> tuple[Weighed, Weighed]:
    """The words that defend and those that accuse, made ready when they are first asked."""
    defends = tuple((weight, re.compile(pattern)) for weight, pattern in DEFENDS)
    return defends, tuple((weight, re.compile(pattern)) for weight, pattern in ACCUSES)
