"""An account that asks for too much in a minute is refused until the next one, in its own words, and nobody else is."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from rejoinder.web.request_limit import READ_METHODS, REQUESTS_A_MINUTE, WRITES_A_MINUTE, RequestCounter, RequestLimit

LANGUAGES = {"en": "en", "zh": "zh-Hans", "ru": "ru"}
FEW, FEWER = 5, 2


class Seconds:
    """A clock that stands where it was put."""

    at = 1_200.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def ask(seconds: Seconds, cast: Any) -> Callable[..., HttpResponse]:
    """Sends a request of one of the cast, of nobody where the name is empty, through a limit of five and two."""
    from django.contrib.auth.models import AnonymousUser

    limit = RequestLimit(lambda _: HttpResponse("done"), RequestCounter(FEW, FEWER), seconds)

    def asked(who: str, method: str = "GET", path: str = "/", **headers: str) -> HttpResponse:
        request: Any = RequestFactory().generic(method, path, headers=headers)
        request.user = cast.all[who] if who else AnonymousUser()
        request.resolver_match = None
        return limit(request)

    return asked


def test_so_many_requests_are_answered_and_the_next_waits_for_the_next_minute(
    ask: Callable[..., HttpResponse], seconds: Seconds
) -> None:
    seconds.at += 42.5
    assert [ask("alba").status_code for _ in range(FEW + 2)] == [200] * FEW + [429] * 2
    refused = ask("alba")
    assert (refused.status_code, refused["Retry-After"]) == (429, "18")
    seconds.at += 18
    assert ask("alba").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PATCH", "PUT", "DELETE"])
def test_what_changes_something_has_a_limit_of_its_own_within_the_other(
    ask: Callable[..., HttpResponse], method: str
) -> None:
    assert [ask("alba", method).status_code for _ in range(FEWER + 1)] == [200] * FEWER + [429]
    assert [ask("alba", each).status_code for each in sorted(READ_METHODS)] == [200] * 3
    assert ask("alba").status_code == 429


def test_each_account_has_its_own_minute_and_who_is_not_signed_in_and_programs_have_other_limits(
    ask: Callable[..., HttpResponse],
) -> None:
    for _ in range(FEW + 1):
        ask("alba")
    assert ask("bruno").status_code == 200
    assert {ask("").status_code for _ in range(FEW + 1)} == {200}
    assert ask("alba", path="/api/v1/cases").status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_in_the_readers_language(ask: Callable[..., HttpResponse], language: str) -> None:
    for _ in range(FEW):
        ask("alba")
    refused = ask("alba", **{"Accept-Language": language})
    assert f'lang="{LANGUAGES[language]}"' in refused.content.decode()
    part = ask("alba", **{"HX-Request": "true"})
    assert (part.status_code, part["HX-Retarget"], part["HX-Reselect"]) == (429, "#trouble", "#wrong")


def test_a_refusal_is_logged_once_a_minute(
    ask: Callable[..., HttpResponse], cast: Any, seconds: Seconds, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger="rejoinder.security")
    for _ in range(2):
        for _ in range(FEW + 3):
            ask("alba")
        seconds.at += 60
    lines = [each.getMessage() for each in caplog.records if each.name == "rejoinder.security"]
    assert lines == [f"refused: requests-are-too-many, GET an unknown address, account {cast.alba.pk}"] * 2


def test_every_page_counts_by_the_limits_that_are_written_down(
    page: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[tuple[int, bool]] = []
    monkeypatch.setattr(
        RequestCounter, "count", lambda self, account, *, is_write, seconds: counted.append((account, is_write))
    )
    alba = page("alba")
    alba.get("/")
    alba.get("/no/such/address")
    alba.post("/start/", {"text": ""})
    assert [is_write for _, is_write in counted] == [False, False, True]
    assert "rejoinder.web.request_limit.RequestLimit" in settings.MIDDLEWARE
    assert (REQUESTS_A_MINUTE, WRITES_A_MINUTE) == (1_800, 300)
