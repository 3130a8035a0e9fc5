"""Calendars: which days are worked, checked against a second, independent calendar."""

from __future__ import annotations

import datetime as dt

import chinese_calendar
import pytest

from rejoinder.adapters.shipped.calendar import calendars
from rejoinder.adapters.shipped.wording import Wording

PRC = calendars()["prc"]
US = calendars()["us-federal"]
EU = calendars()["eu"]
ONLY_THE_NOTICE_SAYS = {dt.date(2005, 12, 31)}
"""Worked by the State Council's notice for 2006 (国办发明电〔2005〕35号); the second calendar leaves it out."""


def every_day(first: int, last: int) -> list[dt.date]:
    start, end = dt.date(first, 1, 1), dt.date(last, 12, 31)
    return [start + dt.timedelta(days=n) for n in range((end - start).days + 1)]


def test_every_chinese_day_of_the_published_years_agrees_with_a_second_calendar() -> None:
    differing = {day for day in every_day(2004, 2026) if PRC.is_open(day) != chinese_calendar.is_workday(day)}
    assert differing == ONLY_THE_NOTICE_SAYS


def test_a_year_that_is_not_published_is_provisional() -> None:
    assert PRC.is_published(dt.date(2026, 12, 31))
    assert not PRC.is_published(dt.date(2027, 1, 1))
    assert not PRC.is_published(dt.date(2003, 12, 31))


def test_a_saturday_worked_in_exchange_is_open_and_says_so() -> None:
    saturday = dt.date(2026, 5, 9)
    assert PRC.is_open(saturday)
    assert PRC.is_worked_in_exchange(saturday)


@pytest.mark.parametrize(
    ("day", "named"),
    [
        (dt.date(2026, 5, 1), "劳动节"),
        (dt.date(2026, 2, 20), "调休放假（2026年2月14日补班）"),
        (dt.date(2026, 3, 7), "星期六"),
        (dt.date(2026, 4, 6), "清明节（补休）"),
    ],
)
def test_a_closed_day_says_why_in_the_readers_language(day: dt.date, named: str) -> None:
    why = PRC.why_closed(day)
    assert why is not None
    assert Wording().say(why, "zh") == named


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        (dt.date(2026, 7, 3), False),
        (dt.date(2026, 7, 6), True),
        (dt.date(2026, 6, 19), False),
        (dt.date(2020, 6, 19), True),
        (dt.date(2021, 1, 20), True),
        (dt.date(2027, 12, 31), False),
        (dt.date(2026, 11, 26), False),
        (dt.date(2026, 11, 27), True),
        (dt.date(2023, 11, 10), False),
    ],
)
def test_us_federal_holidays_are_closed_on_the_day_they_are_observed(day: dt.date, open_: bool) -> None:
    assert US.is_open(day) is open_


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        (dt.date(2026, 4, 3), False),
        (dt.date(2026, 4, 6), False),
        (dt.date(2026, 5, 1), False),
        (dt.date(2025, 12, 26), False),
        (dt.date(2026, 5, 14), True),
    ],
)
def test_the_european_calendar_closes_on_target_days_alone(day: dt.date, open_: bool) -> None:
    assert EU.is_open(day) is open_


def test_every_closed_day_has_words_in_three_languages() -> None:
    wording = Wording()
    for calendar in calendars().values():
        for year in range(max(2004, calendar.published_from), 2029):
            for why in calendar.year(year).closed.values():
                assert why.id != "deadline.closed.holiday", why
                assert all(wording.say(why, language) for language in ("en", "zh", "ru"))
