"""Ground one, ready: the shop's own catalogue and invoice are older than the work complained of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys import herons
from tests.journeys.conftest import Site
from tests.journeys.walk import dropped, tab

pytestmark = pytest.mark.enable_socket


def test_an_older_work_is_answered_filed_and_won(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None], shot: Callable[[Any, str], None]
) -> None:
    page = visit("alba")
    case = dropped(page, site, herons.complaint(), **herons.papers())
    assert "counter-notice" in page.inner_text(".cards .big >> nth=1").lower()
    sound(page)
    shot(page, "overview")

    _confirm_by_keys(page, sound, shot)
    tab(page, "papers")
    ground = page.locator("section.ground").first
    assert ground.locator("td .badge.good").count() == ground.locator("tbody tr").count() == 3
    sound(page)
    shot(page, "matrix")
    page.goto(case)


def _confirm_by_keys(page: Any, sound: Callable[[Any], None], shot: Callable[[Any, str], None]) -> None:
    tab(page, "facts")
    waiting = page.locator(".fact:not([data-decided])").count()
    assert waiting > 5
    for number in range(1, 4):
        page.keyboard.press("a")
        page.wait_for_selector(f"#fact-{number}[data-decided]")
    assert page.locator(".fact:not([data-decided])").count() == waiting - 3
    sound(page)
    shot(page, "facts")
