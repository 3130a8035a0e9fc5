"""Ground one, ready: the shop's own catalogue and invoice are older than the work complained of."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journeys import herons
from tests.journeys.conftest import Site
from tests.journeys.samples import US
from tests.journeys.walk import dropped, settled, tab

pytestmark = pytest.mark.enable_socket


def test_an_older_work_is_answered_filed_and_won(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None], shot: Callable[[Any, str], None]
) -> None:
    page = visit("alba")
    case = dropped(page, site, herons.complaint(), shop=US, **herons.papers())
    assert "counter-notice" in page.inner_text(".cards .big >> nth=1").lower()
    assert "6 points" not in page.inner_text(".cards")
    _tell_of_an_earlier_violation(page, sound)
    page.goto(case)
    assert "6 points" in page.inner_text(".cards"), "a repeat costs more than a first time"
    sound(page)
    shot(page, "overview")

    _confirm_by_keys(page, sound, shot)
    tab(page, "papers")
    ground = page.locator("section.ground").first
    assert ground.locator("td .badge.good").count() == ground.locator("tbody tr").count() == 3
    sound(page)
    shot(page, "matrix")
    _read_the_statement(page, sound)
    _page_through_the_dossier(page, sound, shot)
    _file_and_win(page, sound)
    page.goto(f"{site.url}/")
    page.click("main a:has-text('Over')")
    page.wait_for_selector("main a:has-text('Night Herons')")
    sound(page)


def _tell_of_an_earlier_violation(page: Any, sound: Callable[[Any], None]) -> None:
    """What neither the notice nor a paper says: this spring another complaint was established."""
    tab(page, "told")
    sound(page)
    page.fill("[name=day]", "2026-04-16")
    page.select_option("[name=kind]", "general")
    page.select_option("[name=right]", "copyright")
    page.select_option("[name=state]", "established")
    page.press("[name=points]", "Enter")
    page.wait_for_selector("section[aria-labelledby=record] tbody tr")


def _confirm_by_keys(page: Any, sound: Callable[[Any], None], shot: Callable[[Any, str], None]) -> None:
    tab(page, "facts")
    page.wait_for_load_state("networkidle")
    waiting = page.locator(".fact:not([data-decided])").count()
    assert waiting > 5
    for number in range(1, 4):
        settled(page)
        page.keyboard.press("a")
        page.wait_for_selector(f"#fact-{number}[data-decided]")
    assert page.locator(".fact:not([data-decided])").count() == waiting - 3
    sound(page)
    shot(page, "facts")


def _read_the_statement(page: Any, sound: Callable[[Any], None]) -> None:
    tab(page, "statement")
    assert page.is_visible(".editor-head .badge.good")
    stated = page.eval_on_selector_all("#editor textarea", "fields => fields.map(field => field.value).join(' ')")
    assert "6 March 2023" in stated
    sound(page)
    field = page.locator("#editor textarea", has_text="We ask AliExpress")
    field.fill(field.input_value().replace("We ask", "We kindly ask") + "\n\nWe drew it ourselves.")
    page.keyboard.press("Control+s")
    page.locator("#carried li", has_text="We drew it ourselves.").wait_for()
    sound(page)
    page.locator("#editor textarea", has_text="We drew it ourselves.").fill("")
    page.keyboard.press("Control+s")
    page.locator("#carried", has_text="The packet contains version 2, kept by Alba.").wait_for()
    sound(page)


def _page_through_the_dossier(page: Any, sound: Callable[[Any], None], shot: Callable[[Any, str], None]) -> None:
    """See its pages, have it verified, and take the packet along."""
    tab(page, "dossier")
    sound(page)
    leaves = page.locator("nav.leaves a")
    assert leaves.count() > 4
    leaves.nth(1).press("Enter")
    second = page.locator("figure:target img")
    second.scroll_into_view_if_needed()
    second.evaluate("image => image.decode()")
    shot(page, "dossier")
    page.click("button:has-text('Check now')")
    page.wait_for_selector("section[aria-labelledby=proof] .note.good")
    sound(page)
    with page.expect_download() as taken:
        page.click("ul.saves a[download]:has-text('packet.zip')")
    with zipfile.ZipFile(taken.value.path()) as packet:
        assert {"manifest.json", "verify.py"} <= {Path(name).name for name in packet.namelist()}
        assert "We kindly ask" in packet.read("statement.en.txt").decode(), (
            "the packet carries the words that were kept"
        )


def _file_and_win(page: Any, sound: Callable[[Any], None]) -> None:
    """Record what was handed in, then that it won."""
    tab(page, "routes")
    sound(page)
    page.click("summary:has-text('I have handed in an answer')")
    page.fill("#receipt", "CN-2026-0042")
    page.press("#receipt", "Enter")
    page.wait_for_selector("ol.done li:has-text('CN-2026-0042')")
    with page.expect_download() as sent:
        page.click("ol.done li:has-text('CN-2026-0042') a[download]")
    assert sent.value.suggested_filename.endswith(".zip"), "what was sent is kept"
    page.click("summary:has-text('The platform has decided')")
    page.select_option("#outcome", "refused")
    page.locator("#outcome").locator("xpath=ancestor::form").locator("button").click()
    page.wait_for_selector("ol.done li:has-text('Decision of the platform')")
    sound(page)
