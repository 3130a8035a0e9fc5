"""Which marketplace an address belongs to, and the listing's number in it."""

from __future__ import annotations

import re
from functools import lru_cache

from rejoinder.domain.market import Market, Markets
from rejoinder.reading.literal_prefilter import PrefilteredPattern
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation

_KNOWN = 256
"""So many marketplaces are kept compiled."""
_SHORT = 5
"""A name of so few letters counts as a whole word only; one in Cyrillic letters, which is inflected, from its start."""
_PARTS = regex(r"[\s.]+")
_LETTER = regex(r"[^\W_]")


@lru_cache(maxsize=_KNOWN)
def names_of(market: Market) -> PrefilteredPattern:
    """The pattern of a marketplace's names in small letters."""
    longest = tuple(max(_PARTS.split(name), key=len) for name in market.names)
    return PrefilteredPattern(longest, "|".join(map(_name, market.names)))


def _name(name: str) -> str:
    written = r"[ .]?".join(map(re.escape, name.split()))
    letters = "".join(_LETTER.findall(name))
    if len(letters) > _SHORT or not (letters.isascii() or _is_cyrillic(letters)):
        return written
    # no `\b`: between a Latin and a Chinese letter, as in `Temu卖家中心`, there is none
    return rf"(?<![a-z0-9]){written}(?![a-z0-9])" if letters.isascii() else rf"\b{written}"


def _is_cyrillic(letters: str) -> bool:
    return all("а" <= letter <= "я" or letter == "ё" for letter in letters)


def first_named(markets: Markets, folded: str) -> Market | None:
    """The marketplace that a text in small letters names first, or None."""
    found = ((match.start(), market.slug) for market in markets.all if (match := names_of(market).search(folded)))
    first = min(found, default=None)
    return markets.by_slug[first[1]] if first else None


def names_any(markets: Markets, folded: str) -> bool:
    """Whether a text in small letters names a marketplace."""
    return any(names_of(market).search(folded) for market in markets.all)


_SERVICE_HOST = deferred_regex(lambda: rf"^{alternation('reading/marketplace_page.service_host')}\.")
_SERVICE_PATH = deferred_regex(lambda: rf"/{alternation('reading/marketplace_page.service_path')}(?:[/?#.]|$)")
_ENTRY_PATH = regex(r"/(?:login|signin|settings|dashboard)(?:[/?#.]|$)")
"""Where one enters a marketplace; elsewhere such a page can be the copy of one that is complained of."""


@lru_cache(maxsize=_KNOWN)
def _pattern(written: tuple[str, ...]) -> re.Pattern[str]:
    return regex("|".join(written))


def is_service_page(host: str, path: str, market: Market | None) -> bool:
    """Whether an address is a marketplace's help page, rule, form or department rather than an offer."""
    if market is not None and market.service:
        return bool(_pattern(market.service).match(host + path)) or path in ("", "/")
    if _SERVICE_HOST.match(host) or _SERVICE_PATH.search(path):
        return True
    return _ENTRY_PATH.search(path) is not None and market is not None


def listing_id(market: Market, address: str) -> tuple[int, int] | None:
    """Where the listing's id stands in an address in lower case, or None."""
    found = _pattern(market.listing).search(address) if market.listing else None
    if found is None:
        return None
    return found.span(next(group for group in range(1, len(found.groups()) + 1) if found[group]))


@lru_cache(maxsize=_KNOWN)
def item_pattern(market: Market) -> re.Pattern[str] | None:
    """The pattern of an item's number in a text, where its letters tell it: group 1."""
    return regex(rf"(?<![\w-])({market.item})(?!\w)") if market.item else None


def canonical_item_id(id: str, host: str | None, market: Market | None) -> str | None:
    """The id of a listing on the first of two sites that number the same listings; None where it is no number."""
    twin = market.twin if market is not None else None
    if twin is None or not (id.isascii() and id.isdigit()):
        return None
    is_there = bool(host and host.endswith(twin.host)) or id.startswith(twin.begins)
    return str(int(id) - twin.plus) if is_there and int(id) > twin.plus else id
