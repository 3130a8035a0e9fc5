"""What every page of a case knows: its card, how it was judged, its record in the reader's language, its tabs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone

from rejoinder.db.models import Card, Case, Judgement
from rejoinder.db.services import services
from rejoinder.domain.answer_state import AnswerState, answer_state
from rejoinder.domain.headline import CaseState, ClockState
from rejoinder.web.case.life import life
from rejoinder.web.case.step import has_complaint, has_ready_ground, head_of, next_step, state_of
from rejoinder.web.case.viewers import viewers
from rejoinder.web.dropzone import fresh_token, limits
from rejoinder.web.page_request import UserRequest
from rejoinder.web.translation import say

TABS = (
    "case",
    "questions",
    "facts",
    "told",
    "papers",
    "pictures",
    "routes",
    "statement",
    "letters",
    "talk",
    "dossier",
    "history",
)
"""Names of addresses; `web.tab-<name>` says each."""
STATUS_TONES = {"won": "good", "over": "good", "lost": "bad", "court": "bad", "unsure": "warn"}


def frame(request: UserRequest, case: Case, here: str, **more: Any) -> dict[str, Any]:
    """The context of a page of a case; `record` is None until it was judged for the first time."""
    tabs = [
        {"name": name, "url": reverse(name, args=[case.pk]), "says": say(request, f"web.tab-{name}")} for name in TABS
    ]
    judgement, found = Judgement.objects.get(pk=case.pk), record(case, request.language)
    return {
        "here": "board",
        "here_tab": here,
        "tabs": tabs,
        "case": case,
        "card": Card.objects.filter(pk=case.pk).first(),
        "judgement": judgement,
        "trouble": trouble_of(request, judgement),
        "record": found,
        **_status(request, found),
        "life": life(request, case, found) if here == "case" else None,
        "step": next_step(request, case, found) if found else None,
        "answer_state": answer_of(found) if found else None,
        "judging": judgement.state in ("waiting", "working"),
        **stage_of(request, judgement),
        **limits(),
        "token": fresh_token(),
        "progress_page": here if found else "case",
        **viewers(request, case),
        **more,
    }


def _status(request: UserRequest, record: Mapping[str, Any] | None) -> dict[str, str]:
    """The status line, with a word that it is a guess where it is one; a record of before has none."""
    status = (record or {}).get("status")
    if status is None:
        return {}
    known, says = status["known"], status["says"]
    line = says if known else say(request, "status.as-far-as-read", says=says)
    return {"status_line": line, "status_tone": STATUS_TONES.get(status["state"], "") if known else "warn"}


def answer_of(record: Mapping[str, Any]) -> AnswerState | None:
    """How far the answer of a record is; None where nothing is to be answered."""
    state, clock = CaseState(state_of(record)["state"]), ClockState(head_of(record)["clock"]["state"])
    return answer_state(state, clock, ready=has_ready_ground(record), answerable=has_complaint(record))


def stage_of(request: UserRequest, judgement: Judgement) -> dict[str, Any]:
    """What is being done, how long it took last in seconds, and the hour of the answer that is shown meanwhile."""
    seconds = judgement.seconds
    return {
        "stage": judgement.step.get(request.language, ""),
        "seconds": max(1, round(seconds)) if seconds is not None else 0,
        "shown_at": timezone.localtime(judgement.judged_at) if judgement.judged_at else None,
    }


def trouble_of(request: UserRequest, judgement: Judgement) -> str:
    """Why judging failed, in the reader's language; empty where it did not."""
    return str((judgement.trouble or {}).get("says", {}).get(request.language, ""))


def record(case: Case, language: str) -> dict[str, Any] | None:
    """The newest `answer.json` of the case in a language; None where there is none yet."""
    return services().record(case, f"answer.{language}.json")


def for_all_listings(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The documents of an answer that are not for some of the accused listings alone."""
    return [each for each in record["documents"] if not each.get("listings")]
