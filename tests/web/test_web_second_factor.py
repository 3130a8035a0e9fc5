"""The second factor: codes that count once, secrets that lie encrypted, and who must have one."""

from __future__ import annotations

import base64
import re

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client, override_settings

from rejoinder.adapters.storage.secret_store import SecretStore
from rejoinder.db.models import Happening
from rejoinder.web.account import prove_address
from rejoinder.web.second_factor import SecondFactorIsLost
from tests.web.cast import Cast
from tests.web.test_web_account import _switched_on, code, is_in, signed_in
from tests.web.test_web_reset_link import NEW, chooses, mailed_path

AUTHENTICATE = "/accounts/2fa/authenticate/"


@pytest.fixture(autouse=True)
def forgotten(db: None) -> None:
    cache.clear()


def test_a_code_of_the_app_counts_once(cast: Cast) -> None:
    secret = _switched_on(signed_in())
    first, second = signed_in(), signed_in()
    now = code(secret)
    first.post(AUTHENTICATE, {"code": now})
    second.post(AUTHENTICATE, {"code": now})
    assert (is_in(first), is_in(second)) == (True, False)


def test_guessing_codes_is_slowed_down(cast: Cast) -> None:
    secret = _switched_on(signed_in())
    client = signed_in()
    for number in range(12):
        client.post(AUTHENTICATE, {"code": f"{number:06d}"})
    client.post(AUTHENTICATE, {"code": code(secret)})
    assert not is_in(client)


def test_secrets_are_long_random_and_encrypted(cast: Cast) -> None:
    secret = _switched_on(signed_in())
    assert len(base64.b32decode(secret)) == 20  # 160 bits
    rows = {each.type: each for each in Authenticator.objects.filter(user=cast.alba)}
    assert secret not in str([each.data for each in rows.values()])
    codes = rows["recovery_codes"].wrap().get_unused_codes()
    assert len(set(codes)) == 10
    assert all(re.fullmatch(r"\d{8}", each) for each in codes)  # 26 bits
    assert rows["recovery_codes"].data["seed"].startswith("v2.")


def test_what_an_older_release_kept_still_opens_and_another_key_does_not(cast: Cast) -> None:
    adapter = get_adapter()
    assert adapter.decrypt("JBSWY3DPEHPK3PXP") == "JBSWY3DPEHPK3PXP"
    assert adapter.decrypt(adapter.encrypt("JBSWY3DPEHPK3PXP")) == "JBSWY3DPEHPK3PXP"
    with pytest.raises(SecondFactorIsLost):
        adapter.decrypt(SecretStore("another key").lock("JBSWY3DPEHPK3PXP"))


def test_what_was_encrypted_and_altered_does_not_open(cast: Cast) -> None:
    adapter = get_adapter()
    locked = adapter.encrypt("JBSWY3DPEHPK3PXP")
    for at in (10, len(locked) // 2, len(locked) - 5):
        altered = locked[:at] + ("A" if locked[at] != "A" else "B") + locked[at + 1 :]
        with pytest.raises(SecondFactorIsLost):
            adapter.decrypt(altered)


def test_a_reset_of_the_password_leaves_the_second_factor_of_a_proved_address(cast: Cast) -> None:
    prove_address(cast.alba)
    secret = _switched_on(signed_in())
    mail.outbox.clear()
    assert chooses(mailed_path(cast.alba.email))
    client = signed_in(word=NEW)
    assert not is_in(client)
    client.post(AUTHENTICATE, {"code": code(secret)})
    assert is_in(client)


@override_settings(SECOND_FACTOR_REQUIRED=True)
@pytest.mark.parametrize(("language", "says"), [("en", "asks everybody"), ("zh", "所有人"), ("ru", "нужно всем")])
def test_where_everybody_needs_one_whoever_has_none_is_led_to_set_it_up(cast: Cast, language: str, says: str) -> None:
    cast.alba.language = language
    cast.alba.save()
    client = signed_in()
    for path in ("/", "/people/", "/me/", "/cases/00000000-0000-0000-0000-000000000001/"):
        assert client.get(path).headers["Location"] == "/accounts/2fa/totp/activate/"
        assert client.post(path).headers["Location"] == "/accounts/2fa/totp/activate/"
    client.post("/accounts/reauthenticate/", {"password": "a long enough word"})
    assert says in client.get("/accounts/2fa/totp/activate/").content.decode()
    _switched_on(client)
    assert client.get("/").status_code == 200


@override_settings(SECOND_FACTOR_REQUIRED=True)
def test_whoever_is_not_signed_in_is_asked_for_nothing_more(cast: Cast) -> None:
    assert Client().get("/accounts/login/").status_code == 200
    assert Client().get("/health/").status_code == 200


def test_the_console_switches_a_lost_factor_off_and_signs_its_person_out(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    import argparse

    from rejoinder.server import password

    mine, other = signed_in(), signed_in("bruno@example.com")
    _switched_on(mine)
    parser = argparse.ArgumentParser()
    password.arguments(parser, "en")
    said = ["alba@example.com", "--without-second-factor"]
    assert password.run(parser.parse_args(said), "en") == 0
    shown = capsys.readouterr().out
    assert "second factor of alba@example.com was switched off" in shown
    assert "/accounts/password/reset/key/" in shown
    assert not Authenticator.objects.filter(user=cast.alba).exists()
    assert (is_in(mine), is_in(other)) == (False, True)
    assert password.run(parser.parse_args(["--end-all-sessions"]), "en") == 0
    assert "ended" in capsys.readouterr().out
    assert not is_in(other)
    assert {"second-factor-off", "sessions-ended"} <= set(Happening.objects.values_list("kind", flat=True))


def test_the_console_signs_one_person_out_and_makes_no_link(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    import argparse

    from rejoinder.server import password

    mine, other = signed_in(), signed_in("bruno@example.com")
    parser = argparse.ArgumentParser()
    password.arguments(parser, "en")
    assert password.run(parser.parse_args(["bruno@example.com", "--end-sessions"]), "en") == 0
    assert capsys.readouterr().out == "1 session ended.\n"
    assert (is_in(mine), is_in(other)) == (True, False)
