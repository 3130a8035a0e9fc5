"""How a time limit is counted, day by day.

The day of receipt is day zero. The last day runs to 23:59:59 in the zone whose days are counted; hours run to the
second. A limit in calendar days that ends on a holiday is not moved: no platform has promised that it is, and the
earlier date is the safe one.
"""

from __future__ import annotations

import calendar as months_of
import datetime as dt
from enum import StrEnum

import attrs

from rejoinder.domain.deadline import Skipped
from rejoinder.domain.errors import Invalid
from rejoinder.procedure.calendar import Calendar

MOST = {"hours": 24 * 366 * 10, "weeks": 520, "months": 240}
MOST_DAYS = 3660
"""Ten years. A longer limit in a notice is a misreading, and would only cost time to count."""


class CountIsOutOfRange(Invalid):
    """A number of days, hours or months that no procedure uses."""


class Counts(StrEnum):
    """What a clock counts."""

    WORKING_DAYS = "working_days"
    BUSINESS_DAYS = "business_days"
    CALENDAR_DAYS = "calendar_days"
    HOURS = "hours"
    WEEKS = "weeks"
    MONTHS = "months"

    @property
    def needs_calendar(self) -> bool:
        """Whether closed days are left out."""
        return self in (Counts.WORKING_DAYS, Counts.BUSINESS_DAYS)


@attrs.frozen(kw_only=True)
class CountedTerm:
    """The end of a clock and the days on the way to it."""

    due_at: dt.datetime
    counted: tuple[dt.date, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    provisional: bool = False
    """True where the count touches a year whose holidays are not published."""


def count(amount: int, counts: Counts, *, from_at: dt.datetime, calendar: Calendar, zone: dt.tzinfo) -> CountedTerm:
    """Count a limit from an instant.

    Args:
        amount: how many days, hours, weeks or months; at least 0.
        counts: which of them.
        from_at: the aware instant that starts the clock; its day in `zone` is day zero.
        calendar: which days are worked; used for working and business days alone.
        zone: whose midnight ends a day; `due_at` is in it.

    Returns: the last moment, the days that count in order, and the closed days between.
    Raises: CountIsOutOfRange.
    """
    if not 0 <= amount <= MOST.get(counts.value, MOST_DAYS):
        raise CountIsOutOfRange(count=amount, unit=counts.value, most=MOST.get(counts.value, MOST_DAYS))
    start = from_at.astimezone(zone)
    try:
        if counts is Counts.HOURS:
            due = from_at.astimezone(dt.UTC) + dt.timedelta(hours=amount)
            return CountedTerm(
                due_at=due.astimezone(zone), counted=_days_between(start.date(), due.astimezone(zone).date())
            )
        if counts.needs_calendar:
            return _open_days(amount, start.date(), calendar, zone)
        last = _last_day(amount, counts, start.date())
    except OverflowError:
        raise CountIsOutOfRange(count=amount, unit=counts.value, most=MOST.get(counts.value, MOST_DAYS)) from None
    return CountedTerm(due_at=end_of(last, zone), counted=_days_between(start.date(), last))


def end_of(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    """23:59:59 of a day in a zone."""
    return dt.datetime.combine(day, dt.time(23, 59, 59), zone)


def _open_days(amount: int, zero: dt.date, calendar: Calendar, zone: dt.tzinfo) -> CountedTerm:
    counted: list[dt.date] = []
    skipped: list[Skipped] = []
    day = zero
    while len(counted) < amount:
        day += dt.timedelta(days=1)
        why = calendar.why_closed(day)
        if why is None:
            counted.append(day)
        else:
            skipped.append(Skipped(date=day, why=why))
    touched = {zero, day} | ({counted[0]} if counted else set())
    return CountedTerm(
        due_at=end_of(day, zone),
        counted=tuple(counted),
        skipped=tuple(skipped),
        provisional=not all(calendar.is_published(each) for each in touched),
    )


def _last_day(amount: int, counts: Counts, zero: dt.date) -> dt.date:
    if counts is Counts.MONTHS:
        return months_later(zero, amount)
    return zero + dt.timedelta(days=amount * (7 if counts is Counts.WEEKS else 1))


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day so many months on, or the last day of that month where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    if year > dt.MAXYEAR:
        raise OverflowError(year)
    return dt.date(year, month, min(day.day, months_of.monthrange(year, month)[1]))


def _days_between(zero: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    return tuple(zero + dt.timedelta(days=n) for n in range(1, (last - zero).days + 1))
