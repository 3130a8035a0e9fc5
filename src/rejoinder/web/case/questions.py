"""The interview: one question a page, beside what it is about, answered at once and recorded after a pause."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from rejoinder.db.complaint_page import complaint_page
from rejoinder.db.drop import DropForm, HandedFile, keep_drop
from rejoinder.db.interview import (
    AnswerForm,
    QuestionHasChanged,
    RecordedAnswer,
    answers_of,
    keep_answer,
    open_questions,
    refuse_changed,
    refused_answers,
    undo_answer,
)
from rejoinder.db.judge import PAPERS
from rejoinder.db.models import Case, Judgement, PendingAnswer
from rejoinder.db.services import services
from rejoinder.db.status import status_of
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.intake import FileRole
from rejoinder.domain.member import Act
from rejoinder.domain.question import CONFIRM, FACTS, FILED, Scope
from rejoinder.text.shorten import shorten
from rejoinder.usecases.case_history import event_sentence, fact_named
from rejoinder.web.case.frame import frame
from rejoinder.web.case.frame import record as record_of
from rejoinder.web.case.reading import DRAWN, frame_sides
from rejoinder.web.page_request import UserRequest
from rejoinder.web.remedy import error_text
from rejoinder.web.tenancy import case_page
from rejoinder.web.translation import say

VALUE_LENGTH = 4_000
NOTICE_LENGTH = 12_000
"""Characters of a notice that stand beside a question; what is longer is a file of a mailbox."""
DIGEST = 64
"""Letters of a digest, by which a form names the page of a paper to go back to."""
BUTTONS = 6
"""Options that are shown as buttons; more are a list to choose from."""
MARKED = tuple(name for name, fact in FACTS.items() if fact.scope is Scope.CASE and not fact.options)
"""Facts that words of the notice may state."""


@case_page()
def questions(request: UserRequest, case: Case) -> HttpResponse:
    """The next question, and what was answered."""
    return _page(request, case)


@case_page(Act.WORK)
@require_POST
def answer(request: UserRequest, case: Case) -> HttpResponse:
    """Keep one answer; a script is told by a status, a browser without one comes to the next question."""
    question, quick = request.POST.get("question", ""), request.headers.get("X-Quick") == "1"
    try:
        form = _answer_from_form(request, question)
        refuse_changed(record_of(case, request.language) or {}, answers_of(services(), case, request.user), form)
        keep_answer(services(), case, form, request.user)
        _kept_files(request, case)
    except RejoinderError as error:
        says = error_text(request, error)
        if quick:
            changed = isinstance(error, QuestionHasChanged)
            return JsonResponse({"says": says, "changed": changed}, status=status_of(error))
        return _page(request, case, status=status_of(error), trouble=says, at=question)
    if quick:
        return JsonResponse({"kept": True})
    return redirect(_back(request, case))


@case_page(Act.WORK)
@require_POST
def undo(request: UserRequest, case: Case) -> HttpResponse:
    """Take one answer back."""
    undo_answer(services(), case, request.POST.get("question", ""), request.user, key=request.POST.get("key", ""))
    if request.headers.get("X-Quick") == "1":
        return JsonResponse({"kept": True})
    return redirect("questions", case.pk)


@case_page()
def next_question_state(request: UserRequest, case: Case) -> HttpResponse:
    """Whether there is anything new to ask; asked every second once the page has no question left."""
    waits = PendingAnswer.objects.filter(case=case, state="waiting").exists()
    if waits or Judgement.objects.get(pk=case.pk).state in ("waiting", "working"):
        return HttpResponse(status=204)
    return HttpResponse(headers={"HX-Refresh": "true"})


def _page(request: UserRequest, case: Case, *, status: int = 200, trouble: str = "", at: str = "") -> HttpResponse:
    context = frame(request, case, "questions")
    record, answered = context["record"] or {}, answers_of(services(), case, request.user)
    later = [each for each in request.GET.getlist("later") if each]
    left = open_questions(record, answered)
    left.sort(key=lambda each: (each["id"] != at, each["id"] in later))
    shown = [_shown(request, case, record, each, later) for each in left]
    waits = any(one.pending for one in answered) or context["judgement"].state in ("waiting", "working")
    context |= {
        "questions": shown,
        "answered": [_answer_row(request, one) for one in answered],
        "refused": [_refused(request, row) for row in refused_answers(case)],
        "waits": waits,
        "trouble_here": trouble,
        "typed": request.POST.get("value", "") if trouble else "",
        "may_work": Act.WORK in request.may,
        "page_poll": not shown and waits,
    }
    return render(request, "case/questions.html", context, status=status)


def _answer_from_form(request: UserRequest, question: str) -> AnswerForm:
    """The answer that a form gives; without a value it is that the seller does not know."""
    form = request.POST
    values = [each.strip() for each in form.getlist("value") if each.strip()]
    value = "; ".join(values)[:VALUE_LENGTH] if values else None
    if form.get("unknown") == "1":
        value = None
    elif request.FILES:
        value = ", ".join(each.name or "" for each in request.FILES.getlist("files"))[:VALUE_LENGTH]
    elif value is None:
        value = ""
    hidden = {name: form.get(name, "") for name in ("key", "says", "proposed")}
    return AnswerForm(question=question, value=value, **hidden)


def _kept_files(request: UserRequest, case: Case) -> None:
    """Files that answer a question come into the case as papers."""
    question, dropped = request.POST.get("question", ""), request.FILES.getlist("files")
    if not dropped or not question.startswith(FILED):
        return
    fact = question.removeprefix(FILED)
    role = FileRole.COMPLAINT if fact == "stage" else FileRole.LISTING if fact.startswith("listing.") else None
    handed = [HandedFile(name=each.name or "", file=each, role=role) for each in dropped]
    wanted = DropForm(token=request.POST.get("key", ""), case=case)
    keep_drop(services(), case.organisation, handed, wanted, request.user)


def _back(request: UserRequest, case: Case) -> str:
    """The page of questions without those put off, or the page that sent the form."""
    to, later = request.POST.get("back", ""), [("later", each) for each in request.GET.getlist("later")]
    address = reverse(to if to in ("facts", "pictures") else "questions", args=[case.pk])
    if len(to) == DIGEST and to.isalnum():
        return reverse("case-paper", args=[case.pk, to])
    return f"{address}?{urlencode(later)}" if later else address


def _shown(
    request: UserRequest, case: Case, record: Mapping[str, Any], question: Mapping[str, Any], later: Sequence[str]
) -> dict[str, Any]:
    """A question with what its form needs."""
    options, fact = question["options"] or (), FACTS.get(question["fact"])
    others = [each for each in later if each != question["id"]]
    several = bool(fact and fact.several and question["kind"] == "choice")
    return {
        **question,
        "key": str(uuid.uuid4()),
        "buttons": options if question["kind"] == "choice" and len(options) <= BUTTONS and not several else (),
        "several": several,
        "confirms": question["id"].startswith(CONFIRM),
        "changes_says": list(_changes(record, question)),
        "beside": _beside(case, record, question),
        "put_off": "?" + urlencode([("later", each) for each in (*others, question["id"])]),
    }


def _changes(record: Mapping[str, Any], question: Mapping[str, Any]) -> Iterator[str]:
    """What hangs on it, by the names under which the answer shows it."""
    named = {each["id"]: each["says"] for each in (*record["defences"], *record["deadlines"]) if "says" in each}
    yield from dict.fromkeys(named[id] for id in question["changes"] if id in named)


def _beside(case: Case, record: Mapping[str, Any], question: Mapping[str, Any]) -> dict[str, Any] | None:
    """The page of the paper that it is about, or the words that it was read from."""
    words, about = question.get("words"), question["about"] or {}
    sha256 = about.get("sha256")
    page = (words or {}).get("page") or 1
    if sha256:
        papers = (services().record(case, PAPERS) or {}).get("papers", ())
        paper = next((each for each in papers if each["sha256"] == sha256), None)
        has_pages = paper is not None and paper["media_type"] in DRAWN
        box = (words or {}).get("box")
        return {
            "name": paper["name"] if paper else about["file"],
            "sha256": sha256,
            "page": page,
            "has_pages": has_pages,
            "box": frame_sides(box) if has_pages and box else None,
            "words": words,
        }
    theirs = complaint_page(services(), case)
    if theirs is None:
        return None
    place = theirs["boxes"].get(question["id"]) or (1, None)
    return {
        "name": record["reading"]["file"],
        "sha256": theirs["sha256"],
        "page": place[0],
        "has_pages": theirs["drawn"],
        "box": frame_sides(place[1]) if place[1] else None,
        "words": words,
        "text": "" if words or theirs["drawn"] else shorten(record["reading"]["text"], NOTICE_LENGTH),
    }


def _answer_row(request: UserRequest, one: RecordedAnswer) -> dict[str, Any]:
    if one.event is not None:
        return {
            "question": one.question,
            "question_text": one.says,
            "says": say(request, event_sentence(one.event)),
            "waits": False,
        }
    row = one.pending
    assert row is not None
    value = say(request, "interview.unknown-said") if row.value is None else _value(request, row)
    return {
        "question": one.question,
        "question_text": row.says or _named(request, one.question),
        "says": value,
        "waits": True,
    }


def _value(request: UserRequest, row: PendingAnswer) -> str:
    """The answer as a person reads it."""
    return (
        say(request, f"question.{row.value}")
        if row.value in ("yes", "no")
        else row.value or say(request, "question.nobody")
    )


def _named(request: UserRequest, question: str) -> str:
    fact = question.removeprefix(CONFIRM).removeprefix(FILED).partition(":")[0]
    return say(request, fact_named(fact)) if fact in FACTS else question


def _refused(request: UserRequest, row: PendingAnswer) -> dict[str, str]:
    trouble = (row.trouble or {}).get("says", {}).get(request.language, "")
    return {"question_text": row.says or _named(request, row.question), "says": str(trouble)}


urls = [
    path("cases/<uuid:case>/questions/", questions, name="questions"),
    path("cases/<uuid:case>/questions/answer/", answer, name="questions-answer"),
    path("cases/<uuid:case>/questions/undo/", undo, name="questions-undo"),
    path("cases/<uuid:case>/questions/more/", next_question_state, name="questions-more"),
]
