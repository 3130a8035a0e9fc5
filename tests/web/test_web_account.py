"""The door: signing in and out, passwords, the second factor, sessions."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import cache
from django.test import Client, override_settings

from rejoinder.db.models import Happening, User
from tests.web.cast import WORD, Cast

NEW = "herring gulls inland"


@pytest.fixture(autouse=True)
def forgotten(db: None) -> None:
    """Attempts of one test do not count in the next."""
    cache.clear()


def signed_in(email: str = "alba@example.com", word: str = WORD, **more: str) -> Client:
    client = Client(**more)
    client.post("/accounts/login/", {"login": email, "password": word})
    return client


def is_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def code(secret: str) -> str:
    """The code that an authenticator app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def test_who_knows_the_password_comes_in(cast: Cast) -> None:
    assert is_in(signed_in())
    assert is_in(signed_in("ALBA@example.com"))


@pytest.mark.parametrize(("email", "word"), [("alba@example.com", "wrong"), ("nobody@example.com", WORD), ("", "")])
def test_who_does_not_stays_outside_and_is_not_told_what_was_wrong(cast: Cast, email: str, word: str) -> None:
    client = Client()
    answered = client.post("/accounts/login/", {"login": email, "password": word})
    assert answered.status_code == 200
    assert not is_in(client)


def test_a_wrong_password_and_an_unknown_address_sound_the_same(cast: Cast) -> None:
    def said(email: str) -> str:
        shown = Client().post("/accounts/login/", {"login": email, "password": "wrong"}).content.decode()
        return "".join(re.findall(r'<ul class="errorlist.*?</ul>', shown, re.DOTALL))

    assert said("alba@example.com") == said("nobody@example.com") != ""


def test_a_session_that_was_laid_under_somebody_is_not_the_one_he_gets(cast: Cast) -> None:
    client = Client()
    client.get("/accounts/login/")
    session = client.session
    session["laid"] = "before"
    session.save()
    client.cookies["sessionid"] = before = session.session_key
    client.post("/accounts/login/", {"login": "alba@example.com", "password": WORD})
    assert is_in(client)
    assert client.cookies["sessionid"].value != before
    thief = Client()
    thief.cookies["sessionid"] = before
    assert not is_in(thief)


def test_guessing_one_password_is_slowed_down_from_wherever_it_comes(cast: Cast) -> None:
    for number in range(5):
        signed_in(word="wrong", REMOTE_ADDR=f"203.0.113.{number + 1}")
    assert not is_in(signed_in(REMOTE_ADDR="203.0.113.77"))


def test_guessing_many_passwords_from_one_place_is_slowed_down(cast: Cast) -> None:
    for number in range(10):
        signed_in(f"p{number}@example.com", "wrong", REMOTE_ADDR="203.0.113.9")
    assert not is_in(signed_in(REMOTE_ADDR="203.0.113.9"))
    assert is_in(signed_in(REMOTE_ADDR="203.0.113.10"))


def test_signing_in_is_counted_in_the_database_for_every_process(cast: Cast) -> None:
    from django.conf import settings

    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")


def test_nobody_signs_up_by_himself(cast: Cast) -> None:
    said = {"email": "eva@example.com", "password1": NEW, "password2": NEW}
    assert Client().get("/accounts/signup/").status_code == 404
    assert Client().post("/accounts/signup/", said).status_code == 404
    assert User.objects.count() == 4


def test_signing_out_takes_a_post(cast: Cast) -> None:
    client = signed_in()
    client.get("/accounts/logout/")
    assert is_in(client)
    client.post("/accounts/logout/")
    assert not is_in(client)


def test_whose_account_is_closed_stays_outside(cast: Cast) -> None:
    User.objects.filter(pk=cast.alba.pk).update(is_active=False)
    assert not is_in(signed_in())


@pytest.mark.parametrize(("language", "says"), [("en", "Sign in"), ("zh", "登录"), ("ru", "Войти")])
def test_the_door_speaks_the_languages(cast: Cast, language: str, says: str) -> None:
    shown = Client(headers={"accept-language": language}).get("/accounts/login/").content.decode()
    assert f"<h1>{says}</h1>" in shown


