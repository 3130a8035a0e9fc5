"""Sums of money as somebody types them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from rejoinder.domain.errors import Invalid


class AmountIsNoNumber(Invalid):
    """The sum is no number, or below nothing."""


def sum_of(text: str | None) -> Decimal | None:
    """The sum, or None where none was given. Raises: AmountIsNoNumber."""
    if text is None:
        return None
    try:
        found = Decimal(text)
    except InvalidOperation as error:
        raise AmountIsNoNumber(value=text[:40]) from error
    if not found.is_finite() or found < 0 or len(text) > 30:
        raise AmountIsNoNumber(value=text[:40])
    return found
