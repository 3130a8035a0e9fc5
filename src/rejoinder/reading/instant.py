"""Dates and times as notices print them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import attrs

from rejoinder.reading.date_range import are_joined, first_day, last_day
from rejoinder.reading.literal_prefilter import prefilter
from rejoinder.reading.month import LATIN_MONTH, MONTHS, RU_MONTH, date_of
from rejoinder.reading.zone import zone_after, zone_before
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation

BEFORE_YEAR = 26
AFTER_YEAR = 16
_YEAR = regex(r"(?:19|20)\d\d")
DAY = regex(
    r"(?<![\d/.-])(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?!\d)"
    r"|(?P<y2>(?:19|20)\d\d)\s?[年년]\s?(?P<m2>\d{1,2})\s?[月월]\s?(?P<d2>\d{1,2})\s?[日号일]"
    rf"|(?<!\d)(?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|[.º°])?(?: (?:of|de))?[ \n-]{LATIN_MONTH}[.,]?(?: del?)?"
    r"[ \n-](?P<y3>(?:19|20)\d\d)(?!\d)"
    rf"|\b{LATIN_MONTH}\.?[ \n](?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?[ \n](?P<y4>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)[«\"]?(?P<d5>\d{{1,2}})[»\"]?[ \n]{RU_MONTH}[ \n](?P<y5>(?:19|20)\d\d)(?!\d)(?:[ \n]?(?:года|г\.?))?"
    r"|(?<![\d/.-])(?P<a6>\d{1,2})(?P<s6>[./-])(?P<b6>\d{1,2})(?P=s6)(?P<y6>(?:19|20)\d\d)(?!\d)"
    rf"|\b{LATIN_MONTH}\.?[ \n](?P<b7>\d{{1,2}})(?:st|nd|rd|th)?[ \n]{{0,2}}(?:to|through|until|till|[-–—])[ \n]{{0,2}}"
    r"(?P<d7>\d{1,2})(?:st|nd|rd|th)?,?[ \n](?P<y7>(?:19|20)\d\d)(?!\d)"
)
DAY_WITHOUT_YEAR = prefilter(
    " ".join((*MONTHS, "月", "월")),
    rf"\b{LATIN_MONTH}\.?[ \n](?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?![\d,]|\s+(?:19|20)\d\d)"
    rf"|(?<!\d)(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|[.º°])?(?: (?:of|de))?[ \n]{LATIN_MONTH}"
    r"(?![a-z.]|,?\s+(?:del? )?(?:19|20)\d\d)"
    rf"|(?<!\d)(?P<d3>\d{{1,2}})[ \n]{RU_MONTH}(?![ \n](?:19|20)\d\d)"
    r"|(?<![\d年년])(?P<m4>\d{1,2})(?:月|월 ?)(?P<d4>\d{1,2})[日号일]",
    window=60,
    before=8,
)
_WRITTEN_HOUR = (
    r"(?:(?P<h>\d{1,2})\s?[:：.]\s?(?P<m>\d\d)(?:\s?[:：]\s?(?P<s>\d\d)(?:\.\d+)?)?(?P<ampm>\s?[ap]\.?m\.?)?(?![\d])"
    r"|(?P<h2>\d{1,2})\s?(?P<ampm2>[ap]\.?m\.?)(?![a-z])"
    r"|(?P<h3>\d{1,2})\s?(?:[点时時h]|시(?!간)|uhr|часов)(?:\s?(?P<m3>\d{1,2})\s?分?)?(?![\da-z])"
    r"|(?P<word>noon|midnight|中午12点|полудня|полуночи))"
    r"(?:\s?(?:ч\.|час(?:ов|а)?|hours|hrs|uhr|horas|heures|h)(?![а-яa-z]))?"
)
_WEEKDAY = r"(?:[（(](?:周|星期)?[一二三四五六日月火水木金土월화수목금토]曜?日?(?:요일)?[)）])?"
HOUR = deferred_regex(
    lambda: rf"{_WEEKDAY}[\s,，;（(]{{0,3}}(?:{alternation('reading/instant.before_hour')}\s{{0,2}})?{_WRITTEN_HOUR}"
)
_HOUR_BEFORE = regex(
    r"(?<![\d:：./-])(?:(?P<h>\d{1,2})(?:[:：]|\.(?=\d\d\s?[ap]\.?m))(?P<m>\d\d)(?:[:：]\d\d)?(?:\s?(?P<ampm>[ap]\.?m\.?)(?![a-z]))?|"
    r"(?P<hd>\d\d)\.(?P<md>\d\d)(?=\s)|(?P<h2>\d{1,2})\s?(?P<ampm2>[ap]\.?m\.?)(?![a-z])|(?P<word>noon|midnight))"
    r"(?:\s?(?:ч\.|час(?:ов|а)?|hours|hrs|uhr|horas|heures|h)(?![а-яa-z]))?"
)
_JOINT = deferred_regex(
    lambda: (
        rf"[\s,]{{0,3}}(?:{alternation('reading/instant.before_day')}\s{{1,2}})?(?:the\s)?"
        r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,?\s{1,2})?[«\"]?"
    )
)
HOUR_REACH = 60


@attrs.frozen(kw_only=True)
class PrintedInstant:
    """A day as printed, with its hour and zone where they are printed too."""

    on: dt.date
    hour: dt.time | None = None
    zone: dt.timezone | None = None
    start: int
    end: int
    other: dt.date | None = None
    """The day it is where day and month change places; None where they cannot."""
    since: dt.date | None = None
    """The first day of a stretch of days that `on` is the last of; None where it is one day."""

    def month_first(self) -> PrintedInstant:
        """The same place read with the month first, where it can be."""
        return self if self.other is None else attrs.evolve(self, on=self.other, other=self.on)

    def day_first(self) -> PrintedInstant:
        """The same place where the day is known to stand before the month."""
        return self if self.other is None else attrs.evolve(self, other=None)

    def at(self, zone: dt.tzinfo) -> dt.datetime:
        """The instant, in the printed zone or else this one; the day's last second where no hour is printed."""
        return dt.datetime.combine(self.on, self.hour or dt.time(23, 59, 59), tzinfo=self.zone or zone)


