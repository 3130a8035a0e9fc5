"""The case on one screen: what is alleged, what was found, how long, what silence costs, what to do next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from rejoinder.db.models import Case, Document, Judgement
from rejoinder.domain.finding import Gravity
from rejoinder.domain.member import Act
from rejoinder.web.case.clock import clocks, in_zones
from rejoinder.web.case.company import company_context
from rejoinder.web.case.frame import for_all_listings, frame, stage_of, trouble_of
from rejoinder.web.case.frame import record as record_of
from rejoinder.web.case.step import NOT_JUDGED, address, best_route, first_question, has_complaint, head_of, waits
from rejoinder.web.case.supporting_evidence import speaks
from rejoinder.web.case.thumb import pictures_of, with_pictures
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page

AT_ONCE = 2
"""Findings shown before the fold."""
LISTINGS_SHOWN = 8
STANDINGS = (
    ("stands-now", "totals"),
    ("if-complied", "if_complied"),
    ("if-established", "if_established"),
    ("if-silent", "if_silent"),
)
TONES = {"blocks": "bad", "weakens": "warn", "note": "", "helps": "good"}
TESTED = {"confirmed": "bad", "refuted": "good", "untested": ""}


@case_page()
def overview(request: UserRequest, case: Case) -> HttpResponse:
    """The first page of a case."""
    context = frame(request, case, "case", may_work=Act.WORK in request.may)
    if context["record"] is not None:
        context |= overview_context(request, case, context["record"], context["judgement"])
    return render(request, "case/overview.html", context)


@case_page()
def clock(request: UserRequest, case: Case) -> HttpResponse:
    """The card that says how long is left; asked every minute."""
    record = record_of(case, request.language)
    context = {"case": case, "clocks": (), "head": NOT_JUDGED["clock"]} | _clocks(request, record)
    return render(request, "case/overview_clock.html", context)


@case_page()
def progress(request: UserRequest, case: Case) -> HttpResponse:
    """How far the judging is; asked every second while it works.

    A page on which somebody may be writing is not loaded anew under his hands: it says that there is a new result.
    """
    found, page = Judgement.objects.get(pk=case.pk), request.GET.get("page", "case")
    trouble = trouble_of(request, found)
    if found.state == "done" and page != "case":
        context = frame(request, case, page, progress_page=page, oob_status=True)
        return render(request, "case/progress_done.html", context)
    context = {"judgement": found, "case": case, "trouble": trouble, "progress_page": page} | stage_of(request, found)
    response = render(request, "case/progress.html", context)
    if found.state == "done":
        response["HX-Refresh"] = "true"
    return response


def overview_context(
    request: UserRequest, case: Case, record: Mapping[str, Any], judgement: Judgement
) -> dict[str, Any]:
    """All that the page shows of a record."""
    best, head = best_route(record), head_of(record)
    ready = [each for each in record["defences"] if each["status"] == "ready"]
    return {
        "answerable": has_complaint(record),
        **_clocks(request, record),
        "head": {**head["clock"], "step": head["step"], "silence": head["silence"], "waits": head.get("waits", ())},
        "waits": waits(record),
        "question": first_question(record),
        "question_count": len(record.get("questions", ())) if waits(record) else 0,
        "as_of_local": timezone.localtime(judgement.judged_at) if judgement.judged_at else "",
        "best": best,
        "why_not": _why_not(record),
        "standings": tuple(standings(record)),
        "silence": _silence(record),
        "alleged": _alleged(request, record),
        "partials": list(_partials(case, record)),
        "ready": ready,
        **_findings(case, record),
        **_missing(case, record),
        "speaks": speaks(request, case, record),
        **company_context(request, case, record),
        **_unconfirmed(record),
        "brief": Document.objects.filter(case=case, kind="brief").first(),
        "papers_url": address(case, "papers"),
        "facts_url": address(case, "facts"),
        "may_work": Act.WORK in request.may,
    }


def _clocks(request: UserRequest, record: Mapping[str, Any] | None) -> dict[str, Any]:
    """The clock of the head, then the others."""
    if record is None:
        return {}
    head = head_of(record)["clock"]
    found = sorted(clocks(request, record), key=lambda each: each.record["due_at"] != head["due_at"])
    return {"head": head, "clocks": found}


def _why_not(record: Mapping[str, Any]) -> list[str]:
    """What is left to do where nothing is to be answered, then why no way of answering is open; each reason once."""
    left = [basis["says"] for each in record["routes"] if each["advised"] for basis in each["because"][:1]]
    closed = [each for each in record["routes"] if not each["open"] and each["id"] != "counsel"]
    return list(dict.fromkeys([*left, *(basis["says"] for each in closed for basis in each["because"])]))


def standings(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What stands now, and what would stand in each case."""
    price = record["exposure"]
    for id, name in STANDINGS:
        worse = _weight(price[name]) > _weight(price["totals"])
        yield {"says": f"overview.{id}", "worse": worse, "known": True, **price[name]}


