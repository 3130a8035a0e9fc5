"""Proofs that a purchase was paid: by the number of its contract or bill, or by its very sum."""

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
"""Signs of a number that stands on a proof of payment by no chance."""


@attrs.frozen(kw_only=True)
class Payment:
    """One proof of payment and the paper of sale that it pays for."""

    proof_of_payment: EvidenceView
    sale: TitleStep
    by_number: bool
    """Whether the proof gives the number of that paper; else it is for its very sum."""


def payments(context: RequirementContext, purchases: Sequence[TitleStep]) -> tuple[Payment, ...]:
    """The proofs that we paid for these purchases, each once."""
    sales = [step for step in purchases if deed_of(step.paper) is not Deed.PAID]
    proofs_of_payment = (
        one for one in context.of_kind(PaperKind.RECEIPT) if deed_of(one) is Deed.PAID and not one.is_blocked
    )
    return tuple(
        found for proof_of_payment in proofs_of_payment for found in _payments_by(context, proof_of_payment, sales)
    )


def _payments_by(
    context: RequirementContext, proof_of_payment: EvidenceView, sales: Sequence[TitleStep]
) -> Iterator[Payment]:
    payee = str(proof_of_payment.giver.value) if proof_of_payment.giver else None
    payer = str(proof_of_payment.receiver.value) if proof_of_payment.receiver else None
    if payer is not None and context.is_us(payer) is NameMatch.OTHER:
        return
    theirs = [step for step in sales if payee is None or name_match(step.giver, payee) is not NameMatch.OTHER]
    numbered = next((step for step in theirs if _has_number(proof_of_payment, step.paper)), None)
    summed = next((step for step in theirs if payee is not None and _has_same_sum(proof_of_payment, step.paper)), None)
    sale = numbered or summed
    if sale is not None:
        yield Payment(proof_of_payment=proof_of_payment, sale=sale, by_number=numbered is not None)


def _has_number(proof_of_payment: EvidenceView, sale: EvidenceView) -> bool:
    reported_number = sale.reported_fact("number")
    number = str(reported_number.value) if reported_number is not None else ""
    return len(number) >= _SHORTEST and proof_of_payment.mentions(number)


def _has_same_sum(proof_of_payment: EvidenceView, sale: EvidenceView) -> bool:
    paid, owed = proof_of_payment.reported_fact("total"), sale.reported_fact("total")
    if paid is None or not isinstance(paid.value, Decimal):
        return False
    sums = [owed.value] if owed is not None else [item.amount for item in sale.items if item.amount is not None]
    return len(sums) == 1 and sums[0] == paid.value
