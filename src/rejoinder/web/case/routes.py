"""Every way to go on, its price, and what was done: a route chosen, an answer filed, a decision, a withdrawal."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from rejoinder.db.file import stored_digests
from rejoinder.db.models import Case, Document
from rejoinder.db.services import services
from rejoinder.db.upload import PAPERS, save_papers
from rejoinder.domain import event as ev
from rejoinder.domain.errors import Refused
from rejoinder.domain.member import Act
from rejoinder.domain.route import RouteId
from rejoinder.usecases.case_history import event_sentence
from rejoinder.usecases.case_writer import CaseWriter, HourLiesAhead
from rejoinder.usecases.choose_route import RouteIsClosed, choose_route
from rejoinder.usecases.command import ChoiceIsUnknown
from rejoinder.usecases.file_answer import file_answer
from rejoinder.usecases.record_decision import KINDS, OUTCOMES, RecordDecision, record_decision
from rejoinder.usecases.record_filing import FILED
from rejoinder.usecases.record_withdrawal import record_withdrawal
from rejoinder.web.case.clock import in_zones
from rejoinder.web.case.comply import checklist
from rejoinder.web.case.form_parsing import hour
from rejoinder.web.case.frame import frame
from rejoinder.web.case.frame import record as record_of
from rejoinder.web.case.overview import standings
from rejoinder.web.case.procedure import procedure
from rejoinder.web.case.statement_in_force import statement_in_force_line
from rejoinder.web.case.step import STEPS, address
from rejoinder.web.case.stored_routes import KeptRoutes
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page
from rejoinder.web.translation import say, zone_city

DONE = (ev.RouteChosen, ev.AnswerFiled, ev.DecisionReceived, ev.ComplaintWithdrawn)
HANDED_IN = ("packet", "dossier", "statement")
"""Kinds of documents that somebody hands in as they stand."""
TEXT_LENGTH = 500


class DocumentWasMadeAnew(Refused):
    """The document is no longer the one that the page named: its words or papers have changed since."""


@case_page()
def routes(request: UserRequest, case: Case) -> HttpResponse:
    """The routes, their price and what was done."""
    context = frame(request, case, "routes")
    if context["record"] is not None:
        context |= _shown(request, case, context["record"])
    return render(request, "case/routes.html", context)


@case_page(Act.WORK)
@require_POST
def choose(request: UserRequest, case: Case) -> HttpResponse:
    """The route that is taken, and why."""
    route, record = _route(request), record_of(case, request.language)
    if record is None:
        raise RouteIsClosed(route=route.value, why=())
    stored_routes = KeptRoutes(record=record, now=services().now())
    reason = request.POST.get("reason", "").strip()[:TEXT_LENGTH] or None
    choose_route(services().writer(case, request.user), route, reason=reason, advice=lambda: stored_routes)
    return _done(case)


@case_page(Act.WORK)
@require_POST
def file(request: UserRequest, case: Case) -> HttpResponse:
    """What was handed in, when, and the platform's number; what was sent is kept."""
    route, writer = _route(request), _writer(request, case)
    receipt = request.POST.get("receipt", "").strip()[:TEXT_LENGTH] or None
    with tempfile.TemporaryDirectory(prefix="sent-") as aside:
        sent = _sent(request, case, Path(aside))
        file_answer(writer, route, sent=sent, receipt=receipt, case_files=services().case_files)
    return _done(case)


@case_page(Act.WORK)
@require_POST
def decide(request: UserRequest, case: Case) -> HttpResponse:
    """What the platform decided."""
    points = request.POST.get("points", "").strip()
    if points and not (points.isdecimal() and len(points) < 5):
        raise ChoiceIsUnknown(value=points[:40])
    decision = RecordDecision(
        outcome=request.POST.get("outcome", ""),
        points=int(points) if points else None,
        kind=request.POST.get("kind") or None,
    )
    record_decision(_writer(request, case), decision)
    return _done(case)


@case_page(Act.WORK)
@require_POST
def withdrawn(request: UserRequest, case: Case) -> HttpResponse:
    """That the complainant withdrew."""
    record_withdrawal(_writer(request, case), confirmed_by_platform="confirmed" in request.POST)
    return _done(case)


def _done(case: Case) -> HttpResponse:
    services().queue_judgement(case)
    return redirect(f"{reverse('routes', args=[case.pk])}#done")


