"""Begin a case: a complaint dropped, chosen, photographed or pasted, and papers with it; or many from one export."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone

from rejoinder.assembly.matter import marketplace_named
from rejoinder.db.desk import desk
from rejoinder.db.house import SHOP_FIELDS, add_shop, shop_of
from rejoinder.db.intake import ComplaintIsGivenTwice, ComplaintIsNotGiven, Intake, take_in
from rejoinder.db.models import Shop
from rejoinder.db.upload import (
    COMPLAINT_LIMIT,
    COMPLAINTS,
    EXPORTS,
    MEGABYTE,
    MOST_PAPERS,
    PAPER_LIMIT,
    PAPERS,
    UploadIsTooLarge,
    laid_complaint,
    laid_papers,
)
from rejoinder.domain.errors import Invalid
from rejoinder.domain.evidence import Place
from rejoinder.domain.member import Act
from rejoinder.reading.marketplace import BY_SLUG
from rejoinder.usecases.typed_date import DateIsUnreadable, parse_instant
from rejoinder.web import export
from rejoinder.web.case.company import ENTITY_LENGTH
from rejoinder.web.case.typed import line
from rejoinder.web.seat import house_page
from rejoinder.web.speech import say

PLACES = (Place.EVIDENCE, Place.LISTING, Place.CLAIMED)
NAME_LENGTH = 200


class ReceiptIsNoInstant(Invalid):
    """The day and hour of receipt cannot be read."""


@house_page(Act.WORK)
def start(request: HttpRequest) -> HttpResponse:
    """The page to drop a complaint on, and the case that comes of it."""
    if request.method != "POST":
        return render(request, "start.html", _asked(request))
    with tempfile.TemporaryDirectory(prefix="start-") as aside:
        complaint = _complaint(request, Path(aside))
        if complaint.suffix.lower() in EXPORTS:
            return _gone(request, export.kept(request, complaint, _shop(request)))
        papers = {place: laid_papers(request.FILES.getlist(place.value), Path(aside) / place.value) for place in PLACES}
        intake = Intake(complaint=complaint, papers=papers, received_at=_received(request), shop=_shop(request))
        case = take_in(desk(), request.organisation, intake, request.user)
    return _gone(request, reverse("case", args=[case.pk]))


def _asked(request: HttpRequest) -> dict[str, Any]:
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
        "zone": timezone.get_current_timezone_name().replace("_", " "),
    }


def _marketplaces(request: HttpRequest) -> Mapping[str, str]:
    named = {slug: marketplace_named(slug) for slug in BY_SLUG}
    return {slug: say(request, name) for slug, name in named.items() if name is not None}


def _complaint(request: HttpRequest, aside: Path) -> Path:
    """The one complaint that was sent, in a file. Raises: ComplaintIsNotGiven, ComplaintIsGivenTwice."""
    files = [each for name in ("complaint", "photo") for each in request.FILES.getlist(name)]
    words = request.POST.get("text", "").strip()
    if len(files) + bool(words) > 1:
        raise ComplaintIsGivenTwice
    if files:
        return laid_complaint(files[0], aside)
    if not words:
        raise ComplaintIsNotGiven
    content = words.encode("utf-8", "replace")
    if len(content) > COMPLAINT_LIMIT:
        raise UploadIsTooLarge(file=say(request, "start.pasted"), limit=COMPLAINT_LIMIT // MEGABYTE)
    path = aside / "complaint.txt"
    path.write_bytes(content)
    return path


def _received(request: HttpRequest) -> dt.datetime | None:
    """The hour of receipt by the reader's own clock; None where nothing is said. Raises: ReceiptIsNoInstant."""
    said = request.POST.get("received", "").strip()
    if not said:
        return None
    try:
        return parse_instant(said, zone=timezone.get_current_timezone())
    except DateIsUnreadable as error:
        raise ReceiptIsNoInstant(value=said[:40]) from error


def _shop(request: HttpRequest) -> Shop | None:
    """The shop that was chosen, or a new one of this name. Raises: ShopIsUnknown."""
    chosen, name = request.POST.get("shop", ""), request.POST.get("shop_name", "").strip()[:NAME_LENGTH]
    if chosen.isdecimal() and len(chosen) < 19:
        return shop_of(request.organisation, int(chosen))
    if chosen != "new" or not name:
        return None
    marketplace = request.POST.get("marketplace", "")
    fields = dict.fromkeys(SHOP_FIELDS, "") | {
        "name": name,
        "marketplace": marketplace if marketplace in BY_SLUG else "",
        "entity": line(request.POST, "entity", ENTITY_LENGTH) or "",
    }
    return add_shop(request.organisation, fields, by=request.user)


def _gone(request: HttpRequest, address: str) -> HttpResponse:
    """On to the next page, for a browser with a script and for one without."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


urls = [path("start/", start, name="start"), *export.urls]
