"""A withdrawal is negotiated while the clock runs out: four eyes, offers, the safe moment, and then it comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys.conftest import Site
from tests.journeys.samples import US, notice
from tests.journeys.walk import dropped, settled, tab

pytestmark = pytest.mark.enable_socket
OWNER = "Tidewater Drawings Ltd"
SAYS = f"""Dear seller,

We have received a complaint against your listing.

Complaint number: IPR-2026-880231
Type of right: Copyright (artwork)
Rights owner: {OWNER}, rights@tidewater.example
Work: "Seven Boats"
Work completed: 12 May 2022
Listing: https://www.aliexpress.com/item/1005006112288006.html

Please file a counter-notice by 13 November 2026, 23:59 (GMT+8).
"""
SAFE_MOMENT = dt.datetime(2026, 11, 11, 15, 59, tzinfo=dt.UTC)
"""When to stop talking: two days before the answer is due."""


def test_a_withdrawal_is_negotiated_as_the_clock_runs_out(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None], shot: Callable[[Any, str], None]
) -> None:
    page = visit("alba")
    _ask_for_four_eyes(page, site)
    complaint = notice("Complaint IPR-2026-880231", SAYS, day="Mon, 09 Nov 2026 09:30:00 +0800")
    case = dropped(page, site, complaint, shop=US)

    _queue_the_first_letter(page, sound)
    assert page.locator("#mail-1 button:has-text('Approve')").count() == 0, "who wrote it cannot be the second"
    other = visit("bruno")
    other.goto(f"{case}talk/")
    other.click("#mail-1 button:has-text('Approve')")
    other.wait_for_selector("#mail-1:has-text('Bruno')")
    sound(other)

    page.reload()
    page.click("#mail-1 summary:has-text('Mark as sent')")
    page.click("#mail-1 form button:has-text('Mark as sent')")
    page.wait_for_selector("#mail-1 .badge:has-text('sent')")
    _offer(page, "received", "Pay for the pieces sold and take the listing down.", "800")
    _offer(page, "made", "We take the listing down and pay for the pieces sold.", "200")
    sound(page)
    shot(page, "talk")

    site.clock.at = SAFE_MOMENT - dt.timedelta(minutes=1)
    page.reload()
    assert "You can go on talking" in page.inner_text(".talk-clock")
    site.clock.at = SAFE_MOMENT + dt.timedelta(minutes=1)
    page.reload()
    assert "Do not wait any longer." in page.inner_text(".talk-clock")
    sound(page)

    _withdrawn(page)
    sound(page)
    tab(page, "talk")
    assert "The complaint was withdrawn." in page.inner_text("main")
    assert page.locator(".talk-clock").count() == 0
    page.goto(case)
    sound(page)


def _ask_for_four_eyes(page: Any, site: Site) -> None:
    page.goto(f"{site.url}/house/")
    page.check("[name=four_eyes]")
    page.fill("[name=cooling_minutes]", "0")
    with page.expect_navigation():
        page.press("[name=cooling_minutes]", "Enter")
    assert page.is_checked("[name=four_eyes]")


def _queue_the_first_letter(page: Any, sound: Callable[[Any], None]) -> None:
    tab(page, "talk")
    sound(page)
    page.click("section a:has-text('First letter to the complainant')")
    page.wait_for_selector("#send")
    assert page.input_value("#send-to") == "rights@tidewater.example"
    sound(page)
    page.click("#send button[value=mail]")
    page.wait_for_selector("#mail-1")
    assert "waits for a second person" in page.inner_text("#mail-1")
    sound(page)


def _offer(page: Any, way: str, terms: str, amount: str) -> None:
    if page.get_attribute("#step-offer", "open") is None:
        page.click("#step-offer > summary")
    page.check(f"#step-offer input[value={way}]")
    page.fill("#offer-terms", terms)
    page.fill("#offer-amount", amount)
    page.fill("#offer-currency", "USD")
    with page.expect_navigation():
        page.click("#step-offer form > button")
    page.wait_for_selector(f"ol.lines li:has-text('{amount}')")
    settled(page)


def _withdrawn(page: Any) -> None:
    """Record that the other side withdrew and the platform says so."""
    tab(page, "routes")
    page.click("summary:has-text('The complainant has withdrawn')")
    page.check("[name=confirmed]")
    page.locator("[name=confirmed]").locator("xpath=ancestor::form").locator("button").click()
    page.wait_for_selector("ol.done li:has-text('withdr')")
