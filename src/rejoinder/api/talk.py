"""Talks with the other side: letters, offers, the limit, agreements and what they ask for."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from functools import partial
from typing import Any, Literal

import attrs
from ninja import Router, Schema, Status
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.record import recorded_response
from rejoinder.api.response_schema import CREATED, Answer, Instant, Sha256
from rejoinder.api.route import writer_of
from rejoinder.api.scopes import HEAVY, files, reads, works
from rejoinder.api.translation import say
from rejoinder.db.file import stored_file
from rejoinder.db.services import services
from rejoinder.domain.event import Correspondent, EnclosedFile, Means
from rejoinder.usecases import negotiate
from rejoinder.usecases.case_writer import CaseWriter, HourLiesAhead
from rejoinder.usecases.money_input import currency_of, sum_of
from rejoinder.usecases.record_letter import Content, Delivery, record_received, record_sent
from rejoinder.usecases.record_offer import RecordOffer, record_offer
from rejoinder.usecases.spoken_record import talk_record
from rejoinder.usecases.talk import read_conversation
from rejoinder.usecases.terms import MOST_CONDITIONS, NAME_LIMIT, TERMS_LIMIT

router = Router(tags=["talks"])


class Sum(Schema):
    """A sum of money, where there is one; both fields or none."""

    amount: str | None = Field(None, pattern=r"^[0-9]{1,15}(\.[0-9]{1,4})?$", description="Such as `120.50`.")
    currency: str | None = Field(None, pattern="^[A-Z]{3}$", description="ISO 4217.")

    def money(self) -> tuple[Decimal | None, str | None]:
        """The sum and its currency. Raises: CurrencyIsUnknown, AmountIsTooFine."""
        amount = sum_of(self.amount)
        return amount, currency_of(self.currency, amount)


class Letter(Schema):
    """A letter that went out or came in."""

    way: Literal["sent", "received"]
    counterpart: str = Field(min_length=1, max_length=NAME_LIMIT)
    purpose: str = Field("other", min_length=1, max_length=60, description="Of a letter that went out.")
    sha256: Sha256 | None = None
    subject: str | None = Field(None, max_length=300)
    words: str | None = Field(None, max_length=200_000)
    marking: Literal["without_prejudice", "privileged"] | None = None
    asked: list[str] = Field([], max_length=20)
    conceded: list[str] = Field([], max_length=20)
    enclosed: list[Sha256] = Field([], max_length=20, description="Files of the case that went along.")
    correspondent: Correspondent | None = Field(None, description="Which part who was written to has in the case.")
    means: Means | None = Field(None, description="By which way a letter went out.")
    at: Instant | None = Field(None, description="When it went out or came in; now where it is left out.")
    reply_by: dt.date | None = Field(None, description="The day until which an answer is expected.")


class Offer(Sum):
    """Terms that were offered."""

    made: bool = Field(description="True where we offered them, false where the other side did.")
    terms: str = Field(min_length=1, max_length=TERMS_LIMIT)
    expires_at: Instant | None = None
    counterpart: str | None = Field(None, min_length=1, max_length=NAME_LIMIT)
    conditions: list[str] = Field([], max_length=MOST_CONDITIONS)


class Reply(Schema):
    """An answer to the offer that stands open."""

    accepted: bool
    by_us: bool = True
    counterpart: str | None = Field(None, min_length=1, max_length=NAME_LIMIT)
    reason: str | None = Field(None, max_length=2000)
    despite_limit: bool = False


class Limit(Schema):
    """The most that the seller is ready to pay; it stays private."""

    amount: str = Field(pattern=r"^[0-9]{1,15}(\.[0-9]{1,4})?$")
    currency: str = Field(pattern="^[A-Z]{3}$")
    reason: str | None = Field(None, max_length=2000)


class Agreement(Sum):
    """What was agreed."""

    counterpart: str = Field(min_length=1, max_length=NAME_LIMIT)
    terms: str = Field(min_length=1, max_length=TERMS_LIMIT)
    withdraw_by: dt.date | None = None
    sha256: Sha256 | None = None
    takes_down: bool = False


class Duty(Schema):
    """Something that the agreement asks for has happened."""

    duty: str = Field(min_length=1, max_length=60)
    note: str | None = Field(None, max_length=2000)


class Reading(Schema):
    """The other side has read what we sent."""

    counterpart: str = Field(min_length=1, max_length=NAME_LIMIT)
    how: str | None = Field(None, max_length=2000)


@router.get("cases/{uuid:case}/talk", response=Answer, operation_id="show_talk", summary="The conversation")
@reads(cost=HEAVY)
def show(request: ApiRequest, case: uuid.UUID) -> Any:
    """Who said what and what stands open, as `rejoinder talk --json`; the case is judged while the call waits."""
    found = read_conversation(services().checkout.folder(request.case.pk), services().app, now=services().now())
    return talk_record(found, partial(say, request))


@router.post("cases/{uuid:case}/letters", response=CREATED, operation_id="record_letter", summary="Record a letter")
@files()
def letter(request: ApiRequest, case: uuid.UUID, said: Letter) -> Any:
    """Record a letter that went out or came in; nothing is sent by this call."""
    content = Content(
        subject=said.subject,
        words=said.words,
        marking=said.marking,
        asked=tuple(said.asked),
        conceded=tuple(said.conceded),
    )
    writer = _at(writer_of(request), said.at)
    if said.way == "sent":
        along = [_enclosed(request, sha256) for sha256 in said.enclosed]
        delivery = Delivery(correspondent=said.correspondent, means=said.means, reply_by=said.reply_by)
        events = record_sent(
            writer,
            said.counterpart,
            purpose=said.purpose,
            letter=said.sha256,
            content=content,
            enclosed=along,
            delivery=delivery,
        )
    else:
        events = record_received(writer, said.counterpart, letter=said.sha256, content=content)
    return Status(201, recorded_response(request, events))


def _at(writer: CaseWriter, at: dt.datetime | None) -> CaseWriter:
    """Who writes, at the hour when it was done. Raises: HourLiesAhead."""
    if at is None:
        return writer
    if at > writer.at:
        raise HourLiesAhead(at=at)
    return attrs.evolve(writer, at=at)


def _enclosed(request: ApiRequest, sha256: str) -> EnclosedFile:
    """Raises: FileIsUnknown."""
    stored = stored_file(services(), request.case, sha256)
    return EnclosedFile(name=stored.name, sha256=sha256, size_bytes=stored.size_bytes)


@router.post("cases/{uuid:case}/offers", response=CREATED, operation_id="record_offer", summary="Record an offer")
@files()
def offer(request: ApiRequest, case: uuid.UUID, said: Offer) -> Any:
    """Record terms that were offered, by us or to us."""
    amount, currency = said.money()
    command = RecordOffer(
        terms=said.terms,
        made=said.made,
        amount=amount,
        currency=currency,
        expires_at=said.expires_at,
        counterpart=said.counterpart,
        conditions=tuple(said.conditions),
    )
    return Status(201, recorded_response(request, record_offer(writer_of(request), command)))


@router.post(
    "cases/{uuid:case}/offers/answer", response=CREATED, operation_id="answer_offer", summary="Answer an offer"
)
@files()
def reply(request: ApiRequest, case: uuid.UUID, said: Reply) -> Any:
    """Record that the open offer was accepted or declined."""
    return Status(201, recorded_response(request, negotiate.answer_offer(writer_of(request), **said.dict())))


@router.post("cases/{uuid:case}/limit", response=CREATED, operation_id="set_limit", summary="Set the limit")
@works()
def limit(request: ApiRequest, case: uuid.UUID, said: Limit) -> Any:
    """Record the most that is to be paid; mails that name the sum are held back."""
    amount = sum_of(said.amount)
    currency = currency_of(said.currency, amount)
    assert amount is not None
    assert currency is not None
    return Status(
        201, recorded_response(request, negotiate.set_limit(writer_of(request), amount, currency, reason=said.reason))
    )


@router.post("cases/{uuid:case}/agreement", response=CREATED, operation_id="agree", summary="Record an agreement")
@files()
def agreement(request: ApiRequest, case: uuid.UUID, said: Agreement) -> Any:
    """Record the agreement, with what must happen now."""
    amount, currency = said.money()
    command = negotiate.RecordAgreement(
        counterpart=said.counterpart,
        terms=said.terms,
        amount=amount,
        currency=currency,
        withdraw_by=said.withdraw_by,
        sha256=said.sha256,
        takes_down=said.takes_down,
    )
    return Status(201, recorded_response(request, negotiate.record_agreement(writer_of(request), command)))


@router.post("cases/{uuid:case}/duties", response=CREATED, operation_id="duty_done", summary="Record a duty done")
@works()
def duty(request: ApiRequest, case: uuid.UUID, said: Duty) -> Any:
    """Record that one thing which the agreement asks for has happened."""
    return Status(201, recorded_response(request, negotiate.duty_done(writer_of(request), said.duty, note=said.note)))


@router.post(
    "cases/{uuid:case}/readings", response=CREATED, operation_id="note_read", summary="Record that it was read"
)
@works()
def reading(request: ApiRequest, case: uuid.UUID, said: Reading) -> Any:
    """Record that the other side has read what we sent."""
    return Status(
        201, recorded_response(request, negotiate.note_read(writer_of(request), said.counterpart, how=said.how))
    )
