"""Record terms that were offered, by us or to us."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import attrs

from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import Event, OfferMade, OfferReceived
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.terms import MOST_CONDITIONS, TermsAreEmpty, refuse_empty_terms, refuse_no_name, refuse_odd_sum


class OfferLapsedBeforeItWasMade(Invalid):
    """The terms would have ended before they were offered."""


@attrs.frozen(kw_only=True)
class RecordOffer:
    """Terms to record as offered. Raises, when it is made: AmountNeedsCurrency, AmountIsOdd, TermsAreEmpty,
    CounterpartIsEmpty.
    """

    terms: str
    made: bool
    """True where we offered them, False where the other side did."""
    amount: Decimal | None = None
    currency: str | None = None
    expires_at: dt.datetime | None = None
    counterpart: str | None = None
    conditions: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        refuse_odd_sum(self.amount, self.currency)
        refuse_empty_terms(self.terms, *self.conditions)
        if len(self.conditions) > MOST_CONDITIONS:
            raise TermsAreEmpty
        refuse_no_name(self.counterpart)


def record_offer(writer: CaseWriter, offer: RecordOffer) -> tuple[Event, ...]:
    """Record the terms. Raises: OfferLapsedBeforeItWasMade."""
    if offer.expires_at is not None and offer.expires_at <= writer.at:
        raise OfferLapsedBeforeItWasMade(expires_at=offer.expires_at)
    fields = attrs.asdict(offer, recurse=False)
    kind = OfferMade if fields.pop("made") else OfferReceived
    return writer.write(lambda _: (kind(at=writer.at, by=writer.by, **fields),))
