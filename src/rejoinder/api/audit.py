"""Who did what when in the house, for its owners."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from rejoinder.api.cursor import given, place
from rejoinder.api.need import needs
from rejoinder.api.speech import say
from rejoinder.db.audit import NEWEST, cursor, deeds
from rejoinder.db.people import member_of
from rejoinder.domain.member import Act, Scope

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


@router.get("audit", response=Audit, operation_id="show_audit", summary="Who did what when")
@needs(Scope.READ, Act.MANAGE)
def show(
    request: HttpRequest,
    by: int | None = Query(None, ge=1, le=2**31 - 1, description="The number of a membership."),
    after: str = Query("", alias="cursor", max_length=2000),
) -> Any:
    """Lines of every ledger of the house, and what happened to its people, of everybody or of one."""
    house = request.caller.organisation
    who = member_of(house, by).user if by is not None else None
    at = place(request, after, by=by)
    found, more = deeds(house, below=cursor(at) if at else NEWEST, by=who)
    told = [{"at": each.at, "by": each.by, "says": say(request, each.says), "case": each.case} for each in found]
    return {"deeds": told, "next": given(request, str(more) if more else None, by=by)}
