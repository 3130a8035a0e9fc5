"""Anything is dropped, each file is told for what it is, a few questions are answered by keys, and undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from rejoinder.db.models import Case, User
from tests.journeys.conftest import Site
from tests.journeys.walk import judged, settled, until
from tests.web.cast import NOTICE

pytestmark = pytest.mark.enable_socket
FILES = [
    {"name": "IMG_0001 letter.eml", "mimeType": "message/rfc822", "buffer": NOTICE.encode()},
    {"name": "note to self.txt", "mimeType": "text/plain", "buffer": b"Call the printer about the sketches."},
    {"name": "nothing.txt", "mimeType": "text/plain", "buffer": b""},
]


def handed_over(page: Any, site: Site, files: list[dict[str, Any]] = FILES) -> None:
    """Drop files on the start page and wait until they are sorted."""
    page.goto(f"{site.url}/start/")
    page.set_input_files("#files", files)
    page.click("[data-send]")
    page.wait_for_url(f"{site.url}/drops/*/")
    page.wait_for_selector("#sorting:not([hx-get])")


def test_files_of_any_name_become_a_case_and_one_bad_file_refuses_itself(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None]
) -> None:
    page = visit("alba")
    page.goto(f"{site.url}/start/")
    sound(page)
    page.set_input_files("#files", FILES)
    assert "holds nothing" in page.inner_text(".chosen")
    page.click("[data-send]")
    page.wait_for_selector(".taken")
    sound(page)
    assert page.input_value(".taken li:has-text('IMG_0001') select") == "complaint"
    page.select_option(".taken li:has-text('note to self') select", "evidence")
    page.wait_for_selector(".taken li:has-text('note to self'):not(.unsure)")
    assert page.input_value(".taken li:has-text('note to self') select") == "evidence"
    page.click("a:has-text('Go on')")
    page.wait_for_url("**/questions/")
    sound(page)


def test_questions_are_answered_by_keys_shown_at_once_and_undone(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None]
) -> None:
    page = visit("alba")
    handed_over(page, site)
    page.click("a:has-text('Go on')")
    page.wait_for_selector(".question:not([hidden])")
    first = page.inner_text(".question:not([hidden]) h2")
    page.keyboard.press("?") if page.locator(".question:not([hidden]) .one-line").count() == 0 else None
    page.click(".question:not([hidden]) [data-unknown]")
    page.wait_for_selector(f".answers li:has-text('{first[:40]}')")
    settled(page)
    case = Case.objects.get()

    def answers() -> tuple[Any, ...]:
        return site.services.writer(case, writer()).case().answers

    until(page, lambda: len(answers()) == 1)
    page.reload()  # it may load anew by itself at the same time, with the answer judged
    expect(page.locator(".answers li")).to_have_count(1)  # a reload swallows nothing
    page.click(".answers li button")
    page.wait_for_selector(".answers li", state="detached")
    until(page, lambda: not answers())
    page.goto(f"{site.url}/cases/{case.pk}/")
    judged(page)
    sound(page)
    assert page.is_visible("#status")


def writer() -> User:
    """Who writes to the case."""
    return User.objects.get(email="alba@example.com")


def test_the_same_complaint_is_noticed_and_joined(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None]
) -> None:
    page = visit("alba", phone=True)
    handed_over(page, site, FILES[:1])
    again = NOTICE.replace("Dear seller", "Dear seller of ours")
    paper = {"name": "sketch.txt", "mimeType": "text/plain", "buffer": b"Invoice 7\nSandpiper Prints\nTotal 5 USD"}
    handed_over(page, site, [{**FILES[0], "buffer": again.encode()}, paper])
    assert "You may have this complaint already" in page.inner_text("main")
    assert "the same complaint number" in page.inner_text(".same")
    sound(page)
    page.click("button:has-text('Add these files to it')")
    page.wait_for_selector(".taken")
    page.click("a:has-text('Go on')")
    case = Case.objects.get(head_n__gt=0)
    page.goto(f"{site.url}/cases/{case.pk}/")
    assert not page.locator(".alike").count()
    page.goto(f"{site.url}/cases/{case.pk}/papers/")
    assert "sketch.txt" in page.inner_text("main")


def test_the_case_that_has_the_complaint_is_opened_from_the_drop(site: Site, visit: Callable[..., Any]) -> None:
    page = visit("alba")
    handed_over(page, site, FILES[:1])
    handed_over(page, site, FILES[:1])
    assert "the very same notice" in page.inner_text(".same")
    page.click("a:has-text('Open that case')")
    case = Case.objects.get(head_n__gt=0)
    assert page.url == f"{site.url}/cases/{case.pk}/"


def test_the_same_form_sent_twice_makes_one_case(site: Site, visit: Callable[..., Any]) -> None:
    page = visit("alba")
    page.goto(f"{site.url}/start/")
    sent = page.evaluate(
        """async (notice) => {
            const form = document.querySelector('[data-dropzone]');
            const data = () => { const one = new FormData(form); one.delete('files');
                one.append('files', new File([notice], 'a.eml')); return one; };
            const send = () => fetch(form.action, {method: 'POST', body: data(), headers: {'HX-Request': 'true'}});
            return (await Promise.all([send(), send()])).map(each => each.headers.get('HX-Redirect'));
        }""",
        NOTICE,
    )
    assert sent[0] == sent[1]
    assert Case.objects.count() == 1


def test_the_second_click_of_a_double_click_answers_no_other_question(site: Site, visit: Callable[..., Any]) -> None:
    page = visit("alba")
    handed_over(page, site)
    page.click("a:has-text('Go on')")
    page.wait_for_selector(".question:not([hidden])")
    page.dblclick(".question:not([hidden]) [data-unknown]")
    page.wait_for_selector(".answers li")
    settled(page)
    page.wait_for_timeout(500)
    expect(page.locator(".answers li")).to_have_count(1)
