"""One paper: its pages with the places that were read framed, what was read, what is doubted, and the seller's word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import attrs
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from rejoinder.db.file import FileIsUnknown
from rejoinder.db.models import Case
from rejoinder.db.permissions import leave_of
from rejoinder.db.services import services
from rejoinder.domain.evidence import PaperKind, Place, Vouched
from rejoinder.domain.member import Act
from rejoinder.usecases.dispose_facts import Disposal, FactDisposition, dispose_facts
from rejoinder.usecases.fact_path import ValueDoesNotFit
from rejoinder.usecases.vouch_paper import PaperIsNotFiled, filing_of, vouch_paper
from rejoinder.usecases.withdraw_paper import filings_of, may_have_left, withdraw_paper
from rejoinder.web.case.authorship import authorship
from rejoinder.web.case.facts import DAY
from rejoinder.web.case.frame import frame
from rejoinder.web.case.papers import judge_again, kept_papers, may_doubt, paper_kinds
from rejoinder.web.case.reading import DRAWN, PAD, frame_sides
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page
from rejoinder.web.translation import say

PAGES_SHOWN = 60
DAYS = ("issued_on", "valid_from", "valid_to")
TEXT_LENGTH = 300


@case_page()
def paper(request: UserRequest, case: Case, sha256: str) -> HttpResponse:
    """A paper of the case. Raises: FileIsUnknown."""
    record = next((each for each in kept_papers(case, request) if each["sha256"] == sha256), None)
    if record is None:
        raise FileIsUnknown
    has_pages = record["media_type"] in DRAWN
    more: dict[str, Any] = {
        "paper": record,
        "fields": list(_fields(request, record)),
        "page_previews": list(_page_previews(record)) if has_pages else [],
        "more_pages": max(0, record["pages"] - PAGES_SHOWN) if has_pages else 0,
        "kinds": paper_kinds(),
        "vouched": _said_of(request, case, record),
        "may_work": (may_work := Act.WORK in request.may and record["place"] != Place.ATTACHMENT.value),
        "may_vouch": may_work and not record.get("enclosed_in"),
        "may_withdraw": _may_withdraw(request, case, record),
        "may_doubt": may_doubt(request),
    }
    context = frame(request, case, "papers", **more)
    context["took"] = authorship(request, case, context["record"] or {}).get(sha256)
    return render(request, "case/paper.html", context)


@case_page(Act.WORK)
@require_POST
def put_right(request: UserRequest, case: Case) -> HttpResponse:
    """Another value for what was read from a paper, as the seller's word."""
    disposal = Disposal(
        said=FactDisposition.CORRECT,
        field=request.POST.get("field", "")[:TEXT_LENGTH],
        value=request.POST.get("value", "").strip()[:TEXT_LENGTH],
    )
    dispose_facts(services().writer(case, request.user), services().app, (disposal,))
    return judge_again(request, case)


@case_page(Act.WORK)
@require_POST
def vouch(request: UserRequest, case: Case) -> HttpResponse:
    """What the seller says of a paper that does not show it."""
    vouch_paper(services().writer(case, request.user), request.POST.get("path", ""), _vouched(request))
    return judge_again(request, case)


@case_page(Act.WORK)
@require_POST
def withdraw(request: UserRequest, case: Case) -> HttpResponse:
    """Take out a paper that was filed by mistake."""
    reason = request.POST.get("reason", "").strip()[:TEXT_LENGTH] or say(request, "papers.by-mistake")
    writer = services().writer(case, request.user)
    leave = leave_of(request.role)
    withdraw_paper(writer, request.POST.get("path", ""), reason=reason, case_files=services().case_files, leave=leave)
    return judge_again(request, case)


def _may_withdraw(request: UserRequest, case: Case, record: Mapping[str, Any]) -> str:
    """`yes`, `left` where it may have gone out and somebody else must decide, or nothing."""
    if Act.WORK not in request.may or record["place"] == Place.ATTACHMENT.value or record.get("enclosed_in"):
        return ""
    leave, writer = leave_of(request.role), services().writer(case, request.user)
    entries = writer.entries()
    if not leave.of_others and any(entry.line.by != writer.by for entry in filings_of(entries, record["path"])):
        return ""
    return "yes" if leave.sent or not may_have_left(entries, record["path"]) else "left"


def _fields(request: UserRequest, record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Each value with its number, and how another is asked for."""
    for number, field in enumerate(record["fields"], 1):
        value = field["value"]
        day = isinstance(value, str) and DAY.fullmatch(value) is not None
        typed = "truth" if isinstance(value, bool) else "day" if day else "text"
        yield {**field, "number": number, "typed": typed, "name_word": say(request, field["says"])}


def _page_previews(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Each page with the frames of what was read on it."""
    for page in range(1, min(record["pages"], PAGES_SHOWN) + 1):
        boxes = [
            {"number": number, **frame_sides(field["box"], pad=PAD)}
            for number, field in enumerate(record["fields"], 1)
            if field["box"] and (field["page"] or 1) == page
        ]
        yield {"page": page, "boxes": boxes}


def _said_of(request: UserRequest, case: Case, record: Mapping[str, Any]) -> dict[str, Any]:
    """What the seller said of it last, as the form begins."""
    try:
        vouched = filing_of(services().writer(case, request.user), record["path"]).paper.vouched or Vouched()
    except PaperIsNotFiled:
        return {}
    giver, taker = (*vouched.parties, "", "")[:2]
    return {**attrs.asdict(vouched, recurse=False), "giver": giver, "taker": taker, **_typed(vouched)}


def _typed(vouched: Vouched) -> dict[str, str]:
    """Values as fields of a form take them, whatever the language."""
    days = {name: value.isoformat() for name in DAYS if (value := getattr(vouched, name))}
    kind = {"kind": vouched.kind.value} if vouched.kind else {}
    return days | kind | ({"quantity": f"{vouched.quantity:f}"} if vouched.quantity is not None else {})


def _vouched(request: UserRequest) -> Vouched:
    """The form as the seller's word. Raises: ValueDoesNotFit."""
    values = {
        name: request.POST.get(name, "").strip()[:TEXT_LENGTH]
        for name in (*DAYS, *_TEXTS, "kind", "quantity", "sealed")
    }
    parties = tuple(values[name] for name in ("giver", "taker"))
    if parties[1] and not parties[0]:
        raise ValueDoesNotFit(field=say(request, "papers.giver"), value="", expected="…")
    return Vouched(
        kind=_fitting("kind", values, PaperKind),
        parties=tuple(name for name in parties if name),
        item=values["item"] or None,
        mark=values["mark"] or None,
        quantity=_fitting("quantity", values, _pieces),
        sealed={"true": True, "false": False}.get(values["sealed"]),
        **{name: _fitting(name, values, dt.date.fromisoformat) for name in DAYS},
    )


_TEXTS = ("giver", "taker", "item", "mark")


def _pieces(text: str) -> Decimal:
    found = Decimal(text.replace(",", "."))
    if not found.is_finite() or not 0 <= found <= 10**12:
        raise ValueError(text)
    return found


def _fitting(name: str, values: Mapping[str, str], kind: Any) -> Any:
    """The value of a field; None where it is empty. Raises: ValueDoesNotFit."""
    if not values[name]:
        return None
    try:
        return kind(values[name])
    except (ValueError, InvalidOperation) as error:
        expected = {"kind": "invoice", "quantity": "300"}.get(name, "2026-04-07")
        raise ValueDoesNotFit(field=name, value=values[name][:60], expected=expected) from error
