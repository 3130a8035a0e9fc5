"""Dates, times and weekdays of three languages in a canonical form."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import alternation

Form = Callable[[re.Match[str]], str | None]

_MONTHS = {
    **{name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)},
    **{name: n for n, name in enumerate("янв фев мар апр ма июн июл авг сен окт ноя дек".split(), 1)},
}
_NAMED = rf"(?P<month>{alternation('facts/calendar.month')})\.?"


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    return _MONTHS.get(written.casefold()[:3]) or _MONTHS[written.casefold()[:2]]


def _day(place: re.Match[str]) -> str | None:
    named = place.groupdict()
    month, year, day = _month(named["month"]), named.get("year"), int(named["day"])
    try:
        if year is None:
            dt.date(2024, month, day)
            return f"{month:02d}-{day:02d}"
        return dt.date(int(year), month, day).isoformat()
    except ValueError:
        return None


def _month_of_year(place: re.Match[str]) -> str | None:
    month = _month(place.group("month"))
    return f"{place.group('year')}-{month:02d}" if 1 <= month <= 12 else None


def _hour(place: re.Match[str]) -> str | None:
    named = place.groupdict()
    hour, minute = int(named["hour"]), 30 if named.get("half") else int(named.get("minute") or 0)
    part = (named.get("part") or "").casefold()
    if part in ("p", "下午", "晚上") and hour < 12:
        hour += 12
    if part == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else None


def _clock(place: re.Match[str]) -> str:
    hour, *rest = place.group().split(":")
    return ":".join([hour.zfill(2), *rest])


_WEEKDAYS = (
    ("monday", "понедельник", "一"), ("tuesday", "вторник", "二"), ("wednesday", "сред", "三"),
    ("thursday", "четверг", "四"), ("friday", "пятниц", "五"), ("saturday", "суббот", "六"),
    ("sunday", "воскресень", "日天"),
)  # fmt: skip


def _weekday(place: re.Match[str]) -> str:
    name = (place.groupdict().get("han") or place.group("name")).casefold()
    number = next(n for n, names in enumerate(_WEEKDAYS, 1) if name.startswith(names[:2]) or name in names[2])
    return f"weekday {number}"


_FROM_TO = regex(
    rf"(?<![\d.,])(?P<first>\d{{1,2}})(?P<till> ?[–—-] ?| to | and | until | по | до | и )(?P<day>\d{{1,2}})"
    rf"(?P<rest> {_NAMED}(?:,? \d{{4}})?)(?!\w)",
    re.I,
)
_HAN_FROM_TO = regex(r"(?P<month>(?:\d{4}年)?\d{1,2}月)(?P<first>\d{1,2})日?(?P<till>[至到和、—–-])(?P<day>\d{1,2})日")


def each_day_whole(text: str) -> str:
    """The text in which both ends of a span of days have their month and year: `1 to 9 May` is `1 May to 9 May`."""
    text = _FROM_TO.sub(r"\g<first>\g<rest>\g<till>\g<day>\g<rest>", text)
    return _HAN_FROM_TO.sub(r"\g<month>\g<first>日\g<till>\g<month>\g<day>日", text)


CALENDAR: tuple[tuple[str, re.Pattern[str], Form], ...] = (
    (
        "date",
        regex(
            r"(?<![\d.])(?P<year>\d{4})\s?(?:[-/.]|年)\s?(?P<month>\d{1,2})\s?(?:[-/.]|月)\s?(?P<day>\d{1,2})(?:日|(?!\d))"
        ),
        _day,
    ),
    ("date", regex(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)"), _day),
    (
        "date",
        regex(
            rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_NAMED},? (?P<year>\d{{4}})(?: ?(?:г\.|года))?", re.I
        ),
        _day,
    ),
    ("date", regex(rf"\b{_NAMED} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)", re.I), _day),
    ("date", regex(r"(?<!\d)(?P<year>\d{4})年(?P<month>\d{1,2})月"), _month_of_year),
    ("date", regex(rf"\b{_NAMED},? (?P<year>\d{{4}})(?!\d)", re.I), _month_of_year),
    ("date", regex(r"(?<![\d年])(?P<month>\d{1,2})月(?P<day>\d{1,2})日"), _day),
    ("date", regex(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_NAMED}(?!\w)", re.I), _day),
    ("date", regex(rf"\b{_NAMED} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)", re.I), _day),
    (
        "time",
        regex(r"(?<![\d:])(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))? ?(?P<part>[ap])\.? ?m\b\.?", re.I),
        _hour,
    ),
    (
        "time",
        regex(
            r"(?P<part>上午|下午|晚上|早上|凌晨|中午)(?P<hour>\d{1,2})(?:[点时:](?:(?P<half>半)|(?P<minute>\d{1,2})分?)?)"
        ),
        _hour,
    ),
    (
        "time",
        regex(
            r"(?<![\d:第])(?P<hour>\d{1,2})(?:时(?![间段期候刻])|点(?=整|钟|半|\d{1,2}分))(?:整|钟)?"
            r"(?:(?P<half>半)|(?P<minute>\d{1,2})分)?"
        ),
        _hour,
    ),
    ("time", regex(r"(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"), _clock),
    (
        "date",
        regex(
            rf"\b(?P<name>{alternation('facts/calendar.weekday')})|(?:星期|礼拜|周)(?P<han>[一二三四五六日天])(?!年)",
            re.I,
        ),
        _weekday,
    ),
)
"""Kind, pattern and form, the longer writings first: what one has taken, the next does not see."""
