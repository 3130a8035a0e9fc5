"""Which of the addresses and numbers in a complaint are the listings it complains of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rejoinder.domain.listing import SHORT_LINKS
from rejoinder.domain.reading import AccusedListing, Stage
from rejoinder.reading.accusation import Hosts, ScoredAddress, is_offer, score_addresses
from rejoinder.reading.address import Address
from rejoinder.reading.item_number import unlinked_listings
from rejoinder.reading.marketplace import canonical_item_id, listing_id
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex

LISTING_LIMIT = 2_000


def listings(
    message: ParsedMessage,
    found: tuple[Address, ...],
    *,
    stage: Stage,
    platform: str | None,
    own_hosts: frozenset[str],
    recipient_hosts: frozenset[str],
    party_names: frozenset[str],
) -> tuple[AccusedListing, ...]:
    """The listings complained of, or disputed or given back where the stage is that, in reading order.

    Args:
        found: every address in the text.
        own_hosts: hosts of the sender's own mail and site, which are never accused on their own.
        recipient_hosts: hosts of the department written to, whose own pages are never accused.
        party_names: the names of owner and agent in small letters without spaces, as a host writes them.
    """
    if stage is Stage.UNRELATED:
        return ()
    own = [one for one in found if one.start >= message.own_start and not _is_foot_of_print(message.text, one)]
    judged = score_addresses(message, own, Hosts(own=own_hosts, recipient=recipient_hosts), stage, party_names)
    chosen = [one.address for one in judged if one.accused > 0]
    if not any(address.start < message.own_end for address in chosen):
        chosen = (
            [one.address for one in judged if one.accused > -1 and is_offer(one.address)]
            or chosen
            or _likeliest(judged)
        )
    else:
        chosen = [address for address in chosen if address.start < message.own_end]
    chosen = [
        address
        for address in _without_bare_hosts(_without_headers(message, chosen))
        if not _is_the_platform(address, platform)
    ]
    listed = [_listing(address) for address in chosen]
    listed += unlinked_listings(message, found, platform, {one.item_id for one in listed})
    return tuple(_distinct(sorted(listed, key=lambda one: one.span)))[:LISTING_LIMIT]


_PAGE_COUNT = regex(r"[ \t\u3000]+\d{1,3}/\d{1,3}[ \t\u3000]*(?:\n|\f|$)")


def _is_foot_of_print(text: str, address: Address) -> bool:
    """Whether an address stands alone before a count of pages, where browsers print from where a page came."""
    begins = text.rfind("\n", 0, address.start) + 1
    return not text[begins : address.start].strip("\f \t") and _PAGE_COUNT.match(text, address.end) is not None


def _likeliest(judged: list[ScoredAddress]) -> list[Address]:
    """Where no address is plainly complained of, those that speak least against it; whole addresses only."""
    possible = [one for one in judged if one.accused > -3.5 and not one.address.is_bare]
    best = max((one.accused for one in possible), default=0.0)
    return [one.address for one in possible if one.accused == best][:20]


def _without_headers(message: ParsedMessage, chosen: list[Address]) -> list[Address]:
    """A mail's subject repeats what its body complains of; the body's own words count."""
    if not message.source.headers:
        return chosen
    end = message.folded.find("\n\n")
    hosts = {address.host for address in chosen if address.start > end}
    return [address for address in chosen if address.start > end or address.host not in hosts]


def _without_bare_hosts(chosen: list[Address]) -> list[Address]:
    """Without the bare name of a host of which a page is named too."""
    deep = {address.host for address in chosen if not address.is_bare}
    return [address for address in chosen if not (address.is_bare and address.host in deep)]


def _is_the_platform(address: Address, platform: str | None) -> bool:
    """Whether a bare host is only the name of the marketplace, as under its letters."""
    return address.is_bare and address.market is not None and address.market.slug == platform


def _listing(address: Address) -> AccusedListing:
    market = address.market
    slug = market.slug if market is not None else None
    is_short = address.is_market_short or address.host in SHORT_LINKS
    span = (address.start, address.end)
    if address.is_bare and not address.written.lower().startswith("www"):
        return AccusedListing(url=None, platform=slug, host=address.host, is_short_link=is_short, span=span)
    item = _item_id(address)
    canonical = canonical_item_id(item, address.host, market) if item else None
    return AccusedListing(
        url=address.written,
        item_id=item,
        canonical_item_id=canonical,
        platform=slug,
        host=address.host,
        is_short_link=is_short,
        span=span,
    )


def _item_id(address: Address) -> str | None:
    if address.market is None or not address.market.numbers_items:
        return None
    folded = address.written.lower()
    place = listing_id(address.market, folded)
    return address.written[place[0] : place[1]] if place is not None else None


def _distinct(listed: Iterable[AccusedListing]) -> Iterator[AccusedListing]:
    keys: set[str] = set()
    for one in listed:
        key = (one.url or one.item_id or one.host or "").rstrip("/").lower()
        if key not in keys:
            keys.add(key)
            yield one
