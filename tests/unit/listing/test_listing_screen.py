"""A listing by what a screenshot or a print of its page shows."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.adapters.documents.listing import ListingFiles
from rejoinder.adapters.documents.listing_screen import screen_record
from rejoinder.document.document import Document, Page, Word
from rejoinder.domain.evidence import Paper, Place

SCREEN = (
    ("MARKET   shaver heads", 0.02),
    ("KELMORA Replacement Shaver Heads Compatible with", 0.03),
    ("BRELLANE S5 S7 Series, 3 Pack, KM-S57", 0.03),
    ("2.3K+ sold   4.6 stars", 0.015),
    ("$8.47", 0.05),
    ("Brand   KELMORA", 0.015),
    ("KELMORA   Compatible brand   BRELLANE", 0.015),
    ("Model number   KM-S57", 0.015),
    ("Item ID   601099527418366", 0.015),
    ("Third-party accessory. Not made by Brellane.", 0.015),
)


def screen(lines: Sequence[tuple[str, float]] = SCREEN) -> Paper:
    """A page of lines, each with the height of its letters as a share of the page."""
    text, words, top = "", list[Word](), 0.05
    for line, height in lines:
        start = len(text)
        text += " ".join(line.split()) + "\n"
        words.append(Word(span=(start, len(text) - 1), box=(0.1, top, 0.9, top + height)))
        top += 0.06
    layout = "\n".join(line for line, _ in lines)
    document = Document(pages=(Page(text=text, blocks=(layout,), words=tuple(words), recognised=True),))
    return Paper(
        path="listing/a.png", place=Place.LISTING, sha256="a", size_bytes=1, media_type="image/png", document=document
    )


def test_a_screen_tells_number_title_brand_and_what_the_goods_fit() -> None:
    shown = ListingFiles().listing_on_screen(screen())
    assert shown is not None
    assert (shown.number, shown.brand, shown.model) == ("601099527418366", "KELMORA", "KM-S57")
    title = "KELMORA Replacement Shaver Heads Compatible with BRELLANE S5 S7 Series, 3 Pack, KM-S57"
    assert shown.title == title
    assert ("Compatible brand", "BRELLANE") in shown.attributes
    assert "Not made by Brellane." in (shown.description or "")
    assert "Replacement" not in (shown.description or "")


def test_large_letters_of_a_picture_are_no_title() -> None:
    record = screen_record(screen([("BIG SALE", 0.09), *((line, 0.015) for line, _ in SCREEN)]))
    assert record is not None
    assert "title" not in record


def test_a_page_of_several_listings_or_of_none_shows_none() -> None:
    assert screen_record(screen([*SCREEN, ("Item ID   601099527418399", 0.015)])) is None
    assert screen_record(screen(SCREEN[:5])) is None


def test_an_address_gives_the_number_where_no_label_does() -> None:
    record = screen_record(screen([*SCREEN[:5], ("https://www.aliexpress.com/item/1005007219834460.html", 0.015)]))
    assert record is not None
    assert record["item_id"] == "1005007219834460"


def test_an_hour_is_no_property() -> None:
    record = screen_record(screen([("01.12.26, 11:43", 0.01), *SCREEN]))
    assert record is not None
    assert not any(value == "43" for _, value in record["attributes"])
