"""The gate of the API: calls with a key are done once, and nobody asks more than a minute allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError

from rejoinder.api.urls import api
from rejoinder.db import idempotency
from rejoinder.db.allowance import A_MINUTE, CallsAreTooMany, spend
from rejoinder.db.models import Call, Case, Line, Token
from tests.web.api import Program
from tests.web.cast import NOW, Clock

Programs = Callable[..., Program]
Opened = Callable[..., Case]
DECIDED = {"outcome": "established"}


@pytest.fixture
def case(opened: Opened) -> Case:
    return opened()


def test_a_call_with_a_key_is_done_once_and_answered_the_same(program: Programs, case: Case) -> None:
    alba, at = program("alba"), f"cases/{case.pk}/decisions"
    first, second = (alba.post(at, DECIDED, Idempotency_Key="k-1") for _ in range(2))
    assert (second.status_code, second.content, second["Content-Type"]) == (
        first.status_code,
        first.content,
        first["Content-Type"],
    )
    assert (first.get("Idempotent-Replayed"), second["Idempotent-Replayed"]) == (None, "true")
    assert Line.objects.filter(case=case, text__contains="decision_received").count() == 1


def test_an_upload_with_a_key_opens_one_case(program: Programs) -> None:
    alba = program("alba")

    def opened(content: bytes) -> Any:
        return alba.send("cases", {"complaint": SimpleUploadedFile("n.txt", content)}, Idempotency_Key="k-2")

    first, second = opened(b"one complaint"), opened(b"one complaint")
    assert (second.json(), second["Location"]) == (first.json(), first["Location"])
    assert opened(b"another complaint").json()["code"] == "key-is-used-otherwise"
    assert Case.objects.count() == 1


def test_the_same_key_for_something_else_is_refused(program: Programs, case: Case) -> None:
    alba, at = program("alba"), f"cases/{case.pk}/decisions"
    alba.post(at, DECIDED, Idempotency_Key="k")
    said = alba.post(at, {"outcome": "refused"}, Idempotency_Key="k")
    assert (said.status_code, said.json()["code"]) == (422, "key-is-used-otherwise")


def test_keys_of_two_tokens_are_not_one(program: Programs, case: Case) -> None:
    one, other = program("alba"), program("alba")
    for each in (one, other):
        assert each.post(f"cases/{case.pk}/decisions", DECIDED, Idempotency_Key="k").get("Idempotent-Replayed") is None


def test_a_call_that_was_refused_leaves_its_key_free(program: Programs, case: Case) -> None:
    alba, at = program("alba"), f"cases/{case.pk}/decisions"
    assert alba.post(at, {"outcome": "round_lost"}, Idempotency_Key="k").json()["code"] == "nothing-was-filed"
    assert alba.post(at, DECIDED, Idempotency_Key="k").status_code == 201


def test_two_at_once_are_one(program: Programs, case: Case, clock: Clock) -> None:
    alba, at = program("alba"), f"cases/{case.pk}/decisions"
    done = alba.post(at, DECIDED, Idempotency_Key="k")
    Call.objects.update(status=None)  # as it is while the first is still being answered
    said = alba.post(at, DECIDED, Idempotency_Key="k")
    assert (done.status_code, said.status_code, said.json()["code"]) == (201, 409, "call-is-running")
    clock.at += dt.timedelta(minutes=11)
    assert alba.post(at, DECIDED, Idempotency_Key="k").json()["code"] == "call-fate-is-unknown"


def test_an_answer_is_kept_for_a_day(program: Programs, case: Case, clock: Clock) -> None:
    alba, at = program("alba"), f"cases/{case.pk}/decisions"
    alba.post(at, DECIDED, Idempotency_Key="k")
    clock.at += dt.timedelta(hours=25)
    assert alba.post(at, DECIDED, Idempotency_Key="k").get("Idempotent-Replayed") is None
    idempotency.delete_kept_answers(clock.at + dt.timedelta(hours=25))
    assert not Call.objects.exists()


@pytest.mark.parametrize("key", ["x" * 201, "ключ"])
def test_a_key_that_cannot_be_kept_is_refused(program: Programs, case: Case, key: str) -> None:
    said = program("alba").post(f"cases/{case.pk}/decisions", DECIDED, Idempotency_Key=key)
    assert said.json()["code"] == "key-is-unfit"


def test_whoever_asks_too_much_waits_for_the_next_minute(program: Programs, clock: Clock) -> None:
    alba = program("alba")
    token = Token.objects.get().pk
    clock.at = NOW.replace(second=40)
    spend(token, A_MINUTE - 1, clock.at)
    last = alba.get("house")
    assert (last.status_code, last["RateLimit-Remaining"], last["RateLimit-Reset"]) == (200, "0", "20")
    refused = alba.get("house")
    assert (refused.status_code, refused["Retry-After"], refused.json()["code"]) == (429, "20", "calls-are-too-many")
    clock.at += dt.timedelta(seconds=20)
    assert alba.get("house").status_code == 200


def test_a_minute_is_each_token_s_own_and_never_overdrawn(program: Programs) -> None:
    program("alba"), program("alba")
    one, other = Token.objects.order_by("pk").values_list("pk", flat=True)
    assert spend(one, A_MINUTE - 5, NOW).left == 5
    with pytest.raises(CallsAreTooMany):
        spend(one, 10, NOW)
    assert spend(one, 5, NOW).left == 0
    assert spend(other, 1, NOW).left == A_MINUTE - 1


def test_servers_whose_clocks_differ_a_little_spend_one_minute(program: Programs) -> None:
    program("alba")
    token, ahead = Token.objects.get().pk, NOW + dt.timedelta(minutes=1)
    spend(token, A_MINUTE, ahead)
    with pytest.raises(CallsAreTooMany):
        spend(token, 1, NOW)
    assert spend(token, 1, NOW + dt.timedelta(minutes=2)).left == A_MINUTE - 1


def test_a_clock_that_was_far_ahead_stops_nobody_once_it_is_put_right(program: Programs) -> None:
    program("alba")
    token = Token.objects.get().pk
    spend(token, A_MINUTE, NOW + dt.timedelta(days=400))
    assert spend(token, 1, NOW).left == A_MINUTE - 1


def test_an_answer_that_shows_a_secret_once_is_kept_encrypted(program: Programs) -> None:
    made = program("alba").post("webhooks", {"url": "https://hooks.example.com/"}, Idempotency_Key="k")
    assert made.json()["secret"].encode() not in bytes(Call.objects.get().body or b"")


def test_every_call_says_what_it_needs() -> None:
    operations = [
        operation
        for bound in api._get_bound_routers()
        for view in bound.path_operations.values()
        for operation in view.operations
    ]
    assert operations
    assert [each.path for each in operations if not hasattr(each.view_func, "need")] == []
    paths = [(each.path, method) for each in operations for method in each.methods]
    assert len(paths) == len(set(paths))


def test_no_address_stands_in_two_routers() -> None:
    """The first would answer for both, and refuse the methods of the second."""
    paths = [path for bound in api._get_bound_routers() for path in bound.path_operations]
    assert len(paths) == len(set(paths))


def test_a_database_that_fails_is_a_problem_and_no_page(program: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise OperationalError

    monkeypatch.setattr("rejoinder.api.authentication.spend", locked)
    said = program("alba").get("house")
    assert (said.status_code, said.json()["code"], said["Content-Type"]) == (
        503,
        "database-is-away",
        "application/problem+json",
    )
