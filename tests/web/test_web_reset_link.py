"""A link to choose a new password opens what its maker knew, and leaves nothing that another set up in the account."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client

from rejoinder.db.models import Channel, Guest, Member, Token, User
from rejoinder.db.token import make_token
from rejoinder.web.people import password_path
from tests.web.cast import NOW, Cast, joined

NEW = "herring gulls inland"


@pytest.fixture(autouse=True)
def forgotten(db: None) -> None:
    cache.clear()


def chooses(path: str, word: str = NEW) -> bool:
    """Whether the link leads to a new password."""
    client = Client()
    form = client.get(path, follow=True)
    client.post(form.redirect_chain[-1][0] if form.redirect_chain else path, {"password1": word, "password2": word})
    return any(user.check_password(word) for user in User.objects.all())


def mailed_path(email: str) -> str:
    Client().post("/accounts/password/reset/", {"email": email})
    found = re.search(r"https?://[^/\s]+(/accounts/password/reset/key/\S+)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


@pytest.mark.parametrize("mailed", [True, False])
def test_a_link_works_as_long_as_it_opens_what_it_opened_when_it_was_made(cast: Cast, mailed: bool) -> None:
    assert chooses(mailed_path(cast.bruno.email) if mailed else password_path(cast.bruno))


@pytest.mark.parametrize("mailed", [True, False])
def test_a_link_that_was_made_before_somebody_joined_another_organisation_is_dead(cast: Cast, mailed: bool) -> None:
    path = mailed_path(cast.bruno.email) if mailed else password_path(cast.bruno)
    joined(cast.other, cast.bruno, "handler")
    assert not chooses(path)


def test_a_link_ends_as_well_when_outside_counsel_gets_another_case(cast: Cast, opened: Callable[..., object]) -> None:
    case = opened()
    path = password_path(cast.dario)
    Guest.objects.create(case=case, user=cast.dario)
    assert not chooses(path)


def test_a_link_ends_when_a_member_is_removed(cast: Cast) -> None:
    path = password_path(cast.bruno)
    Member.objects.filter(user=cast.bruno).delete()
    assert not chooses(path)


def set_up_by_another(cast: Cast) -> None:
    """What an inviter who took the invitation himself leaves in the account."""
    Channel.objects.create(user=cast.bruno, name="Hook", kind="json", locked="x", added_at=NOW)
    make_token(cast.bruno, cast.house, name="p", scopes=("read",), days=30)
    Authenticator.objects.create(user=cast.bruno, type="totp", data={"secret": "x"})


def left(cast: Cast) -> tuple[int, int, int]:
    """Ways of notices, tokens that work, and second factors."""
    return (
        Channel.objects.filter(user=cast.bruno).count(),
        Token.objects.filter(user=cast.bruno, revoked_at=None).count(),
        Authenticator.objects.filter(user=cast.bruno).count(),
    )


@pytest.mark.parametrize("mailed", [True, False])
def test_a_reset_leaves_nothing_that_was_set_up_before_the_address_was_proved(cast: Cast, mailed: bool) -> None:
    set_up_by_another(cast)
    assert chooses(mailed_path(cast.bruno.email) if mailed else password_path(cast.bruno))
    assert left(cast) == (0, 0, 0)
    assert EmailAddress.objects.filter(user=cast.bruno, verified=True).exists() is mailed


def test_once_the_address_is_proved_a_reset_keeps_what_is_the_person_s_own(cast: Cast) -> None:
    assert chooses(mailed_path(cast.bruno.email))
    set_up_by_another(cast)
    assert chooses(password_path(User.objects.get(pk=cast.bruno.pk)), "another word of birds")
    assert left(cast) == (1, 1, 1)


def test_whoever_sets_the_workspace_up_has_proved_his_address(db: None) -> None:
    said = {"email": "alba@example.com", "password": NEW, "name": "Alba", "house": "Sandpiper", "language": "en"}
    Client().post("/welcome/", said | {"zone": "Europe/Moscow"})
    assert EmailAddress.objects.filter(email="alba@example.com", verified=True).exists()
