"""Canonical form of registration, complaint and document numbers."""

from __future__ import annotations

from functools import lru_cache

from rejoinder.text.letters import alphanumerics


@lru_cache(maxsize=4_096)
def normalised_number(number: str | None) -> str:
    """A number without signs and spaces, in capitals; empty where there is none: `zl 2023-30124` is `ZL202330124`."""
    return alphanumerics(number or "").upper()
