"""The page of webhooks: a program added with its secret shown once, what it was told, told again, stopped, removed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from rejoinder.adapters.work.thread_work import BackgroundWork
from rejoinder.db import webhook
from rejoinder.db.models import Happening, Timer, Webhook, WebhookDelivery
from rejoinder.db.services import Services
from rejoinder.db.timer import queue_due_timers
from rejoinder.server.wiring import make_services
from tests.web.answered_once import answered_once
from tests.web.cast import Cast, Clock
from tests.web.test_web_api_webhook import Recorder, passed

URL = "https://hooks.example.com/rejoinder?key=s3cret"
Page = Callable[[str], Client]


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


@pytest.fixture
def hook(services: Services, cast: Cast) -> Webhook:
    return webhook.make_webhook(cast.house, URL, [], by=cast.alba)[0]


def shown(client: Client, path: str) -> str:
    answered = client.get(path)
    assert answered.status_code == 200
    return str(answered.content.decode())


def test_a_program_is_added_and_its_secret_shown_once(page: Page, services: Services) -> None:
    alba = page("alba")
    made = alba.post("/webhooks/", {"webhook-url": URL, "webhook-kinds": ["case.opened", "case.judged"]})
    secret = re.search(r'value="(whsec_[^"]+)"', made.content.decode())
    assert secret is not None
    assert made["Cache-Control"] == "no-store"
    assert Webhook.objects.get().kinds == ["case.judged", "case.opened"]
    again = shown(alba, "/webhooks/")
    assert (secret[1] in again, "s3cret" in again, "hooks.example.com" in again) == (False, False, True)


@pytest.mark.parametrize("url", ["http://hooks.example.com/", "https://127.0.0.1/", "https://", ""])
def test_an_address_that_leads_inside_is_said_at_its_field(page: Page, services: Services, url: str) -> None:
    said = page("alba").post("/webhooks/", {"webhook-url": url})
    assert (said.status_code, "errorlist" in said.content.decode()) == (422, True)
    assert not Webhook.objects.exists()


def test_what_it_was_told_is_listed_with_its_outcome(
    page: Page, services: Services, hook: Webhook, webhook_sender: Recorder, clock: Clock
) -> None:
    alba, at = page("alba"), f"/webhooks/{hook.pk}/"
    assert "told nothing yet" in shown(alba, at)
    assert alba.post(f"{at}try/").status_code == 302
    assert 'hx-trigger="every 2s"' in shown(alba, at)
    webhook_sender.answers = 503
    passed(services, clock, hours=0)
    seen = shown(alba, at)
    assert "Next try: " in seen
    assert "The program answered 503." in seen
    webhook_sender.answers = 204
    passed(services, clock)
    assert ">taken<" in shown(alba, at)
    assert 'hx-trigger="every 2s"' not in shown(alba, at)


def test_what_was_given_up_is_told_again_under_its_id_as_often_as_before(
    page: Page, services: Services, hook: Webhook, webhook_sender: Recorder, clock: Clock, cast: Cast
) -> None:
    alba, told = page("alba"), webhook.try_webhook(hook)
    webhook_sender.answers = 500
    passed(services, clock, hours=0)
    first = len(webhook_sender.brought)
    WebhookDelivery.objects.update(state="failed", tries=11)
    Timer.objects.filter(kind="webhook", state="waiting").update(state="cancelled")
    assert alba.post(f"/webhooks/{hook.pk}/deliveries/{told.pk}/resend/").status_code == 302
    passed(services, clock, hours=0)
    assert WebhookDelivery.objects.get().state == "waiting"
    webhook_sender.answers = 204
    passed(services, clock)
    assert len(webhook_sender.brought) == first + 2
    assert len({each["id"] for each in webhook_sender.told}) == 1
    assert WebhookDelivery.objects.get().state == "taken"


def test_one_that_waits_is_told_at_once_and_not_twice(
    services: Services, hook: Webhook, webhook_sender: Recorder
) -> None:
    told = webhook.try_webhook(hook)
    webhook.resend(hook, told.pk)
    queue_due_timers(services)
    assert len(webhook_sender.brought) == 1


def test_a_program_is_stopped_turned_on_and_removed(page: Page, hook: Webhook) -> None:
    alba, at = page("alba"), f"/webhooks/{hook.pk}/"
    told = webhook.try_webhook(hook)
    alba.post(f"{at}stop/")
    assert "what happens meanwhile is not told later" in shown(alba, at)
    assert alba.post(f"{at}try/").status_code == 409
    assert alba.post(f"{at}deliveries/{told.pk}/resend/").status_code == 409
    alba.post(f"{at}enable/")
    assert Webhook.objects.get().state == "active"
    alba.post(f"{at}remove/")
    assert not Webhook.objects.exists()
    kinds = Happening.objects.filter(kind__startswith="webhook").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["webhook-made", "webhook-stopped", "webhook-enabled", "webhook-removed"]
    said = shown(alba, "/audit/")
    assert "Stopped the webhook at hooks.example.com." in said


def test_another_house_finds_no_such_webhook(page: Page, hook: Webhook) -> None:
    told = webhook.try_webhook(hook)
    carla, at = page("carla"), f"/webhooks/{hook.pk}/"
    assert carla.get(at).status_code in (400, 404)
    for act in ("try", "stop", "enable", "remove", f"deliveries/{told.pk}/resend"):
        assert carla.post(f"{at}{act}/").status_code in (400, 404)
    assert (Webhook.objects.get().state, "hooks.example" in shown(carla, "/webhooks/")) == ("active", False)


@pytest.mark.parametrize(("language", "title"), [("zh", "投递记录"), ("ru", "Что было отправлено")])
def test_the_page_speaks(page: Page, hook: Webhook, language: str, title: str) -> None:
    alba = page("alba")
    alba.post("/speak/", {"language": language})
    assert title in shown(alba, f"/webhooks/{hook.pk}/")
