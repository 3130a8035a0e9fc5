"""`rejoinder deadline`: one clock, day by day."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.usecases.count_deadline import (
    ByCount,
    ByRule,
    CountedDeadline,
    PlatformIsUnknown,
    count_deadline,
    zone_meant,
)
from rejoinder.usecases.typed_date import DateIsUnreadable, parse_instant

UNITS = ("working_days", "calendar_days", "business_days", "hours", "weeks", "months")
CALENDARS = ("prc", "us-federal", "eu", "ru")
MOST_INSTANTS = 100_000
"""How many instants one call counts."""

HELP = {
    "en": {
        "about": "Count one deadline and show every day that counts and every day that does not.",
        "platform": "marketplace or law, such as aliexpress, amazon, us-dmca",
        "rule": "name of the clock, such as counter_notice",
        "from": "start of the clock, such as 2026-11-28 or 28.11.2026 11:05; may be repeated; - reads stdin",
        "count": "count a clock that the notice itself prints, instead of a rule",
        "unit": "what --count counts",
        "calendar": "whose working days",
        "zone": "IANA zone whose midnight ends a day; China's for prc, else the offset of the instant",
        "json": "JSON, one line for each instant, in order",
        "language": "language of the answer",
    },
    "zh": {
        "about": "计算一个截止时间，并逐日列出计入和不计入的日期。",
        "platform": "平台或法律，例如 aliexpress、amazon、us-dmca",
        "rule": "期限名称，例如 counter_notice",
        "from": "起算时间，例如 2026-11-28 或 2026年11月28日 11:05；可重复；- 表示从标准输入读取",
        "count": "不按规则，而按通知写明的期限计算",
        "unit": "--count 的单位",
        "calendar": "按哪国工作日",
        "zone": "以哪个时区（IANA）的午夜为一日之终；prc 为中国时区，否则取起算时刻的时区",
        "json": "输出 JSON，每个时刻一行，按顺序",
        "language": "输出语言",
    },
    "ru": {
        "about": "Посчитать один срок и показать каждый день, который считается, и каждый, который нет.",
        "platform": "площадка или закон, например aliexpress, amazon, us-dmca",
        "rule": "название срока, например counter_notice",
        "from": "начало срока, например 28.11.2026 11:05; можно повторять; - читает из stdin",
        "count": "посчитать срок из самого уведомления, а не по правилу",
        "unit": "что считает --count",
        "calendar": "чьи рабочие дни",
        "zone": "часовой пояс (IANA), чья полночь кончает день; для prc китайский, иначе смещение момента",
        "json": "JSON, по строке на момент, по порядку",
        "language": "язык ответа",
    },
}


class ClockIsNotNamed(Invalid):
    """Neither a platform with a rule nor a count with a unit was given."""


class NoInstantIsGiven(Invalid):
    """There is nothing to count from."""


class TooManyInstants(Invalid):
    """One call was given more instants than it counts."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the command's arguments."""
    says = HELP[language]
    parser.description = says["about"]
    parser.add_argument("--platform", help=says["platform"])
    parser.add_argument("--rule", help=says["rule"])
    parser.add_argument("--from", dest="starts", action="append", metavar="TIME", help=says["from"])
    parser.add_argument("more", nargs="*", metavar="TIME", help=says["from"])
    parser.add_argument("--count", type=int, help=says["count"])
    parser.add_argument("--unit", choices=UNITS, help=says["unit"])
    parser.add_argument("--calendar", choices=CALENDARS, help=says["calendar"])
    parser.add_argument("--zone", help=says["zone"])
    parser.add_argument("--json", action="store_true", help=says["json"])
    parser.add_argument("--language", choices=LANGUAGES, help=says["language"])


def run(chosen: argparse.Namespace, language: str) -> int:
    """Count, then print; nothing is printed where one instant is wrong."""
    from rejoinder.adapters.shipped.calendar import calendars
    from rejoinder.adapters.shipped.rulebook import load

    request = _request(chosen)
    rulebooks = load()
    zone = zone_meant(request, rulebooks, calendars())
    starts = [parse_instant(text, zone=zone) for text in _texts(chosen)]
    wording = Wording().with_rules(rulebooks.sentences)
    answers = [count_deadline(request, start, rulebooks=rulebooks, calendars=calendars()) for start in starts]
    lines = [
        _json(answer, wording, language) if chosen.json else _page(answer, wording, language) for answer in answers
    ]
    print(("\n" if chosen.json else "\n\n").join(lines))
    return 0


