"""Holidays by year: kept for the years that cases fall into, computed by the calendar package for every other year.

`python -m rejoinder.adapters.shipped.calendar_years` writes the kept years anew, as after an update of the package.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import attrs

CODES = ("CN", "US", "ECB", "RU")
STORED_YEARS = range(2022, 2031)
"""Years in the file that ships."""


@attrs.frozen
class HolidayYear:
    """The holidays of one year by their English names, and the weekend days that are worked in exchange."""

    closed: Mapping[dt.date, str]
    worked: frozenset[dt.date]


def holiday_year(code: str, number: int) -> HolidayYear:
    """One year of a country, or of the European Central Bank."""
    stored = _stored_years().get(f"{code} {number}")
    if stored is None:
        return computed_year(code, number)
    return HolidayYear(
        closed={dt.date.fromisoformat(day): name for day, name in stored["closed"].items()},
        worked=frozenset(map(dt.date.fromisoformat, stored["worked"])),
    )


def computed_year(code: str, number: int) -> HolidayYear:
    """The same as the calendar package computes it. Imported late: it loads every country, a fifth of a second."""
    import holidays

    if code == "ECB":
        days: Any = holidays.financial_holidays("ECB", years=number)
    else:
        days = holidays.country_holidays(code, years=number, language="en_US")
    return HolidayYear(
        closed={day: name for day, name in sorted(days.items()) if day.year == number},
        worked=frozenset(day for day in days.weekend_workdays if day.year == number),
    )


@cache
def _stored_years() -> Mapping[str, Any]:
    text = resources.files("rejoinder").joinpath("calendars", "years.json").read_text("utf-8")
    read: Mapping[str, Any] = json.loads(text)
    return read


def _as_data(year: HolidayYear) -> dict[str, Any]:
    return {
        "closed": {day.isoformat(): name for day, name in year.closed.items()},
        "worked": sorted(map(dt.date.isoformat, year.worked)),
    }


def write(path: Path) -> None:
    """Compute the kept years and write them."""
    years = {f"{code} {number}": _as_data(computed_year(code, number)) for code in CODES for number in STORED_YEARS}
    path.write_text(json.dumps(years, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    write(Path(__file__).parents[2] / "calendars" / "years.json")
