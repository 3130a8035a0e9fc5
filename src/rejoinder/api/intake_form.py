"""What the seller tells of himself, of the other side's work and of his record, which no notice and no paper says."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Annotated, Any, Literal

from ninja import Router, Schema, Status
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.record import recorded_response
from rejoinder.api.response_schema import CREATED, Instant
from rejoinder.api.route import writer_of
from rejoinder.api.scopes import works
from rejoinder.db.services import services
from rejoinder.domain.exposure import PastViolation
from rejoinder.domain.right import Right
from rejoinder.usecases.case_at_hand import unread_case
from rejoinder.usecases.tell import record_seller_statements, tell_violation

router = Router(tags=["facts"])
Path = Annotated[str, Field(pattern=r"^(seller|work)\.[a-z_]{1,30}$")]


class Tale(Schema):
    """What is told; a field that is left out leaves what was told before."""

    facts: dict[Path, Annotated[str, Field(max_length=500)]] = Field(
        {}, max_length=20, description="By path, such as `seller.entity` and `work.completed_on`."
    )
    received_at: Instant | None = None
    registered_on: dt.date | None = None
    filed_on: dt.date | None = None
    valid_to: dt.date | None = None
    sensitive: list[Literal["unit_price", "supplier", "bank_account", "customer"]] | None = Field(
        None, max_length=4, description="What stays private in everything that leaves the house."
    )


class Violation(Schema):
    """One entry of the shop's record."""

    at: Instant
    kind: Literal["general", "serious"]
    right: Right
    points: int | None = Field(None, ge=0, le=100)
    state: Literal["established", "open", "withdrawn", "refused"]


@router.post("cases/{uuid:case}/told", response=CREATED, operation_id="tell", summary="Tell what no paper says")
@works(cost=5)
def tell_it(request: ApiRequest, case: uuid.UUID, said: Tale) -> Any:
    """Record what is new of it."""
    writer = writer_of(request)
    days = said.dict(include={"received_at", "registered_on", "filed_on", "valid_to"}, exclude_unset=True)
    known = unread_case(writer.folder, services().app)
    events = record_seller_statements(writer, known, facts=said.facts, complaint=days, sensitive=said.sensitive)
    return Status(201, recorded_response(request, events))


@router.post(
    "cases/{uuid:case}/violations",
    response=CREATED,
    operation_id="tell_violation",
    summary="Tell of an earlier complaint",
)
@works()
def violation(request: ApiRequest, case: uuid.UUID, said: Violation) -> Any:
    """Record one entry of the shop's record, by which points and strikes are counted."""
    past = PastViolation(at=said.at, kind=said.kind, right=said.right.value, points=said.points, state=said.state)
    return Status(201, recorded_response(request, tell_violation(writer_of(request), past)))
