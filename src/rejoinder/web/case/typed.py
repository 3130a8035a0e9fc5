"""What people type into forms of a case: names, days, hours and sums."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.http import QueryDict
from django.utils import timezone

from rejoinder.domain.errors import Invalid
from rejoinder.usecases.sum import currency_of, sum_of

LONGEST = 20_000


class DayIsUnreadable(Invalid):
    """A day was typed that no calendar has."""


class HourIsUnreadable(Invalid):
    """An hour was typed that no calendar has."""


def words(form: QueryDict, name: str, most: int = LONGEST) -> str:
    """Words, without the signs that are not printed; empty where nothing was typed."""
    kept = (each for each in form.get(name, "")[:most] if each in "\n\t" or each.isprintable())
    return "".join(kept).strip()


def line(form: QueryDict, name: str, most: int = 200) -> str | None:
    """One line; None where nothing was typed."""
    return " ".join(words(form, name, most).split()) or None


def lines(form: QueryDict, name: str) -> tuple[str, ...]:
    """One thing a line."""
    return tuple(each.strip() for each in words(form, name).split("\n") if each.strip())[:20]


def day(form: QueryDict, name: str) -> dt.date | None:
    """A day, or None where nothing was typed. Raises: DayIsUnreadable."""
    typed = form.get(name, "").strip()
    try:
        return dt.date.fromisoformat(typed) if typed else None
    except ValueError as error:
        raise DayIsUnreadable(value=typed[:40]) from error


def hour(form: QueryDict, name: str) -> dt.datetime | None:
    """An hour in the zone of who typed it, or None. Raises: HourIsUnreadable."""
    typed = form.get(name, "").strip()
    try:
        read = dt.datetime.fromisoformat(typed) if typed else None
        if read is None or read.tzinfo is not None:
            return read
        return timezone.make_aware(read).astimezone(dt.UTC)
    except (ValueError, OverflowError) as error:
        raise HourIsUnreadable(value=typed[:40]) from error


def money(form: QueryDict) -> tuple[Decimal | None, str | None]:
    """Sum and currency. Raises: AmountIsNoNumber, CurrencyIsUnknown, AmountIsTooFine."""
    amount = sum_of(form.get("amount", "").strip() or None)
    return amount, currency_of(form.get("currency", "").strip() or None, amount) if amount is not None else None
