"""Candidate time limits as printed: lengths of time and days, which `clock` classifies."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import attrs

from rejoinder.domain.reading import Clock, Unit
from rejoinder.reading.dated_fact import year_from
from rejoinder.reading.instant import PrintedInstant, moments_without_year
from rejoinder.reading.literal_prefilter import prefilter
from rejoinder.reading.number import ABROAD, WORDS, number_of
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, entries, lists, matcher

COUNT_REACH = 70
"""So far before its unit a number may stand: `seventy-two (72) consecutive business`."""
KIND_REACH = 14
"""So far behind its unit the kind of a day may stand: `5 días hábiles`."""
LONGEST = 400
"""No limit of a complaint has more days, hours or weeks."""
_ENGLISH_UNIT = regex(r"(?:hour|hr|day|week)s?\b")
_RUSSIAN_UNIT = regex(r"дн(?:ей|я)|день|дн\.|сут(?:ок|ки)|час(?:ов|а)?|недел[ьюи]\w?|ч\.")
_CHINESE_UNIT = regex(r"工作日|営業日|自然日|日历日|小时|時間|钟头|天|日|周|週間|星期")
_NUMBER = r"(\d{1,3}|" + "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)) + ")"
_ENGLISH = regex(
    rf"\b{_NUMBER}(?:st|nd|rd|th)?[ \n-]?(?:\(\s?\w+[\w -]{{0,12}}\)[ \n]?)?[ \n-]?(?:(?:full|consecutive|more)[ \n])?"
    r"(business|working|work|calendar|bank|natural)?[ \n-]?(hours?|hrs?|days?|weeks?|months?)\b"
)
_RUSSIAN = regex(
    rf"(?<!\w){_NUMBER}(?:\s?-?(?:ти|х|ми|го|и))?[ \n]?(?:\(\s?\w+\s?\)[ \n]?)?(?:-?(рабочих|рабочий|рабочего|"
    rf"календарных|календарный|календарного|раб\.)[ \n])?"
    r"(дней|дня|день|суток|сутки|часов|часа|час|недели|недель|неделю|ч\.|дн\.)(?!\w)"
)
_CHINESE = regex(
    r"(?<![\d年月第.~～-])(?:第)?(\d{1,3}|[一二三四五六七八九十两]{1,3})\s?(?:[（(]\d{1,3}[）)])?\s?个?\s?(工作日|"
    r"営業日|自然日|日历日|小时|時間|钟头|天|日|周|週間|星期)"
)
_NUMBER_ABROAD = r"(?P<count>\d{1,3}|" + "|".join(sorted(map(re.escape, ABROAD), key=len, reverse=True)) + ")"
_UNITS = ("hour", "week", "working_day", "day")
_ATTACHED = frozenset({"ko", "th"})
"""Languages that write what follows a unit right behind it."""


def _unit(name: str) -> str:
    """The words of a unit abroad as a named group."""
    by_language = lists("reading/duration")[name].items()
    words = [word + ("" if code in _ATTACHED else r"\b") for code, block in by_language for word in block]
    return f"(?P<{name}>{'|'.join(words)})"


_UNIT_ABROAD = f"(?:{'|'.join(map(_unit, _UNITS))})"
_ABROAD_UNIT = prefilter(" ".join(entries("reading/duration.hints")), _UNIT_ABROAD, window=30, before=11)
_KIND_ABROAD = rf"(?:(?P<{{}}>{alternation('reading/duration.working')})|{alternation('reading/duration.calendar')})"
_ABROAD = regex(
    rf"(?P<before>{alternation('reading/duration.working_before')})?(?<![\w.,])\(?{_NUMBER_ABROAD}\)?[ \n]?"
    rf"(?:\(\w+\)[ \n])?(?:{_KIND_ABROAD.format('ahead')}[ \n])?{_UNIT_ABROAD}"
    rf"(?:[ \n]{_KIND_ABROAD.format('behind')}\b)?"
)
_DAYS_AND_HOURS = prefilter(
    "hour hr час ч. 小时",
    r"(?<![\d.])(?P<days>\d{1,2})\s?(?:days?|дн(?:я|ей|\.)|день|天)\s?(?:,|and|и)?\s?"
    r"(?P<hours>\d{1,2})\s?(?:hours?|hrs?|час(?:а|ов)?|ч\.|个?小时)(?![a-zа-я])",
    window=60,
    before=16,
)
_LEAD = regex(
    r"(?:within|no later than|in|before the end of|by the end of|в течени[ие]|не позднее)(?: the| a| next|"
    r" following){0,3}\s{1,2}$"
)
"""Words that set a limit, right before its number."""
_LOOKS_BACK = deferred_regex(lambda: rf"{alternation('reading/limit.look_back')}\s{{0,2}}$")
"""Words right before a length of time that has passed."""
_SINCE = deferred_regex(lambda: rf"{alternation('reading/limit.since')}\s{{0,2}}$")
"""Words right before a day that has come already."""
_LASTS = deferred_regex(lambda: rf"\s?{alternation('reading/limit.lasts')}")
"""Words right behind a length of time that something lasts."""
_THEIRS = deferred_regex(lambda: rf"{alternation('reading/limit.theirs')}[^.;:!?。；：！？]{{0,80}}$")
"""Who has the time, or has missed it, in the clause before a length of time."""
_CLAUSE_REACH = 160
_COUNTS_FROM = matcher("reading/limit.counts_from")
_COUNTS_ON = matcher("reading/limit.counts_on")
_LOOK_BACK_REACH = 20
_HAN_TAIL = regex(r"\s?(?:之?内|以内|届满前|结束前)")
_HAN_DAY = regex(r"\s?(?:之?内|以内)")
"""Behind `日`, which without it names a day and counts none."""
_ANY_YEAR = dt.date(2000, 1, 1)


@attrs.frozen(kw_only=True)
class TimeLimit:
    """A length of time or a day, which may be a limit or anything else."""

    clock: Clock
    start: int
    """Where its number or day begins; the clock's phrase may begin before it, with the word that leads it."""
    end: int
    moment: PrintedInstant | None = None


