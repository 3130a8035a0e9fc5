"""What may stand in an offer, an agreement or a limit: words that say something, and sums that can be paid."""

from __future__ import annotations

from decimal import Decimal

from rejoinder.domain.errors import Invalid

TERMS_LIMIT, NAME_LIMIT = 20_000, 300
"""Characters of terms or of one condition, and of a name, at most."""
MOST_CONDITIONS = 20
LARGEST = Decimal(10) ** 15
FINEST = -4
"""Digits behind the point that some currency has at most."""


class TermsAreEmpty(Invalid):
    """Terms that say nothing, or are endless."""


class CounterpartIsEmpty(Invalid):
    """Somebody is to be named and is not, or by an endless name."""


class AmountIsOdd(Invalid):
    """A sum that nobody can pay: below nothing, beyond all money, or finer than any coin."""


class AmountNeedsCurrency(Invalid):
    """A sum says nothing without its currency."""


def refuse_empty_terms(*terms: str) -> None:
    """Raises: TermsAreEmpty."""
    for each in terms:
        if not 0 < len(each.strip()) <= TERMS_LIMIT:
            raise TermsAreEmpty


def refuse_no_name(*names: str | None) -> None:
    """Nothing happens where no name is asked for (None). Raises: CounterpartIsEmpty."""
    for name in names:
        if name is not None and not 0 < len(name.strip()) <= NAME_LIMIT:
            raise CounterpartIsEmpty


def refuse_odd_sum(amount: Decimal | None, currency: str | None) -> None:
    """Raises: AmountNeedsCurrency where only one of the two is given, AmountIsOdd."""
    if (amount is None) != (not (currency or "").strip()):
        raise AmountNeedsCurrency
    if amount is None:
        return
    if not amount.is_finite() or not 0 <= amount <= LARGEST or int(amount.as_tuple().exponent) < FINEST:
        raise AmountIsOdd(value=str(amount)[:40])