def moments(folded: str, start: int = 0, end: int | None = None) -> Iterator[PrintedInstant]:
    """Every full date in a folded text, in order, with the hour and zone behind it; day first where that is open.

    A stretch of days is one moment: its last day, which tells since when.
    """
    pending: PrintedInstant | None = None
    for moment in _scan_moments(folded, start, len(folded) if end is None else end):
        if pending is not None and _is_range(folded, pending, moment):
            pending = attrs.evolve(moment, since=pending.on, start=pending.start)
            continue
        if pending is not None and pending.end <= moment.start:
            yield pending
        pending = moment
    if pending is not None:
        yield pending


def _is_range(folded: str, first: PrintedInstant, last: PrintedInstant) -> bool:
    is_plain = first.since is None and last.since is None and first.on < last.on
    return is_plain and are_joined(folded, first.start, first.end, last.start)


def _scan_moments(folded: str, start: int, stop: int) -> Iterator[PrintedInstant]:
    read_to = start
    for begin, finish in _windows(folded, start, stop):
        for found in DAY.finditer(folded, begin, finish):
            read = _day(found)
            if read is not None and found.start() >= read_to:
                on, other = read
                since = date_of(on.year, on.month, int(found["b7"])) if found["b7"] else None
                day = PrintedInstant(on=on, other=other, since=since, start=found.start(), end=found.end())
                closes = bool(found["y3"] or found["y4"] or found["y5"])
                moment = _with_range_end(folded, day, floor=read_to, opens=bool(found["y2"]), closes=closes)
                read_to = moment.end
                yield moment


def _with_range_end(folded: str, day: PrintedInstant, *, floor: int, opens: bool, closes: bool) -> PrintedInstant:
    """The day with its hour; where a stretch of days is printed around it, its last day.

    Args:
        opens: whether the last day of a stretch may stand behind a day so written.
        closes: whether the first day of one may stand before it.
    """
    on, start, end, since = day.on, day.start, day.end, day.since
    tail = last_day(folded, end, on) if opens else None
    head = first_day(folded, start, on) if closes and tail is None else None
    if tail is not None:
        since, (on, end) = on, tail
    elif head is not None:
        since, start = head
    moment = _with_hour(folded, day.start, end, on, day.other, floor=floor)
    return moment if since is None else attrs.evolve(moment, since=since, start=min(start, moment.start))