@pytest.mark.parametrize(("language", "script"), [("zh", "[一-鿿]"), ("ru", "[а-я]")])
def test_what_was_wrong_is_said_in_the_language_of_the_page(cast: Cast, language: str, script: str) -> None:
    asked = Client(headers={"accept-language": language})
    shown = asked.post("/accounts/login/", {"login": "alba@example.com", "password": "wrong"}).content.decode()
    assert re.search(rf'<ul class="errorlist nonfield"[^>]*><li>[^<]*{script}', shown)


def test_the_password_is_changed_by_who_knows_the_old_one(cast: Cast) -> None:
    client = signed_in()
    wrong = {"oldpassword": "wrong", "password1": NEW, "password2": NEW}
    client.post("/accounts/password/change/", wrong)
    cast.alba.refresh_from_db()
    assert cast.alba.check_password(WORD)
    client.post("/accounts/password/change/", wrong | {"oldpassword": WORD})
    cast.alba.refresh_from_db()
    assert cast.alba.check_password(NEW)
    assert is_in(client)


def test_another_browser_is_outside_once_the_password_was_changed(cast: Cast) -> None:
    client, other = signed_in(), signed_in()
    client.post("/accounts/password/change/", {"oldpassword": WORD, "password1": NEW, "password2": NEW})
    assert not is_in(other)


def test_a_forgotten_password_is_chosen_anew_by_a_mail(cast: Cast) -> None:
    Client().post("/accounts/password/reset/", {"email": "alba@example.com"})
    link = re.search(r"http://testserver(/accounts/password/reset/key/\S+)", mail.outbox[0].body)
    assert link is not None
    client = Client()
    chosen = client.get(link[1], follow=True).redirect_chain[-1][0]
    client.post(chosen, {"password1": NEW, "password2": NEW})
    assert is_in(signed_in(word=NEW))


@pytest.mark.parametrize(
    ("language", "subject", "says"),
    [("en", "A new password", "works once"), ("zh", "重设密码", "仅可使用一次"), ("ru", "Новый пароль", "один раз")],
)
def test_mails_of_the_door_speak_the_languages(cast: Cast, language: str, subject: str, says: str) -> None:
    client = Client(headers={"accept-language": language})
    client.post("/accounts/password/reset/", {"email": "alba@example.com"})
    assert mail.outbox[0].subject == f"[Rejoinder] {subject}"
    assert says in mail.outbox[0].body
    assert "&" not in mail.outbox[0].body


def test_who_changed_an_account_is_told_to_its_person(cast: Cast) -> None:
    client = signed_in()
    client.post("/accounts/password/change/", {"oldpassword": WORD, "password1": NEW, "password2": NEW})
    _switched_on(client, NEW)
    subjects = [each.subject for each in mail.outbox]
    assert subjects[0] == "[Rejoinder] Your password was changed"
    assert all(each.to == ["alba@example.com"] for each in mail.outbox)
    assert all("{" not in each.body for each in mail.outbox)


def test_a_reset_tells_nobody_who_is_known_here(cast: Cast) -> None:
    known = Client().post("/accounts/password/reset/", {"email": "alba@example.com"}, follow=True)
    unknown = Client().post("/accounts/password/reset/", {"email": "nobody@example.com"}, follow=True)
    bare = [re.sub(r'value="[^"]*"|Token": "[^"]*"', "", each.content.decode()) for each in (known, unknown)]
    assert bare[0] == bare[1]
    assert [each.to for each in mail.outbox] == [["alba@example.com"]]


@override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend")
@pytest.mark.parametrize("method", ["get", "post"])
def test_without_mail_the_page_says_whom_to_ask(cast: Cast, method: str) -> None:
    shown = getattr(Client(), method)("/accounts/password/reset/", {"email": "alba@example.com"}).content.decode()
    assert "Ask an owner of your organisation" in shown
    assert "rejoinder password" in shown


