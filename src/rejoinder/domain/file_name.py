"""File names that every system can write."""

from __future__ import annotations

DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))])
"""Names that Windows keeps for devices, whatever their ending and case."""


def without_device(name: str) -> str:
    """The name, with `_` before it where it would be a device."""
    return f"_{name}" if name.partition(".")[0].strip().casefold() in DEVICES else name