def time_limits(message: ParsedMessage, zone: dt.tzinfo, platform: str | None) -> list[TimeLimit]:
    """Every length of time and day of the message's own words, in order; those that overlap once, the longest.

    Args:
        zone: the zone of days that print none.
    """
    found = [*_days_and_hours(message), *_duration_limits(message), *_day_limits(message, zone, platform)]
    found.sort(key=lambda one: (one.start, -one.end))
    apart: list[TimeLimit] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return _counted_from_days(message, apart)


def _counted_from_days(message: ParsedMessage, found: list[TimeLimit]) -> list[TimeLimit]:
    """The same without the days from which a length of time beside them counts, which end nothing.

    A length in days of the calendar then ends so many days after that day; other lengths are left as they are.
    """
    limits: list[TimeLimit] = []
    for one in found:
        last = limits[-1] if limits else None
        between = message.flowing[last.end : one.start] if last is not None else ""
        if last is None or (last.moment is None) is (one.moment is None):
            limits.append(one)
        elif last.moment is None and _COUNTS_FROM.fullmatch(between):
            limits[-1] = _counted_from(last, one)
        elif one.moment is None and _COUNTS_ON.fullmatch(between):
            limits[-1] = _counted_from(one, last)
        else:
            limits.append(one)
    return limits


def _counted_from(length: TimeLimit, day: TimeLimit) -> TimeLimit:
    clock, begins_at = length.clock, day.clock.due_at
    if clock.unit is not Unit.CALENDAR_DAYS or clock.days is None or begins_at is None:
        return length
    due_at = begins_at + dt.timedelta(days=clock.days)
    return attrs.evolve(
        length, clock=attrs.evolve(clock, due_at=due_at, whole_day=day.clock.whole_day, floating=day.clock.floating)
    )


def _duration_limits(message: ParsedMessage) -> Iterator[TimeLimit]:
    for units, pattern, judge in (
        (_ENGLISH_UNIT, _ENGLISH, _english_clock),
        (_RUSSIAN_UNIT, _RUSSIAN, _russian_clock),
        (_CHINESE_UNIT, _CHINESE, _chinese_clock),
        (_ABROAD_UNIT, _ABROAD, _foreign_clock),
    ):
        read_to = message.own_start
        for unit in units.finditer(message.folded, message.own_start, message.own_end):
            start = max(read_to, unit.start() - COUNT_REACH)
            for found in pattern.finditer(message.folded, start, min(message.own_end, unit.end() + KIND_REACH)):
                read_to = found.end()
                clock = judge(message, found)
                if clock is not None:
                    yield TimeLimit(clock=clock, start=found.start(), end=found.end())


