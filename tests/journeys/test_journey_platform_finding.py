"""The platform itself found it: there is an appeal, and nobody to write to. In Chinese, with a new shop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys import kites
from tests.journeys.conftest import Site
from tests.journeys.walk import dropped, tab

pytestmark = pytest.mark.enable_socket


def test_a_finding_of_the_platform_is_appealed_against_and_nobody_is_written_to(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None], shot: Callable[[Any, str], None]
) -> None:
    page = visit("alba", language="zh")
    dropped(page, site, kites.finding(), shop=kites.SHOP, **kites.papers())
    assert page.get_attribute("html", "lang") == "zh-Hans"
    assert "平台申诉" in page.inner_text(".cards .big >> nth=1")
    alleged = page.locator("section[aria-labelledby=alleged] dt", has_text="权利人").locator("+ dd")
    assert alleged.inner_text() == "–", "nobody complains"
    assert "他人的作品" in page.inner_text("section[aria-labelledby=alleged]")
    sound(page)
    shot(page, "overview-zh")

    tab(page, "papers")
    assert page.locator("section.ground").first.locator("td .badge.warn, td .badge.bad").count() == 0
    sound(page)

    tab(page, "letters")
    fitting = page.locator("main > ul.letters .badge", has_text="投诉方")
    assert fitting.count() == 0, "no letter to a complainant is offered"
    sound(page)

    tab(page, "statement")
    stated = page.eval_on_selector_all("#editor textarea", "fields => fields.map(field => field.value).join(' ')")
    assert "平台认定该商品侵犯" in stated
    assert "投诉" not in stated, "nobody complained"
    assert "浙作登字-11-2023-F-00061234" in stated
    assert page.is_visible(".editor-head .badge.good")
    sound(page)
