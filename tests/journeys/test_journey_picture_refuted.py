"""A picture is said to be stolen; it is another one, and a paper of our own carries the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys.conftest import Site
from tests.journeys.samples import US, drawing, jpeg, listing, notice, paper, picture
from tests.journeys.walk import drop_on, dropped, requirement, tab

pytestmark = pytest.mark.enable_socket
SAYS = """Dear seller,

A complaint has been made against your listing.

Complaint number: IPR-2026-551902
Type of right: Copyright (artwork)
Complaint reason: The listing shows our picture without permission
Rights owner: Holmgate Drawings Ltd
Work: "Meadow in June"
Work completed: 3 March 2025
Listing: https://www.aliexpress.com/item/1005006112299001.html

Please file a counter-notice by 13 November 2026, 23:59 (GMT+8).
"""
CATALOGUE = """
#align(center)[#text(size: 18pt)[Sandpiper Prints] \\ Product catalogue, autumn 2024]
#align(center)[#image("art.jpg", width: 80mm)]
== WM-30 Wall print "Wet Meadow"
30 x 40 cm, drawn in the studio of Sandpiper Prints.
== Imprint
Published by Sandpiper Prints \\ Printed on 9 September 2024, 600 copies.
"""


def test_another_picture_is_told_apart_and_a_catalogue_carries_the_answer(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None]
) -> None:
    theirs, ours = picture("meadow-in-june.jpg", drawing(7)), picture("main.jpg", drawing(52))
    complaint = notice("Complaint IPR-2026-551902", SAYS, day="Mon, 09 Nov 2026 09:30:00 +0800", attached=(theirs,))
    page = visit("alba")
    sold = listing("1005006112299001", 'Wall Print "Wet Meadow" WM-30', "WM-30")
    case = dropped(page, site, complaint, shop=US, listing=[sold, ours])
    alleged = page.inner_text("section[aria-labelledby=alleged]")
    assert "refuted" in alleged.lower()
    speaks = page.text_content("section[aria-labelledby=speaks]")
    assert "main.jpg" in speaks
    assert "is not made from the complainant's picture" in speaks
    assert page.is_visible("section[aria-labelledby=missing] .check li"), "the overview says what is missing"
    sound(page)

    tab(page, "papers")
    sound(page)
    catalogue = paper("catalogue-2024.pdf", CATALOGUE, art=jpeg(drawing(52)))
    drop_on(page, requirement(page, "comes from us or is in our name"), catalogue)
    assert page.locator("#changed .badge.good").count() == 3
    sound(page)

    page.goto(case)
    assert "counter-notice" in page.inner_text(".cards .big >> nth=1").lower()
    assert page.is_visible("section[aria-labelledby=found] .badge.good")
