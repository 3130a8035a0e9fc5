"""The accused listing as the seller knows it."""

from __future__ import annotations

import re

import attrs

from rejoinder.text.lazy_pattern import regex

SHORTEST_NUMBER = 6
"""Characters of a listing's number by which a file is told to be of it."""
US_OFFSET = 2**51
"""An id on aliexpress.us is the id on aliexpress.com plus this number."""
US_DIGITS = 16
"""Digits of such an id; other marketplaces number higher, TikTok Shop in 19 digits."""


_LETTERED = regex(r"([A-Z]{2,4})-(\d{6,20})")


def without_hyphen(id: str) -> str:
    """An id of letters and a number such as `MLM-123456789` as exports write it: without its hyphen."""
    lettered = _LETTERED.fullmatch(id)
    return f"{lettered[1]}{lettered[2]}" if lettered else id


def as_on_com(id: str) -> str:
    """An id on aliexpress.us as aliexpress.com numbers the same listing; any other id as it is."""
    is_us = len(id) == US_DIGITS and id.isdigit() and int(id) > US_OFFSET
    return str(int(id) - US_OFFSET) if is_us else id


NO_BRAND = frozenset({"none", "no brand", "n/a", "unbranded", "无", "无品牌", "нет", "без бренда"})
"""What a listing gives as its brand where the goods have none."""
SHORT_LINKS = frozenset("bit.ly t.ly tinyurl.com t.cn dwz.cn goo.gl is.gd cutt.ly rb.gy clck.ru vk.cc t.co".split())
"""Hosts that shorten the addresses of any site."""
_ITEM_IN_URL = regex(r"/(?:item|i)/(?:[^/?#]{1,200}/)?(\d{8,20})(?:\.html)?(?=[/?#]|$)")


@attrs.frozen(kw_only=True)
class OurListing:
    """A listing of the seller's, from an export or a saved page. Absent is None."""

    path: str
    """The file it was read from, relative to the case folder."""
    item_id: str | None = None
    url: str | None = None
    title: str | None = None
    brand: str | None = None
    model: str | None = None
    description: str | None = None
    keywords: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    """Properties of the goods as the page lists them: name and value."""
    store_id: str | None = None
    store_name: str | None = None
    orders: int | None = None
    """Pieces or orders sold, as the export says."""
    listed_on: str | None = None
    images: tuple[str, ...] = ()
    """Paths relative to the case folder of pictures that lie there."""

    @property
    def number(self) -> str | None:
        """Its id, from its address where it is not given by itself, as aliexpress.com numbers it."""
        found = self.item_id
        if not found and self.url:
            in_url = _ITEM_IN_URL.search(self.url)
            found = in_url.group(1) if in_url else None
        if found and "aliexpress.us" in (self.url or ""):
            return as_on_com(found)
        return without_hyphen(found) if found else None

    @property
    def has_words(self) -> bool:
        """Whether any words of its page are at hand; of some listings only the number is known."""
        return bool(self.title or self.description)

    def is_numbered_in(self, name: str) -> bool:
        """Whether the name of a file bears its number whole, and not as a part of another."""
        number = self.number
        if number is None or len(number) < SHORTEST_NUMBER:
            return False
        return re.search(rf"(?<!\d){re.escape(number)}(?!\d)", name) is not None

    @property
    def named_brand(self) -> str | None:
        """The brand that it gives; None where it gives none or says that there is none."""
        brand = (self.brand or "").strip()
        return brand if brand and brand.casefold() not in NO_BRAND else None

    def words(self, field: str) -> str:
        """What a field says, as one text; empty where it says nothing."""
        stored = getattr(self, field)
        if field == "attributes":
            return "; ".join(f"{name}: {value}" for name, value in stored)
        return stored or ""

    def property_at(self, position: int) -> tuple[str, str]:
        """The property, as name and value, in whose words a place of `words("attributes")` lies."""
        end = 0
        for name, value in self.attributes:
            end += len(name) + len(": ") + len(value) + len("; ")
            if position < end:
                return name, value
        return "", ""


FIELDS_OF_WORDS = ("title", "brand", "model", "attributes", "keywords", "description", "store_name")
"""The fields of a listing that are words for buyers."""
FIELDS_OF_NAMES = ("brand", "store_name")
"""Those of them that only name whose the goods or the shop are."""
