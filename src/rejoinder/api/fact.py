"""Facts that were read from the complaint and the papers: listed, accepted, corrected, refused."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from ninja import Router, Schema
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.record import recorded_response
from rejoinder.api.response_schema import Facts, Recorded
from rejoinder.api.scopes import reads, works
from rejoinder.db.judge import FACTS
from rejoinder.db.models import Judgement
from rejoinder.db.services import services
from rejoinder.domain.event import FactConfirmed, FactCorrected, FactRefused
from rejoinder.usecases.dispose_facts import Disposal, FactDisposition, dispose_facts

router = Router(tags=["facts"])
STATES = {FactConfirmed: "confirmed", FactCorrected: "corrected", FactRefused: "refused"}


class Saying(Schema):
    """What a person says of one fact."""

    said: FactDisposition
    path: str = Field(min_length=1, max_length=200, description="The `path` of the fact; of a correction `correct_at`.")
    value: str = Field("", max_length=2000, description="The right value, of a correction.")
    seen: str | None = Field(
        None, max_length=2000, description="The `value` that was looked at; the call is refused where it changed."
    )


class Sayings(Schema):
    """What is said, in this order."""

    facts: list[Saying] = Field(min_length=1, max_length=200)


@router.get("cases/{uuid:case}/facts", response=Facts, operation_id="list_facts", summary="The facts of a case")
@reads()
def list_facts(request: ApiRequest, case: uuid.UUID) -> Any:
    """The facts as they were judged and as people have said since; empty until the case was judged."""
    since = dict(_since(request))
    return {"facts": [_fact(each, since, request.language) for each in _stored_facts(request)]}


@router.post("cases/{uuid:case}/facts", response=Recorded, operation_id="say_of_facts", summary="Speak on facts")
@works(cost=5)
def say_of_facts(request: ApiRequest, case: uuid.UUID, said: Sayings) -> Any:
    """Record all of it as a person's word, or none where one of it cannot be."""
    writer = services().writer(request.case, request.caller.user)
    disposals = [Disposal(said=one.said, field=one.path, value=one.value, seen=one.seen) for one in said.facts]
    return recorded_response(request, dispose_facts(writer, services().app, disposals))


def _stored_facts(request: ApiRequest) -> list[Mapping[str, Any]]:
    record = services().record(request.case, FACTS)
    return record["facts"] if record else []


def _since(request: ApiRequest) -> Iterator[tuple[str, tuple[str, str]]]:
    """State and value by path, of facts on which people spoke after the case was judged last."""
    judged = Judgement.objects.values_list("head_n", flat=True).get(pk=request.case.pk)
    for entry in services().writer(request.case, request.caller.user).entries():
        event = entry.event
        if entry.line.n > judged and isinstance(event, FactConfirmed | FactCorrected | FactRefused):
            yield event.field, (STATES[type(event)], event.value)


def _fact(fact: Mapping[str, Any], since: Mapping[str, tuple[str, str]], language: str) -> dict[str, Any]:
    state, value = since.get(fact["path"]) or since.get(fact["correct_at"] or "") or (fact["state"], "")
    shown = value if state == "corrected" and value else fact["shown"][language]
    return {**fact, "state": state, "label": fact["label"][language], "shown": shown}
