"""Certificates of the trademark office of the United States, which print mark and owner without labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

_OFFICE = regex(r"(?i)united states patent and trademark\s+office|patent and trademark office")
_REGISTER = regex(r"(?i)^\W{0,12}(?:principal|supplemental)\s?register\W{0,12}$")
_NUMBERED = regex(r"(?i)\breg(?:istration)?\.?\s*no\.?\s*\d")
_OWNER = regex(
    r"^(?P<name>[^()]{2,90}?(?:\([A-Z]{1,4}\)[^()]{0,40})?),?\s*\((?P<kind>[^()]{0,60})\)?",
)
_ENTITY = matcher("paper/certificate.us_entity", re.IGNORECASE)
_OTHER = deferred_regex(lambda: rf"^\W{{0,12}}{alternation('paper/certificate.us_print')}", re.IGNORECASE)


def uspto_fields(layouts: Sequence[PageLayout]) -> dict[str, ExtractedValue]:
    """Mark and owner of a certificate of that office; empty for every other paper."""
    for layout in layouts:
        of_office = _OFFICE.search(layout.text) or any(
            _REGISTER.match(cell.text) for row in layout.rows for cell in row.cells
        )
        if not (of_office and any(_NUMBERED.search(row.text) for row in layout.rows)):
            continue
        owner = _owner(layout)
        if owner is None:
            continue
        mark = _mark(layout, owner.row)
        return {name: found for name, found in (("owner", owner), ("mark", mark)) if found is not None}
    return {}


_FILED = regex(r"(?i)\bser(?:ial|\.)?\s?no\.?\s?[\d,/-]{6,12},?\s+filed\s+(\d{1,2}-\d{1,2}-\d{4})")
"""The serial number of the application and its day, the month first."""


def us_filing_day(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The day of the application as that office prints it: `SER. NO. 97-112,233, FILED 11-09-2021`."""
    for layout in layouts[:3]:
        for row in layout.rows:
            match = _FILED.search(row.text)
            days = days_in(match[1], month_first=True) if match else ()
            if match and days:
                return ExtractedValue(days[0].date, match[1], layout, row.number, 0.9)
    return None


def _owner(layout: PageLayout) -> ExtractedValue | None:
    """The name before the bracket that says what kind of body it is and of which state."""
    for row in layout.rows:
        for cell in row.cells:
            match = _OWNER.match(cell.text)
            if match and _ENTITY.search(match["kind"].strip()) and not _OTHER.match(cell.text):
                name = match["name"].strip(" ,")
                return ExtractedValue(name, name, layout, row.number, 0.88)
    return None


def _mark(layout: PageLayout, owner_row: int) -> ExtractedValue | None:
    """The lines between the name of the register, or of the office, and the owner."""
    rows = layout.rows[:owner_row]
    starts = [row.number for row in rows if any(_REGISTER.match(cell.text) for cell in row.cells)]
    offices = [row.number for row in rows if _OFFICE.search(row.text)]
    for start in (*starts[-1:], *offices[-1:]):
        lines = [text for row in rows[start + 1 :] if (text := _mark_text(row)) is not None]
        if 1 <= len(lines) <= 4:
            mark = " ".join(lines)
            return ExtractedValue(mark, lines[0] if len(lines) == 1 else mark, layout, start + 1, 0.8)
    return None


def _mark_text(row: LayoutRow) -> str | None:
    cells = [cell.text for cell in row.cells if len(cell.text) > 1 and not _OTHER.match(cell.text)]
    text = " ".join(cells).strip(" .·•|")
    readable = sum(letter.isalpha() for letter in text) >= 2 and len(text) <= 60
    return text if readable and not days_in(text) and not text.islower() else None
