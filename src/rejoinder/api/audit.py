"""Who did what when in the house, for its owners."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from ninja import Query, Router, Schema
from ninja.params import functions
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.cursor import make_cursor, place
from rejoinder.api.response_schema import Instant
from rejoinder.api.scopes import needs
from rejoinder.api.translation import say
from rejoinder.db.audit import GROUPS, NEWEST, DeedFilter, cursor, deeds
from rejoinder.db.people import member_of
from rejoinder.db.queries import FilterIsUnknown
from rejoinder.domain.member import Act, Scope
from rejoinder.vault.event_record import KINDS

router = Router(tags=["people"])


class DeedShape(Schema):
    """One thing that somebody did."""

    at: dt.datetime
    by: str
    says: str
    case: uuid.UUID | None
    """Where the ledger of a case says it."""


class Audit(Schema):
    """A page of deeds, the newest first."""

    deeds: list[DeedShape]
    next: str | None


class AuditQuery(Schema):
    """Which deeds; a field that is left out leaves everything in."""

    by: int | None = Field(None, ge=1, le=2**31 - 1, description="The number of a membership.")
    kind: str = Field(
        "",
        max_length=40,
        description="`access`, `people`, `settings`, `programs`, `cases`, or a kind "
        "of line as `show_history` names it.",
    )
    since: Instant | None = None
    until: Instant | None = Field(None, description="The first instant that is too late.")


@router.get("audit", response=Audit, operation_id="show_audit", summary="Who did what when")
@needs(Scope.READ, Act.MANAGE)
def show(
    request: ApiRequest, query: Query[AuditQuery], after: str = functions.Query("", alias="cursor", max_length=2000)
) -> Any:
    """Lines of every ledger of the organisation, and what happened to its people, newest first."""
    organisation, values = request.caller.organisation, query.dict()
    who = member_of(organisation, query.by).user if query.by is not None else None
    at = place(request, after, **values)
    filters = DeedFilter(by=who, since=query.since, until=query.until, kind=query.kind)
    if query.kind and query.kind not in GROUPS and query.kind not in KINDS:
        raise FilterIsUnknown(name="kind", value=query.kind)
    found, more = deeds(organisation, below=cursor(at) if at else NEWEST, filters=filters)
    records = [{"at": each.at, "by": each.by, "says": say(request, each.says), "case": each.case} for each in found]
    return {"deeds": records, "next": make_cursor(request, str(more) if more else None, **values)}
