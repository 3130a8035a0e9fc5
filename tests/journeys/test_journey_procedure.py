"""The marketplace's procedure on the routes page, at a desk and on a phone, by light and in the dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rejoinder.db.models import User
from tests.journeys.conftest import Site
from tests.web.cast import NOTICE

pytestmark = pytest.mark.enable_socket


def test_the_procedure_leads_to_the_entry_of_a_way_and_fits_a_phone_in_the_dark(
    site: Site,
    visit: Callable[..., Any],
    sound: Callable[[Any], None],
    tmp_path: Path,
) -> None:
    complaint = tmp_path / "complaint.eml"
    complaint.write_text(NOTICE, "utf-8")
    case = site.services.open_case(site.house, complaint, User.objects.get(email="alba@example.com"))
    for language, phone, scheme in (("en", False, "light"), ("ru", True, "dark")):
        page = visit("alba", language=language, phone=phone)
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{site.url}/cases/{case.pk}/routes/")
        drawing = page.get_by_role("figure").locator("ol")
        here = drawing.locator("[aria-current=step]")
        assert here.count() == 1
        assert "complaint_received" in here.get_attribute("id")
        sound(page)
        here.locator("a[href='#way-counter_notice']").press("Enter")
        assert page.url.endswith("#way-counter_notice")
