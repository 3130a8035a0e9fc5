"""`market.yaml` of a marketplace parsed from plain data, with validation errors that name the place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rejoinder.domain.market import Market, TwinSite
from rejoinder.procedure.book import RulebookIsWrong, form_faults, unknown_keys
from rejoinder.procedure.profile import zone_of
from rejoinder.procedure.shape import (
    KeyForm,
    RulebookFault,
    flag,
    mapping,
    mapping_list,
    number,
    text,
    texts,
    translations_form,
)

LONGEST_PATTERN = 200
PATTERNS = ("listing", "item", "known_item", "item_before_title", "service", "shop")
"""Keys that hold regular expressions."""
OF_ONE_GROUP = frozenset({"listing", "shop"})
MARKET_REQUIRED = frozenset({"market", "called", "names", "hosts"})
MARKET: Mapping[str, KeyForm] = {
    "market": text("its slug, as `profile` of its book lists it"),
    "called": translations_form("its name within a sentence, as in a letter"),
    "names": texts("how notices name it, in small letters; a blank may be missing or be a dot there"),
    "typed": texts("further names that people type"),
    "hosts": texts("where its offers and pages stand, in small letters; hosts below one are meant too"),
    "domains": texts("further domains that are its own, as of its mails and pictures"),
    "listing": texts("patterns of its listings' addresses, in small letters; the one group is the number"),
    "item": text("pattern of an item's number in a text, where its letters tell it"),
    "known_item": text("pattern of an item's number that no other marketplace gives"),
    "item_before_title": text("pattern of an item's number at the head of a line, before the item's title"),
    "short_hosts": texts("hosts under which it shortens the addresses of its listings, in small letters"),
    "numbers_items": flag("whether the group of a listing's address is a number; true where absent"),
    "holds_code": flag("whether what it holds are files and folders, which have addresses and no numbers"),
    "sells": flag("whether goods are sold or paid for there; true where absent"),
    "service": texts("patterns of its own pages, by host and path, where they are not like those of others"),
    "zone": text("IANA zone of the hours that its notices print without saying so"),
    "month_first": flag("whether its notices print the month before the day"),
    "sites": mapping_list(
        "hosts that serve the buyers of one country",
        {"country": text("ISO 3166-1 alpha-2"), "hosts": texts("hosts")},
        required=("country", "hosts"),
    ),
    "imitated": texts("names under which false hosts pass themselves off as it"),
    "unmistakable": flag("whether those names are no part of other words"),
    "twin": mapping(
        "a second site that numbers the same listings higher by a fixed sum",
        {"host": text("the site"), "begins": texts("how its numbers begin"), "plus": number("the sum", least=1)},
        required=("host", "begins", "plus"),
    ),
    "page": mapping(
        "CSS selectors of what its listings' pages show",
        {
            "title": text("the title"),
            "brand": text("the brand"),
            "description": text("the description"),
            "store_name": text("the shop's name"),
        },
    ),
    "shop": text("pattern of its shops' addresses; the one group is the shop's number"),
    "capital_ids": flag("whether the letters of its listings' numbers are capitals, however an address writes them"),
}
"""What the file may say."""


def market(name: str, page: Mapping[str, Any]) -> Market:
    """The marketplace of a file. Raises: RulebookIsWrong, with the first fault, and ZoneIsUnknown."""
    for fault in faults(name, page):
        raise RulebookIsWrong(fault)
    if "zone" in page:
        zone_of(page["zone"])
    values: dict[str, Any] = {
        key: tuple(map(str, value)) if MARKET[key].type == "texts" else value for key, value in page.items()
    }
    sites = {str(each["country"]): tuple(each["hosts"]) for each in values.pop("sites", ())}
    twin = values.pop("twin", None)
    return Market(slug=values.pop("market"), sites=sites, twin=_twin(twin) if twin else None, **values)


def _twin(entry: Mapping[str, Any]) -> TwinSite:
    return TwinSite(host=entry["host"], begins=tuple(entry["begins"]), plus=entry["plus"])


def faults(name: str, page: Mapping[str, Any]) -> Iterator[RulebookFault]:
    """Every fault of the file."""
    yield from unknown_keys(name, "", page, MARKET)
    for key in sorted(MARKET_REQUIRED - set(page)):
        yield RulebookFault(file=name, rule="", key=key, expected=MARKET[key].says)
    for key, form in MARKET.items():
        if key in page:
            yield from form_faults(name, "", key, page[key], form)
    for key in PATTERNS:
        for pattern in _patterns(page.get(key)):
            grouped = key in OF_ONE_GROUP
            if not _is_fit(pattern, groups=grouped):
                yield RulebookFault(file=name, rule="", key=key, expected=_FIT[grouped])


def _patterns(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


_FIT = {
    False: f"a regular expression of at most {LONGEST_PATTERN} characters without a group",
    True: f"a regular expression of at most {LONGEST_PATTERN} characters with one group",
}


def _is_fit(pattern: Any, *, groups: bool) -> bool:
    try:
        return len(pattern) <= LONGEST_PATTERN and re.compile(pattern).groups == int(groups)
    except (re.error, TypeError, RecursionError, OverflowError):
        return False
