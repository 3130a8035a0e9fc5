"""Ground two with a broken link: the supplier is asked for his paper, and the paper mends the chain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys import foxes
from tests.journeys.conftest import Site
from tests.journeys.samples import US
from tests.journeys.walk import drop_on, dropped, requirement, tab

pytestmark = pytest.mark.enable_socket
CHAIN = "An unbroken chain of papers"


def test_the_suppliers_paper_mends_the_chain(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None], shot: Callable[[Any, str], None]
) -> None:
    page = visit("alba")
    case = dropped(page, site, foxes.complaint(), shop=US, **foxes.papers())
    assert "counter-notice" not in page.inner_text(".cards .big >> nth=1").lower()
    tab(page, "papers")
    row = requirement(page, CHAIN)
    assert row.locator(".badge").first.inner_text() == "missing"
    assert foxes.AGENT in row.inner_text()
    assert foxes.SUPPLIER in row.inner_text()
    sound(page)
    shot(page, "matrix-gap")

    _ask_the_supplier(page, sound)
    tab(page, "papers")
    drop_on(page, requirement(page, CHAIN), foxes.suppliers_paper())
    assert requirement(page, CHAIN).locator(".badge").first.inner_text() == "met"
    assert "fully supported" in page.inner_text("#papers > p.note.good")
    sound(page)
    page.goto(case)
    assert "counter-notice" in page.inner_text(".cards .big >> nth=1").lower()


def _ask_the_supplier(page: Any, sound: Callable[[Any], None]) -> None:
    """Open the letter to the supplier, say it in other words, and keep that."""
    page.click("#papers a[href$='/letters/']")
    page.locator("li.letter", has_text="Supplier").locator("h3 a").first.click()
    page.wait_for_selector("#editor")
    asked = page.eval_on_selector_all("#editor textarea", "fields => fields.map(field => field.value).join(' ')")
    assert "each paper that links you to the rights owner" in asked
    page.locator("#editor textarea").last.press("Control+End")
    page.keyboard.type(" Thank you for your help.")
    page.wait_for_selector("#checked .lamps .good")
    page.keyboard.press("Control+s")
    page.wait_for_selector(".versions a[href='?version=1']")
    sound(page)