def _windows(folded: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Stretches around the years, since a date has one and most text has none."""
    begin = finish = -1
    for year in _YEAR.finditer(folded, start, stop):
        if year.start() - BEFORE_YEAR > finish:
            if finish > 0:
                yield begin, finish
            begin = max(start, year.start() - BEFORE_YEAR)
        finish = min(stop, year.end() + AFTER_YEAR)
    if finish > 0:
        yield begin, finish


def moments_without_year(folded: str, near: dt.date) -> Iterator[PrintedInstant]:
    """Dates that print no year, in the first year in which they are not before `near`."""
    read_to = 0
    for found in DAY_WITHOUT_YEAR.finditer(folded):
        named = next((group for group in found.groups() if group and group in MONTHS), None)
        month = MONTHS[named] if named else int(found["m4"] or 0)
        number = int(found["d1"] or found["d2"] or found["d3"] or found["d4"])
        on = date_of(near.year, month, number)
        if on is not None and on < near:
            on = date_of(near.year + 1, month, number)
        if on is not None and found.start() >= read_to:
            day = PrintedInstant(on=on, start=found.start(), end=found.end())
            moment = _with_range_end(folded, day, floor=read_to, opens=bool(found["d1"] or found["d4"]), closes=True)
            read_to = moment.end
            yield moment


def _with_hour(
    folded: str, start: int, day_end: int, on: dt.date, other: dt.date | None, *, floor: int
) -> PrintedInstant:
    """The day with its hour and zone; an hour before the day counts from `floor` on, behind the last day's own."""
    zone, place = zone_after(folded, day_end, on, by_name=True)
    hour, end = _hour(folded, place)
    if hour is None:
        is_bracketed = zone is not None and "(" in folded[day_end:place]
        of_day, end = (zone, place) if is_bracketed else (None, day_end)
        hour, zone, start = _hour_before(folded, start, on, floor)
        zone = zone or of_day
    if hour is not None and zone is None:
        zone, end = zone_after(folded, end, on)
        if zone is None:
            zone, start = zone_before(folded, start, on)
    return PrintedInstant(on=on, hour=hour, zone=zone, start=start, end=end, other=other)


def _hour_before(folded: str, start: int, on: dt.date, floor: int) -> tuple[dt.time | None, dt.timezone | None, int]:
    """The hour right before a day, `23:59 (GMT+8) on 7 May`, with its zone and where it begins."""
    for found in _HOUR_BEFORE.finditer(folded, max(floor, start - HOUR_REACH), start):
        zone, place = zone_after(folded, found.end(), on)
        joint = _JOINT.match(folded, place, start)
        hour = _clock_time(found["h"] or found["hd"] or found["h2"], found["m"] or found["md"], found)
        if joint is not None and joint.end() == start and place < start and hour is not None:
            return hour, zone, found.start()
    return None, None, start


def _clock_time(hour: str | None, minute: str | None, found: re.Match[str]) -> dt.time | None:
    if hour is None:
        return dt.time(12) if found["word"] == "noon" else dt.time(23, 59, 59)
    half = (found["ampm"] or found["ampm2"] or "").replace(".", "")
    read = int(hour) % 12 + (12 if half == "pm" else 0) if half else int(hour)
    if read == 24 and not int(minute or 0):
        return dt.time(23, 59, 59)
    return dt.time(read, int(minute or 0)) if read < 24 and int(minute or 0) < 60 else None


def _hour(folded: str, position: int) -> tuple[dt.time | None, int]:
    found = HOUR.match(folded, position)
    if found is None:
        return None, position
    if found["word"]:
        noon = found["word"] in ("noon", "中午12点", "полудня")
        return (dt.time(12) if noon else dt.time(23, 59, 59)), found.end()
    hour = int(found["h"] or found["h2"] or found["h3"])
    minute, second = int(found["m"] or found["m3"] or 0), int(found["s"] or 0)
    half = (found["ampm"] or found["ampm2"] or "").replace(".", "").strip()
    if (half == "pm" and hour < 12) or (hour < 12 and re.search("下午|晚", found[0])):
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    if hour == 24 and minute == second == 0:
        return dt.time(23, 59, 59), found.end()
    if hour > 23 or minute > 59 or second > 59:
        return None, position
    return dt.time(hour, minute, second), found.end()


def _day(found: re.Match[str]) -> tuple[dt.date, dt.date | None] | None:
    year = int(next(found[name] for name in ("y1", "y2", "y3", "y4", "y5", "y6", "y7") if found[name]))
    if found["a6"]:
        first, second = int(found["a6"]), int(found["b6"])
        day_first, month_first = date_of(year, second, first), date_of(year, first, second)
        if day_first is None or found["s6"] == ".":
            on = day_first or month_first
            return (on, None) if on is not None else None
        return day_first, month_first if month_first != day_first else None
    day = int(next(found[name] for name in ("d1", "d2", "d3", "d4", "d5", "d7") if found[name]))
    numeral = found["m1"] or found["m2"]
    month = int(numeral) if numeral else MONTHS[next(group for group in found.groups() if group and group in MONTHS)]
    on = date_of(year, month, day)
    return (on, None) if on else None
