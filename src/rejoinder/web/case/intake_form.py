"""What only the seller knows: his company, their work, his record, what stays private."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_POST

from rejoinder.db.models import Case
from rejoinder.db.services import services
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.exposure import PastViolation
from rejoinder.domain.member import Act
from rejoinder.domain.right import Right
from rejoinder.usecases.case_at_hand import unread_case
from rejoinder.usecases.tell import KINDS, SENSITIVE, STATES, NothingIsNew, record_seller_statements, tell_violation
from rejoinder.web.case.company import ENTITY, ENTITY_LENGTH, company_context
from rejoinder.web.case.frame import frame
from rejoinder.web.form import TranslatedForm
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page
from rejoinder.web.translation import say

FACTS = {
    "entity": ENTITY,
    "shop_id": "seller.shop_id",
    "completed_on": "work.completed_on",
    "published_on": "work.published_on",
    "owner": "work.owner",
}
DAYS = ("registered_on", "filed_on", "valid_to")
BEIJING = ZoneInfo("Asia/Shanghai")


def _day() -> forms.DateField:
    return forms.DateField(required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


class IntakeForm(TranslatedForm):
    """What the seller tells; a field left empty says nothing."""

    area = "told"
    prefiltered = frozenset({"entity", "completed_on", "valid_to", "sensitive"})
    entity = forms.CharField(max_length=ENTITY_LENGTH, required=False)
    shop_id = forms.CharField(max_length=64, required=False)
    completed_on, published_on = _day(), _day()
    owner = forms.CharField(max_length=300, required=False)
    registered_on, filed_on, valid_to = _day(), _day(), _day()
    sensitive = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, request: UserRequest, **arguments: Any) -> None:
        super().__init__(request, **arguments)
        self.set_choices("sensitive", [(word, say(request, f"told.sensitive-{word}")) for word in SENSITIVE])


class ViolationForm(TranslatedForm):
    """One entry of the shop's record."""

    area = "told"
    day = forms.DateField(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    kind, state = forms.ChoiceField(), forms.ChoiceField()
    right = forms.ChoiceField()
    points = forms.IntegerField(min_value=0, max_value=100, required=False)

    def __init__(self, request: UserRequest, **arguments: Any) -> None:
        super().__init__(request, **arguments)
        for name, values in (("kind", KINDS), ("state", STATES)):
            self.set_choices(name, [(value, say(request, f"told.{name}-{value}")) for value in values])
        self.set_choices("right", [(each.value, say(request, f"document.right-{each.value}")) for each in Right])


@case_page()
def intake_form(request: UserRequest, case: Case) -> HttpResponse:
    """What was told so far, and a form to tell more."""
    known = unread_case(services().checkout.folder(case.pk), services().unread())
    return _page(request, case, known, IntakeForm(request, fresh=True, initial=_initial(known)))


@case_page(Act.WORK)
@require_POST
def tell_more(request: UserRequest, case: Case) -> HttpResponse:
    """Record what is new."""
    writer = services().writer(case, request.user)
    known = unread_case(writer.folder, services().unread())
    form = IntakeForm(request, initial=_initial(known))
    if not form.is_submitted():
        return _page(request, case, known, form, status=400)
    values = form.cleaned_data
    facts = {FACTS[name]: str(values[name] or "") for name in FACTS}
    with contextlib.suppress(NothingIsNew):
        record_seller_statements(
            writer, known, facts=facts, complaint={day: values[day] for day in DAYS}, sensitive=values["sensitive"]
        )
        services().queue_judgement(case)
    return redirect("told", case.pk)


@case_page(Act.WORK)
@require_POST
def add_violation(request: UserRequest, case: Case) -> HttpResponse:
    """Record one entry of the shop's record."""
    writer = services().writer(case, request.user)
    form = ViolationForm(request)
    if not form.is_submitted():
        known = unread_case(writer.folder, services().unread())
        return _page(request, case, known, IntakeForm(request, fresh=True, initial=_initial(known)), form, status=400)
    values = form.cleaned_data
    at = dt.datetime.combine(values["day"], dt.time(), BEIJING)
    tell_violation(
        writer,
        PastViolation(
            at=at, kind=values["kind"], right=values["right"], points=values["points"], state=values["state"]
        ),
    )
    services().queue_judgement(case)
    return redirect("told", case.pk)


def _initial(known: CaseFile) -> dict[str, Any]:
    seller, work, asserted = known.seller, known.work, known.asserted
    return {
        "entity": seller.entity,
        "shop_id": seller.shop_id,
        "completed_on": work.completed_on,
        "published_on": work.published_on,
        "owner": work.owner,
        **{day: getattr(asserted, day) for day in DAYS},
        "sensitive": list(known.preferences.sensitive),
    }


def _page(
    request: UserRequest,
    case: Case,
    known: CaseFile,
    form: IntakeForm,
    violation: ViolationForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    shown = violation or ViolationForm(request, fresh=True)
    rows = [
        {
            "on": entry.at.date(),
            "kind": say(request, f"told.kind-{entry.kind}"),
            "state": say(request, f"told.state-{entry.state}"),
            "right": say(request, f"document.right-{entry.right}"),
            "points": entry.points,
        }
        for entry in known.history
    ]
    more = {"form": form, "violation": shown, "history": rows, "may_work": Act.WORK in request.may}
    context = frame(request, case, "told", **more)
    if context["record"] is not None and not known.seller.entity:
        context |= company_context(request, case, context["record"])
    return render(request, "case/intake_form.html", context, status=status)


urls = [
    path("cases/<uuid:case>/told/", intake_form, name="told"),
    path("cases/<uuid:case>/told/more/", tell_more, name="case-tell"),
    path("cases/<uuid:case>/told/violation/", add_violation, name="case-violation"),
]
