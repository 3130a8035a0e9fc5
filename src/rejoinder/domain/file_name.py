"""File names that every system can write."""

from __future__ import annotations

import re

DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))])
"""Names that Windows keeps for devices, whatever their ending and case."""
_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*]")


def safe_file_name(name: str, number: int) -> str:
    """A file name without folders, drive letters or control characters; `part-N` where nothing is left."""
    last = re.split(r"[\\/]", name.strip())[-1]
    cleaned = _UNSAFE.sub("_", last).strip(". ")
    return without_device(cleaned[:150]) or f"part-{number}"


def without_device(name: str) -> str:
    """The name, with `_` before it where it would be a device."""
    return f"_{name}" if name.partition(".")[0].strip().casefold() in DEVICES else name
