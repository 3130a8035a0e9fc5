"""Remarks of the pre-submission review of outgoing texts."""

from __future__ import annotations

import datetime as dt

import attrs

from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import Phrase


@attrs.frozen(kw_only=True)
class OutgoingText:
    """One text of the packet."""

    name: str
    text: str
    language: str
    statement: bool
    """Whether it is the statement to the platform; everything else is a letter."""
    days: tuple[tuple[tuple[int, int], dt.date], ...] = ()
    """Each day that it names, with the place of its words; empty where nobody looked."""


@attrs.frozen(kw_only=True)
class Remark:
    """One thing that a reviewer would stop at."""

    id: str
    says: Phrase
    gravity: Gravity
    text: str | None = None
    """The name of the text; None where the whole packet is meant."""
    span: tuple[int, int] | None = None
