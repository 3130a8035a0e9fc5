"""The papers of a case: the matrix of requirements, papers by place, and filing one where it is missing."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from rejoinder.db.judge import PAPERS
from rejoinder.db.models import Case, Judgement
from rejoinder.db.services import services
from rejoinder.db.upload import MOST_PAPERS, save_papers
from rejoinder.db.upload import PAPERS as ENDINGS
from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import EvidenceFiled
from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.member import Act, MemberRole
from rejoinder.usecases.file_evidence import file_evidence
from rejoinder.web.case.company import company_context
from rejoinder.web.case.frame import frame
from rejoinder.web.case.frame import record as record_of
from rejoinder.web.case.matrix import GroundView, changed_requirements, grounds, next_gap, standings
from rejoinder.web.case.reading import DRAWN
from rejoinder.web.case.step import address
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page
from rejoinder.web.translation import say

SHOWN = (Place.EVIDENCE, Place.LISTING, Place.CLAIMED, Place.ATTACHMENT)
TAKEN = SHOWN[:-1]
"""Where a person can file a paper; what came inside the complaint came with it."""
GIVER_LENGTH = 200
BEFORE = "matrix-before"
"""How requirements stood before a paper was filed, by case, in the session of who filed it."""
REMEMBERED = 8
SUPPLIED = frozenset({"bought_from_owner", "licence", "exhaustion"})
"""Grounds that rest on papers of others."""
SUPPLIER = "letter-supplier"
"""How the names of letters to suppliers begin."""


class PaperIsNotGiven(Invalid):
    """The form came without a file."""


class KindIsUnknown(Invalid):
    """No paper of a case is of this kind, or lies in this place."""


@case_page()
def papers(request: UserRequest, case: Case) -> HttpResponse:
    """The matrix, and every paper of the case."""
    context = frame(request, case, "papers")
    if context["record"] is not None:
        context |= papers_context(request, case, context["record"], context["judgement"])
    return render(request, "case/papers.html", context)


@case_page()
def matrix(request: UserRequest, case: Case) -> HttpResponse:
    """The same as a part of the page, once the case was judged anew; nothing until then."""
    judgement, record = Judgement.objects.get(pk=case.pk), record_of(case, request.language)
    if judgement.state in ("waiting", "working") or record is None:
        return HttpResponse(status=204)
    context = {"case": case, "judgement": judgement, "record": record, "part": True}
    return render(request, "case/papers_body.html", context | papers_context(request, case, record, judgement))


@case_page(Act.WORK)
@require_POST
def add(request: UserRequest, case: Case) -> HttpResponse:
    """File papers; what they change is shown as soon as the case was judged anew."""
    dropped = request.FILES.getlist("papers")
    if not dropped:
        raise PaperIsNotGiven
    place, kind = (
        _chosen(Place, request.POST.get("place") or Place.EVIDENCE),
        _chosen(PaperKind, request.POST.get("kind")),
    )
    if place not in TAKEN:
        raise KindIsUnknown(value=str(place))
    with tempfile.TemporaryDirectory(prefix="papers-") as aside:
        file_evidence(
            services().writer(case, request.user),
            save_papers(dropped, Path(aside)),
            received_from=request.POST.get("received_from", "").strip()[:GIVER_LENGTH] or None,
            kind=kind,
            place=place,
            papers=services().bare_papers(),
            case_files=services().case_files,
        )
    return judge_again(request, case)


def judge_again(request: UserRequest, case: Case) -> HttpResponse:
    """Have the case judged anew, remembering how it stood, and go back to the matrix."""
    record = record_of(case, request.language)
    if record is not None:
        remembered = {key: value for key, value in request.session.get(BEFORE, {}).items() if key != case.pk.hex}
        recent = dict(list(remembered.items())[1 - REMEMBERED :])
        request.session[BEFORE] = {**recent, case.pk.hex: standings(record)}
    services().queue_judgement(case)
    return redirect(reverse("papers", args=[case.pk]))


def papers_context(request: UserRequest, case: Case, record: Mapping[str, Any], judgement: Judgement) -> dict[str, Any]:
    """All that the page shows of a record."""
    filed, done = _filings(case, request), judgement.state == "done"
    record_of_papers = services().record(case, PAPERS)
    papers = _lying(record_of_papers, filed, request) if record_of_papers else []
    was = request.session.get(BEFORE, {}).get(case.pk.hex, {}) if done else {}
    found = grounds(record, papers, was=was, hidden=_hidden(papers, request))
    wanted = next_gap(found)
    begun = [ground for ground in found if ground.status != "unavailable"] or list(found[:1])
    return {
        "grounds": begun,
        "bare_grounds": [ground for ground in found if ground not in begun],
        "next": wanted,
        "ready": [ground for ground in found if ground.status == "ready"],
        "changed": changed_requirements(found),
        "compared": bool(was),
        "places": [{"place": place.value, "papers": _in(papers, place)} for place in SHOWN if _in(papers, place)],
        "pending": [] if done else _pending(filed, papers),
        "unused": unused_papers(record, papers),
        "waits": not done and judgement.state != "failed",
        "may_work": Act.WORK in request.may,
        "may_manage": Act.MANAGE in request.may,
        "may_doubt": may_doubt(request),
        **company_context(request, case, record),
        "letters_url": address(case, "letters") if wanted and _letter_asks(record, wanted[0]) else None,
        "takes": ",".join(ENDINGS),
        "kind_options": _kind_options(request),
        "drawn_kinds": DRAWN,
        "most_papers": MOST_PAPERS,
        "taken": [place.value for place in TAKEN],
    }


def unused_papers(record: Mapping[str, Any], papers: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Papers on which nothing rests, with why."""
    names = {paper["sha256"]: paper["name"] for paper in papers}
    found = (each for each in record.get("papers", ()) if each["why_not"] and each["sha256"] in names)
    return [{"sha256": each["sha256"], "name": names[each["sha256"]], "why": each["why_not"]} for each in found]


