"""What people type into forms of a case: names, days, hours and sums."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

import attrs
from django.http import QueryDict
from django.utils import timezone

from rejoinder.domain.errors import Invalid
from rejoinder.usecases.case_writer import CaseWriter, HourLiesAhead
from rejoinder.usecases.money_input import currency_of, sum_of
from rejoinder.usecases.typed_date import DateIsUnreadable, parse_date, parse_instant

LONGEST = 20_000
NOON = dt.time(12)
"""Stands for a day of which nobody says the hour."""


class DayIsUnreadable(Invalid):
    """A day was typed that no calendar has."""


class HourIsUnreadable(Invalid):
    """An hour was typed that no calendar has."""


def words(form: QueryDict, name: str, most: int = LONGEST) -> str:
    """Words, without the signs that are not printed; empty where nothing was typed."""
    printable = (each for each in form.get(name, "")[:most] if each in "\n\t" or each.isprintable())
    return "".join(printable).strip()


def line(form: QueryDict, name: str, most: int = 200) -> str | None:
    """One line; None where nothing was typed."""
    return " ".join(words(form, name, most).split()) or None


def lines(form: QueryDict, name: str, most: int = 20) -> tuple[str, ...]:
    """The first lines that are not blank."""
    return tuple(each.strip() for each in words(form, name).split("\n") if each.strip())[:most]


def day(form: QueryDict, name: str) -> dt.date | None:
    """A day, or None where nothing was typed. Raises: DayIsUnreadable."""
    typed = form.get(name, "").strip()
    try:
        return parse_date(typed) if typed else None
    except DateIsUnreadable as error:
        raise DayIsUnreadable(value=typed[:40]) from error


def day_range(form: QueryDict) -> tuple[dt.datetime | None, dt.datetime | None]:
    """The instants at which the days `from` and `to` begin and end for the reader; None where nothing was typed.

    Raises: DayIsUnreadable.
    """
    first, last = day(form, "from"), day(form, "to")
    try:
        since = None if first is None else _start(first)
        return since, None if last is None else _start(last + dt.timedelta(days=1))
    except (ValueError, OverflowError) as error:
        raise DayIsUnreadable(value=str(first or last)) from error


def _start(on: dt.date) -> dt.datetime:
    """Midnight by the clock of the reader, by way of UTC, so that a day at the edge of all calendars is refused."""
    return dt.datetime.combine(on, dt.time(), tzinfo=timezone.get_current_timezone()).astimezone(dt.UTC)


def hour(form: QueryDict, name: str) -> dt.datetime | None:
    """An hour by the clock of who typed it, or None where nothing was typed. Raises: HourIsUnreadable."""
    typed = form.get(name, "").strip()
    try:
        aware = parse_instant(typed, zone=timezone.get_current_timezone()) if typed else None
        # By way of UTC, so that an hour at the edge of what calendars count is refused here.
        return aware and timezone.localtime(aware.astimezone(dt.UTC))
    except (ValueError, OverflowError, DateIsUnreadable) as error:
        raise HourIsUnreadable(value=typed[:40]) from error


def writer_on(writer: CaseWriter, form: QueryDict, name: str) -> CaseWriter:
    """Who writes, on the day when it was done: now where that is today or nobody says, else in the middle of the day.

    Raises: DayIsUnreadable, HourLiesAhead.
    """
    on, today = day(form, name), timezone.localtime(writer.at).date()
    if on is None or on == today:
        return writer
    if on > today:
        raise HourLiesAhead(at=on)
    return attrs.evolve(writer, at=dt.datetime.combine(on, NOON, timezone.get_current_timezone()))


def number(form: Mapping[str, str], name: str) -> int:
    """A number that counts lines, places or versions; 0 where none was sent."""
    sent = form.get(name, "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 7 else 0


def money(form: QueryDict) -> tuple[Decimal | None, str | None]:
    """Sum and currency. Raises: AmountIsNoNumber, CurrencyIsUnknown, AmountIsTooFine."""
    amount = sum_of(form.get("amount", "").strip() or None)
    return amount, currency_of(form.get("currency", "").strip() or None, amount) if amount is not None else None
