"""Days, amounts and currencies as papers write them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.proof.paper.amount import amounts_in, currency_in, number_of
from rejoinder.proof.paper.day import days_in

DAY = dt.date(2023, 10, 12)


@pytest.mark.parametrize(
    "written",
    [
        "12 October 2023", "Oct 12, 2023", "Oct. 12th, 2023", "12th day of October 2023", "2023年10月12日",
        "2023 年 10 月 12 日", "二〇二三年十月十二日", "12.10.2023", "12 октября 2023 г.", "«12» октября 2023 года",
        "2023-10-12", "2023/10/12",
        "20231012", "12. Oktober 2023", "12 octobre 2023", "12 de octubre de 2023", "12-Oct-2023", "12 OCT 23",
        "12/OCT/2023",
    ],
)  # fmt: skip
def test_one_day_is_read_from_every_form(written: str) -> None:
    (found,) = days_in(f"counter 2 Sat {written} in town")
    assert found.date == DAY
    assert found.sure


def test_a_day_that_could_be_two_is_doubtful_and_both_are_kept() -> None:
    (found,) = days_in("10/12/2023")
    assert {found.date, found.other} == {dt.date(2023, 12, 10), dt.date(2023, 10, 12)}
    assert not found.sure
    assert days_in("10/12/2023", month_first=True)[0].date == dt.date(2023, 10, 12)


@pytest.mark.parametrize(
    "text", ["12 sets 2024", "IPR-2026-04-07-91001", "32 May 2024", "Calle 3 de Mayo 21", "version 1.2.3", "2023-13-40"]
)
def test_what_is_no_day_is_not_read_as_one(text: str) -> None:
    assert days_in(text) == ()


@pytest.mark.parametrize(
    "text", ["01.05.2014-31.05.2014", "from 1 May 2014 to 31 May 2014", "2014年5月1日至2014年5月31日"]
)
def test_two_days_of_a_range_are_both_read(text: str) -> None:
    assert [found.date for found in days_in(text)] == [dt.date(2014, 5, 1), dt.date(2014, 5, 31)]


@settings(deadline=None)
@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)))
def test_a_day_survives_being_written_in_chinese_and_iso(day: dt.date) -> None:
    for written in (f"{day.year}年{day.month}月{day.day}日", day.isoformat(), f"{day:%d.%m.%Y}"):
        assert [found.date for found in days_in(written)] == [day]


@settings(deadline=None)
@given(st.text(max_size=300))
def test_every_span_stands_in_the_text(text: str) -> None:
    for found in days_in(text):
        assert 0 <= found.span[0] < found.span[1] <= len(text)


@pytest.mark.parametrize(
    ("written", "value"),
    [("1,234.50", "1234.50"), ("1.234,50", "1234.50"), ("1 234,50", "1234.50"), ("1'234.50", "1234.50"),
     ("41.75", "41.75"),
     ("-5,00", "-5.00"), ("10,000", "10000"), ("1,5", "1.5")],
)  # fmt: skip
def test_separators_do_not_change_an_amount(written: str, value: str) -> None:
    read = number_of(written)
    assert read is not None
    assert read[0] == Decimal(value)


def test_three_numbers_in_a_row_stay_three() -> None:
    assert [amount.value for amount in amounts_in("360 1.95 702.00")] == [
        Decimal("360"),
        Decimal("1.95"),
        Decimal("702.00"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [("USD 5", "USD"), ("¥5", "CNY"), ("5 руб.", "RUB"), ("€ 5", "EUR"), ("5 元", "CNY"), ("RUSDER", None)],
)
def test_a_currency_is_known_by_sign_or_code(text: str, code: str | None) -> None:
    found = currency_in(text)
    assert (found[0] if found else None) == code


def test_a_stroke_that_was_taken_for_a_digit_is_one_between_day_and_year() -> None:
    assert days_in("03/1272015", month_first=False)[0].date == dt.date(2015, 12, 3)
    assert not days_in("03/1262015")


@pytest.mark.parametrize("written", ["14/01/2509:22T02", "14/01/25 09:22", "14/01/202509:22", "14.01.2509:22:31"])
def test_the_hour_may_run_on_behind_the_year(written: str) -> None:
    assert [found.date for found in days_in(written)] == [dt.date(2025, 1, 14)]


def test_a_day_is_told_in_vietnamese() -> None:
    assert [found.date for found in days_in("Ngày 12 tháng 05 năm 2025")] == [dt.date(2025, 5, 12)]
