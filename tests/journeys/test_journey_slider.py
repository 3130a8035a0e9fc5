"""Two pictures wiped over each other: by keyboard, by pointer, and side by side where no script runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys import herons
from tests.journeys.conftest import DESK, Site, sign_in
from tests.journeys.samples import US
from tests.journeys.walk import dropped, tab

pytestmark = pytest.mark.enable_socket
AT = "document.querySelector('.slider').style.getPropertyValue('--at')"


def test_pictures_are_wiped_by_keyboard_and_by_pointer(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None], shot: Callable[[Any, str], None]
) -> None:
    page = visit("alba")
    dropped(page, site, herons.complaint(), shop=US, **herons.papers())
    tab(page, "pictures")
    wipe = page.locator(".slider input[type=range]")
    assert page.evaluate(AT) == "50%"
    wipe.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(AT) == "51%"
    assert wipe.get_attribute("aria-valuetext") == "51% theirs"
    page.keyboard.press("Home")
    assert page.evaluate(AT) == "0%"
    stage = page.locator(".slider .stage")
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    assert page.evaluate(AT) == "75%"
    sound(page)
    shot(page, "pictures-wiped")


def test_without_script_they_stand_side_by_side(site: Site, visit: Callable[..., Any], chromium: Any) -> None:
    case = dropped(visit("alba"), site, herons.complaint(), **herons.papers())
    context = chromium.new_context(java_script_enabled=False, viewport=DESK)
    try:
        page = context.new_page()
        sign_in(page, site, "alba")
        page.goto(f"{case.rstrip('/')}/pictures/")
        ours, theirs = (page.locator(".slider figure").nth(place).bounding_box() for place in (0, 1))
        assert theirs["x"] >= ours["x"] + ours["width"]
        assert theirs["y"] == ours["y"]
        assert not page.locator(".slider input[type=range]").is_visible()
    finally:
        context.close()
