"""A desk with many cases: an export is dropped, its complaints become cases, and the most urgent stands first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys.conftest import Site
from tests.journeys.samples import Upload

pytestmark = pytest.mark.enable_socket
HEAD = "Complaint ID,Rights Owner,IP Type,Trademark,Product ID,Complaint Date,Deadline"
ROWS = (
    "IPR-2026-3301,Larkmere Prints Ltd,Copyright,,1005006112233445,2026-11-09,2026-11-13",
    "IPR-2026-3302,Heronsgate Optics Ltd,Trademark,HERONSGATE,1005006112233446,2026-11-10,2026-11-14",
    "IPR-2026-3303,Fernhollow Studio Ltd,Copyright,,1005006112233447,2026-11-04,2026-11-11",
    "IPR-2026-3304,Brambleforge Tools GmbH,Trademark,BRAMBLEFORGE,1005006112233448,2026-11-10,2026-11-17",
    "IPR-2026-3305,青鹬文化有限公司,Copyright,,1005006112233449,2026-11-09,2026-11-12",
)


def test_an_export_becomes_a_board_with_the_most_urgent_first(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None], shot: Callable[[Any, str], None]
) -> None:
    page = visit("alba")
    page.goto(f"{site.url}/start/")
    page.click(".by-hand > summary")
    export = Upload("complaints.csv", "\n".join((HEAD, *ROWS)).encode(), "text/csv")
    page.set_input_files("#complaint", export.payload())
    page.click("#go")
    page.click("button:has-text('Open 5 cases')")
    page.wait_for_selector("#export.good")
    page.goto(f"{site.url}/")
    sound(page)
    shot(page, "board")
    page.fill("input[type=search]", "青鹬")
    page.keyboard.press("Enter")
    page.wait_for_selector("main:has-text('IPR-2026-3305')")
    page.wait_for_selector("main:has-text('IPR-2026-3301')", state="detached")
