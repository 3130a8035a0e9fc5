"""The calendars that clocks count by: China with its exchanged working days, US federal, EU, Russia."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from rejoinder.adapters.shipped.calendar_years import holiday_year
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.procedure.calendar import Calendar, Year
from rejoinder.text.shipped_form import shipped_yaml

_OBSERVED = re.compile(r"\s*\(observed\)$")
_EXCHANGED = re.compile(r"\bsubstituted from (\d\d)/(\d\d)/(\d{4})")
_NAMES = (
    ("New Year's Day", "new-year"),
    ("New Year Holidays", "new-year-holidays"),
    ("Chinese New Year", "spring-festival"),
    ("Tomb-Sweeping", "tomb-sweeping"),
    ("Labor Day", "labour-day"),
    ("Labour Day", "labour-day"),
    ("Holiday of Spring and Labor", "spring-and-labour"),
    ("Dragon Boat", "dragon-boat"),
    ("Mid-Autumn Festival; National Day", "mid-autumn-and-national-day"),
    ("Mid-Autumn", "mid-autumn"),
    ("National Day", "national-day"),
    ("70th Anniversary", "victory-anniversary"),
    ("Martin Luther King", "martin-luther-king"),
    ("Washington's Birthday", "washington"),
    ("Memorial Day", "memorial-day"),
    ("Juneteenth", "juneteenth"),
    ("Independence Day", "independence-day"),
    ("Columbus Day", "columbus"),
    ("Veterans Day", "veterans"),
    ("Thanksgiving", "thanksgiving"),
    ("Christmas Holiday", "second-christmas-day"),
    ("Christmas Day", "christmas"),
    ("Good Friday", "good-friday"),
    ("Easter Monday", "easter-monday"),
    ("Additional closing day", "extra-closing-day"),
    ("Defender of the Fatherland", "defender"),
    ("International Women's Day", "womens-day"),
    ("Victory Day", "victory-day"),
    ("Russia Day", "russia-day"),
    ("Unity Day", "unity-day"),
    ("Day of consent", "consent-day"),
)


@cache
def calendars() -> Mapping[str, Calendar]:
    """Every calendar by its id. Years are computed when they are first asked for."""
    return MappingProxyType({calendar.id: calendar for calendar in (_prc(), _us_federal(), _eu(), _ru())})


def _prc() -> Calendar:
    overlay = _overlay("prc")
    worked = {entry["date"] for entry in overlay["worked"]}
    closed = {entry["date"]: _named(entry["name"]) for entry in overlay["closed"]}

    @cache
    def year(number: int) -> Year:
        days = _package("CN", number)
        return Year(
            closed={d: n for d, n in {**days.closed, **closed}.items() if d.year == number and d not in worked},
            worked=(days.worked | {d for d in worked if d.year == number}) - closed.keys(),
        )

    return Calendar(
        id="prc",
        zone="Asia/Shanghai",
        published_from=overlay["published"]["from"],
        published_to=overlay["published"]["to"],
        source="State Council of the PRC, yearly notice on the arrangement of holidays",
        year=year,
    )


def _us_federal() -> Calendar:
    return Calendar(
        id="us-federal",
        zone=None,
        published_from=1971,
        published_to=2100,
        source="5 U.S.C. 6103 (legal public holidays of the United States, with the days on which they are observed)",
        year=_years_of("US"),
    )


def _eu() -> Calendar:
    return Calendar(
        id="eu",
        zone=None,
        published_from=2002,
        published_to=2100,
        source="Long-term calendar of TARGET closing days, European Central Bank, decided 2000-12-14",
        year=_years_of("ECB"),
    )


def _ru() -> Calendar:
    return Calendar(
        id="ru",
        zone="Europe/Moscow",
        published_from=2005,
        published_to=2027,
        source="Labour Code of the Russian Federation art. 112 and the yearly decree moving days off",
        year=_years_of("RU"),
    )


def _years_of(code: str) -> Callable[[int], Year]:
    @cache
    def year(number: int) -> Year:
        return _package(code, number)

    return year


def _package(code: str, number: int) -> Year:
    """One year as the calendar package knows it."""
    year = holiday_year(code, number)
    return Year(closed={day: _named(name, code) for day, name in year.closed.items()}, worked=year.worked)


def _named(name: str, code: str = "CN") -> Phrase:
    """A holiday's English name as a phrase in three languages; an unknown name stands as it is."""
    exchanged = _EXCHANGED.search(name)
    if exchanged:
        month, day, year = (int(part) for part in exchanged.groups())
        exchange = "exchanged" if code == "CN" else "moved"
        return phrase(f"deadline.closed.{exchange}", worked=dt.date(year, month, day))
    known = next((slug for start, slug in _NAMES if name.startswith(start)), None)
    if known is None:
        return phrase("deadline.closed.holiday", name=name)
    named = phrase(f"deadline.closed.{known}")
    return phrase("deadline.closed.observed", name=named) if _OBSERVED.search(name) else named


def _overlay(name: str) -> dict[str, Any]:
    text = resources.files("rejoinder").joinpath("calendars", f"{name}.yaml").read_text("utf-8")
    read: dict[str, Any] = shipped_yaml(text)
    return read