def _letter_asks(record: Mapping[str, Any], ground: GroundView) -> bool:
    """Whether the answer holds a letter that asks a supplier for what this ground lacks."""
    letters = (each["path"] for each in record["documents"] if each["kind"] == "letter")
    return ground.id in SUPPLIED and any(SUPPLIER in path for path in letters)


def may_doubt(request: UserRequest) -> bool:
    """Whether this reader sees what a doubting reviewer would say: nobody from outside the organisation does."""
    return request.role is not None and request.role is not MemberRole.COUNSEL


def kept_papers(case: Case, request: UserRequest) -> list[dict[str, Any]]:
    """The papers as they were kept when the case was judged last, in the reader's language, without those taken out."""
    record = services().record(case, PAPERS)
    return _lying(record, _filings(case, request), request) if record else []


def _lying(record: Mapping[str, Any], filed: Sequence[EvidenceFiled], request: UserRequest) -> list[dict[str, Any]]:
    givers = {event.paper.path: event.received_from for event in filed}
    found = []
    for paper in record["papers"]:  # a mail stands before what it carries, which came from whom the mail came from
        mail = paper.get("enclosed_in")
        if mail in givers:
            givers[paper["path"]] = givers[mail]
        if paper["place"] == Place.ATTACHMENT.value or paper["path"] in givers:
            found.append(_worded(paper, request, givers.get(paper["path"]) or ""))
    return found


def page_counts(case: Case) -> Mapping[str, int]:
    """How many pages each document of the answer has, by its path; empty where none was counted."""
    record = services().record(case, PAPERS)
    return record["documents"] if record else {}


def _filings(case: Case, request: UserRequest) -> Sequence[EvidenceFiled]:
    entries = services().writer(case, request.user).entries()
    return [entry.event for entry in entries if isinstance(entry.event, EvidenceFiled)]


def _pending(filings: Sequence[EvidenceFiled], papers: Sequence[Mapping[str, Any]]) -> list[str]:
    """Names of papers that were filed since the case was judged last."""
    known = {(paper["path"], paper["sha256"]) for paper in papers}
    filed = {(event.paper.path, event.paper.sha256): event.paper.name for event in filings}
    return [name for key, name in filed.items() if key not in known]


def _worded(paper: Mapping[str, Any], request: UserRequest, giver: str) -> dict[str, Any]:
    language = request.language
    return {
        **paper,
        "from": giver,
        "kind_says": f"paper.kind-{paper['kind'].replace('_', '-')}" if paper["kind"] else "",
        "fields": [
            {**field, "says": field_name(field["name"]), "shown": field["shown"][language]} for field in paper["fields"]
        ],
        "doubts": [
            {**doubt, "says": doubt["says"][language], "because": [basis[language] for basis in doubt["because"]]}
            for doubt in (paper["doubts"] if may_doubt(request) else [])
        ],
        "hushed": [doubt["says"][language] for doubt in paper["doubts"]],
    }


def paper_kinds() -> list[tuple[str, str]]:
    """Every kind of paper, with the phrase that names it."""
    return [(kind.value, f"paper.kind-{kind.value.replace('_', '-')}") for kind in PaperKind]


def _kind_options(request: UserRequest) -> SafeString:
    """The same as options of a list, which stands in each row of the matrix and is put into words once."""
    options = ((kind, say(request, name)) for kind, name in paper_kinds())
    return format_html_join("", '<option value="{}">{}</option>', options)


def field_name(name: str) -> str:
    """The phrase that names a field of a paper."""
    return f"paper.field-{name.replace('_', '-')}"


def _hidden(papers: Sequence[Mapping[str, Any]], request: UserRequest) -> frozenset[str]:
    """Doubts that came into the reasons of requirements and are not for this reader."""
    return frozenset() if may_doubt(request) else frozenset(doubt for paper in papers for doubt in paper["hushed"])


def _in(papers: Sequence[Mapping[str, Any]], place: Place) -> list[Mapping[str, Any]]:
    return [paper for paper in papers if paper["place"] == place.value]


def _chosen(kind: Any, text: str | None) -> Any:
    """The member of an enumeration that was chosen; None where none was. Raises: KindIsUnknown."""
    if not text:
        return None
    try:
        return kind(text)
    except ValueError as error:
        raise KindIsUnknown(value=text[:40]) from error
