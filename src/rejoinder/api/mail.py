"""The outbox: mails queued, approved, cancelled, or marked as sent by hand."""

from __future__ import annotations

import datetime as dt
import uuid
from functools import partial
from typing import Any

from ninja import Form, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.params import functions
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.record import recorded_response
from rejoinder.api.response_schema import CREATED, Answer, Recorded, Sha256
from rejoinder.api.route import writer_of
from rejoinder.api.scopes import files, reads
from rejoinder.api.translation import say
from rejoinder.db.file import content, stored_file
from rejoinder.db.services import services
from rejoinder.db.upload import mail_bytes
from rejoinder.domain.errors import Invalid
from rejoinder.domain.member import Act
from rejoinder.domain.outbox import Draft
from rejoinder.usecases.fetch_mail import take_mail
from rejoinder.usecases.file_mail import MailIntake as Taking
from rejoinder.usecases.outbox_decide import approve_mail, cancel_mail, mark_sent
from rejoinder.usecases.outbox_queue import MailQueue, Plan, doubts, queue_mail
from rejoinder.usecases.outbox_record import outbox_record

router = Router(tags=["mails"])
SCHEMA = "rejoinder.mail/1"
ENCLOSED_LIMIT = 20_000_000
CAME, EXACT = functions.File(...), functions.File(None)


class EnclosuresAreTooHeavy(Invalid):
    """The files to send along are together larger than mail servers take."""


class Mail(Schema):
    """A mail, and how it is to go out."""

    to: str = Field(min_length=3, max_length=320)
    subject: str = Field(min_length=1, max_length=300)
    words: str = Field(min_length=1, max_length=200_000)
    purpose: str = Field("other", min_length=1, max_length=60)
    counterpart: str | None = Field(None, min_length=1, max_length=300, description="The address where it is left out.")
    enclosed: list[Sha256] = Field([], max_length=20, description="Files of the case to send along.")
    at_once_because: str | None = Field(None, min_length=1, max_length=2000, description="Skips the cooling-off.")
    needs_second: bool = Field(False, description="True anyway where the house asks for four eyes.")
    despite: str | None = Field(None, min_length=1, max_length=2000, description="Sends in spite of grave findings.")
    again: bool = Field(False, description="Whether the same words may go to the same address once more.")


class Sender(Schema):
    """With whom the mail belongs."""

    counterpart: str | None = Field(None, min_length=1, max_length=300, description="Its sender where it is left out.")


class Reason(Schema):
    """Why a mail is cancelled."""

    reason: str | None = Field(None, min_length=1, max_length=2000)


@router.get("cases/{uuid:case}/mails", response=Answer, operation_id="list_mails", summary="The outbox")
@reads()
def outbox(request: ApiRequest, case: uuid.UUID) -> Any:
    """Every mail of the case and how far it is, as `rejoinder mail list --json`."""
    return {"schema": SCHEMA, **outbox_record(writer_of(request), (), partial(say, request))}


@router.post("cases/{uuid:case}/mails", response={201: Answer}, operation_id="queue_mail", summary="Queue a mail")
@files()
def queue(request: ApiRequest, case: uuid.UUID, said: Mail) -> Any:
    """Put a mail into the outbox; it goes out when it has cooled off and whoever must has approved."""
    writer, lexicon = writer_of(request), services().lexicon()
    draft = _draft(request, said)
    found = doubts(writer, draft, lexicon)
    queue_context = MailQueue(writer=services().mail_writer(), files=services().mail_files(), lexicon=lexicon)
    events = queue_mail(writer, draft, _plan(request, said), queue_context)
    recorded_response(request, events)
    weighed = [{"grave": each.grave, "says": say(request, each.says)} for each in found]
    return Status(201, {"schema": SCHEMA, "doubts": weighed, **outbox_record(writer, events, partial(say, request))})


@router.post(
    "cases/{uuid:case}/mails/received", response=CREATED, operation_id="take_mail", summary="Take in a mail that came"
)
@files()
def take(request: ApiRequest, case: uuid.UUID, said: Form[Sender], file: UploadedFile = CAME) -> Any:
    """A mail that was saved as a file, with its enclosures; one that the case holds already is not taken again."""
    outside = services().outside
    taking = Taking(
        reader=outside.mail_reader(), files=services().mail_files(), app=services().app, own=outside.own_address()
    )
    taken = take_mail(writer_of(request), mail_bytes(file), taking, counterpart=said.counterpart)
    return Status(201, recorded_response(request, taken.events))


@router.post(
    "cases/{uuid:case}/mails/{int:number}/approve",
    response=Recorded,
    operation_id="approve_mail",
    summary="Approve a mail",
)
@files(Act.APPROVE)
def approve(request: ApiRequest, case: uuid.UUID, number: int) -> Any:
    """Approve of a mail that another person has queued."""
    return recorded_response(request, approve_mail(writer_of(request), number, services().mail_files()))


@router.post(
    "cases/{uuid:case}/mails/{int:number}/cancel",
    response=Recorded,
    operation_id="cancel_mail",
    summary="Cancel a mail",
)
@files()
def cancel(request: ApiRequest, case: uuid.UUID, number: int, said: Reason) -> Any:
    """Withdraw a mail that has not gone out."""
    return recorded_response(request, cancel_mail(writer_of(request), number, reason=said.reason))


@router.post(
    "cases/{uuid:case}/mails/{int:number}/sent",
    response=Recorded,
    operation_id="mark_sent",
    summary="Say a mail was sent",
)
@files()
def mark_mail_sent(request: ApiRequest, case: uuid.UUID, number: int, file: UploadedFile | None = EXACT) -> Any:
    """Record that a person sent the mail by other means, with the exact mail where it was saved."""
    exact = mail_bytes(file) if file is not None else None
    return recorded_response(request, mark_sent(writer_of(request), number, services().mail_files(), exact=exact))


def _draft(request: ApiRequest, said: Mail) -> Draft:
    """The mail with its files. Raises: FileIsUnknown, EnclosuresAreTooHeavy."""
    found, left = [], ENCLOSED_LIMIT
    for sha256 in said.enclosed:
        stored = stored_file(services(), request.case, sha256)
        inside = content(services(), stored)
        left -= len(inside)
        if left < 0:
            raise EnclosuresAreTooHeavy(limit=ENCLOSED_LIMIT // 1_000_000)
        found.append((stored.name, inside))
    sender = services().outside.own_address()
    return Draft(to=said.to, subject=said.subject, words=said.words, sender=sender, enclosed=tuple(found))


def _plan(request: ApiRequest, said: Mail) -> Plan:
    organisation = request.caller.organisation
    return Plan(
        purpose=said.purpose,
        counterpart=said.counterpart or said.to,
        cooling=dt.timedelta(minutes=organisation.cooling_minutes),
        at_once_because=said.at_once_because,
        needs_second=said.needs_second or organisation.four_eyes,
        despite=said.despite,
        again=said.again,
    )
