"""One status line on every page: a withdrawal that nobody confirmed, a filing, each decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys.conftest import Site
from tests.journeys.samples import Upload
from tests.journeys.walk import dropped, tab
from tests.web.cast import NOTICE

pytestmark = pytest.mark.enable_socket
COMPLAINT = Upload(name="notice.eml", content=NOTICE.encode(), media_type="message/rfc822")


def recorded(page: Any, case: str, fold: str, **fields: str) -> None:
    """Record a step on the page of ways."""
    page.goto(f"{case}routes/")
    done = page.locator("ol.done li").count()
    page.click(f"summary:has-text('{fold}')")
    form = page.locator(f"details.act:has(summary:has-text('{fold}')) form")
    for name, value in fields.items():
        field = form.locator(f"[name={name}]")
        field.select_option(value) if field.evaluate("each => each.tagName") == "SELECT" else field.fill(value)
    form.locator("button").click()
    page.wait_for_selector(f"ol.done li:nth-child({done + 1})")


def test_an_unconfirmed_withdrawal_stays_open_with_its_clock(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None]
) -> None:
    page = visit("alba")
    case = dropped(page, site, COMPLAINT)
    recorded(page, case, "The complainant has withdrawn")
    page.goto(case)
    assert "has not confirmed it" in page.inner_text("#status")
    assert "2 days 14 hours" in page.inner_text("#clock")
    sound(page)
    tab(page, "talk")
    assert page.is_visible(".talk-clock")
    page.goto(f"{site.url}/")
    row = page.locator(".board-list tr", has=page.locator(f"a[href='{case.removeprefix(site.url)}']"))
    assert "has not confirmed it" in row.inner_text()
    assert row.locator(".left").count() == 1
    page.goto(f"{site.url}/calendar/")
    assert page.locator(f"a[href='{case.removeprefix(site.url)}']").count() >= 1


def test_a_filing_and_each_decision_are_said_on_every_page(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None]
) -> None:
    page = visit("alba", phone=True)
    case = dropped(page, site, COMPLAINT)
    recorded(page, case, "I have handed in an answer", route="counter_notice", receipt="CN-778812")
    for name in ("", "talk/", "routes/", "statement/", "questions/"):
        page.goto(f"{case}{name}")
        assert "CN-778812" in page.inner_text("#status"), name
        assert "No deadline known" not in page.inner_text("main")
    sound(page)
    page.goto(f"{site.url}/?phase=answered")
    assert "CN-778812" in page.inner_text(".board-list")
    for outcome, says in (("round_lost", "Open"), ("established", "Lost"), ("refused", "Won")):
        recorded(page, case, "The platform has decided", outcome=outcome)
        page.goto(case)
        assert says in page.inner_text("#status")
        assert "No deadline known" not in page.inner_text("main")
    sound(page)
