"""Takes the pictures of the documentation from demonstrations: `python docs/pictures/generate.py`, with Chromium."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from rejoinder.server.demo.files import content

HERE = Path(__file__).parent
PATIENCE = 240_000
COLOURS = 96
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
LANGUAGES = ("en", "zh", "ru")
SHOTS = (
    ("board", WIDE, "", ""),
    ("overview", WIDE, "own-work", ""),
    ("matrix", WIDE, "own-work", "papers/"),
    ("facts", WIDE, "own-work", "facts/"),
    ("dossier", WIDE, "own-work", "dossier/"),
    ("matrix-gap", WIDE, "chain", "papers/"),
    ("talk", WIDE, "picture", "talk/"),
    ("phone", PHONE, "in-the-wrong", ""),
)
"""The name, the window, the case by its id in the demonstration and its page; the board where no case is named."""

OFFERS = {
    "en": (
        ("received", "Pay for the pieces sold and take the listing down.", "800"),
        ("made", "We take the listing down and pay for the pieces sold.", "200"),
    ),
    "zh": (
        ("received", "请支付已售商品的赔偿款，并下架商品。", "800"),
        ("made", "我方下架商品，并就已售商品支付补偿。", "200"),
    ),
    "ru": (
        ("received", "Оплатите проданные экземпляры и снимите товар с продажи.", "800"),
        ("made", "Мы снимаем товар с продажи и платим за проданные экземпляры.", "200"),
    ),
}
"""The way, the terms and the amount in US dollars of each offer in the conversation."""


@contextlib.contextmanager
def demonstration(language: str, port: int) -> Iterator[str]:
    """The address of a demonstration in a language."""
    command = [sys.executable, "-m", "rejoinder.cli.main", "serve", "--demo", "--port", str(port)]
    environment = os.environ | {"LANG": f"{language}.UTF-8", "LC_ALL": f"{language}.UTF-8", "LANGUAGE": language}
    running = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    try:
        assert running.stdout is not None
        found = re.search(rb"http://[\w.:]+/?", running.stdout.readline())
        assert found, "the demonstration did not begin"
        yield found[0].decode()
    finally:
        running.terminate()
        running.wait()


def record_offers(page: Any, language: str) -> None:
    """Record the offers of a language on the page of the conversation."""
    for way, terms, amount in OFFERS[language]:
        if page.get_attribute("#step-offer", "open") is None:
            page.click("#step-offer > summary")
        page.check(f"#step-offer input[value={way}]")
        page.fill("#offer-terms", terms)
        page.fill("#offer-amount", amount)
        page.fill("#offer-currency", "USD")
        with page.expect_navigation():
            page.click("#step-offer form > button")
        page.wait_for_selector(f"ol.lines li:has-text('{amount}')")
    while page.locator("#progress").count():
        page.wait_for_timeout(1_000)
        page.reload()
    page.evaluate("window.scrollTo(0, 0)")


def take(browser: Any, language: str, address: str) -> None:
    """The pictures of one language, when every case is judged."""
    titles = {case["id"]: case["work"][language] for case in content()["cases"]}
    for name, window, case, page_of in SHOTS:
        page = browser.new_context(viewport=window, locale=language).new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        while page.locator("[data-judging]").count():
            page.wait_for_timeout(1_000)
            page.reload()
        if case:
            page.click(f".board-case a:has-text('{titles[case]}')")
            page.goto(page.url + page_of)
        if name == "talk":
            record_offers(page, language)
        page.wait_for_load_state("networkidle")
        drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        suffix = "" if language == "en" else f"-{language}"
        drawn.quantize(COLOURS).save(HERE / f"{name}{suffix}.png", optimize=True)
        page.context.close()


def main() -> None:
    """All pictures, language by language."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for port, language in enumerate(LANGUAGES, 8790):
            with demonstration(language, port) as address:
                take(browser, language, address)
        browser.close()


if __name__ == "__main__":
    main()
