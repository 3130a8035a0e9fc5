"""Is this your company? The companies that the papers of a case name, and one button to say which it is."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_POST

from rejoinder.db.judge import PAPERS
from rejoinder.db.models import Case
from rejoinder.db.organisation import SHOP_FIELDS, change_shop
from rejoinder.db.services import services
from rejoinder.domain.errors import Invalid
from rejoinder.domain.member import Act
from rejoinder.usecases.case_at_hand import unread_case
from rejoinder.usecases.tell import NothingIsNew, record_seller_statements
from rejoinder.web.case.form_parsing import line
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page

ENTITY, ENTITY_LENGTH = "seller.entity", 300


class CompanyIsNotNamed(Invalid):
    """The form came without a name."""


def company_context(request: UserRequest, case: Case, record: Mapping[str, Any]) -> dict[str, Any]:
    """What a page shows of the question: each company with the names of its papers."""
    found = record.get("companies")
    if not found:
        return {"companies": []}
    names = {paper["sha256"]: paper["name"] for paper in (services().record(case, PAPERS) or {}).get("papers", [])}
    shown = [{**each, "papers": tuple(names[one] for one in each["papers"] if one in names)} for each in found]
    return {"companies": shown, "may_tell": Act.WORK in request.may}


@case_page(Act.WORK)
@require_POST
def name_company(request: UserRequest, case: Case) -> HttpResponse:
    """Record that this company is the seller's; the shop keeps it for its next cases where it had none."""
    name = line(request.POST, "entity", ENTITY_LENGTH)
    if name is None:
        raise CompanyIsNotNamed
    writer = services().writer(case, request.user)
    with contextlib.suppress(NothingIsNew):
        record_seller_statements(writer, unread_case(writer.folder, services().app), facts={ENTITY: name})
        services().queue_judgement(case)
    shop = case.shop
    if shop is not None and not shop.entity and Act.MANAGE in request.may:
        known = {field: getattr(shop, field) for field in SHOP_FIELDS}
        change_shop(shop, {**known, "entity": name}, by=request.user)
    return redirect("case", case.pk)


urls = [path("cases/<uuid:case>/told/company/", name_company, name="case-company")]
