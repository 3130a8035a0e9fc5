"""Tokens for programs: shown once, and good for one person in one house."""

from __future__ import annotations

import datetime as dt

import pytest

from rejoinder.db.models import Member, Token
from rejoinder.db.token import TokenIsNotValid, TokenIsUnfinished, make_token, revoke_token, token_for
from rejoinder.domain.member import Scope
from tests.web.cast import Cast, Clock


def made(cast: Cast, scopes: tuple[str, ...] = ("read", "write")) -> tuple[Token, str]:
    return make_token(cast.alba, cast.house, name="till", scopes=scopes, days=30)


def test_a_token_opens_its_own_house_with_its_scopes(cast: Cast) -> None:
    _, raw = made(cast)
    bearer = token_for(raw)
    assert (bearer.user, bearer.organisation) == (cast.alba, cast.house)
    assert bearer.scopes == {Scope.READ, Scope.WRITE}


def test_the_token_itself_is_kept_nowhere(cast: Cast) -> None:
    token, raw = made(cast)
    assert raw not in str(vars(Token.objects.get(pk=token.pk)))
    assert raw.startswith(token.start)


def test_a_token_ends_when_it_expires(cast: Cast, clock: Clock) -> None:
    _, raw = made(cast)
    clock.at += dt.timedelta(days=29, hours=23)
    token_for(raw)
    clock.at += dt.timedelta(hours=1)
    with pytest.raises(TokenIsNotValid):
        token_for(raw)


def test_a_token_ends_when_it_is_revoked(cast: Cast) -> None:
    token, raw = made(cast)
    revoke_token(token, cast.alba)
    with pytest.raises(TokenIsNotValid):
        token_for(raw)


def test_a_token_ends_when_its_person_leaves_the_house(cast: Cast) -> None:
    _, raw = made(cast)
    Member.objects.filter(user=cast.alba).delete()
    with pytest.raises(TokenIsNotValid):
        token_for(raw)


def test_a_token_ends_with_its_person(cast: Cast) -> None:
    _, raw = made(cast)
    cast.alba.is_active = False
    cast.alba.save()
    with pytest.raises(TokenIsNotValid):
        token_for(raw)


@pytest.mark.parametrize("raw", ["", "rjn_", "rjn_guess", "\ud800", "x" * 100_000])
def test_a_guess_opens_nothing(cast: Cast, raw: str) -> None:
    made(cast)
    with pytest.raises(TokenIsNotValid):
        token_for(raw)


def test_the_last_use_is_noted(cast: Cast, clock: Clock) -> None:
    token, raw = made(cast)
    clock.at += dt.timedelta(hours=1)
    token_for(raw)
    token.refresh_from_db()
    assert token.used_at == clock.at


@pytest.mark.parametrize(
    ("name", "scopes", "days"), [("", ["read"], 30), ("a", [], 30), ("a", ["admin"], 30), ("a", ["read"], 3650)]
)
def test_half_a_token_is_refused(cast: Cast, name: str, scopes: list[str], days: int) -> None:
    with pytest.raises(TokenIsUnfinished):
        make_token(cast.alba, cast.house, name=name, scopes=scopes, days=days)
    assert not Token.objects.exists()
