"""An everyday word that names the scent, flavour or colour of goods of another brand is no badge of who made them."""

from __future__ import annotations

import pytest

from rejoinder.adapters.registers.mark_list import ShippedSpellings
from rejoinder.domain.listing import OurListing
from rejoinder.scrutiny.mark import occurrences
from rejoinder.scrutiny.property_word import names_property


def names(mark: str, title: str, *, brand: str | None = "ALDBROOK", name: str | None = None) -> bool:
    """Whether the one place of the mark, in the title or in the value of a property, names a property."""
    attributes = ((name, title),) if name else ()
    listing = OurListing(path="listing/page.html", title=title, brand=brand, attributes=attributes)
    field = "attributes" if name else "title"
    (place,) = occurrences(mark, listing.words(field))
    return names_property(listing, field, place, ShippedSpellings())


@pytest.mark.parametrize(
    "title",
    [
        "Aldbrook soy candle, Meadow scent",
        "Aldbrook soy candle, scent: Meadow",
        "Aldbrook soy candle with the scent of Meadow",
        "Свеча Aldbrook, аромат «Meadow»",
        "Aldbrook香薰蜡烛 Meadow香型",
    ],
)
def test_a_word_beside_what_it_describes_names_a_property(title: str) -> None:
    assert names("MEADOW", title)


@pytest.mark.parametrize(("name", "expected"), [("Scent", True), ("Цвет", True), ("香型", True), ("Series", False)])
def test_the_name_of_a_property_tells_what_its_value_is(name: str, expected: bool) -> None:
    assert names("MEADOW", "Meadow (grass, hay)", name=name) is expected


@pytest.mark.parametrize(
    ("mark", "title", "brand"),
    [
        ("MEADOW", "Meadow soy candle", "ALDBROOK"),
        ("MEADOW", "Soy candle, Meadow scent", None),
        ("MEADOW", "Soy candle, Meadow scent", "no brand"),
        ("MEADOW", "Soy candle, Meadow scent", "Meadow"),
        ("MEADOW", "Soy candle, Meadow® scent", "ALDBROOK"),
        ("MEADOW", "Soy candle, MEADOW scent", "ALDBROOK"),
        ("CHANEL", "Soy candle, Chanel scent", "ALDBROOK"),
    ],
    ids=["alone", "no brand", "none given", "its brand", "signed", "in capitals", "coined"],
)
def test_any_other_use_names_none(mark: str, title: str, brand: str | None) -> None:
    assert not names(mark, title, brand=brand)
