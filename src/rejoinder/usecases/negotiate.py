"""Record what becomes of a negotiation: the limit, an answer to an offer, an agreement, and what it asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.event import (
    AgreementReached,
    DutyDone,
    Event,
    LetterRead,
    LimitSet,
    Offer,
    OfferAnswered,
    OfferMade,
)
from rejoinder.domain.outbox import same_person
from rejoinder.negotiation.thread import DUTIES, threads
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.terms import refuse_empty_terms, refuse_no_name, refuse_odd_sum


class NoOfferIsOpen(Refused):
    """There is nothing to accept or decline: no offer, or it lapsed, or it was answered."""


class SeveralOffersAreOpen(Refused):
    """Offers with more than one counterpart stand open, and none of them is named."""


class OfferIsOurOwn(Refused):
    """Our own offer is for the other side to answer."""


class OfferIsAboveTheLimit(Refused):
    """The offer asks for more than the limit that the seller set for himself."""


class AgreementIsMissing(Refused):
    """No agreement is recorded, so nothing follows from it."""


class DutyIsUnknown(Invalid):
    """The agreement of this case asks for no such thing."""


def set_limit(writer: CaseWriter, amount: Decimal, currency: str, *, reason: str | None = None) -> tuple[Event, ...]:
    """Record the most that the seller is ready to pay; it stays private. Raises: AmountNeedsCurrency, AmountIsOdd."""
    refuse_odd_sum(amount, currency)
    return writer.write(
        lambda _: (LimitSet(at=writer.at, by=writer.by, amount=amount, currency=currency, reason=reason),)
    )


def note_read(writer: CaseWriter, counterpart: str, *, how: str | None = None) -> tuple[Event, ...]:
    """Record that the other side has read what we sent. Raises: CounterpartIsEmpty."""
    refuse_no_name(counterpart)
    return writer.write(lambda _: (LetterRead(at=writer.at, by=writer.by, counterpart=counterpart, how=how),))


def answer_offer(
    writer: CaseWriter,
    *,
    accepted: bool,
    by_us: bool,
    counterpart: str | None = None,
    reason: str | None = None,
    despite_limit: bool = False,
) -> tuple[Event, ...]:
    """Record that the last open offer was accepted or declined.

    Args:
        by_us: whether we answer theirs, or they ours.
        counterpart: with whom the offer stands, where offers with several do.
        despite_limit: accept although the offer is above the seller's own limit.

    Raises: NoOfferIsOpen, SeveralOffersAreOpen, OfferIsOurOwn, OfferIsAboveTheLimit, CounterpartIsEmpty.
    """
    refuse_no_name(counterpart)

    def answered(case: CaseFile) -> Sequence[Event]:
        offer = _open_offer(case, writer.at, counterpart)
        if isinstance(offer, OfferMade) == by_us:
            raise OfferIsOurOwn
        limit = case.limit
        above = limit and offer.amount is not None and offer.currency == limit.currency and offer.amount > limit.amount
        if accepted and by_us and above and not despite_limit:
            assert limit is not None
            raise OfferIsAboveTheLimit(amount=offer.amount, limit=limit.amount, currency=limit.currency)
        details = {"counterpart": offer.counterpart, "reason": reason}
        return (OfferAnswered(at=writer.at, by=writer.by, accepted=accepted, by_us=by_us, **details),)

    return writer.write(answered)


def _open_offer(case: CaseFile, now: dt.datetime, counterpart: str | None) -> Offer:
    """The one offer that stands open. Raises: NoOfferIsOpen, SeveralOffersAreOpen."""
    found = {thread.counterpart: offer for thread in threads(case) if (offer := thread.open_offer(now))}
    if counterpart is not None:
        found = {name: offer for name, offer in found.items() if same_person(name, counterpart)}
    if not found:
        raise NoOfferIsOpen
    if len(found) > 1:
        raise SeveralOffersAreOpen(names=tuple(found))
    return next(iter(found.values()))


@attrs.frozen(kw_only=True)
class RecordAgreement:
    """An agreement to record. Raises, when it is made: AmountNeedsCurrency, AmountIsOdd, TermsAreEmpty,
    CounterpartIsEmpty.
    """

    counterpart: str
    terms: str
    amount: Decimal | None = None
    currency: str | None = None
    withdraw_by: dt.date | None = None
    """The day by which the complainant is to withdraw."""
    sha256: str | None = None
    """Digest of the signed file."""
    takes_down: bool = False
    """Whether the listing is taken down instead of restored."""

    def __attrs_post_init__(self) -> None:
        refuse_odd_sum(self.amount, self.currency)
        refuse_empty_terms(self.terms)
        refuse_no_name(self.counterpart)

    @property
    def duties(self) -> tuple[str, ...]:
        """What must happen now, in order."""
        wanted = {"complainant-withdraws", "platform-confirms", "platform-restores"}
        wanted |= {"we-pay", "we-keep-receipt"} if self.amount else set()
        if self.takes_down:
            wanted = (wanted - {"platform-restores"}) | {"we-take-down"}
        return tuple(duty for duty in DUTIES if duty in wanted)


def record_agreement(writer: CaseWriter, agreement: RecordAgreement) -> tuple[Event, ...]:
    """Record the agreement, with the list of what must happen now."""
    fields = attrs.asdict(agreement, recurse=False)
    del fields["takes_down"]
    reached = AgreementReached(at=writer.at, by=writer.by, duties=agreement.duties, **fields)
    return writer.write(lambda _: (reached,))


def duty_done(writer: CaseWriter, duty: str, *, note: str | None = None) -> tuple[Event, ...]:
    """Record that one thing which the agreement asks for has happened; once more changes nothing.

    Raises: AgreementIsMissing, DutyIsUnknown.
    """

    def done(case: CaseFile) -> Sequence[Event]:
        if case.agreement is None:
            raise AgreementIsMissing
        if duty not in case.agreement.duties:
            raise DutyIsUnknown(duty=duty, duties=case.agreement.duties)
        if any(event.duty == duty for event in case.duties_done):
            return ()
        return (DutyDone(at=writer.at, by=writer.by, duty=duty, note=note),)

    return writer.write(done)
