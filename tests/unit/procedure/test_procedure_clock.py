"""Counting a limit, day by day."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.adapters.shipped.calendar import calendars
from rejoinder.procedure.calendar import EVERY_DAY
from rejoinder.procedure.clock import CountIsOutOfRange, Counts, count

BEIJING = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
PRC = calendars()["prc"]
US = calendars()["us-federal"]


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def days(*texts: str) -> tuple[dt.date, ...]:
    return tuple(dt.date.fromisoformat(text) for text in texts)


def test_the_day_of_receipt_is_day_zero() -> None:
    found = count(1, Counts.WORKING_DAYS, from_at=at("2026-06-02T00:00:00+08:00"), calendar=PRC, zone=BEIJING)
    assert found.due_at == at("2026-06-03T23:59:59+08:00")


def test_golden_week_is_skipped_and_the_exchanged_saturday_counts() -> None:
    found = count(3, Counts.WORKING_DAYS, from_at=at("2026-09-30T18:00:00+08:00"), calendar=PRC, zone=BEIJING)
    assert found.counted == days("2026-10-08", "2026-10-09", "2026-10-10")
    assert [skipped.date for skipped in found.skipped] == list(
        days("2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07")
    )
    assert not found.provisional


def test_spring_festival_is_skipped_with_the_worked_weekends_before_and_after() -> None:
    found = count(5, Counts.WORKING_DAYS, from_at=at("2026-02-12T09:00:00+08:00"), calendar=PRC, zone=BEIJING)
    assert found.counted == days("2026-02-13", "2026-02-14", "2026-02-24", "2026-02-25", "2026-02-26")


def test_a_receipt_late_in_another_zone_is_already_the_next_day_in_beijing() -> None:
    found = count(1, Counts.WORKING_DAYS, from_at=at("2026-06-02T20:00:00+00:00"), calendar=PRC, zone=BEIJING)
    assert found.counted == days("2026-06-04")


def test_a_count_into_an_unpublished_year_is_provisional() -> None:
    found = count(5, Counts.WORKING_DAYS, from_at=at("2026-12-29T10:00:00+08:00"), calendar=PRC, zone=BEIJING)
    assert found.provisional
    assert not count(
        2, Counts.WORKING_DAYS, from_at=at("2026-12-29T10:00:00+08:00"), calendar=PRC, zone=BEIJING
    ).provisional


def test_calendar_days_are_never_moved_off_a_holiday() -> None:
    found = count(7, Counts.CALENDAR_DAYS, from_at=at("2026-09-26T10:00:00+08:00"), calendar=PRC, zone=BEIJING)
    assert found.due_at == at("2026-10-03T23:59:59+08:00")
    assert not found.skipped


def test_hours_run_to_the_second_across_a_change_of_clocks() -> None:
    found = count(24, Counts.HOURS, from_at=at("2026-03-07T12:00:30-05:00"), calendar=EVERY_DAY, zone=NEW_YORK)
    assert found.due_at == at("2026-03-08T13:00:30-04:00")


def test_months_end_on_the_last_day_where_the_month_is_shorter() -> None:
    found = count(6, Counts.MONTHS, from_at=at("2026-08-31T10:00:00+08:00"), calendar=EVERY_DAY, zone=BEIJING)
    assert found.due_at.date() == dt.date(2027, 2, 28)


def test_us_business_days_step_over_an_observed_holiday() -> None:
    found = count(10, Counts.BUSINESS_DAYS, from_at=at("2026-06-30T10:00:00-04:00"), calendar=US, zone=NEW_YORK)
    assert found.due_at.date() == dt.date(2026, 7, 15)
    assert dt.date(2026, 7, 3) in [skipped.date for skipped in found.skipped]


@pytest.mark.parametrize("amount", [-1, 10**9])
def test_a_senseless_number_is_refused(amount: int) -> None:
    with pytest.raises(CountIsOutOfRange):
        count(amount, Counts.WORKING_DAYS, from_at=at("2026-06-02T10:00:00+08:00"), calendar=PRC, zone=BEIJING)


instants = st.datetimes(dt.datetime(2004, 1, 2), dt.datetime(2026, 6, 30), timezones=st.just(BEIJING))  # noqa: DTZ001


@given(start=instants, amount=st.integers(0, 60))
def test_counted_days_are_open_skipped_days_are_closed_and_none_is_lost(start: dt.datetime, amount: int) -> None:
    found = count(amount, Counts.WORKING_DAYS, from_at=start, calendar=PRC, zone=BEIJING)
    assert len(found.counted) == amount
    assert all(PRC.is_open(day) for day in found.counted)
    assert not any(PRC.is_open(skipped.date) for skipped in found.skipped)
    walked = sorted([*found.counted, *(skipped.date for skipped in found.skipped)])
    span = (found.due_at.date() - start.date()).days
    assert walked == [start.date() + dt.timedelta(days=n) for n in range(1, span + 1)]


@given(start=instants, amount=st.integers(0, 60))
def test_one_day_more_is_never_earlier(start: dt.datetime, amount: int) -> None:
    once = count(amount, Counts.WORKING_DAYS, from_at=start, calendar=PRC, zone=BEIJING)
    more = count(amount + 1, Counts.WORKING_DAYS, from_at=start, calendar=PRC, zone=BEIJING)
    assert more.due_at > once.due_at


@given(start=instants, amount=st.integers(0, 60))
def test_calendar_days_are_never_later_than_working_days(start: dt.datetime, amount: int) -> None:
    plain = count(amount, Counts.CALENDAR_DAYS, from_at=start, calendar=EVERY_DAY, zone=BEIJING)
    working = count(amount, Counts.WORKING_DAYS, from_at=start, calendar=PRC, zone=BEIJING)
    assert plain.due_at <= working.due_at


@given(start=instants, later=st.timedeltas(dt.timedelta(0), dt.timedelta(days=30)), amount=st.integers(0, 30))
def test_a_later_receipt_never_gives_an_earlier_deadline(start: dt.datetime, later: dt.timedelta, amount: int) -> None:
    first = count(amount, Counts.WORKING_DAYS, from_at=start, calendar=PRC, zone=BEIJING)
    second = count(amount, Counts.WORKING_DAYS, from_at=start + later, calendar=PRC, zone=BEIJING)
    assert first.due_at <= second.due_at
