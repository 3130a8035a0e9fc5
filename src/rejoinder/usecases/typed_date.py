"""Dates and times as people type them, such as `2026-12-01`, `28.11.2026 11:05`, `2026年11月28日` and `28 Nov 2026`."""

from __future__ import annotations

import datetime as dt
import re
from unicodedata import normalize

from rejoinder.domain.errors import Invalid
from rejoinder.domain.time_zone import CHINA_STANDARD_TIME
from rejoinder.proof.paper.day import days_in
from rejoinder.text.lazy_pattern import regex

"""The zone of a time that was typed without an offset, where no platform's zone is known."""
START_OF_DAY, END_OF_DAY = dt.time(), dt.time(23, 59, 59)
LONGEST = 60
_HOUR = regex(
    r"[\sTt,]*(?:(?:at|в) )?(?P<half>上午|早上|下午|晚上|中午)?\s*"
    r"(?P<hour>\d{1,2})(?:[:点时](?P<minute>\d{1,2})?|(?=\s?[ap]\.?m))"
    r"分?(?::(?P<second>\d\d))?秒?\s*(?P<noon>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_OFFSET = regex(
    r"\s*\(?(?:(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?|Z|UTC|GMT)\)?", re.IGNORECASE
)
_AFTERNOON = frozenset({"下午", "晚上", "中午", "p"})


class DateIsUnreadable(Invalid):
    """What was typed is no date, or its hour is none."""


class DateIsAmbiguous(Invalid):
    """Day and month of what was typed could be swapped."""


def parse_date(text: str) -> dt.date:
    """The day that was typed; an hour beside it is refused. Raises: DateIsUnreadable, DateIsAmbiguous."""
    on, rest = _date_and_rest(text)
    if rest:
        raise DateIsUnreadable(value=_quoted(text))
    return on


def parse_instant(text: str, *, zone: dt.tzinfo = CHINA_STANDARD_TIME, bare_day: dt.time = START_OF_DAY) -> dt.datetime:
    """The instant that was typed, aware.

    Args:
        zone: the zone of a time without an offset.
        bare_day: the time meant where only a day was typed: its start for what starts a clock, its end for a deadline.

    Raises: DateIsUnreadable, DateIsAmbiguous.
    """
    try:
        found = _iso(text) or _written(text, bare_day)
        aware = found if found.tzinfo else found.replace(tzinfo=zone)
        aware.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise DateIsUnreadable(value=_quoted(text)) from None
    return aware


def _iso(text: str) -> dt.datetime | None:
    """An instant of ISO 8601 with its time; None for all else, a bare day too."""
    stripped = text.strip()
    try:
        dt.date.fromisoformat(stripped)
    except ValueError:
        try:
            return dt.datetime.fromisoformat(stripped)
        except ValueError:
            return None
    return None


def _written(text: str, bare_day: dt.time) -> dt.datetime:
    """Raises: DateIsUnreadable, DateIsAmbiguous, ValueError, OverflowError."""
    on, rest = _date_and_rest(text)
    if not rest:
        return dt.datetime.combine(on, bare_day)
    match = _HOUR.match(rest)
    if match is None:
        raise DateIsUnreadable(value=_quoted(text))
    offset = _offset(rest[match.end() :])
    hour, minute, second = _clock(match)
    if (hour, minute, second) == (24, 0, 0):
        return dt.datetime.combine(on, START_OF_DAY, offset) + dt.timedelta(days=1)
    return dt.datetime.combine(on, dt.time(hour, minute, second), offset)


def _date_and_rest(text: str) -> tuple[dt.date, str]:
    """The day at the start of what was typed, and what stands behind it."""
    plain = normalize("NFKC", text).strip()
    try:
        return dt.date.fromisoformat(plain), ""
    except ValueError:
        days = days_in(plain) if len(plain) <= LONGEST else ()
    if len(days) != 1 or days[0].span[0] != 0:
        raise DateIsUnreadable(value=_quoted(text))
    day = days[0]
    if day.other is not None:
        raise DateIsAmbiguous(value=_quoted(text), good=day.date.isoformat(), other=day.other.isoformat())
    return day.date, plain[day.span[1] :].strip().removeprefix("г.").strip()


def _clock(match: re.Match[str]) -> tuple[int, int, int]:
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    half = match["half"] or (match["noon"] or "")[:1].lower()
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return hour, minute, second


def _offset(text: str) -> dt.tzinfo | None:
    """The offset behind a time; None where there is none. Raises: ValueError where something else stands there."""
    if not text.strip():
        return None
    match = _OFFSET.fullmatch(text.rstrip())
    if match is None:
        raise ValueError(text)
    size = dt.timedelta(hours=int(match["hours"] or 0), minutes=int(match["minutes"] or 0))
    return dt.timezone(-size if match["sign"] == "-" else size)


def _quoted(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
