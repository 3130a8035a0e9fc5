"""Date ranges such as `between 3 and 9 May 2026`: the other end of a range of which one day is known."""

from __future__ import annotations

import datetime as dt
import re

from rejoinder.reading.month import LATIN_MONTH, MONTHS, RU_MONTH, date_of
from rejoinder.text.lazy_pattern import regex

HEAD_REACH = 44
TAIL_REACH = 24
_TO = r"[ \n]{0,2}(?:to|through|thru|until|till|по|до|[-–—])[ \n]{0,2}(?:the )?[«\"]?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?[ \n](?P<year>(?:19|20)\d\d)(?:[ \n]?(?:года|г\.?))?)?"
_HEADS = tuple(
    regex(pattern)
    for pattern in (
        rf"(?<![\d/.,:№#-])[«\"]?{_DAY}[»\"]?(?:[ \n](?:{LATIN_MONTH}|{RU_MONTH}))?{_YEAR}{_TO}$",
        rf"(?<=between ){_DAY}(?:[ \n]{LATIN_MONTH})?{_YEAR}[ \n]and[ \n](?:the )?$",
        rf"\b{LATIN_MONTH}\.?[ \n]{_DAY}{_YEAR}{_TO}$",
        rf"(?<=between ){LATIN_MONTH}\.?[ \n]{_DAY}{_YEAR}[ \n]and[ \n]$",
    )
)
_TAILS = (
    regex(
        r"\s?(?:至|到|[-–—~～])\s?(?:(?P<year>(?:19|20)\d\d)\s?年)?(?:(?P<month>\d{1,2})\s?月)?(?P<day>\d{1,2})"
        r"\s?[日号]"
    ),
    regex(rf"{_TO}{_DAY}(?![\d:.%]|[ \n](?:business|working|calendar|days?|hours?|months?|{LATIN_MONTH}))"),
)
_JOINT = regex(r"[ \n]{0,2}(?:to|through|until|till|по|до|至|到|[-–—~～])[ \n]{0,2}")
_BETWEEN = regex(r"between[ \n]$")


def first_day(folded: str, start: int, last: dt.date) -> tuple[dt.date, int] | None:
    """The first day of the stretch whose last day stands at a place, and where it begins; None where there is none."""
    for pattern in _HEADS:
        found = pattern.search(folded, max(0, start - HEAD_REACH), start)
        first = _first_day_from(found, last) if found is not None else None
        if found is not None and first is not None:
            return first, found.start()
    return None


def _first_day_from(found: re.Match[str], last: dt.date) -> dt.date | None:
    month = next((MONTHS[group] for group in found.groups() if group in MONTHS), last.month)
    year = int(found["year"]) if found["year"] else last.year - (month > last.month)
    first = date_of(year, month, int(found["day"]))
    return first if first is not None and first < last else None


def last_day(folded: str, end: int, first: dt.date) -> tuple[dt.date, int] | None:
    """The last day of the stretch whose first day ends at a place, and where it ends; None where there is none."""
    for pattern in _TAILS:
        found = pattern.match(folded, end, end + TAIL_REACH)
        last = _last_day_from(found.groupdict(), first) if found is not None else None
        if found is not None and last is not None:
            return last, found.end()
    return None


def _last_day_from(parts: dict[str, str | None], first: dt.date) -> dt.date | None:
    month = int(parts.get("month") or first.month)
    year = parts.get("year")
    last = date_of(int(year) if year else first.year + (month < first.month), month, int(parts["day"] or 0))
    return last if last is not None and last > first else None


def are_joined(folded: str, first_start: int, first_end: int, last_start: int) -> bool:
    """Whether the words between two written-out days make them the first and the last of a stretch."""
    between = folded[first_end:last_start]
    if _JOINT.fullmatch(between):
        return True
    return between.strip() == "and" and _BETWEEN.search(folded, max(0, first_start - 10), first_start) is not None
