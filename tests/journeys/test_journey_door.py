"""The door in a real browser: the first visit, an invitation, signing in, a lost password."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rejoinder.db.models import Member, User
from tests.journeys.conftest import DESK, LOCALES, PHONE, Site
from tests.web.cast import WORD

pytestmark = pytest.mark.enable_socket


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_whoever_comes_first_begins_and_invites(
    site: Site, chromium: Any, sound: Callable[[Any], None], language: str, phone: bool
) -> None:
    User.objects.all().delete()
    view = {"viewport": PHONE if phone else DESK, "locale": LOCALES[language]}
    first = chromium.new_context(**view, timezone_id="Europe/Moscow")
    second = chromium.new_context(**view, timezone_id="Asia/Shanghai")
    try:
        page = first.new_page()
        page.goto(f"{site.url}/")
        assert page.url == f"{site.url}/welcome/"
        sound(page)
        assert page.input_value("[name=zone]") == "Europe/Moscow"
        for name, value in (("name", "Alba"), ("email", "alba@example.com"), ("password", WORD), ("house", "Prints")):
            page.fill(f"[name={name}]", value)
        page.press("[name=house]", "Enter")
        page.wait_for_url(f"{site.url}/")
        page.goto(f"{site.url}/people/")
        page.fill("[name=email]", "bruno@example.com")
        page.press("[name=email]", "Enter")
        page.wait_for_selector("#link")
        sound(page)
        other = second.new_page()
        other.goto(page.input_value("#link"))
        sound(other)
        other.fill("[name=name]", "Bruno")
        other.fill("[name=password]", WORD)
        other.press("[name=password]", "Enter")
        other.wait_for_url(f"{site.url}/")
    finally:
        first.close()
        second.close()
    assert Member.objects.get(user__email="bruno@example.com").role == "handler"
    assert User.objects.get(email="bruno@example.com").zone == "Asia/Shanghai"


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_the_door_can_be_used_by_everybody(
    site: Site, chromium: Any, sound: Callable[[Any], None], language: str
) -> None:
    context = chromium.new_context(viewport=PHONE, locale=LOCALES[language])
    try:
        page = context.new_page()
        for path in ("/accounts/login/", "/accounts/password/reset/", "/accounts/password/reset/done/"):
            page.goto(f"{site.url}{path}")
            sound(page)
        page.goto(f"{site.url}/accounts/login/")
        page.fill("[name=login]", "alba@example.com")
        page.fill("[name=password]", "wrong")
        page.press("[name=password]", "Enter")
        page.wait_for_selector(".errorlist")
        sound(page)
        page.fill("[name=password]", WORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(f"{site.url}/")
    finally:
        context.close()
