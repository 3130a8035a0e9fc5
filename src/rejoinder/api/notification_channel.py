"""Ways by which notices reach a person outside the workspace."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ninja import Router, Schema, Status
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.scopes import files, reads
from rejoinder.db import notice_choice
from rejoinder.db.models import Channel, Delivery
from rejoinder.db.services import services
from rejoinder.domain.member import Act

router = Router(tags=["notices"])
SHOWN = 8


class WayWanted(Schema):
    """One more way."""

    name: str = Field("", max_length=100)
    address: str = Field(min_length=1, max_length=1000, description="`mail`, or as the service wants it: `tgram://…`.")


class HandedShape(Schema):
    """A notice that went this way, and what became of it."""

    at: dt.datetime
    state: str
    """`waiting`, `digest`, `sending`, `sent`, `failed` or `unknown`."""
    why: str


class WayShape(Schema):
    """A way; its address is shown nowhere."""

    id: int
    name: str
    service: str
    state: str
    added_at: dt.datetime
    handed: list[HandedShape]
    """The last notices, the newest first."""


class Ways(Schema):
    """The ways of the token's person, in the order in which they were added."""

    ways: list[WayShape]


@router.get("notices/ways", response=Ways, operation_id="list_ways", summary="Ways out of the workspace")
@reads()
def list_ways(request: ApiRequest) -> Any:
    """Every way, and what became of the last notices by it."""
    found = Channel.objects.filter(user=request.caller.user).order_by("pk")
    return {"ways": [_record(request, each) for each in found]}


@router.post("notices/ways", response={201: WayShape}, operation_id="add_way", summary="Add a way")
@files(Act.SEE)
def add(request: ApiRequest, said: WayWanted) -> Any:
    """One more way, which is tried at once; refused to whoever is told of other houses as well."""
    user = request.caller.user
    notice_choice.refuse_other_organisations(user, request.caller.organisation)
    channel = notice_choice.add_tried_channel(services(), user, name=said.name, address=said.address)
    return Status(201, _record(request, channel))


@router.post("notices/ways/{int:number}/try", response={202: WayShape}, operation_id="try_way", summary="Try a way")
@files(Act.SEE)
def attempt(request: ApiRequest, number: int) -> Any:
    """Send a notice by one way, in the background, to see whether it arrives."""
    notice_choice.try_channel(services(), request.caller.user, number)
    return Status(202, _record(request, Channel.objects.get(pk=number)))


@router.delete("notices/ways/{int:number}", response={204: None}, operation_id="remove_way", summary="Remove a way")
@files(Act.SEE)
def remove(request: ApiRequest, number: int) -> Any:
    """One way less; refused to whoever is told of other houses as well."""
    notice_choice.refuse_other_organisations(request.caller.user, request.caller.organisation)
    notice_choice.remove_channel(request.caller.user, number)
    return Status(204, None)


def _record(request: ApiRequest, way: Channel) -> dict[str, Any]:
    last = Delivery.objects.filter(channel=way).order_by("-pk")[:SHOWN]
    return {
        "id": way.pk,
        "name": way.name,
        "service": way.kind,
        "state": way.state,
        "added_at": way.added_at,
        "handed": [
            {"at": each.over_at or each.due_at, "state": each.state, "why": (each.why or {}).get(request.language, "")}
            for each in last
        ],
    }
