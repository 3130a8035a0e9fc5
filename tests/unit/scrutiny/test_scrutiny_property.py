"""A property of a listing that says what the goods fit uses no mark as a badge, and is quoted whole."""

from __future__ import annotations

import pytest

from rejoinder.domain.listing import OurListing
from rejoinder.domain.mark_place import MarkUse, listing_excerpt
from rejoinder.scrutiny.scope import mark_occurrences


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("Compatible Brand", MarkUse.COMPATIBLE),
        ("Compatible Kestrel Model", MarkUse.COMPATIBLE),
        ("适用品牌", MarkUse.COMPATIBLE),
        ("Совместимый бренд", MarkUse.COMPATIBLE),
        ("Brand Name", MarkUse.BADGE),
    ],
)
def test_a_mark_in_a_property_is_used_as_the_name_of_the_property_says(name: str, use: MarkUse) -> None:
    listing = OurListing(path="listing/item.html", attributes=((name, "KESTREL"), ("Colour", "red")))
    assert {place.use for _, place in mark_occurrences("KESTREL", listing)} == {use}


def test_a_property_is_never_quoted_in_part() -> None:
    listing = OurListing(path="listing/item.html", attributes=(("Compatible Brand", "KESTREL"), ("Colour", "red")))
    ((field, place),) = mark_occurrences("KESTREL", listing)
    assert listing_excerpt(listing, field, place.span, 5) == "Compatible Brand: KESTREL"
