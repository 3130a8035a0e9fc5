"""The head of an answer, and the interview: what is asked, what was answered, answers taken back."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from ninja import Router, Schema, Status
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.record import recorded_response
from rejoinder.api.response_schema import CREATED, Recorded
from rejoinder.api.route import writer_of
from rejoinder.api.scopes import reads, works
from rejoinder.api.translation import say
from rejoinder.db.interview import tell_here
from rejoinder.db.services import services
from rejoinder.usecases.case_history import event_sentence
from rejoinder.usecases.tell_answers import AnswerInput, take_back

router = Router(tags=["facts"])


class Head(Schema):
    """`status`, `headline` and how sure the price is, as in answer.json; null until the case was judged."""

    status: dict[str, Any] | None
    headline: dict[str, Any] | None


class Questions(Schema):
    """What to ask next, the most decisive first, as `questions` of answer.json."""

    questions: list[dict[str, Any]]


class Channels(Schema):
    """Where an answer is handed in, as `channels` of answer.json."""

    channels: list[dict[str, Any]]


class AnswerShape(Schema):
    """One answer that holds."""

    question: str
    fact: str
    value: str | None
    """Null where the seller does not know."""
    says: str


class Answers(Schema):
    """Every answer that holds, in the order given."""

    answers: list[AnswerShape]


class Answering(Schema):
    """One answer."""

    id: str = Field(min_length=1, max_length=120, description="The id of a question, or the name of a fact.")
    value: str | None = Field(max_length=4000, description="In the form that the kind asks for; null for unknown.")


class Telling(Schema):
    """Answers, kept together or not at all."""

    answers: list[Answering] = Field(min_length=1, max_length=100)


class Taking(Schema):
    """An answer that no longer holds."""

    id: str = Field(min_length=1, max_length=120)


@router.get("cases/{uuid:case}/headline", response=Head, operation_id="show_headline", summary="Where a case stands")
@reads()
def show_headline(request: ApiRequest, case: uuid.UUID) -> Any:
    """The status line, the date that matters, the next step and what it costs to do nothing."""
    record = _record(request)
    return {"status": record.get("status"), "headline": record.get("headline")}


@router.get("cases/{uuid:case}/channels", response=Channels, operation_id="list_channels", summary="Where to hand in")
@reads()
def list_channels(request: ApiRequest, case: uuid.UUID) -> Any:
    """Where each step is handed in, from the notice or from a rulebook; empty until the case was judged."""
    return {"channels": _record(request).get("channels", [])}


@router.get(
    "cases/{uuid:case}/questions", response=Questions, operation_id="list_questions", summary="What to ask next"
)
@reads()
def list_questions(request: ApiRequest, case: uuid.UUID) -> Any:
    """The questions that nobody has answered since the case was judged."""
    answered = {one.question for one in writer_of(request).case().answers}
    return {"questions": [each for each in _record(request).get("questions", []) if each["id"] not in answered]}


@router.get("cases/{uuid:case}/answers", response=Answers, operation_id="list_answers", summary="What was answered")
@reads()
def list_answers(request: ApiRequest, case: uuid.UUID) -> Any:
    """Every answer of the seller that holds."""
    speak = partial(say, request)
    return {
        "answers": [
            {"question": one.question, "fact": one.fact, "value": one.said, "says": speak(event_sentence(one))}
            for one in writer_of(request).case().answers
        ]
    }


@router.post("cases/{uuid:case}/answers", response=CREATED, operation_id="tell_answers", summary="Answer questions")
@works(cost=5)
def tell_answers(request: ApiRequest, case: uuid.UUID, said: Telling) -> Any:
    """Record the answers; one that stands already is not recorded again. Files are handed over by `hand_over_more`."""
    inputs = [AnswerInput(id=one.id, value=one.value) for one in said.answers]
    events = tell_here(services(), writer_of(request), inputs)
    return Status(201, recorded_response(request, events))


@router.post(
    "cases/{uuid:case}/answers/undo", response=Recorded, operation_id="take_back_answer", summary="Take an answer back"
)
@works(cost=5)
def take_back_answer(request: ApiRequest, case: uuid.UUID, said: Taking) -> Any:
    """Record that an answer no longer holds."""
    return recorded_response(request, take_back(writer_of(request), said.id, app=services().app))


def _record(request: ApiRequest) -> dict[str, Any]:
    return services().record(request.case, f"answer.{request.language}.json") or {}
