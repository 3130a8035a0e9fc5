"""The years of holidays that ship."""

from __future__ import annotations

import pytest

from rejoinder.adapters.shipped.calendar_years import CODES, STORED_YEARS, computed_year, holiday_year


@pytest.mark.parametrize("code", CODES)
def test_the_years_that_ship_are_those_that_the_package_computes(code: str) -> None:
    for number in STORED_YEARS:
        assert holiday_year(code, number) == computed_year(code, number)


def test_a_year_that_does_not_ship_is_computed() -> None:
    assert holiday_year("US", STORED_YEARS.stop + 9) == computed_year("US", STORED_YEARS.stop + 9)
    assert len(holiday_year("US", STORED_YEARS.stop + 9).closed) >= 10
