"""The facts of a case beside the words they were read from: accepted, corrected or refused, one key each."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from rejoinder.db.complaint_page import complaint_page
from rejoinder.db.judge import FACTS
from rejoinder.db.models import Case, Judgement
from rejoinder.db.services import services
from rejoinder.db.status import status_of
from rejoinder.domain.errors import Invalid, Refused, RejoinderError
from rejoinder.domain.event import FactConfirmed, FactCorrected, FactRefused
from rejoinder.domain.member import Act
from rejoinder.domain.reading import Stage
from rejoinder.domain.right import Right
from rejoinder.usecases.case_history import fact_named
from rejoinder.usecases.dispose_facts import Disposal, FactDisposition, FactIsReadOtherwise, dispose_facts
from rejoinder.web.case.clock import in_zones
from rejoinder.web.case.form_parsing import number
from rejoinder.web.case.frame import frame
from rejoinder.web.case.frame import record as record_of
from rejoinder.web.case.questions import MARKED
from rejoinder.web.case.reading import original
from rejoinder.web.page_request import UserRequest
from rejoinder.web.remedy import error_text
from rejoinder.web.tenancy import case_page
from rejoinder.web.translation import say

STATES = {FactConfirmed: "confirmed", FactCorrected: "corrected", FactRefused: "refused"}
BEIJING = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?\+08:00")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?[+-]\d\d:\d\d")
VALUE_LIMIT = 2_000


@attrs.frozen(kw_only=True)
class FactView:
    """One fact as the page asks about it."""

    number: int = 0
    """Its place on the page, from 1."""
    record: Mapping[str, Any]
    label: str
    shown: str
    state: str
    hangs: Mapping[str, Any] | None
    """What would change if it were wrong; None where a person has spoken, or nothing would."""
    own: str = ""
    """Of an instant, what the reader's clock shows where that is another hour."""

    @property
    def is_decided(self) -> bool:
        """Whether a person has spoken on it."""
        return self.state != "read"

    @property
    def field(self) -> str:
        """How the right value is asked for: a kind of field, by its name in the page; empty where none is."""
        value = self.record["correct_value"]
        if value is None:
            return ""
        if self.record["path"] in ("stage", "rights", "platform"):
            return str(self.record["path"])
        if value in ("true", "false"):
            return "truth"
        return "day" if DAY.fullmatch(value) else "beijing" if BEIJING.fullmatch(value) else "text"

    @property
    def initial_value(self) -> str:
        """The value to begin a correction with."""
        value = str(self.record["correct_value"])
        return value[:16] if self.field == "beijing" else value


@case_page()
def facts(request: UserRequest, case: Case) -> HttpResponse:
    """Every fact, beside the notice and the pages of papers."""
    context = frame(request, case, "facts")
    if context["record"] is not None:
        shown = shown_facts(request, case, context["record"])
        context |= facts_context(request, shown) | {
            "original": original(context["record"], shown, complaint_page(services(), case))
        }
        context |= {"marked": [(name, say(request, fact_named(name))) for name in MARKED], "key": str(uuid.uuid4())}
    return render(request, "case/facts.html", context)


@case_page(Act.WORK)
@require_POST
def say_of_fact(request: UserRequest, case: Case) -> HttpResponse:
    """What a person says of one fact, recorded at once."""
    path, part = request.POST.get("path", ""), request.headers.get("HX-Request") == "true"
    try:
        dispose_facts(services().writer(case, request.user), services().app, (_disposal(request, path),))
    except (Invalid, Refused) as error:
        if not part:
            raise
        return _one(request, case, path, error)
    services().queue_judgement(case)
    return _one(request, case, path) if part else redirect(f"{reverse('facts', args=[case.pk])}#facts")


