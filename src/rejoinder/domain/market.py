"""Marketplace profile: names, hosts and listing-number patterns by which a text is attributed to it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import attrs

from rejoinder.domain.phrase import Phrase, Translations, phrase


@attrs.frozen(kw_only=True)
class TwinSite:
    """A second site of a marketplace that numbers the same listings higher by a fixed sum."""

    host: str
    begins: tuple[str, ...]
    """How such a number begins where it stands without its address."""
    plus: int


@attrs.frozen(kw_only=True, eq=False)
class Market:
    """What a marketplace is called, where its pages stand, what its numbers look like. Patterns are lower case."""

    slug: str
    called: Translations
    """Its name within a sentence."""
    names: tuple[str, ...]
    """How notices name it, in small letters."""
    hosts: tuple[str, ...]
    """Where its offers and pages stand; hosts below one are meant too."""
    typed: tuple[str, ...] = ()
    """Further names that people type."""
    domains: tuple[str, ...] = ()
    """Further domains that are its own, as of its mails and pictures."""
    listing: tuple[str, ...] = ()
    """Patterns of its listings' addresses; the group is the number."""
    item: str | None = None
    """Pattern of an item's number in a text, where its letters tell it."""
    known_item: str | None = None
    """Pattern of an item's number that no other marketplace gives."""
    item_before_title: str | None = None
    """Pattern of an item's number at the head of a line, before the item's title."""
    short_hosts: tuple[str, ...] = ()
    """Hosts under which it shortens the addresses of its listings; hosts below one are not meant."""
    numbers_items: bool = True
    """Whether the group of a listing's address is a number, and not the words of its title."""
    holds_code: bool = False
    """Whether what it holds are files and their folders, which have addresses and no numbers."""
    sells: bool = True
    """Whether goods are sold or paid for there."""
    service: tuple[str, ...] = ()
    """Patterns of its own pages, by host and path, where they are not like those of others."""
    zone: str | None = None
    """IANA zone of the hours that its notices print without saying so; None where they do not."""
    month_first: bool = False
    """Whether its notices print the month before the day."""
    sites: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    """Hosts that serve the buyers of one country, by country."""
    imitated: tuple[str, ...] = ()
    """Names under which false hosts pass themselves off as it."""
    unmistakable: bool = False
    """Whether those names are no part of other words, so that they count wherever they stand in a host."""
    twin: TwinSite | None = None
    page: Mapping[str, str] = attrs.field(factory=dict)
    """CSS selectors of what its listings' pages show, by field of a listing."""
    shop: str | None = None
    """Pattern of its shops' addresses; the group is the shop's number."""
    capital_ids: bool = False
    """Whether the letters of its listings' numbers are capitals, however an address writes them."""

    @property
    def phrase(self) -> Phrase:
        """Its name, for the wording."""
        return Phrase(f"market/{self.slug}")

    @property
    def is_beijing(self) -> bool:
        """Whether hours in its notices are those of China."""
        return self.zone == "Asia/Shanghai"


@attrs.frozen(eq=False)
class Markets:
    """Every marketplace that is known, in the order in which they are looked for."""

    all: tuple[Market, ...]

    @cached_property
    def by_slug(self) -> Mapping[str, Market]:
        """Each by its slug."""
        return {market.slug: market for market in self.all}

    @cached_property
    def short_hosts(self) -> frozenset[str]:
        """The hosts under which marketplaces shorten the addresses of their listings."""
        return frozenset(host for market in self.all for host in market.short_hosts)

    @cached_property
    def _by_host(self) -> Mapping[str, Market]:
        found: dict[str, Market] = {}
        for market in self.all:
            for host in market.hosts:
                found.setdefault(host, market)
        return found

    def of_host(self, host: str) -> Market | None:
        """The marketplace that a host in lower case belongs to, or None."""
        while host:
            market = self._by_host.get(host)
            if market is not None:
                return market
            host = host.partition(".")[2]
        return None

    def find(self, slug: str | None) -> Market | None:
        """The marketplace of a slug, however its words are joined; None where none is known."""
        return self._by_slug.get(_joined(slug)) if slug else None

    @cached_property
    def _by_slug(self) -> Mapping[str, Market]:
        return {_joined(market.slug): market for market in self.all}

    @cached_property
    def sentences(self) -> Mapping[str, Translations]:
        """The names, keyed as the wording wants them."""
        return {market.phrase.id: market.called for market in self.all}


def platform_named(market: Market | None) -> Phrase:
    """The marketplace of a case by name where it is one we know, else simply as the platform."""
    return market.phrase if market is not None else phrase("document.platform")


def is_under(host: str, site: str) -> bool:
    """Whether a host is a site or stands below it, both in lower case."""
    return host == site or host.endswith(f".{site}")


def _joined(slug: str) -> str:
    return slug.casefold().replace("-", "").replace("_", "").replace(" ", "")
