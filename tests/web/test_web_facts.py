"""Facts beside the words they were read from: answered one by one, kept as events, each only by those who may."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from rejoinder.db.models import Case, Judgement
from rejoinder.db.services import Services
from rejoinder.domain.event import FactConfirmed, FactCorrected, FactRefused
from rejoinder.domain.evidence import Place
from rejoinder.web.case.facts import kept_facts
from tests.web.cast import Cast
from tests.web.ledger import events
from tests.web.night_herons import COMPLAINT, file_herons

HTMX = {"HX-Request": "true"}


def _said(services: Services, case: Case) -> list[object]:
    return events(services, case, FactConfirmed, FactCorrected, FactRefused)


@pytest.mark.parametrize(("who", "status"), [("alba", 200), ("bruno", 200), ("carla", 404), ("dario", 404), ("", 302)])
def test_facts_are_there_for_their_own_house_only(
    page: Callable[[str], Client], opened: Callable[..., Case], who: str, status: int
) -> None:
    assert page(who).get(f"/cases/{opened().pk}/facts/").status_code == status


def test_an_hour_stands_in_the_zone_of_the_reader_too(
    page: Callable[[str], Client], opened: Callable[..., Case], cast: Cast
) -> None:
    cast.alba.zone = "Europe/Moscow"
    cast.alba.save()
    shown = page("alba").get(f"/cases/{opened().pk}/facts/").content.decode()
    assert "Your time 13 November 2026, 18:59 (UTC+3)" in shown


@pytest.mark.parametrize(("who", "status"), [("alba", 302), ("bruno", 403), ("carla", 404), ("dario", 404), ("", 302)])
def test_only_those_who_work_here_answer(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, who: str, status: int
) -> None:
    case = opened()
    answered = page(who).post(
        f"/cases/{case.pk}/facts/say/", {"path": "stage", "said": "accept", "seen": "forwarded_notice"}
    )
    assert answered.status_code == status
    assert len(_said(services, case)) == (1 if who == "alba" else 0)


def test_words_are_marked_where_they_were_read(page: Callable[[str], Client], opened: Callable[..., Case]) -> None:
    shown = page("alba").get(f"/cases/{opened().pk}/facts/").content.decode()
    assert "Rights owner: " in shown
    assert ">Larkmere Prints Ltd</mark>" in shown


def test_an_accepted_fact_is_kept_and_stays_answered(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    said = {"path": "stage", "said": "accept", "seen": "forwarded_notice", "number": "4"}
    answered = alba.post(f"/cases/{case.pk}/facts/say/", said, headers=HTMX).content.decode()
    assert "data-decided" in answered
    assert 'id="fact-4"' in answered
    (event,) = _said(services, case)
    assert isinstance(event, FactConfirmed)
    assert (event.field, event.value) == ("stage", "forwarded_notice")
    assert event.by.startswith("Alba")
    assert "data-decided" in alba.get(f"/cases/{case.pk}/facts/").content.decode()


def test_what_was_said_since_shows_before_the_case_is_judged_anew(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast
) -> None:
    case = opened()
    judged = Judgement.objects.get(pk=case.pk).head_n
    page("alba").post(f"/cases/{case.pk}/facts/say/", {"path": "rights", "said": "refuse", "seen": "copyright"})
    Judgement.objects.filter(pk=case.pk).update(head_n=judged, state="waiting")
    assert "data-decided" in page("alba").get(f"/cases/{case.pk}/facts/").content.decode()


def test_a_corrected_deadline_moves_the_clock(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case = opened()
    said = {"path": "clocks.0", "at": "clocks.0.due_at", "said": "correct", "value": "2026-11-12T18:00"}
    page("alba").post(f"/cases/{case.pk}/facts/say/", said)
    (event,) = _said(services, case)
    assert isinstance(event, FactCorrected)
    assert event.value == "2026-11-12T18:00:00+08:00"
    assert "12 November 2026, 18:00" in page("alba").get(f"/cases/{case.pk}/").content.decode()


@pytest.mark.parametrize(
    "said",
    [
        {"path": "stage", "said": "refuse"},
        {"path": "stage", "said": "correct", "at": "stage", "value": "nonsense"},
        {"path": "stage", "said": "accept", "seen": "decision"},
        {"path": "text", "said": "correct", "at": "text", "value": "x"},
        {"path": "no.such", "said": "accept"},
        {"path": "stage", "said": "shout"},
        {"path": "", "said": "accept"},
        {},
    ],
)
def test_what_cannot_be_said_is_refused_and_nothing_is_kept(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, said: dict[str, str]
) -> None:
    case = opened()
    for headers in ({}, HTMX):
        answered = page("alba").post(f"/cases/{case.pk}/facts/say/", said, headers=headers)
        assert answered.status_code in (400, 409)
        assert "note bad" in answered.content.decode()
    assert not _said(services, case)


@pytest.mark.parametrize(("language", "title"), [("en", "Is this right?"), ("zh", "请核对"), ("ru", "Всё верно?")])
def test_the_page_speaks(page: Callable[[str], Client], opened: Callable[..., Case], language: str, title: str) -> None:
    client = page("alba")
    client.cookies["rejoinder-language"] = language
    assert title in client.get(f"/cases/{opened().pk}/facts/").content.decode()


def test_a_fact_of_a_paper_stands_framed_on_its_page(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast
) -> None:
    case = file_herons(services, opened(COMPLAINT), cast.alba, Place.EVIDENCE, Place.LISTING)
    kept = {fact["path"].rpartition(".")[2]: fact for fact in kept_facts(case) if fact["paper"]}
    left, top, right, bottom = kept["owner"]["words"]["box"]
    assert 0.3 < left < right < 0.7
    assert 0.54 < top < bottom < 0.58
    shown = page("alba").get(f"/cases/{case.pk}/facts/").content.decode()
    assert "/page/1.png" in shown
    assert '<rect data-fact="' in shown
