"""Record terms that were offered, by us or to us."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import Event, OfferMade, OfferReceived
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.terms import refuse_empty_terms, refuse_no_name, refuse_odd_sum


class OfferLapsedBeforeItWasMade(Invalid):
    """The terms would have ended before they were offered."""


def record_offer(
    writer: CaseWriter,
    terms: str,
    *,
    made: bool,
    amount: Decimal | None = None,
    currency: str | None = None,
    expires_at: dt.datetime | None = None,
    counterpart: str | None = None,
    conditions: tuple[str, ...] = (),
) -> tuple[Event, ...]:
    """Record the terms.

    Args:
        made: True where we offered them, False where the other side did.

    Raises: OfferLapsedBeforeItWasMade, AmountNeedsCurrency, AmountIsOdd, TermsAreEmpty, CounterpartIsEmpty.
    """
    refuse_odd_sum(amount, currency)
    refuse_empty_terms(terms, *conditions)
    refuse_no_name(counterpart)
    if expires_at is not None and expires_at <= writer.at:
        raise OfferLapsedBeforeItWasMade(expires_at=expires_at)
    kind = OfferMade if made else OfferReceived
    offer = kind(
        at=writer.at,
        by=writer.by,
        terms=terms,
        amount=amount,
        currency=currency,
        expires_at=expires_at,
        counterpart=counterpart,
        conditions=conditions,
    )
    return writer.write(lambda _: (offer,))
