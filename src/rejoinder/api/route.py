"""The way a case goes: the route, what was filed, what was decided, and that the complaint was withdrawn."""

from __future__ import annotations

import tempfile
import uuid
from pathlib import Path
from typing import Any, Literal

from ninja import Form, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.params import functions
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.record import recorded_response
from rejoinder.api.response_schema import CREATED, Recorded, Sha256
from rejoinder.api.scopes import HEAVY, files, works
from rejoinder.db.services import services
from rejoinder.db.upload import save_papers
from rejoinder.domain.route import RouteId
from rejoinder.usecases.advise import advise
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.choose_route import choose_route
from rejoinder.usecases.file_answer import file_answer
from rejoinder.usecases.record_decision import MOST_POINTS, RecordDecision, record_decision
from rejoinder.usecases.record_filing import record_filing
from rejoinder.usecases.record_withdrawal import record_withdrawal

router = Router(tags=["routes"])
SENT = functions.File(...)


class Choice(Schema):
    """The route that is taken."""

    route: RouteId
    reason: str | None = Field(None, min_length=1, max_length=2000)


class Filed(Schema):
    """What was handed in."""

    route: RouteId
    packet: Sha256 | None = Field(None, description="SHA-256 of the file that was handed in.")
    receipt: str | None = Field(None, min_length=1, max_length=200, description="The number that the platform gave.")


class Handed(Schema):
    """Where a file was handed in."""

    route: RouteId
    receipt: str | None = Field(None, min_length=1, max_length=200, description="The number that the platform gave.")


class Decision(Schema):
    """What the platform decided."""

    outcome: Literal["established", "refused", "round_lost"]
    points: int | None = Field(None, ge=0, le=MOST_POINTS)
    kind: Literal["general", "serious"] | None = None


class Withdrawal(Schema):
    """That the complainant withdrew."""

    confirmed_by_platform: bool = False


def writer_of(request: ApiRequest) -> CaseWriter:
    """Who writes in the case of the call."""
    return services().writer(request.case, request.caller.user)


@router.post("cases/{uuid:case}/route", response=Recorded, operation_id="choose_route", summary="Choose a route")
@works(cost=HEAVY)
def choose(request: ApiRequest, case: uuid.UUID, said: Choice) -> Any:
    """Record the route. The case is judged while the call waits, for only an open route can be taken."""
    writer = writer_of(request)
    events = choose_route(
        writer,
        said.route,
        reason=said.reason,
        advice=lambda: advise(writer.folder, services().app, now=writer.at).advice,
    )
    return recorded_response(request, events)


@router.post("cases/{uuid:case}/filings", response=CREATED, operation_id="record_filing", summary="Record a filing")
@files()
def filing(request: ApiRequest, case: uuid.UUID, said: Filed) -> Any:
    """Record that an answer was handed in; nothing is handed in by this call."""
    events = record_filing(writer_of(request), said.route, packet=said.packet, receipt=said.receipt)
    return Status(201, recorded_response(request, events))


@router.post(
    "cases/{uuid:case}/filings/file",
    response=CREATED,
    operation_id="file_answer",
    summary="Record a filing with its file",
)
@files()
def answer(request: ApiRequest, case: uuid.UUID, said: Form[Handed], file: UploadedFile = SENT) -> Any:
    """Record that an answer was handed in, and keep the very file that was; nothing is handed in by this call."""
    with tempfile.TemporaryDirectory(prefix="sent-") as aside:
        (sent,) = save_papers([file], Path(aside))
        writer, case_files = writer_of(request), services().case_files
        events = file_answer(writer, said.route, sent=sent, receipt=said.receipt, case_files=case_files)
    return Status(201, recorded_response(request, events))


@router.post(
    "cases/{uuid:case}/decisions", response=CREATED, operation_id="record_decision", summary="Record a decision"
)
@works()
def decision(request: ApiRequest, case: uuid.UUID, said: Decision) -> Any:
    """Record what the platform decided."""
    events = record_decision(writer_of(request), RecordDecision(**said.dict()))
    return Status(201, recorded_response(request, events))


@router.post(
    "cases/{uuid:case}/withdrawal",
    response=CREATED,
    operation_id="record_withdrawal",
    summary="Record a withdrawal",
)
@works()
def withdrawal(request: ApiRequest, case: uuid.UUID, said: Withdrawal) -> Any:
    """Record that the complaint was withdrawn; once more when the platform confirms it."""
    events = record_withdrawal(writer_of(request), confirmed_by_platform=said.confirmed_by_platform)
    return Status(201, recorded_response(request, events))
