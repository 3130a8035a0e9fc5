"""A real browser on a real server, with a clock that the journey sets."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from rejoinder.adapters.work.thread_work import BackgroundWork
from rejoinder.db.models import Organisation
from rejoinder.db.services import Services
from rejoinder.server.wiring import make_services
from tests.web.answered_once import answered_once
from tests.web.cast import WORD, Clock, joined, person

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first of them that is here: the one without windows takes half the time of the others."""
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--in-process-gpu"),
    *("--disable-background-networking", "--no-first-run", "--disable-sync"),
)
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
LOCALES = {"en": "en-GB", "zh": "zh-CN", "ru": "ru-RU"}
SHOTS = Path(__file__).parents[2] / "docs" / "pictures"
"""Screenshots are put here when `REJOINDER_SHOTS` is set."""
COLOURS = 96
"""Enough for our pages, and a quarter of the bytes."""

PATIENCE = 90_000
"""Work is done in the request here, on a machine that may be busy; in milliseconds."""
STICKS_OUT = """Array.from(document.querySelectorAll('body :not(.tabs, .tabs *, option)'))
    .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth
        || (each.scrollWidth > each.clientWidth && getComputedStyle(each).overflowX === 'visible'))
    .slice(-3).map(each => each.outerHTML.slice(0, 160))"""
"""The innermost elements that reach over the edge."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Chromium of this machine; the journeys are skipped, and say so, where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("No Chromium on this machine: the journeys in the browser were not made.")
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@attrs.frozen
class Site:
    """The server, its desk and its clock."""

    url: str
    services: Services
    clock: Clock
    house: Organisation


@pytest.fixture
def site(transactional_db: None, live_server: Any, tmp_path: Path) -> Site:
    """A server with one house, whose work is done at once."""
    clock = Clock()
    services = make_services(
        tmp_path / "data", work=lambda jobs: BackgroundWork(jobs, threads=0), now=clock, answer_case=answered_once
    )
    house = Organisation.objects.create(name="Sandpiper Prints")
    for name, role in (("alba", "owner"), ("bruno", "reviewer")):
        joined(house, person(name), role)
    return Site(url=live_server.url, services=services, clock=clock, house=house)


def sign_in(page: Any, site: Site, name: str) -> None:
    """Somebody of the house enters by the form."""
    page.goto(f"{site.url}/accounts/login/")
    page.fill("input[name=login]", f"{name}@example.com")
    page.fill("input[name=password]", WORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{site.url}/")


def let_in(context: Any, site: Site, name: str, language: str) -> None:
    """Somebody of the house has entered: the form is sent without the browser, which gets the cookie of the session."""
    asks = Client(headers={"accept-language": LOCALES[language], "user-agent": "Chromium"})
    asks.post("/accounts/login/", {"login": f"{name}@example.com", "password": WORD})
    session = asks.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": session.key, "value": session.value, "url": site.url, "httpOnly": True}])


@pytest.fixture
def visit(chromium: Any, site: Site) -> Iterator[Callable[..., Any]]:
    """Signs somebody in and gives the page: `visit("alba", language="ru", phone=True)`."""
    contexts: list[Any] = []

    def signed_in(name: str = "alba", *, language: str = "en", phone: bool = False) -> Any:
        view = {"viewport": PHONE if phone else DESK, "locale": LOCALES[language]}
        context = chromium.new_context(**view, reduced_motion="reduce")
        contexts.append(context)
        let_in(context, site, name, language)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"{site.url}/")
        return page

    yield signed_in
    for context in contexts:
        context.close()


@pytest.fixture
def shot() -> Callable[[Any, str], None]:
    """Keeps a picture of the page for the README, where that is asked for."""

    def keep(page: Any, name: str) -> None:
        if os.environ.get("REJOINDER_SHOTS"):
            SHOTS.mkdir(parents=True, exist_ok=True)
            page.evaluate("window.scrollTo(0, 0)")
            drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            drawn.quantize(COLOURS).save(SHOTS / f"{name}.png", optimize=True)

    return keep


@pytest.fixture
def sound() -> Callable[[Any], None]:
    """Fails where axe finds something serious on the page, or the page is wider than its window."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page: Any) -> None:
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        grave = [
            f"{each['id']}: {node['html'][:160]}"
            for each in found
            if each["impact"] in ("serious", "critical")
            for node in each["nodes"]
        ]
        assert not grave, f"{page.url}\n" + "\n".join(grave)
        within_its_window(page)

    return check


def within_its_window(page: Any) -> None:
    """Fails where the page is wider than its window."""
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over <= 0, f"{page.url} is {over} px too wide: {page.evaluate(STICKS_OUT)}"
