"""What happened in a case, how it stands, and that its ledger is whole."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from ninja import Query, Router, Schema
from ninja.params import functions
from pydantic import AwareDatetime, Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.cursor import make_cursor, place
from rejoinder.api.download_response import file_description, file_response
from rejoinder.api.response_schema import Answer, Instant
from rejoinder.api.route import writer_of
from rejoinder.api.scopes import HEAVY, needs, reads
from rejoinder.api.translation import say
from rejoinder.assembly.case_identification import identification_rows
from rejoinder.db.case_archive import archive, verify_case_archive
from rejoinder.db.services import services
from rejoinder.domain.member import Act, Scope
from rejoinder.domain.phrase import phrase
from rejoinder.usecases.case_history import CaseHistoryLine, event_sentence, history
from rejoinder.usecases.case_status import status
from rejoinder.usecases.point_in_time import case_at_line, line_at
from rejoinder.usecases.spoken_record import history_record, status_record, verified_record

router = Router(tags=["history"])


class HistoryLine(Schema):
    """One line of the ledger."""

    n: int
    at: AwareDatetime
    by: str
    event: str
    says: str
    destroyed: bool
    hash: str
    details: dict[str, Any]


class History(Schema):
    """A page of lines, the oldest first."""

    lines: list[HistoryLine]
    next: str | None


class Moment(Schema):
    """After which line of the ledger or at which hour; now where neither is named."""

    line: int | None = Field(None, ge=0, le=2**31 - 1)
    at: Instant | None = None


class HistoryQuery(Schema):
    """Which lines; a field that is left out leaves everything in."""

    by: str = Field("", max_length=600, description="The signature, as a line has it.")
    kind: str = Field("", max_length=40, description="`event` of a line.")
    since: Instant | None = None
    until: Instant | None = Field(None, description="The first instant that is too late.")

    def fits(self, line: CaseHistoryLine) -> bool:
        """Whether a line is asked for."""
        by, kind = not self.by or line.by == self.by, not self.kind or line.event == self.kind
        return by and kind and (not self.since or line.at >= self.since) and (not self.until or line.at < self.until)


class KnownShape(Schema):
    """A case as it stood."""

    n: int
    """The last line that had been written; 0 where none had."""
    matter: list[tuple[str, str]]
    """What it is about: each a name and a value."""
    papers: list[str]
    facts: list[str]
    """What people had said of facts."""
    done: list[str]
    """Route, agreement, filings, letters, offers and decisions."""


@router.get("cases/{uuid:case}/history", response=History, operation_id="show_history", summary="The ledger")
@reads()
def show_history(
    request: ApiRequest,
    case: uuid.UUID,
    query: Query[HistoryQuery],
    cursor: str = functions.Query("", max_length=2000),
    size: int = functions.Query(100, ge=1, le=500),
) -> Any:
    """Who did what when, page by page."""
    values = query.dict()
    after = place(request, cursor, **values) or 0
    lines = [line for line in history(writer_of(request)) if line.n > after and query.fits(line)]
    page = history_record(lines[:size], partial(say, request))
    return {
        "lines": page["lines"],
        "next": make_cursor(request, lines[size - 1].n if len(lines) > size else None, **values),
    }


@router.get("cases/{uuid:case}/known", response=KnownShape, operation_id="show_known", summary="What was known then")
@reads()
def show_known(
    request: ApiRequest,
    case: uuid.UUID,
    moment: Query[Moment],
) -> Any:
    """What stood in the case after a line or at an hour; what has been destroyed since is not known any more."""
    entries, hour = writer_of(request).entries(), moment.at or services().now()
    known = case_at_line(entries, moment.line if moment.line is not None else line_at(entries, hour))
    found = known.case
    events = (*found.confirmed, *found.corrected, *found.refused)
    done = (*found.filed, *found.letters, *found.offers, *found.decisions)
    single = (found.route, found.agreement, found.withdrawn)
    return {
        "n": known.n,
        "matter": identification_rows(found, found.reading, say=partial(say, request))
        if found.reading is not None
        else [],
        "papers": [paper.path for paper in found.papers],
        "facts": [say(request, event_sentence(event)) for event in events],
        "done": [
            say(request, event_sentence(event)) for event in (*(each for each in single if each is not None), *done)
        ],
    }


@router.get("cases/{uuid:case}/status", response=Answer, operation_id="show_status", summary="How a case stands")
@reads()
def show_status(request: ApiRequest, case: uuid.UUID) -> Any:
    """The case at a glance, as `rejoinder case status --json`; nothing is judged."""
    found = status(writer_of(request))
    says = [phrase("case.status-complaint", file=found.complaint), *found.says]
    return status_record(found, says, partial(say, request))


@router.get("cases/{uuid:case}/verification", response=Answer, operation_id="verify_case", summary="Verify the ledger")
@reads(cost=HEAVY)
def verify_case(request: ApiRequest, case: uuid.UUID) -> Any:
    """Prove that ledger and papers are as they were, or name what changed, as `rejoinder verify --json`."""
    found = verify_case_archive(services(), request.case)
    return {"path": request.case.pk.hex, **verified_record(found, partial(say, request))}


@router.get(
    "cases/{uuid:case}/archive",
    operation_id="fetch_archive",
    summary="The whole case",
    openapi_extra=file_description("application/zip"),
)
@needs(Scope.READ, Act.MANAGE, cost=HEAVY)
def fetch_archive(request: ApiRequest, case: uuid.UUID) -> Any:
    """Files, ledger and answer as a zip, which `rejoinder verify` accepts unpacked."""
    name = f"case-{request.case.pk.hex[:8]}"
    return file_response(archive(services(), request.case, name), f"{name}.zip", "application/zip")
