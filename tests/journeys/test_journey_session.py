"""The session ends while somebody writes: signing in over the page loses no word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session

from rejoinder.db.models import File
from tests.journeys.conftest import Site
from tests.journeys.test_journey_status import COMPLAINT
from tests.journeys.walk import dropped, judged, settled
from tests.web.cast import WORD

pytestmark = pytest.mark.enable_socket
WORDS = "They wrote on the phone that they would withdraw."


def signed_in_over(page: Any) -> None:
    """Sign in again in the dialog."""
    page.wait_for_selector("#signed-out[open]")
    page.fill("#over-password", WORD)
    page.click("#signed-out button:has-text('Sign in and go on')")


def test_signing_in_again_over_the_page_loses_no_word(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None]
) -> None:
    page = visit("alba")
    case = dropped(page, site, COMPLAINT)
    page.goto(f"{case}talk/")
    page.click("#step-letter > summary")
    page.fill("#letter-words", WORDS)
    Session.objects.all().delete()
    page.click("#step-letter form > button")
    page.wait_for_selector("#signed-out[open]")
    sound(page)
    signed_in_over(page)
    page.wait_for_selector(f"ol.lines:has-text('{WORDS[:20]}'), ol.lines li.theirs")
    assert WORDS in page.content()


def test_a_fact_that_was_confirmed_after_the_end_of_the_session_is_kept(site: Site, visit: Callable[..., Any]) -> None:
    page = visit("alba")
    case = dropped(page, site, COMPLAINT)
    page.goto(f"{case}facts/")
    Session.objects.all().delete()
    page.keyboard.press("a")
    signed_in_over(page)
    page.wait_for_selector("#fact-1[data-decided]")
    assert page.locator("main main, .fact form[action*=login]").count() == 0


def test_words_that_were_typed_come_back_with_the_page(site: Site, visit: Callable[..., Any]) -> None:
    page = visit("alba")
    case = dropped(page, site, COMPLAINT)
    page.goto(f"{case}talk/")
    page.click("#step-letter > summary")
    page.locator("#letter-words").press_sequentially("A word ")
    page.reload()
    assert page.input_value("#letter-words").strip() == "A word"


def test_files_whose_upload_fails_stay_chosen_and_are_sent_again(site: Site, visit: Callable[..., Any]) -> None:
    page = visit("alba")
    case = dropped(page, site, COMPLAINT)
    judged(page)
    page.goto(f"{case}papers/")
    form = page.locator("form[data-keep-files]").last
    form.locator("xpath=ancestor::details[1]").evaluate("fold => { fold.open = true; }")
    note = {"name": "studio.txt", "mimeType": "text/plain", "buffer": b"Drawn in our studio. " * 100}
    form.locator("input[type=file]").set_input_files(note)
    assert "studio.txt · 2 kB" in form.inner_text()
    page.route("**/papers/add/", lambda route: route.abort())
    form.locator("button").click()
    page.wait_for_selector("[data-lost]:has-text('Your files are still chosen here')")
    page.unroute("**/papers/add/")
    with page.expect_navigation():
        form.locator("button:has-text('Send again')").click()
    settled(page)
    assert File.objects.filter(path__endswith="studio.txt").exists()


def test_a_form_that_was_refused_leads_back_to_its_page(site: Site, visit: Callable[..., Any]) -> None:
    page = visit("alba")
    case = dropped(page, site, COMPLAINT)
    page.goto(f"{case}talk/step/answer/")
    assert page.url == f"{case}talk/"
