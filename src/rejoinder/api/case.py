"""Cases: opened, listed, looked at, assigned, judged anew, deleted."""

from __future__ import annotations

import tempfile
import uuid
from pathlib import Path
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Form, Query, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.params import functions
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.cursor import make_cursor, place
from rejoinder.api.download_response import file_description, file_response
from rejoinder.api.record import card_of, case_record
from rejoinder.api.response_schema import Answer, CasePage, CaseShape, Documents, Instant
from rejoinder.api.scopes import manages, reads, works
from rejoinder.db import case_life
from rejoinder.db.assign import assign, handler_for
from rejoinder.db.file import stored_file, stream
from rejoinder.db.intake import ComplaintIsGivenTwice, ComplaintIsNotGiven, StoredComplaint
from rejoinder.db.models import Document
from rejoinder.db.organisation import shop_of
from rejoinder.db.permissions import cards_of
from rejoinder.db.queries import Filters, Hours, filtered_cards, in_phase, page
from rejoinder.db.services import services
from rejoinder.db.task import open_elsewhere
from rejoinder.db.upload import save_complaint, save_papers
from rejoinder.domain.evidence import Place
from rejoinder.domain.notice import zone_named

router = Router(tags=["cases"])
NUMBER = 2**31 - 1
NO_FILE, NO_FILES = functions.File(None), functions.File([])


class Opening(Schema):
    """What is known beside the complaint."""

    text: str = Field("", max_length=2_000_000, description="The complaint as words, where it is no file.")
    received_at: Instant | None = Field(None, description="When the seller could first read it.")
    shop: int | None = Field(None, ge=1, le=NUMBER, description="The shop it is about.")


class Asked(Schema):
    """Which cases, in which order. A field that is left out leaves everything in."""

    phase: Literal["", "open", "answered", "over", "all"] = ""
    platform: str = Field("", max_length=64)
    right: str = Field("", max_length=20)
    shop: str = Field("", max_length=10)
    handler: str = Field("", max_length=10, description="The number of a member, or `none`.")
    due: Literal["", "overdue", "today", "week", "later", "undated"] = ""
    complainant: str = Field("", max_length=200)
    q: str = Field("", max_length=200, description="Words, numbers or addresses of listings.")
    sort: Literal["due", "newest", "complainant"] = "due"


class Assignment(Schema):
    """Who is to work on a case."""

    handler: int | None = Field(None, ge=1, le=NUMBER, description="The number of a member; null for nobody.")


@router.post("cases", response={201: CaseShape}, operation_id="open_case", summary="Open a case")
@works(cost=5)
def open_case(
    request: ApiRequest,
    response: HttpResponse,
    said: Form[Opening],
    complaint: UploadedFile | None = NO_FILE,
    evidence: list[UploadedFile] = NO_FILES,
    listing: list[UploadedFile] = NO_FILES,
    claimed: list[UploadedFile] = NO_FILES,
) -> Any:
    """A new case with its complaint and papers, or none at all. It is judged in the background."""
    organisation = request.caller.organisation
    shop = shop_of(organisation, said.shop) if said.shop is not None else None
    uploads = {Place.EVIDENCE: evidence, Place.LISTING: listing, Place.CLAIMED: claimed}
    with tempfile.TemporaryDirectory(prefix="open-") as aside:
        complaint_file = _save_complaint(said.text, complaint, Path(aside))
        papers = {where: save_papers(each, Path(aside) / where.value) for where, each in uploads.items()}
        intake = StoredComplaint(complaint=complaint_file, papers=papers, received_at=said.received_at, shop=shop)
        case = open_elsewhere(services(), organisation, intake, request.caller.user)
    response["Location"] = f"/api/v1/cases/{case.pk}"
    return Status(201, case_record(request, card_of(case)))


def _save_complaint(text: str, complaint: UploadedFile | None, aside: Path) -> Path:
    """The complaint in a file. Raises: ComplaintIsNotGiven, ComplaintIsGivenTwice, and what uploads raise."""
    if complaint is not None:
        if text.strip():
            raise ComplaintIsGivenTwice
        return save_complaint(complaint, aside)
    if not text.strip():
        raise ComplaintIsNotGiven
    path = aside / "complaint.txt"
    path.write_bytes(text.encode("utf-8", "replace"))
    return path


