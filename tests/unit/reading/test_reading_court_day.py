"""The days of a court are read as what they are: of service, of an order, of a request to waive service."""

from __future__ import annotations

import datetime as dt

import pytest
from reading_cast import reading_of


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The summons and the complaint were served on you by e-mail on November 27, 2026.", "served_on"),
        ("Date of service: November 27, 2026", "served_on"),
        ("Service of the summons was effected on November 27, 2026.", "served_on"),
        ("Дата вручения: 27.11.2026", "served_on"),
        ("The request for a waiver of service was sent to you on November 27, 2026.", "waiver_requested_on"),
    ],
)
def test_a_day_of_a_court_is_read_with_what_it_is(text: str, fact: str) -> None:
    found = reading_of(f"United States District Court. Summons in a civil action.\n\n{text}\n")
    assert (fact, dt.date(2026, 11, 27)) in {(one.fact, one.on) for one in found.dated_facts}
