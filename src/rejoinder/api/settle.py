"""Agreements: a draft weighed before anybody signs it, and one made for both sides to complete."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from functools import partial
from typing import Any, Literal

from ninja import Router, Schema
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.download_response import file_description, file_response
from rejoinder.api.response_schema import Answer
from rejoinder.api.scopes import HEAVY, needs
from rejoinder.api.talk import Sum
from rejoinder.api.translation import say
from rejoinder.assembly.agreement import Terms
from rejoinder.db.services import services
from rejoinder.domain.media_type import DOCX
from rejoinder.domain.member import Act, Scope
from rejoinder.usecases.settle import check_settlement, draft_settlement
from rejoinder.usecases.spoken_record import settlement_record

router = Router(tags=["talks"])


class DraftWords(Schema):
    """A draft agreement as the other side sent it."""

    text: str = Field(min_length=1, max_length=200_000)


class DraftTerms(Sum):
    """What is to stand in a draft; what is left out stays open in it."""

    language: Literal["en", "zh", "ru"] | None = Field(None, description="That of the call where it is left out.")
    withdraw_by: dt.date | None = None
    pay_by: dt.date | None = None
    takes_down: bool = False
    stock: str | None = Field(
        None, min_length=1, max_length=300, description="What happens to the goods still in stock; they are taken down."
    )


@router.post(
    "cases/{uuid:case}/settlement/check", response=Answer, operation_id="check_settlement", summary="Weigh a draft"
)
@needs(Scope.READ, Act.WORK, cost=HEAVY)
def check(request: ApiRequest, case: uuid.UUID, said: DraftWords) -> Any:
    """What to know of a draft before signing, as `rejoinder settle --json`; nothing is kept."""
    points = check_settlement(services().checkout.folder(request.case.pk), said.text, services().app)
    return settlement_record(points, said.text, partial(say, request))


@router.post(
    "cases/{uuid:case}/settlement/draft",
    operation_id="draft_settlement",
    summary="Draft an agreement",
    openapi_extra=file_description(DOCX),
)
@needs(Scope.READ, Act.WORK, cost=HEAVY)
def draft(request: ApiRequest, case: uuid.UUID, said: DraftTerms) -> Any:
    """A draft for both sides to complete, as a Word document; nothing is kept or sent."""
    amount, currency = said.money()
    language = said.language or request.language
    rest = said.dict(include={"withdraw_by", "pay_by", "stock"})
    terms = Terms(amount=amount, currency=currency, takes_down=said.takes_down or bool(said.stock), **rest)
    print_document = draft_settlement(
        services().checkout.folder(request.case.pk), terms, services().app, language=language
    )
    document = services().app.renderer().word_document(print_document, made_at=services().now())
    return file_response(io.BytesIO(document), f"agreement.{language}.docx", DOCX)