@router.get("cases", response=CasePage, operation_id="list_cases", summary="List and search cases")
@reads()
def list_cases(
    request: ApiRequest,
    query: Query[Asked],
    cursor: str = functions.Query("", max_length=2000),
    size: int = functions.Query(50, ge=1, le=200),
) -> Any:
    """The cases of the house, page by page. With `q` those of every phase are found, else those that wait."""
    organisation, values = request.caller.organisation, query.dict()
    filters = Filters.of(values)
    at = place(request, cursor, **values) or {}
    hours = Hours.of(services().now(), zone_named(organisation.zone))
    found = filtered_cards(cards_of(request.caller.user, organisation), filters, organisation, hours)
    got = page(in_phase(found.cards, filters.phase), sort=filters.sort, size=size, **at)
    return {
        "cases": [case_record(request, card) for card in got.cards],
        "next": make_cursor(request, {"after": got.after} if got.after else None, **values),
        "previous": make_cursor(request, {"before": got.before} if got.before else None, **values),
    }


@router.get("cases/{uuid:case}", response=CaseShape, operation_id="show_case", summary="Show a case")
@reads()
def show_case(request: ApiRequest, case: uuid.UUID) -> Any:
    """One case as lists show it."""
    return case_record(request, card_of(request.case))


@router.delete("cases/{uuid:case}", response={204: None}, operation_id="delete_case", summary="Delete a case for good")
@manages()
def delete(
    request: ApiRequest,
    case: uuid.UUID,
    name: str = functions.Query(
        max_length=case_life.NAME_LENGTH, description="The title of the case, as `show_case` tells it."
    ),
) -> Any:
    """Delete the case with its papers; refused where another name is given. Nothing brings it back."""
    case_life.delete(services(), request.case, name=name, by=request.caller.user)
    return Status(204, None)


@router.get("cases/{uuid:case}/answer", response=Answer, operation_id="answer", summary="The newest answer")
@reads()
def answer(request: ApiRequest, case: uuid.UUID) -> Any:
    """`answer.json` as docs/reference describes it, in the language of the call; 404 until the case was judged."""
    return _json(services().document(request.case, f"answer.{request.language}.json"))


@router.get(
    "cases/{uuid:case}/documents", response=Documents, operation_id="list_documents", summary="Files of the answer"
)
@reads()
def list_documents(request: ApiRequest, case: uuid.UUID) -> Any:
    """Statement, letters, dossier, packet and the rest, in every language."""
    return {"documents": list(Document.objects.filter(case=request.case).exclude(kind=""))}


@router.get(
    "cases/{uuid:case}/files/{sha256}",
    operation_id="fetch_file",
    summary="The bytes of a file",
    openapi_extra=file_description(),
)
@reads()
def fetch_file(request: ApiRequest, case: uuid.UUID, sha256: str) -> Any:
    """A file of the case or of its answer, by its SHA-256; to be saved, never shown by a browser."""
    found = stored_file(services(), request.case, sha256)
    return file_response(stream(services(), found), found.name)


@router.post(
    "cases/{uuid:case}/handler", response=CaseShape, operation_id="assign_case", summary="Say who works on a case"
)
@works()
def assign_case(request: ApiRequest, case: uuid.UUID, said: Assignment) -> Any:
    """Give the case to a member of the house, or to nobody."""
    to = handler_for(request.case.organisation, "none" if said.handler is None else str(said.handler))
    assign(request.case, to, by=request.caller.user)
    return case_record(request, card_of(request.case))


@router.post(
    "cases/{uuid:case}/judgement", response={202: CaseShape}, operation_id="judge_case", summary="Judge a case anew"
)
@works(cost=5)
def judge_case(request: ApiRequest, case: uuid.UUID) -> Any:
    """Ask for the case to be judged as it stands now, in the background."""
    services().queue_judgement(request.case)
    return Status(202, case_record(request, card_of(request.case)))


def _json(content: bytes) -> HttpResponse:
    """The bytes as they were kept."""
    return HttpResponse(content, content_type="application/json; charset=utf-8")
