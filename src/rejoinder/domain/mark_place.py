"""A place where a mark stands in the words of a listing: how it is written there, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import attrs

from rejoinder.domain.listing import OurListing


class MarkForm(StrEnum):
    """How a mark is written."""

    EXACT = "exact"
    INFLECTED = "inflected"
    SPACED = "spaced"
    FULL_WIDTH = "full_width"
    HOMOGLYPH = "homoglyph"
    ZERO_WIDTH = "zero_width"
    LEETSPEAK = "leetspeak"
    MASKED = "masked"
    MISSPELT = "misspelt"


DISGUISED = frozenset(
    {MarkForm.SPACED, MarkForm.FULL_WIDTH, MarkForm.HOMOGLYPH, MarkForm.ZERO_WIDTH, MarkForm.LEETSPEAK, MarkForm.MASKED}
)
"""Forms that a reviewer may take for hiding the mark."""


class MarkUse(StrEnum):
    """The work that a mark does in a text."""

    BADGE = "badge"
    DESCRIPTIVE = "descriptive"
    COMPATIBLE = "compatible"
    COMPARISON = "comparison"
    EVERYDAY = "everyday"
    """A word of everyday language that may be meant as such or as the mark; a person has to look."""


HONEST = frozenset({MarkUse.DESCRIPTIVE, MarkUse.COMPATIBLE})
"""Uses that name what the goods are or fit, not where they come from."""

WORST_FIRST = (MarkUse.BADGE, MarkUse.COMPARISON, MarkUse.EVERYDAY, MarkUse.DESCRIPTIVE, MarkUse.COMPATIBLE)


@attrs.frozen(kw_only=True)
class Occurrence:
    """A mark found in a text."""

    span: tuple[int, int]
    words: str
    form: MarkForm
    use: MarkUse

    @property
    def is_honest(self) -> bool:
        """Whether it names openly what the goods are or fit."""
        return self.use in HONEST and self.form not in DISGUISED


Places = tuple[tuple[str, Occurrence], ...]
"""Where a mark stands in a listing: the name of the field of words, and the place in it."""

Lookout = Callable[[str, OurListing], Places]
"""Looks for a mark in the words of a listing, in any of its spellings."""


def nobody_looked(mark: str, listing: OurListing) -> Places:
    """Finds nothing."""
    return ()


_ENDS = " \n\t，。；、,;|"


def excerpt(text: str, span: tuple[int, int], around: int) -> str:
    """A place in a text with the words around it on one line, whole words where the script sets them apart.

    Args:
        around: characters before and after that are shown at most.
    """
    start, end = max(0, span[0] - around), min(len(text), span[1] + around)
    if start and text[start - 1] not in _ENDS:
        start = next((at + 1 for at in range(start, span[0]) if text[at] in _ENDS), start)
    if end < len(text) and text[end] not in _ENDS:
        end = next((at for at in range(end - 1, span[1] - 1, -1) if text[at] in _ENDS), end)
    return " ".join(text[start:end].split())


def listing_excerpt(listing: OurListing, field: str, span: tuple[int, int], around: int) -> str:
    """The words of a listing around a place; of its properties the whole one, so that no name is cut in two."""
    if field != "attributes":
        return excerpt(listing.words(field), span, around)
    name, value = listing.property_at(span[0])
    return f"{name}: {value}"