def _days_and_hours(message: ParsedMessage) -> Iterator[TimeLimit]:
    """`2 days 13 hours left`: counted from the mail's own hour where there is one, and in whole days where not."""
    for found in _DAYS_AND_HOURS.finditer(message.folded, message.own_start, message.own_end):
        start, end = found.span()
        days, hours, sent = int(found["days"]), int(found["hours"]), message.source.sent_at
        clock = Clock(phrase=message.text[start:end], days=days, unit=Unit.CALENDAR_DAYS, span=(start, end))
        if sent is not None:
            due_at = sent + dt.timedelta(days=days, hours=hours)
            clock = attrs.evolve(clock, hours=hours, unit=Unit.HOURS, due_at=due_at)
        yield TimeLimit(clock=clock, start=start, end=end)


def _english_clock(message: ParsedMessage, found: re.Match[str]) -> Clock | None:
    if found[3].startswith("month"):
        return None
    return _duration_clock(message, found, found[1], found[2] or "", found[3], _lead_start(message, found.start()))


def _russian_clock(message: ParsedMessage, found: re.Match[str]) -> Clock | None:
    return _duration_clock(message, found, found[1], found[2] or "", found[3], _lead_start(message, found.start()))


def _foreign_clock(message: ParsedMessage, found: re.Match[str]) -> Clock | None:
    unit = next(name for name in _UNITS if found[name])
    is_working = unit == "working_day" or found["before"] or found["ahead"] or found["behind"]
    kind, counted = "working" if is_working else "", "days" if unit == "working_day" else f"{unit}s"
    return _duration_clock(message, found, found["count"], kind, counted, found.start())


def _chinese_clock(message: ParsedMessage, found: re.Match[str]) -> Clock | None:
    unit = found[2]
    if unit == "日" and _HAN_DAY.match(message.folded, found.end(), found.end() + 4) is None:
        return None
    tail = _HAN_TAIL.match(message.folded, found.end(), found.end() + 6)
    return _duration_clock(message, found, found[1], "", unit, found.start(), tail.end() if tail else found.end())


def _lead_start(message: ParsedMessage, start: int) -> int:
    """Where the phrase begins: at the word that sets the limit, if it stands right before the number."""
    found = _LEAD.search(message.flowing, max(0, start - 40), start)
    return found.start() if found else start


def _duration_clock(
    message: ParsedMessage, found: re.Match[str], number: str, kind: str, unit: str, start: int, end: int | None = None
) -> Clock | None:
    count = number_of(number)
    if count is None or not 0 < count <= LONGEST:
        return None
    stop = end if end is not None else found.end()
    looks_back = _LOOKS_BACK.search(message.flowing, max(0, found.start() - _LOOK_BACK_REACH), found.start())
    is_theirs = _THEIRS.search(message.flowing, max(message.own_start, found.start() - _CLAUSE_REACH), found.start())
    if looks_back or is_theirs or _LASTS.match(message.flowing, stop):
        return None
    phrase, span = message.text[start:stop], (start, stop)
    if unit.startswith(("hour", "hr", "час", "小时", "時間", "钟头", "ч.")):
        return Clock(phrase=phrase, hours=count, unit=Unit.HOURS, span=span)
    if unit.startswith(("week", "недел", "周", "週", "星期")):
        count *= 7
    working = kind in ("business", "working", "work", "bank") or kind.startswith("раб") or unit in ("工作日", "営業日")
    return Clock(phrase=phrase, days=count, unit=Unit.WORKING_DAYS if working else Unit.CALENDAR_DAYS, span=span)


def _day_limits(message: ParsedMessage, zone: dt.tzinfo, platform: str | None) -> Iterator[TimeLimit]:
    market = message.market(platform)
    american = market is None or market.month_first
    for moment in message.moments:
        has_come = _SINCE.search(message.flowing, max(0, moment.start - _LOOK_BACK_REACH), moment.start)
        if message.own_start <= moment.start < message.own_end and not has_come:
            yield _dated_limit(message, moment.month_first() if american else moment, zone)
    sent = year_from(message)
    for moment in moments_without_year(message.folded[: message.own_end], sent or _ANY_YEAR):
        if moment.start >= message.own_start:
            one = _dated_limit(message, moment, zone)
            yield one if sent is not None else attrs.evolve(one, clock=attrs.evolve(one.clock, due_at=None))


def _dated_limit(message: ParsedMessage, moment: PrintedInstant, zone: dt.tzinfo) -> TimeLimit:
    clock = Clock(
        phrase=message.text[moment.start : moment.end],
        unit=Unit.DATE,
        due_at=moment.at(zone),
        whole_day=moment.hour is None,
        floating=moment.zone is None,
        span=(moment.start, moment.end),
    )
    return TimeLimit(clock=clock, start=moment.start, end=moment.end, moment=moment)
