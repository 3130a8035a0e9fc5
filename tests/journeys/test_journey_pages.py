"""Every page, in three languages, at the width of a desk and of a phone: nothing serious for axe, nothing too wide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rejoinder.db import webhook
from rejoinder.db.models import User
from tests.journeys.conftest import Site, within_its_window
from tests.journeys.walk import settled
from tests.web.cast import NOTICE

pytestmark = pytest.mark.enable_socket
PAGES = (
    *("/", "/start/", "/calendar/", "/complainants/", "/marks/", "/rules/", "/rules/aliexpress/"),
    *("/people/", "/shops/", "/house/", "/houses/", "/audit/", "/webhooks/"),
    *("/me/", "/me/tokens/", "/accounts/sessions/", "/accounts/2fa/", "/accounts/password/change/"),
    *("/notices/", "/notices/settings/", "/notices/house/"),
)


@pytest.mark.parametrize(
    ("language", "phone"),
    [("en", False), ("zh", True), ("ru", True)],
    ids=["en-desk", "zh-phone", "ru-phone"],  # each language and each width once: pages differ by either, not by both
)
def test_every_page_can_be_used_by_everybody(
    site: Site,
    visit: Callable[..., Any],
    sound: Callable[[Any], None],
    tmp_path: Path,
    language: str,
    phone: bool,
) -> None:
    from rejoinder.web.case.frame import TABS

    complaint = tmp_path / "complaint.eml"
    complaint.write_text(NOTICE, "utf-8")
    alba = User.objects.get(email="alba@example.com")
    case = site.services.open_case(site.house, complaint, alba)
    hook, _ = webhook.make_webhook(site.house, "https://hooks.example.com/rejoinder", [], by=alba)
    webhook.try_webhook(hook)
    page = visit("alba", language=language, phone=phone)
    page.goto(f"{site.url}/cases/{case.pk}/")
    tabs = page.eval_on_selector_all(".tabs a", "links => links.map(link => link.href)")
    assert len(tabs) == len(TABS) + 1, "an owner also lets outside counsel in"
    for url in (*(f"{site.url}{path}" for path in (*PAGES, f"/webhooks/{hook.pk}/")), *tabs):
        answered = page.goto(url)
        assert answered.status == 200, url
        if url in tabs:
            open_tab = page.locator(".tabs [aria-current]").bounding_box()
            assert 0 <= open_tab["x"] <= page.viewport_size["width"] - open_tab["width"], url
        within_its_window(page) if language == "ru" else sound(page)
    page.goto(f"{site.url}/marks/")
    page.fill("#text", "N1ke shoes\nQuillmere lamp\nApple juicer\nPhone case compatible with Samsung " + "long" * 30)
    page.click("#look")
    page.wait_for_selector("#found mark")
    settled(page)
    within_its_window(page) if language == "ru" else sound(page)
