"""How long a session lasts, what ends it, and what gives it another key."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.cache import cache
from django.test import Client, override_settings
from django.utils import timezone

from rejoinder.db.models import User
from rejoinder.server import installation
from rejoinder.server.installation import SettingIsNoNumber
from tests.web.cast import WORD, Cast
from tests.web.test_web_account import _switched_on, is_in, signed_in


@pytest.fixture(autouse=True)
def forgotten(db: None) -> None:
    cache.clear()


def key_of(client: Client) -> str:
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def aged(client: Client, *, seen: dt.timedelta, made: dt.timedelta) -> None:
    """Let a session have begun and been used this long ago."""
    now = timezone.now()
    UserSession.objects.filter(session_key=key_of(client)).update(last_seen_at=now - seen, created_at=now - made)


def proved(client: Client) -> None:
    """The password, given once more."""
    client.post("/accounts/reauthenticate/", {"password": WORD})


@pytest.mark.parametrize(
    ("idle", "lasted", "stays"),
    [(71, 71, True), (73, 73, False), (1, 14 * 24 - 1, True), (1, 14 * 24 + 1, False)],
)
def test_a_session_ends_when_it_was_idle_or_lasted_too_long(cast: Cast, idle: int, lasted: int, stays: bool) -> None:
    client = signed_in()
    aged(client, seen=dt.timedelta(hours=idle), made=dt.timedelta(hours=lasted))
    assert is_in(client) is stays
    assert UserSession.objects.filter(user=cast.alba).exists() is stays


@override_settings(SESSION_IDLE_HOURS=1, SESSION_DAYS=1)
def test_an_installation_shortens_both(cast: Cast) -> None:
    client = signed_in()
    aged(client, seen=dt.timedelta(minutes=59), made=dt.timedelta(hours=23))
    assert is_in(client)
    aged(client, seen=dt.timedelta(minutes=61), made=dt.timedelta(hours=23))
    assert not is_in(client)


@pytest.mark.parametrize("value", ["0", "-1", "a day", "1.5", "¹", "100001"])
def test_a_setting_that_is_no_number_is_one_sentence(value: str) -> None:
    assert installation.whole_number("REJOINDER_SESSION_DAYS", 14, {"REJOINDER_SESSION_DAYS": " 7 "}) == 7
    with pytest.raises(SettingIsNoNumber):
        installation.whole_number("REJOINDER_SESSION_DAYS", 14, {"REJOINDER_SESSION_DAYS": value})


def test_the_key_of_a_session_is_long_random_and_another_each_time(cast: Cast) -> None:
    keys = [key_of(signed_in()) for _ in range(20)]
    assert len(set(keys)) == 20
    assert all(len(key) == 32 and key.isalnum() for key in keys)  # 36^32 is more than 2^165


def test_who_proves_once_more_who_he_is_gets_another_key_and_the_old_one_is_dead(cast: Cast) -> None:
    client = signed_in()
    before = key_of(client)
    proved(client)
    assert is_in(client)
    assert key_of(client) != before
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = before
    assert not is_in(thief)
    assert UserSession.objects.get(user=cast.alba).session_key == key_of(client)


def test_a_wrong_password_leaves_the_key(cast: Cast) -> None:
    client = signed_in()
    before = key_of(client)
    client.post("/accounts/reauthenticate/", {"password": "wrong"})
    assert key_of(client) == before


def test_ending_other_sessions_asks_for_the_password_and_then_does_what_was_asked(cast: Cast) -> None:
    mine, other = signed_in(), signed_in()
    asked = mine.post("/accounts/sessions/end/")
    assert asked.headers["Location"].startswith("/accounts/reauthenticate/")
    assert is_in(other)
    mine.post(asked.headers["Location"], {"password": WORD, "next": "/accounts/sessions/end/"})
    assert is_in(mine)
    assert not is_in(other)


@pytest.mark.django_db(transaction=True)
def test_a_change_of_the_second_factor_ends_the_other_sessions(cast: Cast) -> None:
    mine, other = signed_in(), signed_in()
    _switched_on(mine)
    assert is_in(mine)
    assert not is_in(other)


def test_whose_account_is_closed_is_out_at_once_wherever_he_was(cast: Cast) -> None:
    client = signed_in()
    User.objects.filter(pk=cast.alba.pk).update(is_active=False)
    assert not is_in(client)


def test_signing_out_ends_the_session_and_empties_the_cache_of_the_browser(cast: Cast) -> None:
    client = signed_in()
    key = key_of(client)
    answered = client.post("/accounts/logout/")
    assert answered.headers["Clear-Site-Data"] == '"cache"'
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = key
    assert not is_in(thief)


def test_every_page_offers_to_sign_out(cast: Cast) -> None:
    client = signed_in()
    for path in ("/", "/calendar/", "/complainants/", "/people/", "/me/", "/notices/", "/accounts/sessions/"):
        assert 'action="/accounts/logout/"' in client.get(path).content.decode(), path


def test_scripts_forget_at_sign_out_what_they_kept_of_cases() -> None:
    folder = Path(__file__).parents[2] / "src" / "rejoinder" / "web" / "static" / "web"
    forgets = (folder / "session.js").read_text("utf-8")
    kept = {"rejoinder-draft:", "rejoinder-upload:", "rejoinder-answers:"}
    written = {
        line.split('"')[1]
        for name, line in itertools.chain.from_iterable(
            ((path.name, line) for line in path.read_text("utf-8").splitlines()) for path in folder.glob("*.js")
        )
        if '"rejoinder-' in line and "zone" not in line
    }
    assert {each for each in written if each.endswith(":")} == kept
    assert "rejoinder-(draft|upload):" in forgets
    assert "rejoinder-answers:" in forgets
