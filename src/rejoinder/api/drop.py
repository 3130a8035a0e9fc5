"""Anything handed over at once: kept, sorted into a case in the background, corrected."""

from __future__ import annotations

import uuid
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Form, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.params import functions
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.record import recorded_response
from rejoinder.api.response_schema import Instant, Recorded
from rejoinder.api.scopes import reads, works
from rejoinder.db.drop import DropForm, DropIsUnknown, HandedFile, drop_of, keep_drop, try_again
from rejoinder.db.models import FileDrop
from rejoinder.db.organisation import shop_of
from rejoinder.db.permissions import case_for
from rejoinder.db.services import services
from rejoinder.db.task import move_elsewhere
from rejoinder.domain.intake import FileRole
from rejoinder.domain.member import Act

router = Router(tags=["papers"])
FILES = functions.File(..., description="Files of any kind and name, archives too.")
NUMBER = 2**31 - 1


class Handing(Schema):
    """What goes with the files."""

    token: str = Field("", max_length=36, description="Of your own making: the same token twice is one drop.")
    shop: int | None = Field(None, ge=1, le=NUMBER)
    received_at: Instant | None = None


class More(Schema):
    """What goes with files for a case that there is."""

    token: str = Field("", max_length=36)


class LeftOut(Schema):
    """A file that is not in the case, and why."""

    file: str
    says: str


class Same(Schema):
    """A case that may be about the same complaint."""

    case: uuid.UUID
    why: Literal["digest", "number", "listing"]


class DropShape(Schema):
    """How far the sorting is."""

    id: uuid.UUID
    state: Literal["waiting", "working", "asking", "done", "failed", "claimed"]
    case: uuid.UUID | None
    same: list[Same]
    left_out: list[LeftOut]
    trouble: str | None


class Decision(Schema):
    """What to do with a complaint that may be there already, or to try once more."""

    case: uuid.UUID | None = Field(None, description="The case to add the files to; one of its own where it is null.")


class Placing(Schema):
    """What a file of the case is."""

    file: str = Field(min_length=1, max_length=400, description="Its path in the case, or the name it came under.")
    role: FileRole


@router.post("drops", response={202: DropShape}, operation_id="hand_over", summary="Hand over files of any kind")
@works(cost=5)
def hand_over(
    request: ApiRequest, response: HttpResponse, said: Form[Handing], files: list[UploadedFile] = FILES
) -> Any:
    """Keep the files; they are sorted into a new case in the background."""
    organisation, who = request.caller.organisation, request.caller.user
    shop = shop_of(organisation, said.shop) if said.shop is not None else None
    wanted = DropForm(token=said.token, shop=shop, received_at=said.received_at)
    drop = keep_drop(services(), organisation, _handed(files), wanted, who)
    response["Location"] = f"/api/v1/drops/{drop.pk}"
    return Status(202, drop_record(request, drop))


@router.post(
    "cases/{uuid:case}/drops", response={202: DropShape}, operation_id="hand_over_more", summary="Add files of any kind"
)
@works(cost=5)
def hand_over_more(request: ApiRequest, case: uuid.UUID, said: Form[More], files: list[UploadedFile] = FILES) -> Any:
    """Keep the files; they are sorted into this case in the background."""
    wanted = DropForm(token=said.token, case=request.case)
    drop = keep_drop(services(), request.case.organisation, _handed(files), wanted, request.caller.user)
    return Status(202, drop_record(request, drop))


@router.get("drops/{uuid:drop}", response=DropShape, operation_id="show_drop", summary="How far a drop is")
@reads()
def show_drop(request: ApiRequest, drop: uuid.UUID) -> Any:
    """State, case and what was left out, of what the token's person handed over."""
    return drop_record(request, _drop(request, drop))


@router.post(
    "drops/{uuid:drop}/decision", response={202: DropShape}, operation_id="decide_drop", summary="Join, or begin anew"
)
@works(cost=5)
def decide_drop(request: ApiRequest, drop: uuid.UUID, said: Decision) -> Any:
    """Sort once more: into a case that may be the same, into one of its own, or after a failure."""
    found = _drop(request, drop)
    if found.state == "asking" and said.case is not None:
        if said.case.hex not in {each["case"] for each in found.same}:
            raise DropIsUnknown
        try_again(services(), found, case=case_for(request.caller.user, said.case, Act.WORK))
    elif found.state in ("asking", "failed"):
        try_again(services(), found, anyway=found.state == "asking" or found.anyway)
    return Status(202, drop_record(request, _drop(request, drop)))


@router.post("cases/{uuid:case}/papers/role", response=Recorded, operation_id="move_file", summary="Say what a file is")
@works(cost=5)
def move_file(request: ApiRequest, case: uuid.UUID, said: Placing) -> Any:
    """Put a file of the case to where files of its role lie."""
    return recorded_response(
        request, move_elsewhere(services(), request.case, request.caller.user, said.file, said.role)
    )


def _handed(files: list[UploadedFile]) -> list[HandedFile]:
    return [HandedFile(name=each.name or "", file=each) for each in files]


def _drop(request: ApiRequest, id: uuid.UUID) -> FileDrop:
    """What this person handed over for the house of the token. Raises: DropIsUnknown."""
    found = drop_of(request.caller.user, id)
    if found.organisation_id != request.caller.organisation.pk:
        raise DropIsUnknown
    return found


def drop_record(request: ApiRequest, drop: FileDrop) -> dict[str, Any]:
    """How far the sorting of files is."""
    language = request.language
    return {
        "id": drop.pk,
        "state": drop.state,
        "case": drop.case_id,
        "same": drop.same,
        "left_out": [{"file": one["file"], "says": one["says"].get(language, "")} for one in drop.left_out],
        "trouble": (drop.trouble or {}).get("says", {}).get(language),
    }
