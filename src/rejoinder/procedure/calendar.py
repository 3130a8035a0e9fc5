"""Working-day calendars: closed days and why they are closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import attrs

from rejoinder.domain.phrase import Phrase, phrase

SATURDAY, SUNDAY = 5, 6


@attrs.frozen(kw_only=True)
class Year:
    """One year of a calendar: its holidays by name, and the weekend days that are worked in exchange."""

    closed: Mapping[dt.date, Phrase] = attrs.field(factory=dict, hash=False)
    worked: frozenset[dt.date] = frozenset()


@attrs.frozen(kw_only=True)
class Calendar:
    """The working days of a country or institution.

    Days are asked for year by year, so that a clock of five days does not compute a quarter of a century. `year` must
    answer the same for the same year.
    """

    id: str
    zone: str | None
    """IANA zone whose days these are; None where the calendar spans several zones."""
    published_from: int
    published_to: int
    """First and last year whose days are known in full; a day outside them is provisional."""
    source: str
    year: Callable[[int], Year] = attrs.field(repr=False, eq=False)

    def why_closed(self, day: dt.date) -> Phrase | None:
        """Why nobody works on this day, or None where it is a working day."""
        year = self.year(day.year)
        if day in year.closed:
            return year.closed[day]
        if day.weekday() < SATURDAY or day in year.worked:
            return None
        return phrase("deadline.closed.saturday" if day.weekday() == SATURDAY else "deadline.closed.sunday")

    def is_open(self, day: dt.date) -> bool:
        """Whether the day counts as a working day."""
        return self.why_closed(day) is None

    def is_worked_in_exchange(self, day: dt.date) -> bool:
        """Whether the day is a weekend day that is worked in exchange for a longer holiday."""
        return day in self.year(day.year).worked

    def is_published(self, day: dt.date) -> bool:
        """Whether the holidays of this day's year have been published."""
        return self.published_from <= day.year <= self.published_to


EVERY_DAY = Calendar(
    id="every-day", zone=None, published_from=dt.MINYEAR, published_to=dt.MAXYEAR, source="", year=lambda _: Year()
)
"""For clocks that count calendar days or hours, where no day is closed: only its `zone` and `is_published` are used."""
