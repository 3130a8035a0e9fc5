"""Marketplaces by the names that people type, in three languages."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import cache
from unicodedata import normalize

from rejoinder.adapters.shipped.market import known_markets

NAMES_A_PLATFORM = frozenset({"platform", "seller.marketplace"})
"""Facts that name a marketplace."""
_BETWEEN = re.compile(r"[\s\-_.·]+")


def platform_slug(text: str) -> str:
    """The slug of the marketplace that was typed, such as `aliexpress` for 速卖通; an unknown one as it was typed."""
    return _slugs().get(_plain(text), text)


def typed_value(field: str, value: str) -> str:
    """What was typed for a fact, with the slug in the place of a marketplace's name."""
    return platform_slug(value) if field in NAMES_A_PLATFORM else value


def nearest_platform(text: str) -> str | None:
    """The slug whose name is most like the text; None where none is near."""
    found = difflib.get_close_matches(_plain(text), list(_slugs()), n=1, cutoff=0.5)
    return _slugs()[found[0]] if found else None


def _plain(name: str) -> str:
    return _BETWEEN.sub("", normalize("NFKC", name).casefold())


@cache
def _slugs() -> Mapping[str, str]:
    return {
        _plain(name): market.slug
        for market in known_markets().all
        for name in (market.slug, market.called["en"], *market.names, *market.typed, *market.hosts)
    }
