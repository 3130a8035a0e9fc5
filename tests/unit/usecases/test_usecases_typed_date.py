"""Dates and times as people type them."""

from __future__ import annotations

import datetime as dt

import pytest

from rejoinder.usecases.typed_date import END_OF_DAY, DateIsAmbiguous, DateIsUnreadable, parse_date, parse_instant

MOSCOW = dt.timezone(dt.timedelta(hours=3))


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-28 11:05",
        "2026-11-28T11:05",
        "2026-11-28 11:05:00 +08:00",
        "2026-11-28T03:05:00Z",
        "28.11.2026 11:05",
        "28.11.2026, 11:05",
        "28/11/2026 11:05",
        "2026年11月28日 11:05",
        "2026年11月28日上午11点05分",
        "２０２６年１１月２８日 11：05",
        "28 Nov 2026 11:05",
        "November 28, 2026 11:05 am",
        "28 ноября 2026 г. в 11:05",
        "2026-11-28 11:05 (GMT+8)",
    ],
)
def test_one_moment_is_read_from_every_form(typed: str) -> None:
    assert parse_instant(typed) == dt.datetime(2026, 11, 28, 3, 5, tzinfo=dt.UTC)


def test_a_time_without_an_offset_is_in_the_zone_that_is_known() -> None:
    assert parse_instant("28.11.2026 11:05", zone=MOSCOW).isoformat() == "2026-11-28T11:05:00+03:00"


def test_a_bare_day_is_its_start_or_for_a_deadline_its_end() -> None:
    assert parse_instant("28.11.2026").isoformat() == "2026-11-28T00:00:00+08:00"
    assert parse_instant("28.11.2026", bare_day=END_OF_DAY).isoformat() == "2026-11-28T23:59:59+08:00"


@pytest.mark.parametrize(("typed", "hour"), [("9 pm", 21), ("12:30 am", 0), ("下午3点", 15), ("9:30 p.m.", 21)])
def test_halves_of_a_day_are_understood(typed: str, hour: int) -> None:
    assert parse_instant(f"2026-12-01 {typed}").hour == hour


def test_the_hour_24_is_the_next_day() -> None:
    assert parse_instant("2026-12-01 24:00").isoformat() == "2026-12-02T00:00:00+08:00"


@pytest.mark.parametrize("typed", ["03/04/2026", "3-4-2026 10:00"])
def test_a_day_that_could_be_two_is_refused_with_both(typed: str) -> None:
    with pytest.raises(DateIsAmbiguous) as refused:
        parse_instant(typed)
    assert dict(refused.value.says.values)["good"] == "2026-04-03"
    assert dict(refused.value.says.values)["other"] == "2026-03-04"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "tomorrow",
        "2026-13-01",
        "2026-02-30",
        "2026-12-01 25:00",
        "2026-12-01 9",
        "1.1.2026 2.1.2026",
        "on 2026-12-01",
    ],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(DateIsUnreadable):
        parse_instant(typed)


def test_a_day_is_asked_for_without_an_hour() -> None:
    assert parse_date("28 Nov 2026") == dt.date(2026, 11, 28)
    with pytest.raises(DateIsUnreadable):
        parse_date("28 Nov 2026 11:05")
