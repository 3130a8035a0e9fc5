"""Slips that show a purchase paid: by the number of its contract or bill, or by its very sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.proposition import Deed
from rejoinder.proof.chain import TitleStep
from rejoinder.proof.evidence_view import EvidenceView
from rejoinder.proof.name_match import NameMatch, name_match
from rejoinder.proof.proposition import deed_of
from rejoinder.proof.requirement import RequirementContext

_SHORTEST = 5
"""Signs of a number that stands on a payment slip by no chance."""


@attrs.frozen(kw_only=True)
class Payment:
    """One payment slip and the paper of sale that it pays for."""

    slip: EvidenceView
    sale: TitleStep
    by_number: bool
    """Whether the slip gives the number of that paper; else it is for its very sum."""


def payments(matter: RequirementContext, purchases: Sequence[TitleStep]) -> tuple[Payment, ...]:
    """The slips by which we paid for these purchases, each once."""
    sales = [step for step in purchases if deed_of(step.paper) is not Deed.PAID]
    slips = (one for one in matter.of_kind(PaperKind.RECEIPT) if deed_of(one) is Deed.PAID and not one.blocked)
    return tuple(found for slip in slips for found in _payments_by(matter, slip, sales))


def _payments_by(matter: RequirementContext, slip: EvidenceView, sales: Sequence[TitleStep]) -> Iterator[Payment]:
    payee = str(slip.giver.value) if slip.giver else None
    payer = str(slip.receiver.value) if slip.receiver else None
    if payer is not None and matter.is_us(payer) is NameMatch.OTHER:
        return
    theirs = [step for step in sales if payee is None or name_match(step.giver, payee) is not NameMatch.OTHER]
    numbered = next((step for step in theirs if _has_number(slip, step.paper)), None)
    summed = next((step for step in theirs if payee is not None and _has_same_sum(slip, step.paper)), None)
    sale = numbered or summed
    if sale is not None:
        yield Payment(slip=slip, sale=sale, by_number=numbered is not None)


def _has_number(slip: EvidenceView, sale: EvidenceView) -> bool:
    reported_number = sale.reported_fact("number")
    number = str(reported_number.value) if reported_number is not None else ""
    return len(number) >= _SHORTEST and slip.mentions(number)


def _has_same_sum(slip: EvidenceView, sale: EvidenceView) -> bool:
    paid, owed = slip.reported_fact("total"), sale.reported_fact("total")
    if paid is None or not isinstance(paid.value, Decimal):
        return False
    sums = [owed.value] if owed is not None else [item.amount for item in sale.items if item.amount is not None]
    return len(sums) == 1 and sums[0] == paid.value
