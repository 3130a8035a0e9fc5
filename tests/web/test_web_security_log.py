"""What the log says of who was refused: enough to find an attempt, and nobody's name."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from rejoinder.db.models import Case
from tests.web.api import Program
from tests.web.cast import WORD, Cast


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture, db: None) -> Callable[[], list[str]]:
    """The lines of the security log, oldest first."""
    cache.clear()
    caplog.set_level(logging.WARNING, logger="rejoinder.security")
    return lambda: [each.getMessage() for each in caplog.records if each.name == "rejoinder.security"]


def signs_in(email: str, word: str) -> None:
    Client().post("/accounts/login/", {"login": email, "password": word})


def test_a_sign_in_that_failed_is_told_by_the_number_of_the_account(cast: Cast, said: Callable[[], list[str]]) -> None:
    signs_in("alba@example.com", "wrong")
    signs_in("nobody@example.com", "wrong")
    signs_in("alba@example.com", WORD)
    at = "POST /accounts/login/"
    assert said() == [
        f"refused: sign-in-failed, {at}, account {cast.alba.pk}",
        f"refused: sign-in-failed, {at}, account none",
    ]
    assert not [line for line in said() if "@" in line]


def test_who_guesses_on_is_told(cast: Cast, said: Callable[[], list[str]]) -> None:
    for _ in range(6):
        signs_in("alba@example.com", "wrong")
    assert "sign-in-throttled" in said()[-1]


def test_a_case_that_is_not_ones_own_and_an_act_that_is_not_allowed_are_told(
    page: Callable[[str], Client], cast: Cast, opened: Callable[..., Case], said: Callable[[], list[str]]
) -> None:
    case = opened()
    page("carla").get(f"/cases/{case.pk}/")
    page("bruno").post(f"/cases/{case.pk}/close/")
    first, second = said()
    assert first == f"refused: case-is-unknown, GET /cases/<uuid:case>/, account {cast.carla.pk}"
    assert second.startswith("refused: act-is-not-allowed, POST /cases/<uuid:case>/close/")
    assert not [line for line in said() if str(case.pk) in line or "@" in line]


def test_a_token_that_is_none_and_a_call_of_another_house_are_told(
    program: Callable[..., Program], cast: Cast, opened: Callable[..., Case], said: Callable[[], list[str]]
) -> None:
    case = opened()
    Program("rjn_guessed").get("cases")
    program("carla").get(f"cases/{case.pk}")
    assert [line.split(",")[0] for line in said()] == ["refused: token-is-not-valid", "refused: case-is-unknown"]
    assert said()[1].endswith(f"account {cast.carla.pk}")
    assert not [line for line in said() if "guessed" in line]