def shown_facts(request: UserRequest, case: Case, record: Mapping[str, Any]) -> tuple[FactView, ...]:
    """The facts as they stand now, as they were judged and as people have said since; those that wait come first."""
    since, weighed = dict(_since(request, case)), {each["path"]: each for each in record["unconfirmed"]}
    found = sorted(
        (_shown(request, fact, since, weighed) for fact in kept_facts(case)), key=lambda fact: fact.is_decided
    )
    return tuple(attrs.evolve(fact, number=n) for n, fact in enumerate(found, 1))


def kept_facts(case: Case) -> Sequence[Mapping[str, Any]]:
    """The facts as they were kept when the case was judged; empty where it never was."""
    record = services().record(case, FACTS)
    return record["facts"] if record else ()


def facts_context(request: UserRequest, shown: Sequence[FactView]) -> dict[str, Any]:
    """What the list of facts needs besides the facts."""
    return {
        "facts": shown,
        "answered": sum(fact.is_decided for fact in shown),
        "may_work": Act.WORK in request.may,
        "stages": [stage.value for stage in Stage],
        "rights": [right.value for right in Right],
        "platforms": {one.slug: say(request, one.phrase) for one in services().app.markets().all},
    }


def _disposal(request: UserRequest, path: str) -> Disposal:
    disposition = (
        FactDisposition(request.POST.get("said", "")) if request.POST.get("said") in list(FactDisposition) else None
    )
    if disposition is None or not path:
        raise FactIsReadOtherwise(field=path[:80])
    value = ", ".join(request.POST.getlist("value"))[:VALUE_LIMIT]
    correct_at = request.POST.get("at", "") if disposition is FactDisposition.CORRECT else ""
    seen_value = request.POST.get("seen") if disposition is not FactDisposition.CORRECT else None
    return Disposal(said=disposition, field=correct_at or path, value=value, seen=seen_value)


def _one(request: UserRequest, case: Case, path: str, error: RejoinderError | None = None) -> HttpResponse:
    """The fact as it stands now, as a part of the page."""
    record = record_of(case, request.language)
    shown = shown_facts(request, case, record) if record else ()
    fact = next((each for each in shown if each.record["path"] == path), None)
    if fact is None:
        raise error or FactIsReadOtherwise(field=path[:80])
    trouble = error_text(request, error) if error else ""
    judgement = Judgement.objects.get(pk=case.pk)
    # The place that it has on the page; the list may be in another order by now.
    fact = attrs.evolve(fact, number=number(request.POST, "number"))
    context = {
        "case": case,
        "fact": fact,
        "fact_trouble": trouble,
        "judgement": judgement,
        **facts_context(request, shown),
    }
    return render(request, "case/facts_answered.html", context, status=status_of(error) if error else 200)


def _since(request: UserRequest, case: Case) -> Iterator[tuple[str, tuple[str, str]]]:
    """State and value by path, of facts on which people spoke after the case was judged last."""
    judged = Judgement.objects.values_list("head_n", flat=True).get(pk=case.pk)
    for entry in services().writer(case, request.user).entries():
        event = entry.event
        if entry.line.n > judged and isinstance(event, FactConfirmed | FactCorrected | FactRefused):
            yield event.field, (STATES[type(event)], event.value)


def _shown(
    request: UserRequest,
    fact: Mapping[str, Any],
    since: Mapping[str, tuple[str, str]],
    weighed: Mapping[str, Mapping[str, Any]],
) -> FactView:
    state, value = since.get(fact["path"]) or since.get(fact["correct_at"] or "") or (fact["state"], "")
    text = value if state == "corrected" and value else fact["shown"][request.language]
    return FactView(
        record=fact,
        label=fact["label"][request.language],
        shown=text,
        state=state,
        own=_own(request, fact["correct_value"]) if text != value else "",
        hangs=weighed.get(fact["path"]) if state == "read" else None,
    )


def _own(request: UserRequest, value: str | None) -> str:
    """An instant in the reader's zone; empty of anything else, and where his clock shows the same."""
    if not value or not INSTANT.fullmatch(value):
        return ""
    instants = in_zones(request, dt.datetime.fromisoformat(value))
    return instants[1] if len(instants) > 1 else ""
