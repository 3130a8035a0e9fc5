"""Clocks are read as they are printed: hours before the day, counted-off days, days without a year, rows of a table."""

from __future__ import annotations

import datetime as dt

import pytest
from reading_cast import reading_of

from rejoinder.domain.reading import Clock, Unit

HEAD = "Dear seller,\nA complaint was filed against your AliExpress listing.\nComplaint number: QT-77\n"
SENT = dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC)


def clocks_of(said: str, sent_at: dt.datetime | None = None) -> tuple[Clock, ...]:
    return reading_of(f"{HEAD}{said}\n", sent_at=sent_at).clocks


@pytest.mark.parametrize(
    "said",
    [
        "Please submit your counter-notice by the 5th working day after receipt.",
        "Your answer is due on the fifth business day after receipt.",
    ],
)
def test_days_that_are_counted_off_are_working_days(said: str) -> None:
    (clock,) = clocks_of(said)
    assert (clock.days, clock.unit) == (5, Unit.WORKING_DAYS)


def test_a_day_of_a_month_is_no_count() -> None:
    assert clocks_of("Signed this 6th day of January, 2026") == ()


@pytest.mark.parametrize(
    ("said", "phrase", "due_at"),
    [
        ("Answer before 23:59 on 7 May 2026.", "23:59 on 7 May 2026", "2026-05-07T23:59:00+08:00"),
        ("Reply by 6 pm (GMT+8) on 7 May 2026.", "6 pm (GMT+8) on 7 May 2026", "2026-05-07T18:00:00+08:00"),
        ("Deadline: 18:00 (MSK), 7 May 2026", "18:00 (MSK), 7 May 2026", "2026-05-07T18:00:00+03:00"),
        ("Подайте ответ до 18:00 (МСК) 7 мая 2026 года.", "18:00 (МСК) 7 мая 2026 года", "2026-05-07T18:00:00+03:00"),
        ("Reply before 23:59 on 7 May 2026 (UTC).", "23:59 on 7 May 2026 (UTC)", "2026-05-07T23:59:00+00:00"),
    ],
)
def test_an_hour_before_the_day_belongs_to_it(said: str, phrase: str, due_at: str) -> None:
    (clock,) = clocks_of(said)
    assert clock.phrase.rstrip(")") == phrase.rstrip(")")
    assert clock.due_at == dt.datetime.fromisoformat(due_at)
    assert not clock.whole_day


def test_the_hour_of_one_day_is_not_that_of_the_next() -> None:
    (clock,) = clocks_of("Sent 2026-05-01 10:00. Reply before 2026-05-04.")
    assert clock.whole_day


@pytest.mark.parametrize(
    "said",
    [
        "You have 2 days 13 hours left to respond.",
        "До окончания срока ответа осталось 2 дня 13 часов.",
        "距离举证截止还剩2天13小时。",
    ],
)
def test_days_and_hours_left_are_one_clock(said: str) -> None:
    (clock,) = clocks_of(said, SENT)
    assert (clock.days, clock.hours) == (2, 13)
    assert clock.due_at == dt.datetime(2026, 5, 3, 22, tzinfo=dt.UTC)
    (unsent,) = clocks_of(said)
    assert (unsent.days, unsent.hours, unsent.due_at) == (2, None, None)


def test_a_day_without_a_year_takes_that_of_the_mail() -> None:
    (clock,) = clocks_of("请于6月5日18时前提交反通知。", SENT)
    assert clock.due_at == dt.datetime.fromisoformat("2026-06-05T18:00:00+08:00")


def test_a_day_without_a_year_takes_that_of_the_printed_sending() -> None:
    (clock,) = clocks_of("通知时间：2025-12-28 10:00\n请于1月5日18时前提交反通知。")
    assert clock.due_at == dt.datetime.fromisoformat("2026-01-05T18:00:00+08:00")


def test_a_day_whose_year_nobody_says_is_left_open() -> None:
    reading = reading_of(f"{HEAD}请于6月5日18时前提交反通知。")
    (clock,) = reading.clocks
    assert (clock.phrase, clock.due_at) == ("6月5日18时", None)
    assert "clock-without-year" in [one.id for one in reading.signals]


@pytest.mark.parametrize(
    "table",
    [
        "| Field | Value |\n|-|-|\n| Rights owner | Mossgrave Prints Ltd |\n| Deadline | 9 June 2026, 18:00 (GMT+8) |",
        "Rights owner | Mossgrave Prints Ltd\nDeadline | 9 June 2026, 18:00 (GMT+8)",
        "|Rights owner|Mossgrave Prints Ltd|\n|Deadline|9 June 2026, 18:00 (GMT+8)|",
        "Rights owner: Mossgrave Prints Ltd | Deadline: 9 June 2026, 18:00 (GMT+8)",
    ],
)
def test_a_row_of_a_table_is_labelled_by_its_first_cell(table: str) -> None:
    reading = reading_of(f"{HEAD}{table}\n")
    (clock,) = reading.clocks
    assert clock.due_at == dt.datetime.fromisoformat("2026-06-09T18:00:00+08:00")
    assert [party.name for party in reading.parties if party.role == "owner"] == ["Mossgrave Prints Ltd"]
