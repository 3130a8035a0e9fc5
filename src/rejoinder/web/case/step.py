"""The next step of a case, the same on every page: a question first, the best route, or what is left to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
from django.urls import NoReverseMatch, reverse

from rejoinder.db.models import Case
from rejoinder.domain.reading import Stage
from rejoinder.domain.route import RouteId, is_answerable
from rejoinder.web.page_request import UserRequest
from rejoinder.web.translation import say

STEPS: Mapping[str, Sequence[str]] = {
    RouteId.NEGOTIATE.value: ("talk",),
    RouteId.ASK.value: ("letters", "talk"),
    RouteId.COMPLY.value: ("routes",),
    RouteId.COURT.value: ("routes",),
    RouteId.COUNSEL.value: ("routes",),
}
"""The page on which a route is taken; the statement for those that answer."""
NOT_JUDGED: Mapping[str, Any] = {
    "clock": {"state": "unknown", "due_at": None, "known": False, "says": ""},
    "step": {"route": None, "says": ""},
    "silence": {"known": False, "says": "", "notice": ()},
}
"""The head of an answer that was made before there were heads."""
DONE = frozenset({"waiting", "won", "over", "not_a_complaint"})
"""States in which nothing is to be answered."""


@attrs.frozen(kw_only=True)
class NextStepView:
    """What every page of the case, the board and the calendar name as the next thing to do."""

    says: str
    go: str
    """What the button says; empty where there is none."""
    url: str


def next_step(request: UserRequest, case: Case, record: Mapping[str, Any]) -> NextStepView:
    """The one next step of the record."""
    if first_question(record) is not None:
        go = say(request, "overview.go-questions", count=len(record["questions"]))
        return NextStepView(
            says=say(request, "overview.question-first"), go=go, url=reverse("questions", args=[case.pk])
        )
    best = best_route(record)
    if best is None:
        return _wait(request, case, record)
    name = say(request, f"document.route-{best['id']}")
    url = address(case, *STEPS.get(best["id"], ("statement",)), "papers", "facts") or ""
    return NextStepView(says=name[:1].upper() + name[1:], go=say(request, f"overview.go-{best['id']}"), url=url)


def _wait(request: UserRequest, case: Case, record: Mapping[str, Any]) -> NextStepView:
    """To wait, with the page on which what comes is recorded; else what is left to do, which has no page."""
    says = head_of(record)["step"]["says"]
    if not awaits_reply(record):
        return NextStepView(says=says, go="", url="")
    url = f"{reverse('talk', args=[case.pk])}#step-letter"
    return NextStepView(says=says, go=say(request, "overview.record-reply"), url=url)


def awaits_reply(record: Mapping[str, Any]) -> bool:
    """Whether the next step is to wait for the answer to a letter."""
    head = head_of(record)
    return waits(record) and head["step"]["route"] is None and bool(head.get("waits"))


def head_of(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The head of an answer."""
    found: Mapping[str, Any] = record.get("headline", NOT_JUDGED)
    return found


def state_of(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The status of an answer; open, and not known, in one that was made before there were any."""
    found: Mapping[str, Any] = record.get("status", {"state": "open", "known": False})
    return found


def has_ready_ground(record: Mapping[str, Any]) -> bool:
    """Whether papers carry a ground of defence in whole."""
    return any(each["status"] == "ready" for each in record["defences"])


def waits(record: Mapping[str, Any]) -> bool:
    """Whether the case still waits for something of the seller's, or may."""
    status = state_of(record)
    return not (status["known"] and status["state"] in DONE)


def first_question(record: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The question that comes before the next step; None where a ground is ready or nothing is to be answered."""
    questions = record.get("questions", ())
    asks = questions and waits(record) and not has_ready_ground(record) and not awaits_reply(record)
    return questions[0] if asks else None


def best_route(record: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The route of the head; None where nothing is to be done on any."""
    if state_of(record)["state"] in DONE:
        return None
    return next((each for each in record["routes"] if each["id"] == head_of(record)["step"]["route"]), None)


def has_complaint(record: Mapping[str, Any]) -> bool:
    """Whether there is a complaint to answer at all."""
    closed = {RouteId(each["id"]) for each in record["routes"] if not each["open"]}
    return is_answerable(Stage(record["reading"]["stage"]), closed)


def address(case: Case, *names: str) -> str | None:
    """The address of the first of these pages that there is."""
    for name in names:
        try:
            return reverse(name, args=[case.pk])
        except NoReverseMatch:
            continue
    return None
