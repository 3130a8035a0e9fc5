"""Reference records of content-addressed storage: which case holds which content."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import attrs

from rejoinder.vault.verification import Alteration

NOBODY = "-"
"""Stands for the holder of what belongs to no case."""
DIGEST = re.compile("[0-9a-f]{64}")


@attrs.frozen(kw_only=True)
class Holding:
    """One case's hold on some content; the content itself lies there only once."""

    sha256: str
    size_bytes: int
    name: str
    holder: str
    at: dt.datetime
    by: str


@attrs.frozen(kw_only=True)
class StoredContent:
    """Content that was taken in, and whether it was new to the vault."""

    sha256: str
    size_bytes: int
    new: bool
    mended: bool = False
    """Whether it took the place of what lay under its digest and had changed."""


@attrs.frozen(kw_only=True)
class Destruction:
    """The fact that content was destroyed, which stays."""

    sha256: str
    at: dt.datetime
    by: str
    reason: str


@attrs.frozen(kw_only=True)
class Swept:
    """What a look at everything in the vault came to."""

    checked: int
    """How many were looked at."""
    altered: tuple[Alteration, ...] = ()
    locked: int = 0
    """How many could not be looked at, because the key is not here."""


def text_of(record: Holding | Destruction) -> bytes:
    """A record as its file holds it."""
    return json.dumps(attrs.asdict(record), ensure_ascii=False, default=lambda at: at.isoformat()).encode()


def holding_from(content: bytes) -> Holding | None:
    """The hold in a file; None where it is none."""
    try:
        return Holding(**_record(content))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def destruction_from(content: bytes) -> Destruction | None:
    """The destruction in a file; None where it is none."""
    try:
        return Destruction(**_record(content))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _record(content: bytes) -> dict[str, Any]:
    found = json.loads(content)
    if not DIGEST.fullmatch(found["sha256"]):
        raise ValueError(found)
    return {**found, "at": dt.datetime.fromisoformat(found["at"])}
