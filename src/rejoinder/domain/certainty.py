"""Certainty of a fact: known, likely or unknown. A conclusion inherits the weakest of its inputs."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Certainty(StrEnum):
    """The state of a fact."""

    KNOWN = "known"
    """A person said so, or the platform's own print says it in plain terms."""
    LIKELY = "likely"
    """It was read by a program and nobody has looked at it."""
    UNKNOWN = "unknown"
    """Nothing says so."""

    @property
    def is_known(self) -> bool:
        """Whether a conclusion that could hurt may rest on it."""
        return self is Certainty.KNOWN


_ORDER = (Certainty.KNOWN, Certainty.LIKELY, Certainty.UNKNOWN)


def weakest_certainty(states: Iterable[Certainty]) -> Certainty:
    """The weakest of these states; known where there is none, since nothing was rested on."""
    return max(states, key=_ORDER.index, default=Certainty.KNOWN)
