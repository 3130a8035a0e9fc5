"""Sums of money as somebody types them."""

from __future__ import annotations

import re
from decimal import Decimal

from rejoinder.domain.errors import Invalid

LONGEST = 30
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NO_MONEY = frozenset({"XXX", "XTS"})


class AmountIsNoNumber(Invalid):
    """The sum is no number, or below nothing."""


class AmountIsTooFine(Invalid):
    """The sum has more digits behind the point than its currency."""


class CurrencyIsUnknown(Invalid):
    """The code names no currency."""


def sum_of(text: str | None) -> Decimal | None:
    """The sum, or None where none was given. Raises: AmountIsNoNumber."""
    if text is None:
        return None
    stripped = text.strip()
    if len(stripped) > LONGEST or not _PLAIN.fullmatch(stripped):
        raise AmountIsNoNumber(value=text[:40])
    return Decimal(stripped)


def currency_of(text: str | None, amount: Decimal | None = None) -> str | None:
    """The currency's code (ISO 4217) in capitals, or None where none was given.

    Raises: CurrencyIsUnknown, AmountIsTooFine where the amount has smaller parts than the currency.
    """
    if text is None:
        return None
    from babel.numbers import get_currency_precision, list_currencies

    code = text.strip().upper()
    if code not in list_currencies() or code in _NO_MONEY:
        raise CurrencyIsUnknown(code=text[:20])
    digits = get_currency_precision(code)
    if amount is not None and -int(amount.normalize().as_tuple().exponent) > digits:
        raise AmountIsTooFine(value=str(amount), currency=code, digits=digits)
    return code
