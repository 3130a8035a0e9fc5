"""One sign that a message may not come from whom it says, and how much it weighs."""

from __future__ import annotations

import attrs

from rejoinder.domain.finding import Because
from rejoinder.domain.phrase import Phrase

STRONG, FAIR, SLIGHT = 2, 1, 0
ENOUGH = 4
"""Two strong signals, or a strong one with two fair ones."""


@attrs.frozen(kw_only=True)
class WeightedSignal:
    """A signal before it is put into a finding, with its weight."""

    id: str
    says: Phrase
    because: tuple[Because, ...]
    weight: int
