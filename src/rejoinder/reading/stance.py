"""Whether free words accuse somebody or answer an accusation."""

from __future__ import annotations

from rejoinder.reading.accusing import ACCUSES, ACCUSES_ABROAD
from rejoinder.reading.defending import DEFENDS, DEFENDS_ABROAD


def stance(said: str) -> tuple[float, float]:
    """How strongly the words defend, and how strongly they accuse; zero where nothing tells."""
    defends = sum(weight for weight, pattern in (*DEFENDS, *DEFENDS_ABROAD) if pattern.search(said))
    accuses = sum(weight for weight, pattern in (*ACCUSES, *ACCUSES_ABROAD) if pattern.search(said))
    return defends, accuses
