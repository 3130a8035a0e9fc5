"""What speaks for the seller and what is not used; complying as a list to tick; one word for how far the answer is."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rejoinder.db.models import Card, Case, CheckedStep
from rejoinder.domain.answer_state import AnswerState, answer_state
from rejoinder.domain.headline import CaseState, ClockState
from rejoinder.domain.member import Act
from rejoinder.web.case.authorship import authorship
from tests.web.cast import Cast


def test_a_paper_on_which_nothing_rests_is_named_with_the_reason(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    case, alba = opened(), page("alba")
    note = SimpleUploadedFile("note.txt", b"Call the printer on Monday about the new boxes.")
    alba.post(f"/cases/{case.pk}/papers/add/", {"papers": [note]})
    for name in ("", "papers/"):
        shown = alba.get(f"/cases/{case.pk}/{name}").content.decode()
        assert "Papers that are not used, and why" in shown, name
        assert "note.txt</a>: It names neither the goods nor" in shown, name
    assert "What speaks for you" in alba.get(f"/cases/{case.pk}/").content.decode()


def test_complying_is_a_list_to_tick_and_ends_by_being_recorded(
    page: Callable[[str], Client], opened: Callable[..., Case], cast: Cast
) -> None:
    case, alba = opened(), page("alba")
    routes = f"/cases/{case.pk}/routes/"
    assert "comply-steps" not in alba.get(routes).content.decode()
    alba.post(f"{routes}choose/", {"route": "comply"})
    for _ in range(2):
        alba.post(f"{routes}comply/", {"step": "listing", "done": "on"})
    assert [(one.step, one.user) for one in CheckedStep.objects.all()] == [("listing", cast.alba)]
    assert alba.post(f"{routes}comply/", {"step": "nothing", "done": "on"}).status_code == 404
    assert "Take the accused listing down." in alba.get(routes).content.decode()
    alba.post(f"{routes}comply/", {"step": "listing"})
    assert not CheckedStep.objects.exists()
    alba.post(f"{routes}file/", {"route": "comply"})
    assert Card.objects.get(pk=case.pk).status == "closed"


@pytest.mark.parametrize(
    ("status", "clock", "ready", "word"),
    [
        (CaseState.OPEN, ClockState.RUNNING, False, AnswerState.DRAFT),
        (CaseState.OPEN, ClockState.UNKNOWN, True, AnswerState.READY),
        (CaseState.WAITING, ClockState.NONE, True, AnswerState.SENT),
        (CaseState.OPEN, ClockState.PASSED, True, AnswerState.LAPSED),
        (CaseState.WON, ClockState.NONE, True, None),
    ],
)
def test_the_answer_is_draft_ready_handed_in_or_too_late(
    status: CaseState, clock: ClockState, ready: bool, word: AnswerState | None
) -> None:
    assert answer_state(status, clock, ready=ready, answerable=True) is word
    assert answer_state(CaseState.OPEN, clock, ready=ready, answerable=False) is None


def test_one_button_beside_a_picture_answers_who_took_it(opened: Callable[..., Case], cast: Cast) -> None:
    case = opened()
    about = {"file": "listing/main.jpg", "sha256": "ab" * 32}
    question = {"id": "taken_by_us:x", "fact": "taken_by_us", "kind": "yes_no", "says": "Did you?", "about": about}
    record: dict[str, Any] = {"questions": [question]}
    asks: Any = SimpleNamespace(may=frozenset({Act.WORK}), user=cast.alba)
    assert authorship(asks, case, record)["ab" * 32]["question"] == "taken_by_us:x"
    reads: Any = SimpleNamespace(may=frozenset({Act.SEE}), user=cast.bruno)
    assert authorship(reads, case, record) == {}
