"""Complying, step by step: a list to tick, kept for everybody who works on the case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from rejoinder.db.models import Case, CheckedStep
from rejoinder.db.services import services
from rejoinder.db.status import StepIsUnknown
from rejoinder.domain.member import Act
from rejoinder.web.case.step import address
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page

STEPS = {"listing": "", "others": "", "stock": "", "letter": "letters", "proof": "papers"}
"""The steps in their order, each with the page on which it is done, where it is one of the case."""


def checklist(case: Case) -> list[dict[str, Any]]:
    """Every step, with who ticked it and when."""
    return list(_rows(case))


@case_page(Act.WORK)
@require_POST
def tick(request: UserRequest, case: Case) -> HttpResponse:
    """Tick a step, or take the tick away. Raises: StepIsUnknown."""
    step = request.POST.get("step", "")
    if step not in STEPS:
        raise StepIsUnknown
    if "done" in request.POST:
        done = {"user": request.user, "at": services().now()}
        CheckedStep.objects.get_or_create(case=case, step=step, defaults=done)
    else:
        CheckedStep.objects.filter(case=case, step=step).delete()
    return redirect(f"{reverse('routes', args=[case.pk])}#comply-steps")


def _rows(case: Case) -> Iterator[dict[str, Any]]:
    done = {one.step: one for one in CheckedStep.objects.filter(case=case).select_related("user")}
    for step, page in STEPS.items():
        yield {"step": step, "done": done.get(step), "url": address(case, page) if page else None}


urls = [path("cases/<uuid:case>/routes/comply/", tick, name="routes-comply")]
