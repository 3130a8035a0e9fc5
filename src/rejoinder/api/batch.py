"""The same act on many cases, asked for once and done case by case in the background."""

from __future__ import annotations

import uuid
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field

from rejoinder.api.need import needs, reads
from rejoinder.db import batch
from rejoinder.db.models import Batch, BatchStep
from rejoinder.db.walls import cards_of
from rejoinder.domain.member import Act, Scope
from rejoinder.domain.route import RouteId

router = Router(tags=["batches"])


class Asked(Schema):
    """What is to be done with which cases."""

    act: Literal["assign", "comply", "file"]
    cases: list[uuid.UUID] = Field(min_length=1, max_length=batch.MOST)
    handler: int | None = Field(None, ge=1, le=2**31 - 1, description="Of `assign`; null for nobody.")
    route: RouteId = Field(RouteId.COUNTER_NOTICE, description="Of `file`.")


class StepShape(Schema):
    """One case of a batch, and how it went."""

    case: uuid.UUID
    state: str
    """`waiting`, `done` or `refused`."""
    trouble: str | None
    """Why it was refused."""


class BatchShape(Schema):
    """A batch, with the cases that it changes."""

    id: uuid.UUID
    act: str
    steps: list[StepShape]


@router.post("batches", response={202: BatchShape}, operation_id="begin_batch", summary="Do the same with many cases")
@needs(Scope.FILE, Act.WORK, cost=5)
def begin(request: HttpRequest, said: Asked) -> Any:
    """Assign, choose to comply, or record a filing; cases that the act would not change are left out."""
    who, house = request.caller.user, request.caller.organisation
    cards = list(cards_of(who, house).filter(pk__in=said.cases).select_related("case", "handler").order_by("pk"))
    made = batch.begin(cards, said.act, _values(said), by=who, house=house)
    return Status(202, _record(request, made))


@router.get("batches/{uuid:id}", response=BatchShape, operation_id="show_batch", summary="How a batch goes")
@reads()
def show(request: HttpRequest, id: uuid.UUID) -> Any:
    """Each case of a batch that one asked for oneself."""
    return _record(request, batch.batch_for(request.caller.user, request.caller.organisation, id))


def _values(said: Asked) -> dict[str, str]:
    if said.act == "assign":
        return {"handler": "none" if said.handler is None else str(said.handler)}
    return {"route": said.route.value} if said.act == "file" else {}


def _record(request: HttpRequest, made: Batch) -> dict[str, Any]:
    return {"id": made.pk, "act": made.act, "steps": [_step(request, each) for each in made.steps.all()]}


def _step(request: HttpRequest, step: BatchStep) -> dict[str, Any]:
    trouble = (step.trouble or {}).get("says", {}).get(request.language)
    return {"case": step.case_id, "state": step.state, "trouble": trouble}
