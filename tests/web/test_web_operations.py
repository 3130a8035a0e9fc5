"""Readiness, metrics and structured logs: figures and lines for machines, with nothing of any person in them."""

from __future__ import annotations

import datetime as dt
import gc
import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.test import Client, RequestFactory

from rejoinder.api.problem import server_error_problem
from rejoinder.db.models import Card, Case
from rejoinder.db.services import Services
from rejoinder.server.log import Discreet, JsonLines
from rejoinder.server.metrics import TOKEN
from rejoinder.server.start import preload
from rejoinder.usecases.storage_error import DiskIsFull
from rejoinder.web.error_message import Trouble
from tests.web.cast import Cast

BEARER = {"Authorization": "Bearer a-long-token"}


def values(text: str) -> dict[str, float]:
    """Samples by name and labels."""
    lines = [line.rpartition(" ") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}


@pytest.fixture
def asked(page: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch) -> Callable[[], dict[str, float]]:
    monkeypatch.setenv(TOKEN, "a-long-token")

    def ask() -> dict[str, float]:
        answered = page("").get("/metrics/", headers=BEARER)
        assert answered["Content-Type"].startswith("text/plain; version=0.0.4")
        return values(answered.content.decode())

    return ask


def test_a_server_lives_and_is_ready(page: Callable[[str], Client], services: Services) -> None:
    services.data.mkdir(parents=True, exist_ok=True)
    assert page("").get("/health/live/").json() == {"alive": True}
    ready = page("").get("/health/ready/")
    assert (ready.status_code, ready.json()) == (200, {"database": True, "tables": True, "data": True})


def test_a_server_whose_folder_is_gone_is_not_ready(page: Callable[[str], Client], services: Services) -> None:
    if services.data.exists():
        services.data.rename(services.data.with_name("elsewhere"))
    ready = page("").get("/health/ready/")
    assert (ready.status_code, ready.json()["data"]) == (503, False)


def test_the_metrics_count_judgings_uploads_and_deadlines(
    asked: Callable[[], dict[str, float]], opened: Callable[..., Case], services: Services
) -> None:
    first, second = opened(), opened()
    Card.objects.filter(pk=first.pk).update(phase="open", due_at=services.now() + dt.timedelta(hours=30))
    Card.objects.filter(pk=second.pk).update(phase="open", due_at=services.now() - dt.timedelta(hours=1))
    found = asked()
    assert found['rejoinder_judgings{state="done"}'] == 2
    assert found['rejoinder_uploads{state="waiting"}'] == 0
    near = [found[f'rejoinder_deadlines{{within="{name}"}}'] for name in ("overdue", "24h", "72h", "168h")]
    assert near == [1, 0, 1, 1]
    assert found["rejoinder_disk_free_bytes"] > 0
    assert "rejoinder_backup_age_seconds" not in found


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer "}])
def test_the_metrics_are_there_for_their_token_alone(
    asked: object, page: Callable[[str], Client], headers: dict[str, str]
) -> None:
    assert page("alba").get("/metrics/", headers=headers).status_code == 404


def test_without_a_token_in_the_environment_nobody_sees_metrics(page: Callable[[str], Client]) -> None:
    assert page("").get("/metrics/", headers={"Authorization": "Bearer "}).status_code == 404


def test_metrics_name_nobody(asked: Any, opened: Callable[..., Case], page: Any, cast: Cast) -> None:
    opened()
    asked()
    text = page("").get("/metrics/", headers=BEARER).content.decode()
    assert not [word for word in (cast.house.name, "alba", "example") if word in text]


def test_a_line_of_the_log_is_json_and_keeps_the_text_of_an_error_to_itself() -> None:
    try:
        raise ValueError("invoice of Alba <alba@example.org>")
    except ValueError:
        record = logging.LogRecord("rejoinder.work", 40, "", 0, "job %s", ("judge",), sys.exc_info())
    said = json.loads(JsonLines().format(record))
    assert (said["level"], said["logger"], said["says"], said["error"]) == (
        "error",
        "rejoinder.work",
        "job judge",
        "ValueError",
    )
    assert "alba" not in json.dumps(said)
    assert "test_web_operations.py" in said["where"][-1]


def test_an_hour_of_the_log_names_its_zone_and_control_characters_begin_no_line() -> None:
    record = logging.LogRecord("rejoinder.web", 30, "", 0, "asked by %s", ("a\nerror: root\r\x1b[2J",), None)
    assert Discreet().filter(record)
    assert record.getMessage() == "asked by a?error: root??[2J"
    assert json.loads(JsonLines().format(record))["at"].endswith("+00:00")


def test_the_log_goes_to_the_console_alone() -> None:
    from rejoinder.server.settings import LOGGING

    assert {each["class"] for each in LOGGING["handlers"].values()} == {"logging.StreamHandler"}
    assert all("discreet" in each["filters"] for each in LOGGING["handlers"].values())


def test_a_full_disk_is_one_sentence_on_a_page_and_for_a_program(db: None, services: Services) -> None:
    request = RequestFactory().post("/start/")
    request.language = "en"
    full = OSError(28, "No space left on device", "/data/vault/x")
    shown = Trouble(lambda _: None).process_exception(request, full)  # type: ignore[arg-type, return-value]
    assert shown is not None
    assert shown.status_code == 503
    assert "No space is left" in shown.content.decode()
    told = server_error_problem(request, full)
    assert (told.status_code, json.loads(told.content)["code"]) == (503, DiskIsFull.code())


def test_a_database_that_is_gone_is_told_to_a_program_with_when_to_come_again(db: None, services: Services) -> None:
    request = RequestFactory().get("/api/v1/cases")
    request.language = "en"
    told = server_error_problem(request, OperationalError("server closed the connection"))
    assert (told.status_code, told["Retry-After"]) == (503, "5")
    assert json.loads(told.content)["code"] == "database-is-away"
    full = server_error_problem(request, OperationalError("database or disk is full"))
    assert json.loads(full.content)["code"] == "disk-is-full"


def test_a_database_that_is_gone_is_a_page_that_says_when_to_come_again(
    db: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise OperationalError("server closed the connection")

    client.raise_request_exception = False
    client.cookies["sessionid"] = "of-somebody"
    monkeypatch.setattr(SessionStore, "load", gone)
    for language, words in (("en", "cannot answer just now"), ("zh", "暂时无法响应"), ("ru", "не может ответить")):
        shown = client.get("/", headers={"Accept-Language": language})
        assert (shown.status_code, shown["Retry-After"]) == (503, "5")
        assert words in shown.content.decode()


def test_a_closed_folder_is_one_sentence_for_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    from rejoinder.cli.failure import run_guarded

    def fail(number: int) -> int:
        raise OSError(number, "x", str(Path("/data/rejoinder")))

    assert [run_guarded(lambda number=number: fail(number), "en") for number in (30, 13, 28)] == [4, 4, 4]
    said = capsys.readouterr().err.splitlines()
    assert ["may not be written" in line for line in said] == [True, True, False]


def test_what_a_server_has_loaded_is_left_out_of_full_collections(services: Services) -> None:
    gc.unfreeze()
    preload(services)
    assert gc.get_freeze_count() > 50_000