def _silence(record: Mapping[str, Any]) -> dict[str, Any]:
    silent, now = record["exposure"]["if_silent"], record["exposure"]["totals"]
    return {**silent, "worse": silent.get("known", True) and _weight(silent) > _weight(now), "now": now}


def _weight(standing: Mapping[str, Any]) -> tuple[bool, int, int]:
    return standing["closed"], standing["points"], standing["strikes"]


def _alleged(request: UserRequest, record: Mapping[str, Any]) -> dict[str, Any]:
    reading = record["reading"]
    parties = {role: _party(reading, role) for role in ("owner", "agent")}
    listings = list(dict.fromkeys(each["item_id"] or each["url"] or "" for each in reading["listings"]))
    received = reading["received_at"]
    return {
        "tested": [{**each, "tone": TESTED[each["tested"]]} for each in record["allegations"]],
        "rights": [f"document.right-{right}" for right in reading["rights"]],
        "stage": f"route.stage-{reading['stage']}",
        **parties,
        "works": list(dict.fromkeys(each["title"] for each in reading["works"]))[:4],
        "registrations": [each["number"] for each in reading["registrations"]][:4],
        "number": reading["references"][0]["value"] if reading["references"] else "",
        "reason": (reading["reason"] or {}).get("says", ""),
        "received": in_zones(request, dt.datetime.fromisoformat(received)) if received else (),
        "listings": listings[:LISTINGS_SHOWN],
        "listing_count": len(listings),
        "more_listings": len(listings) - LISTINGS_SHOWN,
        "groups": record["groups"],
    }


def _partials(case: Case, record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Each answer for some of the listings: how many of how many, the ground, and its files that are kept."""
    says = {each["id"]: each["says"] for each in record["defences"]}
    for each in record.get("partials", ()):
        paths = [document["path"] for document in each["documents"]]
        files = Document.objects.filter(case=case, path__in=paths).order_by("path")
        yield {**each, "says": says[each["ground"]], "files": files}


def _party(reading: Mapping[str, Any], role: str) -> str:
    return next((party["name"] for party in reading["parties"] if party["role"] == role), "")


def _findings(case: Case, record: Mapping[str, Any]) -> dict[str, Any]:
    """Defects of the complaint, then the rest, the gravest first, each list with what lies behind its fold."""
    defects, pictures = set(record["defects"]), pictures_of(case)
    ranked = sorted(record["findings"], key=lambda each: Gravity(each["gravity"]).rank)
    toned = [{**with_pictures(each, pictures), "tone": TONES[each["gravity"]]} for each in ranked]
    wrong = sorted((each for each in toned if each["id"] in defects), key=lambda each: each["gravity"] != "helps")
    others = (each for each in toned if each["id"] not in defects and each["gravity"] != "helps")
    rest = sorted(others, key=lambda each: each["gravity"] == "note")
    return {
        "defects": wrong[:AT_ONCE],
        "more_defects": wrong[AT_ONCE:],
        "rest": rest[:AT_ONCE],
        "more_rest": rest[AT_ONCE:],
    }


def _missing(case: Case, record: Mapping[str, Any]) -> dict[str, Any]:
    drafts = [each for each in for_all_listings(record) if each["kind"] == "statement"]
    nearest = record["defences"][0] if record["defences"] else None
    return {
        "statement": drafts[0] if drafts else None,
        "missing": [(gap, _doubted(case, nearest, gap)) for gap in drafts[0]["missing"]] if drafts else [],
        "nearest": nearest["says"] if nearest and nearest["status"] == "gap" else "",
    }


def _doubted(case: Case, ground: Mapping[str, Any] | None, gap: str) -> str:
    """The page of the one paper that leaves a gap in doubt, where a word on it may close the gap; else nothing."""
    for requirement in ground["requirements"] if ground else ():
        is_named = gap in (requirement["mend"], requirement["says"])
        if is_named and requirement["status"] == "doubtful" and len(requirement["evidence"]) == 1:
            return reverse("case-paper", args=[case.pk, requirement["evidence"][0]])
    return ""


def _unconfirmed(record: Mapping[str, Any]) -> dict[str, Any]:
    """Facts that nobody has looked at; those that would change something first."""
    found = record["unconfirmed"]
    weighty = [each for each in found if each["changes"] or each["changes"] is None]
    return {"unconfirmed": found, "weighty": weighty, "weighty_first": weighty[:2]}