def _shown(request: UserRequest, case: Case, record: Mapping[str, Any]) -> dict[str, Any]:
    done = list(_so_far(request, case))
    chosen = next((each["event"].route for each in reversed(done) if isinstance(each["event"], ev.RouteChosen)), None)
    ways = [_way(request, case, record, way, chosen) for way in sorted(record["routes"], key=lambda way: way["rank"])]
    return {
        "open_ways": [way for way in ways if way["open"]],
        "closed_ways": [way for way in ways if not way["open"]],
        "procedure": procedure(case, request.language, ways),
        "standings": list(standings(record)),
        "exposure": record["exposure"],
        "done": done,
        "comply_steps": checklist(case),
        "may_work": Act.WORK in request.may,
        "filings": [route.value for route in RouteId if route in FILED],
        # What gives a case up is recorded by whoever names it, never because nothing else was advised.
        "likely": chosen or next((way["id"] for way in ways if way["advised"] and way["id"] != RouteId.COMPLY), ""),
        "statement_line": statement_in_force_line(request, case),
        "papers_to_hand_in": Document.objects.filter(case=case, kind__in=HANDED_IN).order_by("kind", "path"),
        "outcomes": OUTCOMES,
        "kinds": KINDS,
        "now_typed": timezone.localtime(services().now()).strftime("%Y-%m-%dT%H:%M"),
        "zone": zone_city(request.language),
        "takes": ",".join(PAPERS),
    }


def _way(
    request: UserRequest, case: Case, record: Mapping[str, Any], way: Mapping[str, Any], chosen: str | None
) -> dict[str, Any]:
    """A route as it stands now."""
    now = KeptRoutes(record=record, now=services().now()).route(RouteId(way["id"]))
    dues = [each for each in record["deadlines"] if each["route"] == way["id"]]
    return {
        **way,
        "says": say(request, f"document.route-{way['id']}"),
        "open": bool(now and now.open),
        "advised": bool(now and now.advised),
        "because": [say(request, basis.says) for basis in now.because] if now else [],
        "until": in_zones(request, now.until) if now and now.until else (),
        "chosen": way["id"] == chosen,
        "deadlines": [{**each, "due": in_zones(request, dt.datetime.fromisoformat(each["due_at"]))} for each in dues],
        "step": address(case, *STEPS.get(way["id"], ("statement",))) if STEPS.get(way["id"]) != ("routes",) else None,
        "go": f"overview.go-{way['id']}",
    }


def _so_far(request: UserRequest, case: Case) -> Iterator[dict[str, Any]]:
    """What was done on any route, in order, with the file that was sent where it is kept."""
    stored = stored_digests(case)
    for entry in services().writer(case, request.user).entries():
        if isinstance(entry.event, DONE):
            sent = getattr(entry.event, "sha256", None)
            yield {
                "event": entry.event,
                "says": say(request, event_sentence(entry.event)),
                "at": say(request, "confirm.value", value=timezone.localtime(entry.event.at)),
                "by": entry.event.by.partition(" <")[0],
                "sent": sent if sent in stored else None,
            }


def _route(request: UserRequest) -> RouteId:
    """The route that the form names. Raises: ChoiceIsUnknown."""
    name = request.POST.get("route", "")
    if name not in list(RouteId):
        raise ChoiceIsUnknown(value=name[:40])
    return RouteId(name)


def _writer(request: UserRequest, case: Case) -> CaseWriter:
    """Who writes, at the hour when it was done. Raises: HourIsUnreadable, HourLiesAhead."""
    writer, at = services().writer(case, request.user), hour(request.POST, "at")
    if at is None:
        return writer
    if at > writer.at:
        raise HourLiesAhead(at=at)
    # The form counts in minutes, so the minute that runs is now.
    return writer if writer.at - at < dt.timedelta(minutes=1) else attrs.evolve(writer, at=at)


def _sent(request: UserRequest, case: Case, aside: Path) -> Path | None:
    """The file that was handed in: sent along, or a document as it stands; None where neither is named.

    Raises: ChoiceIsUnknown, DocumentWasMadeAnew.
    """
    dropped: Sequence[Any] = request.FILES.getlist("sent")
    if dropped:
        return save_papers(dropped[:1], aside)[0]
    path, _, digest = request.POST.get("document", "").partition("#")
    if not path:
        return None
    found = Document.objects.filter(case=case, path=path, kind__in=HANDED_IN).first()
    if found is None:
        raise ChoiceIsUnknown(value=path[:40])
    if not found.sha256.startswith(digest):
        raise DocumentWasMadeAnew(file=path)
    copied = aside / Path(path).name
    copied.write_bytes(services().blob(found.sha256))
    return copied
