"""One complaint about listings of several kinds or on several sites is taken apart."""

from __future__ import annotations

import attrs
from scrutiny_bench import ITEM, case, found, ids, ours, reading

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.finding import Gravity
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import LANGUAGES

OTHER = "1005888800002222"
URL, URL_2 = (f"https://www.aliexpress.com/item/{id}.html" for id in (ITEM, OTHER))
ETSY = "https://www.etsy.com/listing/1234567890"
TEXT = f"Mark QUILLMERE 61234567, class 9. Listings: {URL} {URL_2} {ETSY}"


def complained(first: str, second: str) -> CaseFile:
    read = reading(
        TEXT,
        mark="QUILLMERE",
        number=("61234567", "trademark", "cnipa"),
        listings=[(URL, ITEM), (URL_2, OTHER)],
        classes=(9,),
    )
    two = OurListing(path="listing/2.json", item_id=OTHER, title=second)
    return attrs.evolve(case(read), listings=(ours(first), two))


def test_goods_of_one_listing_outside_the_class_are_a_defect_for_that_listing() -> None:
    (defect,) = found(complained("QUILLMERE Sunglasses", "QUILLMERE Cushion Cover"))
    assert (defect.id, defect.gravity) == ("class-differs-in-part", Gravity.HELPS)
    for language in LANGUAGES:
        assert "cushion cover" in Wording().say(defect.says, language).casefold()
    assert [leg.id for leg in defect.because if leg.id.startswith("case.")] == ["case.listings.1.title"]


def test_goods_that_are_not_known_are_left_in_peace() -> None:
    assert found(complained("QUILLMERE Sunglasses", "QUILLMERE thing")) == []
    assert found(complained("QUILLMERE Sunglasses", "QUILLMERE Headphones")) == []


def test_listings_on_another_marketplace_are_remarked_on_in_private() -> None:
    of = complained("QUILLMERE Sunglasses", "QUILLMERE Headphones")
    assert of.reading is not None
    at = TEXT.index(ETSY)
    there = attrs.evolve(of.reading.listings[0], url=ETSY, item_id=None, platform="etsy", span=(at, at + len(ETSY)))
    read = attrs.evolve(of.reading, listings=(*of.reading.listings, there))
    (remark,) = [one for one in found(attrs.evolve(of, reading=read)) if one.id.startswith("listings-on")]
    assert (remark.gravity, remark.private) == (Gravity.NOTE, True)
    assert "Etsy" in Wording().say(remark.says, "zh")
    assert "listings-on-several-sites" not in ids(found(of))
