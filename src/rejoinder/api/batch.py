"""The same act on many cases, asked for once and done case by case in the background."""

from __future__ import annotations

import uuid
from typing import Any, Literal

from ninja import Router, Schema, Status
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.scopes import needs, reads
from rejoinder.api.translation import say
from rejoinder.db import batch
from rejoinder.db.models import Batch, BatchStep, Card
from rejoinder.db.permissions import cards_of
from rejoinder.domain.member import Act, Scope
from rejoinder.domain.route import RouteId

router = Router(tags=["batches"])


class Asked(Schema):
    """What is to be done with which cases."""

    act: Literal["assign", "close", "comply", "file"]
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


class ForeseenShape(Schema):
    """What would happen to one case."""

    case: uuid.UUID
    changes: bool
    says: str
    """What changes, or why nothing does."""


class Foresight(Schema):
    """What would happen, case by case."""

    cases: list[ForeseenShape]


class BatchShape(Schema):
    """A batch, with the cases that it changes."""

    id: uuid.UUID
    act: str
    steps: list[StepShape]


@router.post("batches/foresee", response=Foresight, operation_id="foresee_batch", summary="What a batch would do")
@needs(Scope.READ, Act.WORK)
def foresee(request: ApiRequest, said: Asked) -> Any:
    """What would change in each case, or why nothing would; nothing is written."""
    cards = _picked(request, said)
    batch.refuse_unless_few(cards)
    found = batch.preview_batch(cards, said.act, _values(said), organisation=request.caller.organisation)
    records = [
        {"case": each.card.pk, "changes": each.changes is not None, "says": say(request, says)}
        for each in found
        if (says := each.changes or each.refused) is not None
    ]
    return {"cases": records}


@router.post("batches", response={202: BatchShape}, operation_id="begin_batch", summary="Do the same with many cases")
@needs(Scope.FILE, Act.WORK, cost=5)
def begin(request: ApiRequest, said: Asked) -> Any:
    """Assign, close, choose to comply, or record a filing; cases that the act would not change are left out."""
    who, organisation = request.caller.user, request.caller.organisation
    started = batch.begin(_picked(request, said), said.act, _values(said), by=who, organisation=organisation)
    return Status(202, _record(request, started))


@router.get("batches/{uuid:id}", response=BatchShape, operation_id="show_batch", summary="How a batch goes")
@reads()
def show(request: ApiRequest, id: uuid.UUID) -> Any:
    """Each case of a batch that one asked for oneself."""
    return _record(request, batch.batch_for(request.caller.user, request.caller.organisation, id))


@router.post("batches/{uuid:id}/undo", response={202: BatchShape}, operation_id="undo_batch", summary="Undo a batch")
@needs(Scope.WRITE, Act.WORK, cost=5)
def undo(request: ApiRequest, id: uuid.UUID) -> Any:
    """Undo it in the cases that stand as it left them: handlers, and what was closed; a filing stays recorded."""
    found = batch.batch_for(request.caller.user, request.caller.organisation, id)
    return Status(202, _record(request, batch.begin_undo(found, by=request.caller.user)))


def _picked(request: ApiRequest, said: Asked) -> list[Card]:
    visible = cards_of(request.caller.user, request.caller.organisation)
    return list(visible.filter(pk__in=said.cases).select_related("case", "handler").order_by("pk"))


def _values(said: Asked) -> dict[str, str]:
    if said.act == "assign":
        return {"handler": "none" if said.handler is None else str(said.handler)}
    return {"route": said.route.value} if said.act == "file" else {}


def _record(request: ApiRequest, started: Batch) -> dict[str, Any]:
    return {"id": started.pk, "act": started.act, "steps": [_step(request, each) for each in started.steps.all()]}


def _step(request: ApiRequest, step: BatchStep) -> dict[str, Any]:
    trouble = (step.trouble or {}).get("says", {}).get(request.language)
    return {"case": step.case_id, "state": step.state, "trouble": trouble}
