"""A case as a whole: named, closed, opened again, merged into another."""

from __future__ import annotations

import uuid
from typing import Any

from ninja import Router, Schema, Status
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.drop import DropShape, Same, drop_record
from rejoinder.api.record import card_of, case_record
from rejoinder.api.response_schema import CaseShape
from rejoinder.api.scopes import reads, works
from rejoinder.db import case_life
from rejoinder.db.duplicate import listings_of, similar_cases
from rejoinder.db.permissions import CaseIsUnknown, case_for
from rejoinder.db.services import services
from rejoinder.domain.member import Act

router = Router(tags=["cases"])


class Naming(Schema):
    """The name of a case."""

    name: str = Field("", max_length=case_life.NAME_LENGTH, description="Empty: it is named by its complaint again.")


class Merging(Schema):
    """Where the files of a case go."""

    into: uuid.UUID = Field(description="Another case of the same organisation.")


class SameCases(Schema):
    """Cases that may be about the same complaint."""

    cases: list[Same]


@router.post("cases/{uuid:case}/name", response=CaseShape, operation_id="rename_case", summary="Name a case")
@works()
def rename(request: ApiRequest, case: uuid.UUID, said: Naming) -> Any:
    """Give the case a name of its own, or none."""
    case_life.rename(services(), request.case, said.name, by=request.caller.user)
    return case_record(request, card_of(request.case))


@router.post("cases/{uuid:case}/close", response=CaseShape, operation_id="close_case", summary="Close a case")
@works()
def close(request: ApiRequest, case: uuid.UUID) -> Any:
    """Take the case off the list of open ones, whatever its clock says; harmless when repeated."""
    case_life.close(services(), request.case, by=request.caller.user)
    return case_record(request, card_of(request.case))


@router.post("cases/{uuid:case}/reopen", response=CaseShape, operation_id="reopen_case", summary="Open it again")
@works()
def reopen(request: ApiRequest, case: uuid.UUID) -> Any:
    """Put a closed case back where its complaint stands; one that was merged stays closed."""
    case_life.reopen(services(), request.case, by=request.caller.user)
    return case_record(request, card_of(request.case))


@router.get("cases/{uuid:case}/same", response=SameCases, operation_id="list_same", summary="Cases of one complaint")
@reads()
def list_similar_cases(request: ApiRequest, case: uuid.UUID) -> Any:
    """Other open cases that may be about the same complaint, the surest first; merge or close one of them."""
    listings = listings_of(services().record(request.case, "answer.en.json"))
    found = similar_cases(request.caller.user, request.case, listings)
    return {"cases": [{"case": card.pk, "why": why} for card, why in found]}


@router.post("cases/{uuid:case}/merge", response={202: DropShape}, operation_id="merge_case", summary="Merge a case")
@works(cost=5)
def merge(request: ApiRequest, case: uuid.UUID, said: Merging) -> Any:
    """Make the case part of another: its files are sorted into that one in the background, and it is closed."""
    into = case_for(request.caller.user, said.into, Act.WORK)
    if into.organisation_id != request.caller.organisation.pk:
        raise CaseIsUnknown
    drop = case_life.merge(services(), request.case, into, by=request.caller.user)
    return Status(202, drop_record(request, drop))
