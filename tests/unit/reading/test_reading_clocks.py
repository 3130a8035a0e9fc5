"""Clocks are read as they are printed: hours before the day, counted-off days, days without a year, rows of a table."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from reading_cast import reading_of

from rejoinder.domain.reading import Clock, Unit
from rejoinder.text.yaml_text import yaml_of

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


SENTENCES: list[dict[str, Any]] = yaml_of(Path(__file__).with_name("clocks.yaml").read_text("utf-8"))


def limits_of(said: str) -> list[Any]:
    return [
        {"date": one.due_at.date().isoformat()} if one.due_at else [str(one.unit), one.days or one.hours]
        for one in clocks_of(said)
    ]


def test_sentences_set_the_limits_that_they_set_in_nine_of_ten() -> None:
    wrong = [row["says"] for row in SENTENCES if limits_of(row["says"]) != row["clocks"]]
    assert len(wrong) <= len(SENTENCES) * 0.1, wrong


def test_a_time_that_binds_somebody_else_is_no_limit_in_nineteen_of_twenty() -> None:
    others = [row["says"] for row in SENTENCES if not row["clocks"]]
    wrong = [said for said in others if clocks_of(said)]
    assert len(wrong) <= len(others) * 0.05, wrong


REPEATED = "Original notification is placed below\n\nTo whom it may concern,\nplease remove the site within 2 days.\n"


def test_the_limit_of_whoever_hands_a_notice_on_stands_before_those_of_the_notice() -> None:
    (clock,) = clocks_of(f"Please answer within 5 days.\n\n{REPEATED}")
    assert clock.days == 5


def test_without_a_limit_of_its_own_the_mail_that_hands_a_notice_on_keeps_those_of_the_notice() -> None:
    (clock,) = clocks_of(f"We have received the notice below.\n\n{REPEATED}")
    assert clock.days == 2


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("You may submit your counter-notice between 3 and 9 May 2026.", "3 and 9 May 2026"),
        ("You may submit your counter-notice from 28 April to 9 May 2026.", "28 April to 9 May 2026"),
        ("Appeals are accepted from May 3 to 9, 2026.", "May 3 to 9, 2026"),
        ("Deadline: 2026-05-03 to 2026-05-09", "2026-05-03 to 2026-05-09"),
        ("举证期限：2026年5月3日至5月9日", "2026年5月3日至5月9日"),
        ("您可于5月3日至9日提交反通知。", "5月3日至9日"),
        ("Возражения можно направить с 3 по 9 мая 2026 года.", "3 по 9 мая 2026 года"),
    ],
)
def test_a_stretch_of_days_ends_with_its_last(said: str, phrase: str) -> None:
    (clock,) = clocks_of(said, SENT)
    assert clock.phrase == phrase
    assert clock.due_at == dt.datetime.fromisoformat("2026-05-09T23:59:59+08:00")


@pytest.mark.parametrize(
    "said",
    [
        "Between 3 and 9 May 2026 we made three test purchases.",
        "С 3 по 9 мая 2026 года мы сделали три пробные закупки.",
        "我方于2026年5月3日至9日进行了公证购买。",
    ],
)
def test_a_stretch_in_which_something_happened_is_no_limit(said: str) -> None:
    assert clocks_of(said, SENT) == ()


def test_a_right_is_valid_until_the_last_day_of_a_stretch() -> None:
    (fact,) = reading_of(f"{HEAD}有效期：2020年1月1日至2029年12月31日\n").dated_facts
    assert (fact.fact, fact.on) == ("valid_to", dt.date(2029, 12, 31))


def test_a_number_that_was_issued_on_a_day_was_granted_then_and_a_notice_was_sent() -> None:
    said = f"{HEAD}United States Design Patent No. D612,345 for a garlic press, issued March 23, 2010, is ours.\n"
    assert [(one.fact, one.on) for one in reading_of(said).dated_facts] == [("registered_on", dt.date(2010, 3, 23))]
    (sent,) = reading_of(f"{HEAD}This notice was issued on March 23, 2026.\n").dated_facts
    assert sent.fact == "sent_at"


@pytest.mark.parametrize(("said", "count"), [("by our client on 19 July 2026", 0), ("by the end of 19 July 2026", 1)])
def test_by_whom_something_was_done_is_no_day_for_the_answer(said: str, count: int) -> None:
    assert len(clocks_of(f"An expert was appointed {said}.")) == count


def test_an_address_ending_in_a_seven_is_no_opening_hour() -> None:
    (clock,) = clocks_of("1. https://books.example/b/7833\n\nPlease answer within seven (7) days.")
    assert clock.days == 7


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("截止时间：2026年7月9日18:00（太平洋时间）", -7),
        ("截止时间：太平洋时间2026年7月9日18:00", -7),
        ("截止时间：太平洋时间2026年12月9日18:00", -8),
    ],
)
def test_pacific_time_knows_summer_before_the_day_and_behind_it(said: str, hours: int) -> None:
    (clock,) = clocks_of(said, SENT)
    assert clock.due_at is not None
    assert clock.due_at.utcoffset() == dt.timedelta(hours=hours)


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Please respond within 10 days of 3 December 2026.", "2026-12-13"),
        ("Disputes received more than 30 days after December 1, 2026 will not be reviewed.", "2026-12-31"),
        ("请自2026年12月1日起7日内提交反通知。", "2026-12-08"),
        ("Подайте возражение в течение 10 дней с 1 декабря 2026 года.", "2026-12-11"),
        ("Antworten Sie innerhalb von 14 Tagen ab dem 3. Dezember 2026.", "2026-12-17"),
        ("Respond within 7 days after the date of this notice, i.e. by 8 December 2026.", None),
    ],
)
def test_a_day_from_which_a_length_of_time_counts_is_no_end(said: str, due: str | None) -> None:
    ends = [one.due_at.date().isoformat() for one in clocks_of(said) if one.due_at and one.days]
    assert ends == ([due] if due else [])
    assert any(one.days is None for one in clocks_of(said)) is (due is None)
