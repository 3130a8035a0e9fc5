"""Days of publication of which only the month, the season or the year is printed."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from rejoinder.proof.paper import word
from rejoinder.proof.paper.day import days_in, month_of
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.kind import has_title
from rejoinder.proof.paper.label import first_labelled_value
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout
from rejoinder.text.lazy_pattern import regex

_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_NAMED = regex(rf"(?<![\d.])(?<!\d )([^\W\d_]{{3,12}})\.?,?\s({_YEAR})")
_ZH = regex(rf"({_YEAR})\s?年\s?(?:0?([1-9])|(1[0-2]))\s?月(?!\s?\d{{1,2}}\s?日)")
_NUMBER = regex(rf"(?<![\d./-])(?:0?([1-9])|(1[0-2]))\s?[./]\s?({_YEAR})(?![./-]?\d)")
_YEAR_ALONE = regex(rf"{_YEAR}(?:\s?年)?")
_EDITION = regex(
    r"版次|第\s?\S{1,2}\s?(?:版|次印刷)|\b(?:first|1st|second|2nd) (?:edition|printing)\b"
    r"|印刷|印制|出版|刊印|发行|\b(?:printed|published)\b|(?<!\w)(?:напечатан|отпечатан|издан|выпущен)",
    re.IGNORECASE,
)
"""What is said of an edition, beside which its month stands: `2023年4月印刷`."""
_COVER_ROWS = 12


def days_of(text: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of the month, else of the year, that the words name; None where they name neither."""
    found = next(_months(text), None)
    if found is not None:
        return found[0].replace(day=1), found[0]
    years = [int(match[0][:4]) for match in _YEAR_ALONE.finditer(text)]
    return (dt.date(max(years), 1, 1), dt.date(max(years), 12, 31)) if years else None


def published_in(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The month or year of publication as printed: behind its label, beside the edition, alone on the
    cover, or in its title."""
    labelled = first_labelled_value(layouts, (word.PUBLISHED,), _read_month)
    if labelled is not None:
        return labelled
    return (
        _month_beside(layouts, lambda row: bool(_EDITION.search(row.text)), year=False)
        or _month_beside(layouts[:1], lambda row: _month_text(row.text, year=False) == row.text, year=False)
        or _month_beside(layouts[:1], has_title, year=True)
    )


def _month_beside(
    layouts: Sequence[PageLayout], fits: Callable[[LayoutRow], bool], *, year: bool
) -> ExtractedValue | None:
    for layout in layouts[:6]:
        for row in layout.rows[:_COVER_ROWS]:
            month = _month_text(row.text, year=year) if fits(row) else None
            if month is not None:
                return ExtractedValue(month, month, layout, row.number, 0.7)
    return None


def _read_month(text: str) -> tuple[str, str] | None:
    month = _month_text(text[:30], year=True)
    return (month, month) if month is not None and text.find(month) <= 4 else None


def _month_text(text: str, *, year: bool) -> str | None:
    """The month in words or numbers, else the year, as it stands there; None where a whole day is named."""
    if days_in(text):
        return None
    month = next(_months(text), None)
    if month is not None:
        return month[1]
    alone = _YEAR_ALONE.search(text) if year else None
    return alone[0] if alone else None


def _months(text: str) -> Iterator[tuple[dt.date, str]]:
    for match in _ZH.finditer(text):
        yield _last_day(int(match[1]), int(match[2] or match[3])), match[0]
    for match in _NAMED.finditer(text):
        number = month_of(match[1])
        if number:
            yield _last_day(int(match[2]), number), match[0]
    for match in _NUMBER.finditer(text):
        yield _last_day(int(match[3]), int(match[1] or match[2])), match[0]


def _last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
