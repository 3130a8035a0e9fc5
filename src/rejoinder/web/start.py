"""Begin a case: a complaint dropped, chosen, photographed or pasted, and papers with it; or many from one export."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone

from rejoinder.db.drop import Claim, DropForm, HandedFile, claim, keep_drop
from rejoinder.db.intake import ComplaintIsGivenTwice, ComplaintIsNotGiven, StoredComplaint
from rejoinder.db.models import Shop
from rejoinder.db.organisation import SHOP_FIELDS, add_shop, shop_of
from rejoinder.db.services import services
from rejoinder.db.task import open_elsewhere
from rejoinder.db.upload import (
    COMPLAINT_LIMIT,
    COMPLAINTS,
    EXPORTS,
    MEGABYTE,
    MOST_PAPERS,
    PAPER_LIMIT,
    PAPERS,
    UploadIsTooLarge,
    save_complaint,
    save_papers,
)
from rejoinder.domain.errors import Invalid
from rejoinder.domain.evidence import Place
from rejoinder.domain.intake import FileRole
from rejoinder.domain.member import Act
from rejoinder.usecases.typed_date import DateIsUnreadable, parse_instant
from rejoinder.web import export
from rejoinder.web.case.company import ENTITY_LENGTH
from rejoinder.web.case.form_parsing import line
from rejoinder.web.drop import dropped_files
from rejoinder.web.dropzone import fresh_token, limits, redirect_onward
from rejoinder.web.page_request import MemberRequest
from rejoinder.web.tenancy import organisation_page
from rejoinder.web.translation import say, zone_city

PLACES = (Place.EVIDENCE, Place.LISTING, Place.CLAIMED)
NAME_LENGTH = 200


class ReceiptIsNoInstant(Invalid):
    """The day and hour of receipt cannot be read."""


@organisation_page(Act.WORK)
def start(request: MemberRequest) -> HttpResponse:
    """The page to drop a complaint on, and the case that comes of it."""
    if request.method != "POST":
        return render(request, "start.html", _form_context(request))
    if request.FILES.getlist("files") or request.POST.get("words", "").strip():
        return _dropped(request)
    with claim(services(), request.organisation, request.POST.get("token", ""), request.user) as claimed:
        if claimed.known is not None:
            return redirect_onward(request, reverse("drop", args=[claimed.known.pk]))
        return _opened(request, claimed)


def _opened(request: MemberRequest, claimed: Claim) -> HttpResponse:
    """A case of a complaint and papers that a person has sorted himself."""
    with tempfile.TemporaryDirectory(prefix="start-") as aside:
        complaint = _complaint(request, Path(aside))
        if complaint.suffix.lower() in EXPORTS:
            return redirect_onward(request, export.stored_export_url(request, complaint, _shop(request)))
        papers = {place: save_papers(request.FILES.getlist(place.value), Path(aside) / place.value) for place in PLACES}
        intake = StoredComplaint(
            complaint=complaint, papers=papers, received_at=_received(request), shop=_shop(request)
        )
        case = open_elsewhere(services(), request.organisation, intake, request.user)
    claimed.settle(case)
    return redirect_onward(request, reverse("case", args=[case.pk]))


def _dropped(request: MemberRequest) -> HttpResponse:
    """Files of any kind: kept, and sorted in the background; one spreadsheet by itself holds one complaint a row."""
    handed, words = dropped_files(request), request.POST.get("words", "").strip()
    if len(handed) == 1 and not words and Path(handed[0].name).suffix.lower() in EXPORTS:
        with tempfile.TemporaryDirectory(prefix="start-") as aside:
            file = save_complaint(handed[0].file, Path(aside))
            return redirect_onward(request, export.stored_export_url(request, file, _shop(request)))
    if words:
        pasted = SimpleUploadedFile("message.txt", words.encode("utf-8", "replace"))
        handed.append(HandedFile(name="message.txt", file=pasted, role=None if handed else FileRole.COMPLAINT))
    token, received = request.POST.get("token", ""), _received(request)
    wanted = DropForm(token=token, shop=_shop(request), received_at=received)
    drop = keep_drop(services(), request.organisation, handed, wanted, request.user)
    return redirect_onward(request, reverse("drop", args=[drop.pk]))


def _form_context(request: MemberRequest) -> dict[str, Any]:
    return {
        "here": "start",
        "places": [place.value for place in PLACES],
        "shops": Shop.objects.filter(organisation=request.organisation).order_by("name", "pk"),
        "marketplaces": _marketplaces(request),
        "complaint_kinds": ",".join((*COMPLAINTS, *EXPORTS)),
        "paper_kinds": ",".join(PAPERS),
        "complaint_limit": COMPLAINT_LIMIT // MEGABYTE,
        "paper_limit": PAPER_LIMIT // MEGABYTE,
        "most_papers": MOST_PAPERS,
        "zone": zone_city(request.language),
        "token": fresh_token(),
        **limits(),
    }


def _marketplaces(request: MemberRequest) -> Mapping[str, str]:
    return {one.slug: say(request, one.phrase) for one in services().app.markets().all}


def _complaint(request: MemberRequest, aside: Path) -> Path:
    """The one complaint that was sent, in a file. Raises: ComplaintIsNotGiven, ComplaintIsGivenTwice."""
    files = [each for name in ("complaint", "photo") for each in request.FILES.getlist(name)]
    words = request.POST.get("text", "").strip()
    if len(files) + bool(words) > 1:
        raise ComplaintIsGivenTwice
    if files:
        return save_complaint(files[0], aside)
    if not words:
        raise ComplaintIsNotGiven
    content = words.encode("utf-8", "replace")
    if len(content) > COMPLAINT_LIMIT:
        raise UploadIsTooLarge(file=say(request, "start.pasted"), limit=COMPLAINT_LIMIT // MEGABYTE)
    path = aside / "complaint.txt"
    path.write_bytes(content)
    return path


def _received(request: MemberRequest) -> dt.datetime | None:
    """The hour of receipt by the reader's own clock; None where nothing is said. Raises: ReceiptIsNoInstant."""
    text = request.POST.get("received", "").strip()
    if not text:
        return None
    try:
        return parse_instant(text, zone=timezone.get_current_timezone())
    except DateIsUnreadable as error:
        raise ReceiptIsNoInstant(value=text[:40]) from error


def _shop(request: MemberRequest) -> Shop | None:
    """The shop that was chosen, or a new one of this name. Raises: ShopIsUnknown."""
    chosen, name = request.POST.get("shop", ""), request.POST.get("shop_name", "").strip()[:NAME_LENGTH]
    if chosen.isdecimal() and len(chosen) < 19:
        return shop_of(request.organisation, int(chosen))
    if chosen != "new" or not name:
        return None
    marketplace = request.POST.get("marketplace", "")
    fields = dict.fromkeys(SHOP_FIELDS, "") | {
        "name": name,
        "marketplace": marketplace if marketplace in services().app.markets().by_slug else "",
        "entity": line(request.POST, "entity", ENTITY_LENGTH) or "",
    }
    return add_shop(request.organisation, fields, by=request.user)


urls = [path("start/", start, name="start"), *export.urls]
