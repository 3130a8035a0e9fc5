"""The marketplace or host that a complaint is about."""

from __future__ import annotations

from collections import Counter

from rejoinder.domain.market import Markets
from rejoinder.reading.address import Address
from rejoinder.reading.concept import Concept
from rejoinder.reading.item_number import platform_of_known_item
from rejoinder.reading.literal_prefilter import words_in
from rejoinder.reading.marketplace import first_named, names_of
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex

_MAIL_HOST = regex(r"@([a-z0-9.-]{3,120})")
MENTIONS_LIMIT = 6
OPENING = 20_000
"""So far the marketplace is looked for by its name."""


def platform(message: ParsedMessage, found: tuple[Address, ...]) -> str | None:
    """The platform's slug: by the sender or a label, else where most addresses lead, else as the text names it.

    Where nothing names it, an item's number of a shape that only one marketplace gives tells it.
    """
    return (
        _sender_platform(message)
        or _labelled_platform(message)
        or _most_linked_platform(message, found)
        or platform_of_known_item(message)
    )


def platform_of_mail(address: str, markets: Markets) -> str | None:
    """The platform that a mail address belongs to, or None."""
    found = _MAIL_HOST.search(address.lower())
    market = markets.of_host(found.group(1).strip(".")) if found else None
    return market.slug if market is not None else None


def _sender_platform(message: ParsedMessage) -> str | None:
    return platform_of_mail(message.source.header("From") or "", message.markets)


def _labelled_platform(message: ParsedMessage) -> str | None:
    for field in message.of(Concept.PLATFORM):
        market = first_named(message.markets, field.value.lower())
        if market is not None:
            return market.slug
    return None


def _most_linked_platform(message: ParsedMessage, found: tuple[Address, ...]) -> str | None:
    votes: Counter[str] = Counter()
    opening = message.folded[:OPENING]
    names_by_market = [(market, names_of(market)) for market in message.markets.all]
    # only now: words are looked for in one pass, for every pattern that has been made by then
    named_at_all = words_in(opening).keys()
    for address in found[:500]:
        if address.market is not None:
            votes[address.market.slug] += 1 if address.is_service else 3
    for market, names in names_by_market:
        if named_at_all.isdisjoint(names.literals):
            continue
        named = sum(1 for _ in zip(range(MENTIONS_LIMIT), names.finditer(opening), strict=False))
        if named:
            votes[market.slug] += named * 2
    if not votes:
        return None
    return max(sorted(votes), key=lambda slug: votes[slug])