def _request(chosen: argparse.Namespace) -> ByRule | ByCount:
    if chosen.count is not None:
        from rejoinder.procedure.clock import Counts

        if chosen.unit is None or chosen.rule is not None:
            raise ClockIsNotNamed()
        counts = Counts(chosen.unit)
        if counts.needs_calendar and chosen.calendar is None:
            raise ClockIsNotNamed()
        return ByCount(count=chosen.count, counts=counts, calendar=chosen.calendar, zone=chosen.zone)
    if not chosen.platform or not chosen.rule:
        raise ClockIsNotNamed()
    return ByRule(platform=_platform(chosen.platform), rule=chosen.rule)


def _platform(typed: str) -> str:
    """The slug of the platform, or what was typed where it may name a law. Raises: PlatformIsUnknown."""
    from rejoinder.adapters.shipped.platform_name import nearest_platform, platform_slug

    near = nearest_platform(typed)
    if not typed.isascii() and platform_slug(typed) == typed and near is not None:
        raise PlatformIsUnknown(platform=typed, nearest=near)
    return platform_slug(typed)


def _texts(chosen: argparse.Namespace) -> list[str]:
    texts: list[str] = []
    for text in (*(chosen.starts or ()), *chosen.more):
        texts.extend(_lines(sys.stdin) if text == "-" else [text])
        if len(texts) > MOST_INSTANTS:
            raise TooManyInstants(most=MOST_INSTANTS)
    if not texts:
        raise NoInstantIsGiven()
    return texts


def _lines(stream: Iterable[str]) -> Iterator[str]:
    try:
        for number, line in enumerate(stream):
            if number > MOST_INSTANTS:
                raise TooManyInstants(most=MOST_INSTANTS)
            if line.strip():
                yield line.strip()
    except UnicodeDecodeError:
        raise DateIsUnreadable(value="stdin") from None


def _json(answer: CountedDeadline, wording: Wording, language: str) -> str:
    from rejoinder.usecases.spoken_record import deadline_record

    record = deadline_record(answer, lambda message: wording.say(message, language))
    return json.dumps(record, ensure_ascii=False)


def _page(answer: CountedDeadline, wording: Wording, language: str) -> str:
    say = wording.say
    lines = [say(answer.says, language)] if answer.says else []
    lines.append(
        say(
            phrase("deadline.from", at=answer.due_at.tzinfo and answer.from_at.astimezone(answer.due_at.tzinfo)),
            language,
        )
    )
    lines.extend(_days(answer, wording, language))
    if answer.opens_at:
        lines.append(say(phrase("deadline.opens", at=answer.opens_at), language))
    lines.append(say(phrase("deadline.due", at=answer.due_at), language))
    lines.append(say(phrase("deadline.safe", at=answer.safe_by), language))
    if answer.provisional:
        lines.append(say(phrase("procedure.assumed.provisional", year=str(answer.due_at.year)), language))
    if answer.left_to_people:
        lines.append(say(answer.left_to_people, language))
    if answer.source:
        lines.append(say(phrase("deadline.source", source=answer.source), language))
    if not answer.verified:
        lines.append(say(phrase("deadline.unverified"), language))
    return "\n".join(lines)


MOST_SHOWN = 60
"""A list of days that is longer shows its first and last week alone."""


def _days(answer: CountedDeadline, wording: Wording, language: str) -> list[str]:
    numbers = {day: number for number, day in enumerate(answer.counted, start=1)}
    closed = {skipped.date: skipped.why for skipped in answer.skipped}
    days: list[dt.date] = sorted({*numbers, *closed})
    shown = [_day(day, numbers, closed, answer, wording, language) for day in days]
    if len(shown) <= MOST_SHOWN:
        return shown
    return [*shown[:7], "  ...", *shown[-7:]]


def _day(
    day: dt.date,
    numbers: Mapping[dt.date, int],
    closed: Mapping[dt.date, Any],
    answer: CountedDeadline,
    wording: Wording,
    language: str,
) -> str:
    weekday = wording.say(phrase(f"deadline.weekday.{day.weekday()}"), language)
    if day in closed:
        return f"  {day.isoformat()} {weekday}   -  {wording.say(closed[day], language)}"
    note = wording.say(phrase("deadline.worked"), language) if day in answer.worked else ""
    return f"  {day.isoformat()} {weekday} {numbers[day]:>3}  {note}".rstrip()
