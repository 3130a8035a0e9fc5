"""A letter to the complainant is written in a browser: drafts, languages, the end of the session, the way back."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session

from rejoinder.db.models import Draft
from tests.journeys.conftest import Site, sign_in
from tests.journeys.test_journey_session import signed_in_over
from tests.journeys.test_journey_status import COMPLAINT
from tests.journeys.walk import dropped, judged, settled, tab

pytestmark = pytest.mark.enable_socket
WORDS = " We look forward to your reply."
NAME = "First letter to the complainant"


def _opened_letter(page: Any, site: Site) -> str:
    """Begin a case and open its first letter from the tab of letters; gives the address of the case."""
    case = dropped(page, site, COMPLAINT)
    judged(page)
    tab(page, "letters")
    page.get_by_role("link", name=NAME).click()
    page.wait_for_selector("#editor")
    return case


def _field(page: Any) -> Any:
    return page.locator("#editor textarea").nth(2)


def _typed(page: Any) -> None:
    """Words at the end of a paragraph, checked."""
    _field(page).focus()
    page.keyboard.press("Control+End")
    with page.expect_response(re.compile("/check/$")):
        page.keyboard.type(WORDS)
    settled(page)


def test_a_letter_that_was_not_kept_comes_back_with_its_page(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None]
) -> None:
    page = visit("alba")
    page.on("dialog", lambda dialog: dialog.accept())
    _opened_letter(page, site)
    _typed(page)
    page.reload()
    assert _field(page).input_value().endswith(WORDS)
    sound(page)
    page.get_by_role("link", name="All letters").click()
    page.get_by_role("link", name=NAME).click()
    assert _field(page).input_value().endswith(WORDS)
    assert not Draft.objects.exists()


def test_a_letter_is_read_beside_its_text_in_the_language_of_the_reader(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None]
) -> None:
    page = visit("alba", language="zh")
    case = dropped(page, site, COMPLAINT)
    judged(page)
    page.goto(f"{case}texts/first-contact/en/")
    assert re.search("[一-鿿]", page.inner_text(".other [lang=zh-Hans]"))
    assert not re.search("[一-鿿]", _field(page).input_value())
    sound(page)
    page.get_by_role("list", name="文本语言").get_by_role("link", name="Русский").click()
    page.wait_for_url("**/texts/first-contact/ru/")
    assert re.search("[а-я]", _field(page).input_value())
    page.go_back()
    page.wait_for_url("**/texts/first-contact/en/")
    assert not re.search("[а-я]", _field(page).input_value())


def test_words_typed_after_the_end_of_the_session_are_checked_and_not_sent(
    site: Site, visit: Callable[..., Any]
) -> None:
    page = visit("alba")
    _opened_letter(page, site)
    Session.objects.all().delete()
    _typed(page)
    with page.expect_response(re.compile("/check/$")):
        signed_in_over(page)
    settled(page)
    assert _field(page).input_value().endswith(WORDS)
    assert not Draft.objects.exists()


def test_a_letter_outlives_a_page_that_was_closed_over_the_dialog(site: Site, visit: Callable[..., Any]) -> None:
    page = visit("alba")
    _opened_letter(page, site)
    letter = page.url
    _typed(page)
    Session.objects.all().delete()
    page.keyboard.press("Control+s")
    page.wait_for_selector("#signed-out[open]")
    page.goto(f"{site.url}/")
    sign_in(page, site, "alba")
    page.goto(letter)
    assert _field(page).input_value().endswith(WORDS)
    assert not Draft.objects.exists()


def test_a_kept_letter_is_recorded_as_sent_and_stays_behind_the_back_button(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None]
) -> None:
    page = visit("alba")
    case = _opened_letter(page, site)
    _typed(page)
    Session.objects.all().delete()
    page.get_by_role("button", name="Keep this version").click()
    signed_in_over(page)
    page.get_by_role("link", name="Version 1").wait_for()
    assert WORDS in Draft.objects.get().text
    page.fill("#send-to", "ip@larkmere.example")
    page.get_by_role("button", name="I have sent it another way").click()
    page.wait_for_url(f"{case}talk/**")
    assert WORDS.strip() in page.text_content("main")
    sound(page)
    page.go_back()
    page.wait_for_url("**/texts/first-contact/**")
    assert _field(page).input_value().endswith(WORDS)
    assert Draft.objects.count() == 1
