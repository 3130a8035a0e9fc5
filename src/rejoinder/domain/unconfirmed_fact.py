"""Unconfirmed facts, and the effect of each if it were wrong."""

from __future__ import annotations

from enum import StrEnum

import attrs

from rejoinder.document.document import Box
from rejoinder.domain.phrase import Phrase


class Effect(StrEnum):
    """What a fact moves, the weightiest first."""

    DEADLINE = "deadline"
    DEFENCE = "defence"
    ROUTE = "route"
    EXPOSURE = "exposure"
    POINT = "point"
    """A defect of the complaint that speaks for the seller."""


@attrs.frozen(kw_only=True)
class Change:
    """One thing that would come out otherwise."""

    effect: Effect
    id: str
    """The route, defence or finding that changes; `if_established` or `if_silent` of the exposure."""
    says: Phrase


@attrs.frozen(kw_only=True)
class Excerpt:
    """The words that a value was read from, with what stands around them on the same line."""

    file: str
    page: int | None = None
    """Counted from 1; None for the complaint, whose text is one."""
    before: str = ""
    words: str
    after: str = ""
    span: tuple[int, int]
    """`[start, end)` in the text of the complaint, or of that page of the paper."""
    box: Box | None = None
    """Where on the page it was seen, for pages that were read from a picture."""


@attrs.frozen(kw_only=True)
class Unconfirmed:
    """A value that a program read and nobody has looked at."""

    field: str
    """Its path, as `rejoinder case confirm` takes it."""
    value: str
    label: Phrase
    """What it is."""
    shown: Phrase
    """The value for a reader."""
    excerpt: Excerpt | None = None
    """None where it is concluded from the message as a whole."""
    supposed: Phrase
    """What was supposed in order to see what would change: that the value is not there, or is another."""
    changes: tuple[Change, ...] | None = ()
    """What would then come out otherwise, the weightiest first; None where it was not tried, being one of too many."""