def test_the_second_factor_is_asked_for_once_it_is_on(cast: Cast) -> None:
    client = signed_in()
    secret = _switched_on(client)
    assert Authenticator.objects.filter(user=cast.alba).count() == 2
    again = signed_in()
    assert not is_in(again)
    again.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert not is_in(again)
    cache.clear()
    again.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    assert is_in(again)


def test_a_recovery_code_lets_in_once(cast: Cast) -> None:
    client = signed_in()
    _switched_on(client)
    spare = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    first, second = signed_in(), signed_in()
    first.post("/accounts/2fa/authenticate/", {"code": spare})
    second.post("/accounts/2fa/authenticate/", {"code": spare})
    assert (is_in(first), is_in(second)) == (True, False)


def test_changing_the_second_factor_asks_for_the_password_again(page: Callable[[str], Client], cast: Cast) -> None:
    assert page("alba").get("/accounts/2fa/totp/activate/").headers["Location"].startswith("/accounts/reauthenticate/")


def test_sessions_are_listed_and_ended(cast: Cast) -> None:
    mine = signed_in(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0")
    other = signed_in(HTTP_USER_AGENT="Mozilla/5.0 (iPhone) AppleWebKit Version/18.0 Safari/604.1")
    shown = mine.get("/accounts/sessions/").content.decode()
    assert "Firefox · Windows" in shown
    assert "Safari · iOS" in shown
    theirs = UserSession.objects.get(session_key=other.session.session_key)
    mine.post("/accounts/reauthenticate/", {"password": WORD})
    mine.post(f"/accounts/sessions/{theirs.pk}/end/")
    assert is_in(mine)
    assert not is_in(other)


def test_all_other_sessions_end_at_once(cast: Cast) -> None:
    mine, one, two = signed_in(), signed_in(), signed_in()
    mine.post("/accounts/reauthenticate/", {"password": WORD})
    mine.post("/accounts/sessions/end/")
    assert (is_in(mine), is_in(one), is_in(two)) == (True, False, False)


def test_nobody_ends_the_session_of_another(cast: Cast) -> None:
    mine, theirs = signed_in(), signed_in("bruno@example.com")
    number = UserSession.objects.get(session_key=theirs.session.session_key).pk
    mine.post("/accounts/reauthenticate/", {"password": WORD})
    assert mine.post(f"/accounts/sessions/{number}/end/").status_code == 400
    assert is_in(theirs)


def test_name_language_and_zone_are_ones_own_and_the_address_is_not(cast: Cast) -> None:
    client = signed_in()
    said = {"name": "Alba W", "language": "zh", "zone": "Asia/Shanghai", "email": "bruno@example.com"}
    assert "已保存" in client.post("/me/", said, follow=True).content.decode()
    cast.alba.refresh_from_db()
    assert (cast.alba.name, cast.alba.language, cast.alba.zone) == ("Alba W", "zh", "Asia/Shanghai")
    assert cast.alba.email == "alba@example.com"
    assert client.get("/accounts/email/").status_code == 404


def test_what_happens_at_the_door_is_noted(cast: Cast) -> None:
    signed_in(word="wrong")
    signed_in("nobody@example.com", "wrong")
    client = signed_in()
    client.post("/accounts/password/change/", {"oldpassword": WORD, "password1": NEW, "password2": NEW})
    client.post("/accounts/logout/")
    kinds = list(Happening.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["sign-in-failed", "signed-in", "password-changed", "signed-out"]
    assert set(Happening.objects.values_list("by", flat=True)) == {"Alba <alba@example.com>"}


def _switched_on(client: Client, word: str = WORD) -> str:
    client.post("/accounts/reauthenticate/", {"password": word})
    shown = client.get("/accounts/2fa/totp/activate/").content.decode()
    found = re.search(r"<code>([A-Z2-7]+)</code>", shown)
    assert found is not None
    client.post("/accounts/2fa/totp/activate/", {"code": code(found[1])})
    _forget_code()
    return found[1]


def _forget_code() -> None:
    """A code may be used once in its half minute; the test cannot wait for the next."""
    cache.clear()
