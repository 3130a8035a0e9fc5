"""Exports: one complaint a row, kept for a day, looked at as the cases that they would become, and opened."""

from __future__ import annotations

import datetime as dt
import tempfile
import uuid
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from ninja import Form, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.params import functions
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.cursor import make_cursor, place
from rejoinder.api.scopes import HEAVY, needs, works
from rejoinder.db.export import (
    Ask,
    begin_export,
    export_request,
    keep_export,
    opened_rows,
    row_case,
    rows_of,
    stored_export,
)
from rejoinder.db.organisation import shop_of
from rejoinder.db.services import services
from rejoinder.db.upload import EXPORTS, UploadKindIsRefused, save_complaint
from rejoinder.domain.member import Act, Scope
from rejoinder.domain.reading import Role
from rejoinder.usecases.open_cases import PlannedCase, planned_cases, repeated_complaints

router = Router(tags=["cases"])
SPREADSHEET = functions.File(...)


class ExportWanted(Schema):
    """Whose complaints they are."""

    shop: int | None = Field(None, ge=1, le=2**31 - 1, description="The shop they are about.")


class ExportShape(Schema):
    """An export that was kept, and how far the opening of its rows is."""

    id: str
    """Names it for a day."""
    rows: int
    opened: int


class RowShape(Schema):
    """A row, and the case that it would become or has become."""

    number: int
    """As a person counts it in the spreadsheet."""
    case: uuid.UUID
    reference: str
    rights: list[str]
    complainant: str
    listings: int
    received: dt.date | dt.datetime | None
    repeats: bool
    """Whether an earlier row has the same number of a complaint."""


class Rows(Schema):
    """A page of rows, in the order of the spreadsheet."""

    rows: list[RowShape]
    next: str | None


@router.post("exports", response={201: ExportShape}, operation_id="keep_export", summary="Hand in an export")
@works(cost=HEAVY)
def keep(
    request: ApiRequest, response: HttpResponse, said: Form[ExportWanted], file: UploadedFile = SPREADSHEET
) -> Any:
    """Keep a spreadsheet for a day; no case is opened by this call."""
    organisation = request.caller.organisation
    shop = shop_of(organisation, said.shop) if said.shop is not None else None
    with tempfile.TemporaryDirectory(prefix="export-") as aside:
        ask = keep_export(services(), _spreadsheet(file, Path(aside)), organisation, shop, by=request.caller.user)
    named = ask.token
    response["Location"] = f"/api/v1/exports/{named}"
    return Status(201, _record(ask, named))


@router.get("exports/{id}", response=ExportShape, operation_id="show_export", summary="How far an export is")
@needs(Scope.READ, Act.WORK)
def show(request: ApiRequest, id: str) -> Any:
    """How many of its rows are cases by now."""
    return _record(_ask(request, id), id)


@router.get("exports/{id}/rows", response=Rows, operation_id="list_rows", summary="What an export would become")
@needs(Scope.READ, Act.WORK, cost=HEAVY)
def list_rows(
    request: ApiRequest,
    id: str,
    cursor: str = functions.Query("", max_length=2000),
    size: int = functions.Query(100, ge=1, le=500),
) -> Any:
    """Each row as it was read."""
    ask, at = _ask(request, id), place(request, cursor) or 0
    cases = planned_cases(stored_export(services(), ask.sha256, ask.name), services().app.markets())
    again = {case.folder for case in repeated_complaints(cases)}
    records = [_row(ask, case, repeats=case.folder in again) for case in cases[at : at + size]]
    return {"rows": records, "next": make_cursor(request, at + size if len(cases) > at + size else None)}


@router.post("exports/{id}/open", response={202: ExportShape}, operation_id="open_export", summary="Open every row")
@works(cost=HEAVY)
def begin(request: ApiRequest, id: str) -> Any:
    """Have every row opened as a case in the background; what is open already stays as it is."""
    ask = _ask(request, id)
    begin_export(services(), ask)
    return Status(202, _record(ask, id))


def _spreadsheet(file: UploadedFile, aside: Path) -> Path:
    """The spreadsheet as a file. Raises: UploadKindIsRefused, and what uploads raise."""
    spreadsheet = save_complaint(file, aside)
    if spreadsheet.suffix.lower() not in EXPORTS:
        raise UploadKindIsRefused(file=spreadsheet.name, suffixes=tuple(each.lstrip(".") for each in EXPORTS))
    return spreadsheet


def _ask(request: ApiRequest, id: str) -> Ask:
    return export_request(id, request.caller.organisation, request.caller.user)


def _record(ask: Ask, id: str) -> dict[str, Any]:
    rows = rows_of(services(), ask)
    return {"id": id, "rows": len(rows), "opened": opened_rows(ask, rows)}


def _row(ask: Ask, case: PlannedCase, *, repeats: bool) -> dict[str, Any]:
    read, row = case.reading, case.row
    owner = read.party(Role.OWNER) or read.party(Role.AGENT)
    return {
        "number": row.number,
        "case": row_case(ask.organisation, ask.sha256, row.number),
        "reference": row.reference or "",
        "rights": [right.value for right in read.rights],
        "complainant": owner.name if owner else "",
        "listings": len(read.listings),
        "received": row.received_at or row.received_on,
        "repeats": repeats,
    }
