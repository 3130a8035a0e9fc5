"""A letter is reworded in a browser: words are marked as one types, facts stay locked, then it cools off."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from rejoinder.db.models import Case, Draft, User
from tests.journeys.conftest import Site, within_its_window
from tests.journeys.walk import settled
from tests.web.cast import NOTICE

pytestmark = pytest.mark.enable_socket
PATHS = ("statement/", "letters/", "texts/first-contact/en/", "talk/", "history/?line=2", "history/verify/")


@pytest.fixture
def case(site: Site, tmp_path: Any) -> Case:
    """A case of the house."""
    complaint = tmp_path / "complaint.eml"
    complaint.write_text(NOTICE, "utf-8")
    return site.services.open_case(site.house, complaint, User.objects.get(email="alba@example.com"))


def _typed(page: Any, field: Any, words: str) -> None:
    """Words at the end of a field, and what was found in them."""
    field.focus()
    page.keyboard.press("Control+End")
    with page.expect_response(re.compile("/check/$")):
        page.keyboard.type(words)
    settled(page)


def test_words_typed_before_the_scripts_are_there_are_checked(
    site: Site, visit: Callable[..., Any], case: Case
) -> None:
    page = visit("alba")
    held: list[Any] = []
    page.route(re.compile("htmx.*js"), lambda route: held.append(route))
    page.goto(f"{site.url}/cases/{case.pk}/texts/first-contact/en/", wait_until="commit")
    page.locator("#editor textarea").nth(4).fill("Your claim is absurd.")
    assert not page.locator("#checked .finding").count()
    held.pop().continue_()
    page.wait_for_selector("#checked .finding")


def test_words_typed_before_the_scripts_are_there_come_back_with_their_page(
    site: Site, visit: Callable[..., Any], case: Case
) -> None:
    page = visit("alba")
    page.on("dialog", lambda dialog: dialog.accept())
    held: list[Any] = []
    page.route(re.compile("session.*js"), lambda route: held.append(route), times=1)
    page.goto(f"{site.url}/cases/{case.pk}/texts/first-contact/en/", wait_until="commit")
    page.locator("#editor textarea").nth(4).fill("Your claim is absurd.")
    with page.expect_response(re.compile("/check/$")):
        held.pop().continue_()
    settled(page)
    page.reload()
    assert page.locator("#editor textarea").nth(4).input_value() == "Your claim is absurd."
    page.locator("#editor .note[role=status]").wait_for()


def test_a_letter_is_reworded_by_keyboard_and_its_facts_stay(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None], case: Case
) -> None:
    page = visit("alba")
    page.goto(f"{site.url}/cases/{case.pk}/texts/first-contact/en/")
    field = page.locator("#editor textarea").nth(4)
    was = field.input_value()
    _typed(page, field, " Your claim is absurd.")
    assert page.locator("#editor .marks mark").first.text_content() == "absurd"
    sound(page)
    with page.expect_response(re.compile("/check/$")):
        page.keyboard.press("Alt+Enter")
    assert field.input_value().startswith(was)
    assert "absurd" not in field.input_value()
    _typed(page, field, " It was drawn on 3 May 2024.")
    assert "2024-05-03" in page.locator("#checked").inner_text()
    page.keyboard.press("Control+s")
    page.get_by_role("alert").get_by_text("Facts must stay").wait_for()
    assert not Draft.objects.exists()
    field = page.locator("#editor textarea").nth(4)
    field.fill(was.replace("directly with you", "with you directly"))
    page.keyboard.press("Control+s")
    page.get_by_role("link", name="Version 1").wait_for()
    assert "with you directly" in Draft.objects.get().text


def test_a_letter_goes_to_the_outbox_and_is_withdrawn_in_time(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None], case: Case
) -> None:
    page = visit("alba")
    page.goto(f"{site.url}/cases/{case.pk}/texts/first-contact/en/")
    page.locator("#send-to").fill("ip@larkmere.example")
    page.get_by_role("button", name="Put into the outbox").click()
    page.get_by_text("Time for second thoughts").wait_for()
    sound(page)
    page.locator("#mail-1 summary", has_text="Cancel").click()
    page.locator("#mail-1").get_by_role("button", name="Cancel").click()
    page.locator("#mail-1 .badge", has_text="cancelled").wait_for()


@pytest.mark.parametrize(("language", "phone"), [("en", True), ("zh", False), ("ru", True)])
def test_the_pages_are_sound_in_every_language_and_width(
    site: Site,
    visit: Callable[..., Any],
    sound: Callable[[Any], None],
    case: Case,
    language: str,
    phone: bool,
) -> None:
    page = visit("alba", language=language, phone=phone)
    for path in PATHS:
        page.goto(f"{site.url}/cases/{case.pk}/{path}")
        for each in page.locator("main details").all():
            each.evaluate("each => each.open = true")
        within_its_window(page) if phone and language != "en" else sound(page)
