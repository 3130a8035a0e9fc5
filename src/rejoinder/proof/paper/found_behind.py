"""Values behind words in a row, or within the words of a page as one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.proof.paper.extracted_value import ExtractedValue, Reader
from rejoinder.proof.paper.page_layout import PageLayout


def value_behind(
    layouts: Sequence[PageLayout],
    words: re.Pattern[str],
    reader: Reader,
    *,
    sure: float,
    pages: int = 1,
    rows: int | None = None,
) -> ExtractedValue | None:
    """The first value that a reader makes of what stands behind some words in a row of the first pages."""
    for layout in layouts[:pages]:
        for row in layout.rows[:rows]:
            for match in words.finditer(row.text):
                read = reader(row.text[match.end() :])
                if read is not None:
                    return ExtractedValue(read[0], read[1], layout, row.number, sure, match[0])
    return None


def value_within(
    layouts: Sequence[PageLayout], words: re.Pattern[str], *, sure: float, pages: int
) -> ExtractedValue | None:
    """The first group with any words in the first match of a pattern in a page as one line."""
    for layout in layouts[:pages]:
        match = words.search(layout.flat)
        if match is not None:
            value = next(group for group in match.groups() if group).strip()
            return ExtractedValue(value, value, layout, confidence=sure)
    return None
