"""From a dropped complaint to its facts, answered without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rejoinder.db.models import Case
from rejoinder.domain.event import FactConfirmed, FactCorrected, FactRefused
from tests.journeys.conftest import Site
from tests.web.cast import NOTICE
from tests.web.ledger import events
from tests.web.test_web_start_export import SHEET

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def began(site: Site, visit: Callable[..., Any], tmp_path: Path) -> Any:
    """The page of a case whose complaint was chosen with a paper."""
    complaint = tmp_path / "notice.eml"
    complaint.write_text(NOTICE, "utf-8")
    page = visit("alba")
    page.goto(f"{site.url}/start/")
    page.click(".by-hand > summary")
    page.set_input_files("#complaint", complaint)
    page.set_input_files("#evidence", [{"name": "note.txt", "mimeType": "text/plain", "buffer": b"Sketched in 2023."}])
    page.click("#go")
    page.wait_for_url(f"{site.url}/cases/*/")
    return page


def test_a_chosen_complaint_is_a_case_on_one_screen(began: Any, sound: Callable[[Any], None]) -> None:
    assert "2 days 14 hours" in began.inner_text("#clock")
    for heading in ("What is alleged", "What we found", "What is missing"):
        assert began.is_visible(f"h2:has-text('{heading}')")
    sound(began)


def test_a_term_is_explained_where_it_is_asked_for(began: Any, sound: Callable[[Any], None]) -> None:
    term = began.locator("button.term[popovertarget=gloss-safe]")
    term.focus()
    began.keyboard.press("Enter")
    assert began.is_visible("#gloss-safe")
    sound(began)
    began.keyboard.press("Escape")
    assert not began.is_visible("#gloss-safe")


def test_facts_are_answered_by_keys(began: Any, site: Site, sound: Callable[[Any], None]) -> None:
    began.goto(f"{began.url}facts/")
    sound(began)
    began.keyboard.press("a")
    began.wait_for_selector("#fact-1[data-decided]")
    assert began.get_attribute(".fact[aria-current]", "id") == "fact-2"
    began.keyboard.press("r")
    began.wait_for_selector("#fact-2[data-decided]")
    began.keyboard.press("j")
    began.keyboard.press("k")
    number = began.get_attribute(".fact:has-text('Rights owner')", "data-fact")
    began.locator(f"#fact-{number}").focus()
    assert began.inner_text("mark.here") == "Larkmere Prints Ltd"
    began.keyboard.press("c")
    began.keyboard.press("Control+a")
    began.keyboard.type("Larkmere Prints Limited")
    began.keyboard.press("Enter")
    began.wait_for_selector(f"#fact-{number}[data-decided]")
    sound(began)
    said = [type(event) for event in events(site.services, Case.objects.get())]
    assert said[-3:] == [FactConfirmed, FactRefused, FactCorrected]


def test_a_correction_that_does_not_fit_says_so_where_it_was_written(began: Any) -> None:
    began.goto(f"{began.url}facts/")
    number = began.get_attribute(".fact:has-text('Rights owner')", "data-fact")
    began.locator(f"#fact-{number}").focus()
    began.keyboard.press("c")
    began.keyboard.press("Control+a")
    began.keyboard.press("Delete")
    began.keyboard.press("Enter")
    began.wait_for_selector(f"#fact-{number} [role=alert]")
    assert began.get_attribute(".fact[aria-current]", "id") == f"fact-{number}"


def test_what_is_refused_is_said_without_losing_what_was_chosen(site: Site, visit: Callable[..., Any]) -> None:
    page = visit("alba")
    page.goto(f"{site.url}/start/")
    page.click(".by-hand > summary")
    page.fill("#text", "Dear seller")
    page.set_input_files("#evidence", {"name": "run.exe", "mimeType": "x/y", "buffer": b"MZ"})
    page.click("#go")
    page.wait_for_selector("#start [data-lost]:has-text('run.exe')")
    assert page.input_value("#text") == "Dear seller"


def test_an_export_is_shown_then_opened_in_sight(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None]
) -> None:
    page = visit("alba", phone=True)
    page.goto(f"{site.url}/start/")
    page.click(".by-hand > summary")
    page.set_input_files("#complaint", {"name": "all.csv", "mimeType": "text/csv", "buffer": SHEET.encode()})
    page.click("#go")
    page.wait_for_selector("h1:has-text('3 complaints in all.csv')")
    sound(page)
    page.click("button:has-text('Open 3 cases')")
    page.wait_for_selector("#export.good")
    sound(page)
    assert Case.objects.count() == 3
