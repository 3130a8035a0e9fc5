"""Notices: what one was told, how one wants to be told, and when a house is reminded."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db.models import Q, QuerySet
from ninja import Router, Schema, Status
from ninja.params import functions
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.cursor import make_cursor, place
from rejoinder.api.scopes import keeps, manages, reads
from rejoinder.db import notice_choice
from rejoinder.db.models import Notice
from rejoinder.db.notice import choice_of, permitted_notices, reminding_of, way_of
from rejoinder.db.services import services
from rejoinder.domain.notice import NoticeKind, Way

router = Router(tags=["notices"])
Hour = Field("", max_length=8, description="Such as `22:00`; empty for none.")


class NoticeShape(Schema):
    """Something that the token's person was told."""

    id: int
    kind: str
    urgent: bool
    says: str
    case: uuid.UUID | None
    made_at: dt.datetime
    due_at: dt.datetime | None
    """When it should have been told."""
    missed: bool
    read_at: dt.datetime | None


class Notices(Schema):
    """A page of notices, the newest first."""

    notices: list[NoticeShape]
    next: str | None


class Seen(Schema):
    """What was read."""

    id: int | None = Field(None, ge=1, le=2**31 - 1, description="One notice; all of the house where it is left out.")


class Choice(Schema):
    """How the token's person wants to be told."""

    ways: dict[NoticeKind, Way] = Field(description="By kind of notice.", max_length=30)
    quiet_from: str = Hour
    quiet_until: str = Hour
    urgent_breaks: bool = True
    digest_at: str = Field("08:00", min_length=1, max_length=8)


class ReminderSettings(Schema):
    """When a house is reminded, and to which servers of its own notices may go."""

    leads: list[int] = Field(max_length=30, description="Hours before the safe end of a deadline.")
    escalate_hours: int = Field(ge=0, le=notice_choice.MOST_HOURS)
    hosts: list[str] = Field([], max_length=100)


@router.get("notices", response=Notices, operation_id="list_notices", summary="What one was told")
@reads()
def list_notices(
    request: ApiRequest,
    unread: bool = False,
    cursor: str = functions.Query("", max_length=2000),
    size: int = functions.Query(50, ge=1, le=200),
) -> Any:
    """Notices of the token's person about this house, and about the person alone."""
    found, below = _mine(request), place(request, cursor, unread=unread)
    if unread:
        found = found.filter(read_at=None)
    if below is not None:
        found = found.filter(pk__lt=below)
    rows = list(found.order_by("-pk")[: size + 1])
    more = rows[size - 1].pk if len(rows) > size else None
    return {
        "notices": [_record(request, row) for row in rows[:size]],
        "next": make_cursor(request, more, unread=unread),
    }


@router.post("notices/read", response={204: None}, operation_id="read_notices", summary="Note notices as read")
@keeps()
def read(request: ApiRequest, said: Seen) -> Any:
    """Note one notice, or all of them, as read."""
    found = _mine(request)
    notice_choice.note_read(services(), found if said.id is None else found.filter(pk=said.id))
    return Status(204, None)


@router.get("notices/choice", response=Choice, operation_id="show_notice_choice", summary="How one wants to be told")
@reads()
def choice(request: ApiRequest) -> Any:
    """Ways by kind of notice, quiet hours, and the hour of the digest."""
    found = choice_of(request.caller.user)
    return {
        "ways": {kind: way_of(found, kind) for kind in NoticeKind},
        "quiet_from": _hour(found.quiet_from),
        "quiet_until": _hour(found.quiet_until),
        "urgent_breaks": found.urgent_breaks,
        "digest_at": _hour(found.digest_at),
    }


@router.put("notices/choice", response=Choice, operation_id="choose_notices", summary="Say how one wants to be told")
@keeps()
def choose(request: ApiRequest, said: Choice) -> Any:
    """Put this in the place of what was chosen; refused to whoever is told of other houses as well."""
    notice_choice.refuse_other_organisations(request.caller.user, request.caller.organisation)
    ways = {kind.value: way.value for kind, way in said.ways.items()}
    quiet = (said.quiet_from, said.quiet_until)
    user = request.caller.user
    notice_choice.choose(user, ways, quiet=quiet, urgent_breaks=said.urgent_breaks, digest=said.digest_at)
    return choice(request)


@router.get("notices/reminders", response=ReminderSettings, operation_id="show_reminders", summary="When it reminds")
@reads()
def reminders(request: ApiRequest) -> Any:
    """When the house is reminded of a deadline."""
    return reminding_of(request.caller.organisation.pk)


@router.put("notices/reminders", response=ReminderSettings, operation_id="set_reminders", summary="Say when it reminds")
@manages()
def set_reminders(request: ApiRequest, said: ReminderSettings) -> Any:
    """Put this in the place of what was set; the timers of every case are planned anew."""
    organisation = request.caller.organisation
    leads, escalate = [str(each) for each in said.leads], str(said.escalate_hours)
    notice_choice.set_reminding(services(), organisation, leads=leads, escalate=escalate, hosts=said.hosts)
    return reminders(request)


def _mine(request: ApiRequest) -> QuerySet[Notice]:
    """The person's notices, without those of other houses: a token opens one."""
    here = Q(organisation=request.caller.organisation) | Q(organisation=None, case=None)
    return permitted_notices(request.caller.user).filter(here)


def _record(request: ApiRequest, row: Notice) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in ("id", "kind", "urgent", "made_at", "due_at", "missed", "read_at")}
    return {**plain, "says": row.says[request.language], "case": row.case_id}


def _hour(at: dt.time | None) -> str:
    return f"{at:%H:%M}" if at else ""
