"""A complaint's mark is found in our words under its other names, and near it only as a hint."""

from __future__ import annotations

import pytest
from scrutiny_bench import ITEM, NOW, case, ours, reading

from rejoinder.adapters.registers.mark_list import ShippedSpellings, everyday_words
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.allegation import Allegation, Tested
from rejoinder.domain.finding import Finding, Gravity
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.scrutiny.allegation import allegations

URL = f"https://www.aliexpress.com/item/{ITEM}.html"


def alleged(mark: str, title: str) -> tuple[Allegation, Finding]:
    read = reading(f"Mark: {mark}. Reason: mark. {URL}", mark=mark, reason="mark", listings=[(URL, ITEM)])
    of = case(read, listing=ours(title))
    made, (finding,) = allegations(of, [], comparisons={}, now=NOW, spellings=ShippedSpellings())
    return made[0], finding


@pytest.mark.parametrize(("mark", "title"), [("Nike", "耐克运动鞋"), ("Nike", "Кроссовки Найк"), ("NIKE", "耐克鞋")])
def test_the_owners_other_spelling_is_the_mark(mark: str, title: str) -> None:
    allegation, finding = alleged(mark, title)
    assert (allegation.tested, finding.gravity) == (Tested.CONFIRMED, Gravity.WEAKENS)


@pytest.mark.parametrize(
    ("mark", "title", "said"),
    [
        ("Velmora", "Крем Вельмора для лица", "scrutiny.mark-near-by-sound"),
        ("Velmora", "Vellmora face cream", "scrutiny.mark-near-by-letters"),
    ],
)
def test_what_only_comes_near_is_a_hint_and_tests_nothing(mark: str, title: str, said: str) -> None:
    allegation, finding = alleged(mark, title)
    assert (allegation.tested, finding.says.id) == (Tested.UNTESTED, said)
    assert (finding.gravity, finding.private) == (Gravity.NOTE, True)
    assert all(mark in Wording().say(finding.says, language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("mark", "title", "brand", "tested"),
    [
        ("APPLE", "Stainless Steel Apple Slicer Corer", "NoBrand", Tested.UNTESTED),
        ("APPLE", "Apple Slicer Corer Knife", None, Tested.UNTESTED),
        ("APPLE", "Silicone Case Apple Phone Cover", None, Tested.CONFIRMED),
        ("APPLE", "Steel APPLE Slicer", None, Tested.CONFIRMED),
        ("APPLE", "Steel Apple\u00ae Slicer", None, Tested.CONFIRMED),
        ("SUMMIT", "Four Person Summit Tent", None, Tested.UNTESTED),
        ("SUMMIT", "Four Person Summit Tent", "Summit", Tested.CONFIRMED),
        ("SUMMIT", "Summit Tent for Four", None, Tested.CONFIRMED),
        ("VELMORA", "Face Cream Velmora Light", None, Tested.CONFIRMED),
    ],
)
def test_a_word_of_everyday_language_is_left_to_a_person_unless_it_stands_like_a_brand(
    mark: str, title: str, brand: str | None, tested: Tested
) -> None:
    read = reading(f"Mark: {mark}. Reason: mark. {URL}", mark=mark, reason="mark", listings=[(URL, ITEM)])
    of = case(read, listing=ours(title, brand=brand))
    made, (finding,) = allegations(of, [], comparisons={}, now=NOW, spellings=ShippedSpellings())
    assert made[0].tested is tested
    assert (finding.says.id == "scrutiny.mark-as-everyday") == (tested is Tested.UNTESTED)
    assert all(Wording().say(finding.says, language) for language in LANGUAGES)


def test_an_everyday_word_beside_a_mark_is_no_hint() -> None:
    assert "stable" in everyday_words()
    allegation, finding = alleged("Stabler", "Stable table lamp")
    assert (allegation.tested, finding.id) == (Tested.REFUTED, "mark-not-in-listing")
