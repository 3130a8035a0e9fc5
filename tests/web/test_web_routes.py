"""Routes and their price: one chosen, what was handed in kept, a decision or withdrawal recorded, by those who may."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Callable

import pytest
from django.test import Client

from rejoinder.db.models import Case, Document, File
from rejoinder.db.services import Services
from rejoinder.domain.event import AnswerFiled, ComplaintWithdrawn, DecisionReceived, RouteChosen
from tests.web.cast import Cast, Clock
from tests.web.ledger import events

ACTS = {
    "choose": {"route": "negotiate", "reason": "It is the cheapest."},
    "file": {"route": "counter_notice", "document": "packet.zip", "receipt": "CN-77"},
    "decide": {"outcome": "established", "points": "6", "kind": "general"},
    "withdrawn": {"confirmed": "yes"},
}
EVENTS = (RouteChosen, AnswerFiled, DecisionReceived, ComplaintWithdrawn)


def _at(case: Case, act: str = "") -> str:
    return f"/cases/{case.pk}/routes/{act}{'/' if act else ''}"


@pytest.mark.parametrize(("who", "status"), [("alba", 200), ("bruno", 200), ("carla", 404), ("dario", 404), ("", 302)])
def test_routes_are_there_for_their_own_house_only(
    page: Callable[[str], Client], opened: Callable[..., Case], who: str, status: int
) -> None:
    assert page(who).get(_at(opened())).status_code == status


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(("who", "status"), [("bruno", 403), ("carla", 404), ("dario", 404), ("", 302)])
def test_only_those_who_work_here_record(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, act: str, who: str, status: int
) -> None:
    case = opened()
    assert page(who).post(_at(case, act), ACTS[act]).status_code == status
    assert not events(services, case, *EVENTS)


def test_every_route_is_told_with_its_reasons_and_the_price_of_silence(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    case = opened()
    shown = page("alba").get(_at(case)).content.decode()
    for said in ("Counter-notice", "Talk with the complainant", "Comply: take the listing down", "Court"):
        assert said in shown
    assert "13 November 2026, 23:59" in shown
    assert "What it can cost" in shown
    ways = page("bruno").get(_at(case)).content.decode().split("Every way to go on")[1].split("</main>")[0]
    assert "<form" not in ways


def test_a_chosen_route_is_kept_with_its_reason(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    assert alba.post(_at(case, "choose"), ACTS["choose"]).status_code == 302
    (event,) = events(services, case, *EVENTS)
    assert isinstance(event, RouteChosen)
    assert (event.route, event.reason) == ("negotiate", "It is the cheapest.")
    shown = alba.get(_at(case)).content.decode()
    assert "It is the cheapest." in shown
    assert "way chosen" in shown
    assert "Alba" in shown.split('id="done"')[1]


def test_a_route_whose_time_has_passed_since_is_closed(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, clock: Clock
) -> None:
    case, alba = opened(), page("alba")
    clock.at += dt.timedelta(days=30)
    assert "Its time ended on" in alba.get(_at(case)).content.decode()
    answered = alba.post(_at(case, "choose"), {"route": "counter_notice"})
    assert answered.status_code == 409
    assert "is closed" in answered.content.decode()
    assert not events(services, case, *EVENTS)


def test_what_was_handed_in_is_kept_and_stays_when_the_case_is_judged_anew(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, clock: Clock
) -> None:
    case, alba = opened(), page("alba")
    packet = services.document(case, "packet.zip")
    when = clock.at - dt.timedelta(hours=2)
    sent = {**ACTS["file"], "at": when.strftime("%Y-%m-%dT%H:%M")}
    assert alba.post(_at(case, "file"), sent).status_code == 302
    (event,) = events(services, case, *EVENTS)
    assert isinstance(event, AnswerFiled)
    assert (event.route, event.receipt, event.at) == ("counter_notice", "CN-77", when)
    assert event.sha256 == hashlib.sha256(packet).hexdigest()
    clock.at += dt.timedelta(hours=1)
    services.queue_judgement(case)
    assert File.objects.get(case=case, sha256=event.sha256).path == "sent/packet.zip"
    answered = alba.get(f"/cases/{case.pk}/files/{event.sha256}/")
    assert answered.getvalue() == packet
    assert f"/files/{event.sha256}/" in alba.get(_at(case)).content.decode()
    refused = page("carla").get(f"/cases/{case.pk}/files/{event.sha256}/")
    assert refused.status_code == 404


def test_a_file_of_ones_own_is_kept_as_what_was_sent(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba, content = opened(), page("alba"), b"what I typed into the form"

    def handed_in() -> io.BytesIO:
        made = io.BytesIO(content)
        made.name = "../answer.txt"
        return made

    for status in (302, 409):
        sent = {"route": "counter_notice", "document": "packet.zip", "sent": handed_in()}
        assert alba.post(_at(case, "file"), sent).status_code == status
    (event,) = events(services, case, *EVENTS)
    assert isinstance(event, AnswerFiled)
    assert event.sha256 == hashlib.sha256(content).hexdigest()
    assert [file.path for file in File.objects.filter(case=case, path__startswith="sent/")] == ["sent/answer.txt"]
    assert (services.checkout.folder(case.pk) / "sent" / "answer.txt").read_bytes() == content


def test_a_decision_and_a_withdrawal_are_recorded(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    assert alba.post(_at(case, "decide"), ACTS["decide"]).status_code == 302
    assert alba.post(_at(case, "withdrawn"), {}).status_code == 302
    assert alba.post(_at(case, "withdrawn"), {}).status_code == 409
    assert alba.post(_at(case, "withdrawn"), ACTS["withdrawn"]).status_code == 302
    decision, first, second = events(services, case, *EVENTS)
    assert isinstance(decision, DecisionReceived)
    assert (decision.outcome, decision.points, decision.kind) == ("established", 6, "general")
    assert isinstance(first, ComplaintWithdrawn)
    assert isinstance(second, ComplaintWithdrawn)
    assert (first.confirmed_by_platform, second.confirmed_by_platform) == (False, True)


@pytest.mark.parametrize(
    ("act", "sent", "status"),
    [
        ("choose", {}, 400),
        ("choose", {"route": "bribe"}, 400),
        ("file", {"route": "counsel"}, 409),
        ("file", {"route": "counter_notice", "document": "facts.json"}, 400),
        ("file", {"route": "counter_notice", "document": "../../etc/passwd"}, 400),
        ("file", {"route": "counter_notice", "at": "2026-11-12T01:00"}, 400),
        ("file", {"route": "counter_notice", "at": "soon"}, 400),
        ("decide", {}, 400),
        ("decide", {"outcome": "hanged"}, 400),
        ("decide", {"outcome": "established", "points": "-3"}, 400),
        ("decide", {"outcome": "established", "points": "9" * 500}, 400),
        ("decide", {"outcome": "established", "kind": "odd"}, 400),
        ("decide", {"outcome": "refused", "points": "6"}, 409),
        ("decide", {"outcome": "round_lost"}, 409),
        ("withdrawn", {"at": "9999-12-31T23:59"}, 400),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_nothing_is_kept(
    page: Callable[[str], Client],
    opened: Callable[..., Case],
    services: Services,
    act: str,
    sent: dict[str, str],
    status: int,
) -> None:
    case = opened()
    answered = page("alba").post(_at(case, act), sent)
    assert answered.status_code == status
    assert "note bad" in answered.content.decode()
    assert not events(services, case, *EVENTS)
    assert not File.objects.filter(case=case, path__startswith="sent/").exists()


def test_a_case_that_was_never_judged_has_no_open_route(
    page: Callable[[str], Client], opened: Callable[..., Case], cast: Cast
) -> None:
    case = opened()
    Document.objects.filter(case=case).delete()
    assert page("alba").post(_at(case, "choose"), {"route": "comply"}).status_code == 409
    assert page("alba").get(_at(case)).status_code == 200


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Every way to go on"), ("zh", "所有可选方案"), ("ru", "Все возможные пути")]
)
def test_the_page_speaks(page: Callable[[str], Client], opened: Callable[..., Case], language: str, title: str) -> None:
    client = page("alba")
    client.cookies["rejoinder-language"] = language
    assert title in client.get(_at(opened())).content.decode()
