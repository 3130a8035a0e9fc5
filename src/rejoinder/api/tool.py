"""Smaller answers that belong to no case and are kept nowhere: readings, inspections, tone, deadlines, proofs."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import Any, Literal

from ninja import Router, Schema
from ninja.files import UploadedFile
from ninja.params import functions
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.response_schema import Answer, Instant
from rejoinder.api.scopes import HEAVY, reads
from rejoinder.api.translation import say
from rejoinder.assembly.comparison_record import comparison_record
from rejoinder.db.services import services
from rejoinder.db.task import INSPECT, READ
from rejoinder.db.upload import save_complaint, save_mark_list, save_papers, save_titles, save_together
from rejoinder.domain.errors import Invalid
from rejoinder.domain.tone import Addressee
from rejoinder.procedure.clock import Counts
from rejoinder.tone.fact_lock import compare as compare_facts
from rejoinder.tone.guard import review
from rejoinder.tone.sentence import language_of
from rejoinder.usecases.count_deadline import ByCount, ByRule, count_deadline
from rejoinder.usecases.screen_titles import screen_titles, screened_record
from rejoinder.usecases.spoken_record import deadline_record, differences_record, tone_record, verified_record

router = Router(tags=["tools"])
ONE, SOME, MORE, NONE = functions.File(...), functions.File(...), functions.File([]), functions.File(None)
TEXT = 200_000
Tongue = Literal["en", "zh", "ru"]


class ClockIsIncomplete(Invalid):
    """Neither a platform with a rule nor a count with a unit was given, or both were."""


class Text(Schema):
    """A text that is to go out."""

    text: str = Field(min_length=1, max_length=TEXT)
    language: Tongue | None = Field(None, description="Of the text; told from it where it is left out.")
    to: Addressee | None = Field(None, description="Who reads it; what is offered instead suits that reader.")
    against: str | None = Field(None, max_length=TEXT, description="A text that ought to state the same facts.")


class Clock(Schema):
    """A clock: of a rulebook, or as a notice prints it."""

    from_at: Instant
    platform: str | None = Field(None, min_length=1, max_length=60)
    rule: str | None = Field(None, min_length=1, max_length=100)
    count: int | None = Field(None, ge=1, le=10_000)
    unit: Counts | None = None
    calendar: Literal["prc", "us-federal", "eu", "ru"] | None = None
    zone: str | None = Field(None, min_length=1, max_length=60)


@router.post("tools/read", response=Answer, operation_id="read", summary="Read a complaint")
@reads(cost=HEAVY)
def read_complaint(request: ApiRequest, file: UploadedFile = ONE) -> Any:
    """What a complaint says, value by value, as `rejoinder read --json`."""
    with tempfile.TemporaryDirectory(prefix="read-") as aside:
        path = save_complaint(file, Path(aside))
        return services().elsewhere(READ, {"path": str(path), "language": request.language})


@router.post("tools/inspect", response=Answer, operation_id="inspect", summary="Inspect a paper")
@reads(cost=HEAVY)
def inspect_paper(request: ApiRequest, file: UploadedFile = ONE) -> Any:
    """What a paper is and says, and what a doubting reviewer would say of it, as `rejoinder inspect --json`."""
    with tempfile.TemporaryDirectory(prefix="inspect-") as aside:
        path = save_papers([file], Path(aside))[0]
        return services().elsewhere(INSPECT, {"path": str(path), "language": request.language})


@router.post("tools/tone", response=Answer, operation_id="tone", summary="Weigh words")
@reads(cost=2)
def weigh(request: ApiRequest, said: Text) -> Any:
    """Words that could hurt, and with `against` the facts that differ, as `rejoinder tone --json`."""
    spoken = said.language or language_of(said.text, request.language)
    found = review(said.text, said.language, services().lexicon(), to=said.to)
    wording = services().app.wording(None)
    answer = tone_record(said.text, spoken, found, lambda one: wording.say(one, request.language), file=None)
    if said.against is not None:
        answer["differences"] = differences_record(compare_facts(said.text, said.against))
    return answer


@router.post("tools/deadline", response=Answer, operation_id="deadline", summary="Count a deadline")
@reads(cost=2)
def deadline(request: ApiRequest, said: Clock) -> Any:
    """One clock with the days it counted and skipped, as `rejoinder deadline --json`."""
    app = services().app
    rulebooks = app.rulebooks()
    found = count_deadline(_clock(said), said.from_at, rulebooks=rulebooks, calendars=app.calendars())
    wording = app.wording(rulebooks)
    return deadline_record(found, lambda one: wording.say(one, request.language))


@router.post("tools/compare", response=Answer, operation_id="compare", summary="Compare two pictures")
@reads(cost=HEAVY)
def compare(request: ApiRequest, a: UploadedFile = ONE, b: UploadedFile = ONE) -> Any:
    """Whether one picture was made from the other, as `rejoinder compare --json`."""
    with tempfile.TemporaryDirectory(prefix="compare-") as aside:
        two = [path.read_bytes() for path in save_papers([a, b], Path(aside))]
    found = services().app.pictures().compare(*two)
    return comparison_record(found, a=a.name or "a", b=b.name or "b", because=say(request, found.because))


@router.post("tools/marks", response=Answer, operation_id="find_marks", summary="Look for marks in titles")
@reads(cost=HEAVY)
def find_marks(request: ApiRequest, files: list[UploadedFile] = SOME, own_list: UploadedFile | None = NONE) -> Any:
    """Whose marks appear in the titles of a shop, as `rejoinder marks --all --json`; the first 20,000 are looked at."""
    app = services().app
    with tempfile.TemporaryDirectory(prefix="marks-") as aside:
        files_saved = save_titles(files, Path(aside))
        own = save_mark_list(own_list, Path(aside)) if own_list else None
        found = screen_titles(files_saved, own, titles=app.titles(), mark_lists=app.mark_lists())
    return screened_record(found)


@router.post("tools/verify", response=Answer, operation_id="verify", summary="Verify a packet or a seal")
@reads(cost=HEAVY)
def verify(request: ApiRequest, file: UploadedFile = ONE, files: list[UploadedFile] = MORE) -> Any:
    """Whether a packet, or the files of a seal, are as they were, as `rejoinder verify --json`."""
    with tempfile.TemporaryDirectory(prefix="verify-") as aside:
        path = save_together([file, *files], Path(aside))[0]
        found = services().verifier().verify(path)
    return {"path": path.name, **verified_record(found, partial(say, request))}


def _clock(said: Clock) -> ByRule | ByCount:
    """The clock that is meant. Raises: ClockIsIncomplete."""
    if said.platform is not None and said.rule is not None and said.count is None:
        return ByRule(platform=said.platform, rule=said.rule)
    if said.count is None or said.unit is None or said.rule is not None:
        raise ClockIsIncomplete
    if said.unit.needs_calendar and said.calendar is None:
        raise ClockIsIncomplete
    return ByCount(count=said.count, counts=said.unit, calendar=said.calendar, zone=said.zone)
