"""The same status line and next step on every page of a case, on the board and in the calendar; how far the work is."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from rejoinder.db.kept_progress import KeptProgress
from rejoinder.db.models import Card, Case, Judgement
from rejoinder.db.services import Services
from rejoinder.domain.progress import ProgressStage, ProgressStep
from rejoinder.web.case.frame import TABS
from tests.web.cast import Cast

PAGES = tuple(f"{name}/" for name in TABS if name != "case")


def line_of(page: str) -> str:
    """The words of the status line of a page."""
    found = re.search(r'<div class="status[^>]*id="status".*?</div>', page, re.DOTALL)
    assert found, "a page without a status line"
    return " ".join(re.sub(r"<[^>]*>", " ", found[0]).split())


def shown(client: Client, address: str) -> str:
    """A page in English."""
    client.cookies["rejoinder-language"] = "en"
    answered = client.get(address)
    assert answered.status_code == 200, address
    return str(answered.content.decode())


@pytest.mark.parametrize(
    ("step", "form", "says"),
    [
        ("", {}, "Next: Answer a question first"),
        ("file", {"route": "counter_notice", "receipt": "CN-1"}, "number CN-1"),
        ("decide", {"outcome": "established"}, "Lost: the platform has upheld the complaint"),
        ("withdrawn", {}, "the platform has not confirmed it"),
    ],
)
def test_every_page_of_a_case_says_the_same(
    page: Callable[[str], Client], opened: Callable[..., Case], step: str, form: dict[str, str], says: str
) -> None:
    case, alba = opened(), page("alba")
    if step:
        alba.post(f"/cases/{case.pk}/routes/{step}/", form)
    lines = {line_of(shown(alba, f"/cases/{case.pk}/{name}")) for name in PAGES}
    assert len(lines) == 1, lines
    assert says in lines.pop()


def test_the_board_and_the_calendar_name_the_step_of_the_case(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    case, alba = opened(), page("alba")
    asked = Card.objects.get(pk=case.pk).question_count
    assert asked
    for address in ("/", "/calendar/?view=agenda"):
        assert f"Answer {asked} question" in shown(alba, address)


def test_the_old_answer_is_marked_while_a_new_one_is_made_and_the_step_is_named(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    row = Judgement.objects.filter(pk=case.pk)
    assert row.get().seconds is not None
    row.update(state="working")
    KeptProgress(services, row).report(ProgressStep(stage=ProgressStage.PAPER, name="invoice.pdf", number=2, count=3))
    for name in ("", "talk/", "progress/?page=talk"):
        said = shown(alba, f"/cases/{case.pk}/{name}")
        assert "Reading paper 2 of 3: invoice.pdf" in said
        assert "You see the answer of 11 November 2026" in said
    assert "being judged anew" in line_of(shown(alba, f"/cases/{case.pk}/talk/"))
    row.update(state="done")
    done = shown(alba, f"/cases/{case.pk}/progress/?page=talk")
    assert 'hx-swap-oob="true"' in done
    assert "being judged anew" not in line_of(done)


def test_steps_of_one_stage_are_not_written_more_often_than_they_can_be_read(
    opened: Callable[..., Case], services: Services
) -> None:
    row = Judgement.objects.filter(pk=opened().pk)
    seconds = iter((0.0, 0.1, 0.6))
    progress = KeptProgress(services, row, clock=lambda: next(seconds))
    said = []
    for number in (1, 2, 3):
        progress.report(ProgressStep(stage=ProgressStage.PAPER, name="a.pdf", number=number, count=3))
        said.append(row.get().step["en"])
    assert [each.split()[2] for each in said] == ["1", "1", "3"]


def test_the_organisation_lends_its_name_to_no_seller(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast
) -> None:
    case = opened()
    seller = services.writer(case, cast.alba).case().seller
    assert (seller.name, seller.entity) == (None, None)
    statement = shown(page("alba"), f"/cases/{case.pk}/statement/")
    assert "Sandpiper Prints" not in re.sub(r"<header.*?</header>", "", statement, flags=re.DOTALL)


def test_an_answer_that_was_handed_in_is_waited_for_with_its_hour_by_the_clock_of_the_seller(
    page: Callable[[str], Client], opened: Callable[..., Case], cast: Cast
) -> None:
    cast.house.zone = "Asia/Shanghai"
    cast.house.save()
    case, alba = opened(), page("alba")
    alba.post(f"/cases/{case.pk}/routes/file/", {"route": "counter_notice", "receipt": "CN-1"})
    overview = shown(alba, f"/cases/{case.pk}/")
    assert "UTC)" not in line_of(overview)
    assert "Nothing follows from doing nothing" not in overview
    assert "ask the platform&#x27;s support, with the number of the receipt" in overview
    for address in ("/calendar/?view=agenda", "/calendar/?view=agenda&on=2026-11-20"):
        assert "Due: " not in shown(alba, address)
