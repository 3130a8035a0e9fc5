"""Webhooks: what programs are told, how they know that it is from us, and what becomes of those that do not answer."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest

from rejoinder.adapters.network.webhook_sender import CalledServerIsSilent, WebhookSender
from rejoinder.adapters.work.thread_work import BackgroundWork
from rejoinder.db import webhook
from rejoinder.db.models import Case, Happening, Notice, Timer, Webhook, WebhookDelivery, WebhookEvent
from rejoinder.db.services import Services
from rejoinder.db.timer import queue_due_timers
from rejoinder.domain.errors import RejoinderError
from rejoinder.server.wiring import make_services
from tests.web.answered_once import answered_once
from tests.web.api import Program
from tests.web.cast import Cast, Clock

Programs = Callable[..., Program]
Opened = Callable[..., Case]
URL = "https://hooks.example.com/rejoinder?key=s3cret"


@attrs.define
class Recorder:
    """Keeps what it brings, and answers as it is asked to."""

    brought: list[tuple[str, bytes, Mapping[str, str]]] = attrs.field(factory=list)
    answers: int | RejoinderError = 204

    def admit(self, url: str) -> None:
        WebhookSender().admit(url)

    def bring(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        self.brought.append((url, body, headers))
        if isinstance(self.answers, RejoinderError):
            raise self.answers
        return self.answers

    @property
    def told(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body, _ in self.brought]


@pytest.fixture
def webhook_sender() -> Recorder:
    return Recorder()


@pytest.fixture
def services(db: None, tmp_path: Path, clock: Clock, webhook_sender: Recorder) -> Services:
    return make_services(
        tmp_path / "data",
        work=lambda jobs: BackgroundWork(jobs, threads=0),
        now=clock,
        answer_case=answered_once,
        webhook_sender=webhook_sender,
    )


def made(alba: Program, *kinds: str) -> dict[str, Any]:
    said = alba.post("webhooks", {"url": URL, "kinds": list(kinds)})
    assert said.status_code == 201, said.content
    found: dict[str, Any] = said.json()
    return found


def passed(services: Services, clock: Clock, hours: float = 1) -> None:
    """Time goes by, and what falls due is done."""
    for _ in range(4):
        queue_due_timers(services)
    end = clock.at + dt.timedelta(hours=hours)
    while clock.at < end:
        clock.at += dt.timedelta(minutes=10)
        queue_due_timers(services)


def test_a_program_is_told_what_happens_once_and_in_order(
    program: Programs, opened: Opened, services: Services, webhook_sender: Recorder, clock: Clock
) -> None:
    alba = program("alba")
    made(alba, "case.opened", "case.judged", "decision.recorded")
    case = opened()
    alba.post(f"cases/{case.pk}/decisions", {"outcome": "established"})
    passed(services, clock)
    kinds = [each["type"] for each in webhook_sender.told]
    assert kinds.count("case.opened") == kinds.count("decision.recorded") == 1
    assert "case.judged" in kinds
    assert len({each["id"] for each in webhook_sender.told}) == len(webhook_sender.told)
    decided = next(each for each in webhook_sender.told if each["type"] == "decision.recorded")
    assert decided["data"]["case"] == str(case.pk)
    lines = alba.get(f"cases/{case.pk}/history").json()["lines"]
    assert lines[decided["data"]["line"] - 1]["event"] == "decision_received"


def test_a_message_holds_no_word_of_the_case(
    program: Programs, opened: Opened, services: Services, webhook_sender: Recorder, clock: Clock
) -> None:
    made(program("alba"))
    opened()
    passed(services, clock)
    said = b" ".join(body for _, body, _ in webhook_sender.brought)
    for secret in (b"Night Herons", b"Larkmere", b"448120", b"alba@"):
        assert secret not in said


def test_a_message_is_signed_over_its_id_its_second_and_its_body(
    program: Programs, opened: Opened, services: Services, webhook_sender: Recorder, clock: Clock
) -> None:
    secret = made(program("alba"), "case.opened")["secret"]
    opened()
    passed(services, clock)
    url, body, headers = webhook_sender.brought[0]
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    right = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert (url, headers["webhook-signature"]) == (URL, f"v1,{right}")
    assert len(key) == 32


def test_the_secret_is_shown_once_and_kept_locked(program: Programs) -> None:
    alba = program("alba")
    secret = made(alba)["secret"]
    assert secret not in json.dumps(alba.get("webhooks").json())
    assert secret not in Webhook.objects.get().locked


def test_a_program_that_does_not_answer_is_tried_later_and_later(
    program: Programs, opened: Opened, services: Services, webhook_sender: Recorder, clock: Clock
) -> None:
    alba = program("alba")
    number = made(alba, "case.opened")["id"]
    webhook_sender.answers = CalledServerIsSilent(host="hooks.example.com")
    opened()
    passed(services, clock, hours=3)
    delivery = alba.get(f"webhooks/{number}/deliveries").json()["deliveries"][0]
    assert (delivery["state"], delivery["why"], delivery["status"]) == ("waiting", "called-server-is-silent", None)
    assert 4 <= delivery["tries"] <= 6
    assert len({headers["webhook-id"] for _, _, headers in webhook_sender.brought}) == 1
    webhook_sender.answers = 200
    passed(services, clock, hours=8)
    delivery = alba.get(f"webhooks/{number}/deliveries").json()["deliveries"][0]
    assert (delivery["state"], delivery["status"], delivery["next_at"]) == ("taken", 200, None)
    tried = len(webhook_sender.brought)
    passed(services, clock, hours=8)
    assert len(webhook_sender.brought) == tried
    assert alba.get(f"webhooks/{number}").json()["failures"] == 0


@pytest.mark.parametrize("answer", [301, 302, 307, 404, 500])
def test_only_a_yes_is_a_yes(
    program: Programs, opened: Opened, services: Services, webhook_sender: Recorder, clock: Clock, answer: int
) -> None:
    made(program("alba"), "case.opened")
    webhook_sender.answers = answer
    opened()
    passed(services, clock, hours=0)
    assert WebhookDelivery.objects.values_list("state", "status").get() == ("waiting", answer)


def test_a_program_that_never_answers_is_given_up_and_the_owners_are_told(
    program: Programs, cast: Cast, services: Services, webhook_sender: Recorder, clock: Clock
) -> None:
    alba = program("alba")
    number = made(alba)["id"]
    webhook_sender.answers = 500
    alba.post(f"webhooks/{number}/try")
    for _ in range(30):
        clock.at += dt.timedelta(hours=24)
        queue_due_timers(services)
    assert WebhookDelivery.objects.get().state == "failed"
    assert len(webhook_sender.brought) == len(webhook.WAITS) + 1
    clock.at -= dt.timedelta(days=1)  # the token lasts thirty days
    assert Webhook.objects.get().state == "disabled"
    told = Notice.objects.get(kind="care", key__startswith="webhook:")
    assert told.user == cast.alba
    assert "hooks.example.com" in told.says["en"]
    assert "s3cret" not in told.says["en"]


def test_a_disabled_webhook_is_told_nothing_until_it_is_enabled(
    program: Programs, opened: Opened, services: Services, webhook_sender: Recorder, clock: Clock
) -> None:
    alba = program("alba")
    number = made(alba, "case.opened")["id"]
    webhook_sender.answers = 410
    opened()
    passed(services, clock, hours=0)
    assert Webhook.objects.get().state == "disabled"
    assert alba.post(f"webhooks/{number}/try").json()["code"] == "webhook-is-disabled"
    webhook_sender.answers = 204
    opened("Dear seller, another complaint: 77", suffix=".txt")
    passed(services, clock)
    assert len(webhook_sender.brought) == 1
    assert alba.post(f"webhooks/{number}/enable").json()["state"] == "active"
    assert alba.post(f"webhooks/{number}/try").status_code == 202
    passed(services, clock, hours=0)
    assert [each["type"] for each in webhook_sender.told] == ["case.opened", "webhook.tried"]


def test_a_deadline_that_comes_near_is_told(
    program: Programs, opened: Opened, services: Services, webhook_sender: Recorder, clock: Clock
) -> None:
    made(program("alba"), "case.deadline_near")
    opened()
    passed(services, clock, hours=72)
    assert webhook_sender.told
    assert {each["type"] for each in webhook_sender.told} == {"case.deadline_near"}
    assert webhook_sender.told[0]["data"]["due_at"].startswith("2026-11-1")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://hooks.example.com/", "call-address-is-wrong"),
        ("https://user:word@hooks.example.com/", "call-address-is-wrong"),
        ("ftp://hooks.example.com/", "call-address-is-wrong"),
        ("https://", "call-address-is-wrong"),
        ("https://hooks.example.com:99999/", "call-address-is-wrong"),
        ("https://hooks.example.com/\u00e9", "call-address-is-wrong"),
        ("https://localhost/", "called-server-is-private"),
        ("https://127.0.0.1/", "called-server-is-private"),
        ("https://2130706433/", "called-server-is-private"),
        ("https://10.1.2.3/", "called-server-is-private"),
        ("https://169.254.169.254/latest/meta-data", "called-server-is-private"),
        ("https://[::1]/", "called-server-is-private"),
        ("https://[::ffff:10.0.0.1]/", "called-server-is-private"),
        ("https://printer.local/", "called-server-is-private"),
    ],
)
def test_no_address_leads_inside(program: Programs, url: str, code: str) -> None:
    said = program("alba").post("webhooks", {"url": url})
    assert (said.json()["code"], Webhook.objects.count()) == (code, 0)


def test_webhooks_belong_to_those_who_manage_the_house(program: Programs) -> None:
    alba = program("alba")
    number = made(alba)["id"]
    assert program("bruno").get("webhooks").status_code == 403
    assert program("carla").get("webhooks").json() == {"webhooks": []}
    for path in (f"webhooks/{number}", f"webhooks/{number}/deliveries"):
        assert program("carla").get(path).json()["code"] == "webhook-is-unknown"
    assert program("carla").delete(f"webhooks/{number}").status_code == 404
    assert program("alba", "read").delete(f"webhooks/{number}").status_code == 403
    assert alba.delete(f"webhooks/{number}").status_code == 204
    assert not Webhook.objects.exists()
    assert set(Happening.objects.filter(kind__startswith="webhook").values_list("says__url", flat=True)) == {
        "hooks.example.com"
    }


def test_a_house_has_so_many_webhooks_and_no_more(program: Programs) -> None:
    alba = program("alba")
    for _ in range(webhook.MOST):
        made(alba)
    assert alba.post("webhooks", {"url": URL}).json()["code"] == "webhooks-are-too-many"


def test_another_house_is_told_nothing(
    program: Programs, opened: Opened, services: Services, webhook_sender: Recorder, clock: Clock
) -> None:
    made(program("carla"))
    opened()
    passed(services, clock)
    assert webhook_sender.brought == []
    assert not WebhookEvent.objects.exists()


def test_what_was_told_is_listed_for_thirty_days(
    program: Programs, services: Services, webhook_sender: Recorder, clock: Clock
) -> None:
    alba = program("alba")
    number = made(alba)["id"]
    for _ in range(3):
        alba.post(f"webhooks/{number}/try")
    passed(services, clock, hours=0)
    page = alba.get(f"webhooks/{number}/deliveries?size=2").json()
    rest = alba.get(f"webhooks/{number}/deliveries?size=2&cursor={page['next']}").json()
    assert [len(page["deliveries"]), len(rest["deliveries"]), rest["next"]] == [2, 1, None]
    webhook.delete_old_deliveries(clock.at + dt.timedelta(days=31))
    assert not WebhookDelivery.objects.exists()


def test_nothing_is_told_where_the_writing_failed(program: Programs, opened: Opened, services: Services) -> None:
    case, alba = opened(), program("alba")
    made(alba)
    assert alba.post(f"cases/{case.pk}/decisions", {"outcome": "round_lost"}).status_code == 409
    assert not WebhookEvent.objects.exists()
    assert not Timer.objects.filter(kind="webhook").exists()
