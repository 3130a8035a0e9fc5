"""Papers: filed in a case, and listed."""

from __future__ import annotations

import datetime as dt
import tempfile
import uuid
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import attrs
from ninja import Form, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.params import functions
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.record import recorded_response
from rejoinder.api.response_schema import CREATED, Papers, Recorded
from rejoinder.api.scopes import reads, works
from rejoinder.db.models import File
from rejoinder.db.permissions import leave_of, role_of
from rejoinder.db.services import services
from rejoinder.db.upload import save_papers
from rejoinder.domain.evidence import PaperKind, Place, Vouched
from rejoinder.domain.member import Scope
from rejoinder.usecases.file_evidence import file_evidence
from rejoinder.usecases.vouch_paper import vouch_paper
from rejoinder.usecases.withdraw_paper import withdraw_paper

router = Router(tags=["papers"])
FILES = functions.File(...)


class Filing(Schema):
    """Where the papers belong and whom they came from."""

    place: Literal[Place.EVIDENCE, Place.LISTING, Place.CLAIMED] = Place.EVIDENCE
    kind: PaperKind | None = Field(None, description="What they are, where the seller vouches for it.")
    received_from: str | None = Field(None, min_length=1, max_length=300)


class Vouching(Schema):
    """What the seller says of a paper that does not show it."""

    path: str = Field(min_length=1, max_length=400, description="Of the paper, as papers are listed.")
    kind: PaperKind | None = None
    issued_on: dt.date | None = None
    parties: list[Annotated[str, Field(min_length=1, max_length=300)]] = Field(
        [], max_length=20, description="Names, the giver first."
    )
    item: str | None = Field(None, min_length=1, max_length=500)
    quantity: Decimal | None = Field(None, ge=0, le=10**12, max_digits=16, decimal_places=4)
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    mark: str | None = Field(None, min_length=1, max_length=300)
    sealed: bool | None = None


class TakingOut(Schema):
    """A paper that was filed by mistake."""

    path: str = Field(min_length=1, max_length=400)
    reason: str = Field(min_length=1, max_length=500, description="It stays in the ledger, so it should name nobody.")


@router.get("cases/{uuid:case}/papers", response=Papers, operation_id="list_papers", summary="Files of the case")
@reads()
def list_papers(request: ApiRequest, case: uuid.UUID) -> Any:
    """Everything that lies in the folder of the case; nothing that was taken out of it."""
    return {"papers": list(File.objects.filter(case=request.case, gone=False))}


@router.post("cases/{uuid:case}/papers", response=CREATED, operation_id="file_papers", summary="File papers in a case")
@works(cost=5)
def file_papers(request: ApiRequest, case: uuid.UUID, said: Form[Filing], files: list[UploadedFile] = FILES) -> Any:
    """All of the papers, or none. One that lies there already is not filed again."""
    with tempfile.TemporaryDirectory(prefix="papers-") as aside:
        events = file_evidence(
            services().writer(request.case, request.caller.user),
            save_papers(files, Path(aside)),
            received_from=said.received_from,
            kind=said.kind,
            place=said.place,
            papers=services().bare_papers(),
            case_files=services().case_files,
        )
    return Status(201, recorded_response(request, events))


@router.post(
    "cases/{uuid:case}/papers/vouch", response=Recorded, operation_id="vouch_paper", summary="Vouch for a paper"
)
@works()
def vouch(request: ApiRequest, case: uuid.UUID, said: Vouching) -> Any:
    """Record the seller's word on a paper, in the place of what was said of it before."""
    values = said.dict() | {"parties": tuple(said.parties)}
    path = values.pop("path")
    return recorded_response(
        request, vouch_paper(services().writer(request.case, request.caller.user), path, Vouched(**values))
    )


@router.post(
    "cases/{uuid:case}/papers/withdraw", response=Recorded, operation_id="withdraw_paper", summary="Take a paper out"
)
@works()
def withdraw(request: ApiRequest, case: uuid.UUID, said: TakingOut) -> Any:
    """Destroy a paper and what the ledger says of it; that it was destroyed, when and why remains.

    What may have gone out already is taken out only by those who manage the house, with a token that may; counsel
    takes out what he filed himself.
    """
    who, writer = request.caller, services().writer(request.case, request.caller.user)
    leave = leave_of(role_of(who.user, request.case))
    if Scope.MANAGE not in who.scopes:
        leave = attrs.evolve(leave, sent=False)
    events = withdraw_paper(writer, said.path, reason=said.reason, case_files=services().case_files, leave=leave)
    return recorded_response(request, events)
