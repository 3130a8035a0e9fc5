"""Names of hosts: what they belong to, and whether one passes itself off as a marketplace."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from rejoinder.domain.market import Market, Markets, is_under
from rejoinder.domain.phrase import Phrase
from rejoinder.scrutiny.normalisation import distance, scripts, skeleton
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import entries

_SECOND_LEVEL = frozenset("ac co com edu gov net org gob nom or ne go".split())
"""Labels that stand under a country's own domain before the name that somebody registered, as in `co.uk`."""

PAYPAL = Market(
    slug="paypal",
    called={"en": "PayPal", "zh": "PayPal", "ru": "PayPal"},
    names=("paypal",),
    hosts=("paypal.com", "paypal.me"),
    domains=("paypalobjects.com",),
    imitated=("paypal",),
    unmistakable=True,
)
"""No marketplace, but imitated as those are: where sellers are paid."""

FREE_MAIL = frozenset(entries("scrutiny/host.free_mail"))

_WRAPPERS = entries("scrutiny/host.link_wrapper")
"""Services that rewrite links, for protection or to count clicks; what they hide is not held against the sender."""


def market_name(market: Market) -> Phrase | str:
    """A marketplace by its name."""
    return market.called["en"] if market is PAYPAL else market.phrase


@attrs.frozen(kw_only=True)
class Imitation:
    """A host that looks like a marketplace's and is not."""

    host: str
    market: Market
    how: str
    """`lookalike`, `misspelt`, `named`, `subdomain` or `ending`."""


def registrable_domain(host: str) -> str:
    """The part of a host that somebody registered: `a.b.co.uk` gives `b.co.uk`."""
    labels = host.casefold().strip(".").split(".")
    if len(labels) <= 2:
        return ".".join(labels)
    deep = labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2
    return ".".join(labels[-3:] if deep else labels[-2:])


def display_host(host: str) -> str:
    """The host as a browser would show it, punycode undone."""
    return ".".join(map(_display_label, host.casefold().strip(".").split(".")))


def _display_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


@lru_cache(maxsize=8)
def _official(markets: Markets) -> frozenset[str]:
    return frozenset(registrable_domain(host) for one in (*markets.all, PAYPAL) for host in (*one.hosts, *one.domains))


def is_official(host: str, markets: Markets) -> bool:
    """Whether a host belongs to some marketplace."""
    return registrable_domain(host) in _official(markets)


def is_link_wrapper(host: str) -> bool:
    """Whether a host belongs to a service that rewrites links."""
    return any(is_under(host, service) for service in _WRAPPERS)


@lru_cache(maxsize=4096)
def imitation(host: str, markets: Markets) -> Imitation | None:
    """The marketplace that a host passes itself off as, or None.

    Limits: brand-protection firms may carry a marketplace's name in theirs, so this is a reason to look, no more.
    """
    if not host or is_official(host, markets) or registrable_domain(host) in _DELIVERY or host.endswith(_DELIVERY):
        return None
    displayed = display_host(host)
    name = registrable_domain(displayed)
    owned = name.split(".")[0]
    for market in (*markets.all, PAYPAL):
        for imitated in market.imitated:
            how = _how(imitated, displayed, name, owned, anywhere=market.unmistakable)
            if how is not None:
                return Imitation(host=displayed, market=market, how=how)
    return None


_DELIVERY = entries("scrutiny/host.delivery_network")
"""Delivery networks, whose host names carry the names of their customers."""


def _how(platform: str, displayed: str, name: str, owned: str, *, anywhere: bool) -> str | None:
    looks = skeleton(owned).replace("rn", "m").replace("vv", "w")
    wanted = platform.replace("rn", "m")
    if looks == wanted or skeleton(owned).translate(str.maketrans("01", "ol")) == platform:
        return "lookalike" if owned != platform else "ending"
    bare = re.sub(r"[\d]", lambda digit: {"0": "o", "1": "l", "3": "e"}.get(digit.group(), ""), skeleton(owned))
    if bare == platform or bare.replace("i", "l") == platform.replace("i", "l"):
        return "lookalike"
    if len(platform) >= 6 and distance(owned, platform, 1) == 1:
        return "misspelt"
    tokens = re.split(r"[-_]", skeleton(owned))
    if platform in tokens or (anywhere and platform in skeleton(owned)):
        return "named"
    if any(len(token) >= 8 and distance(token, platform, 1) == 1 for token in tokens):
        return "named"
    before = displayed[: -len(name)].strip(".").split(".") if displayed != name else []
    return "subdomain" if platform in before or any(platform in re.split(r"[-_]", label) for label in before) else None


_HOST = regex(
    r"^(?:[a-z][a-z0-9+.\-]{1,12}:)?//(?:[^/?#@\s]{0,200}@)?(\[[^\]]{1,60}\]|[^/?#:\s]{1,253})", re.IGNORECASE
)
_BARE_HOST = regex(r"^(?:https?://)?(?:www\.)?([\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6})(?:[:/?#]|$)", re.IGNORECASE)


def of_url(url: str) -> str | None:
    """The host of an address, or None where there is none."""
    found = _HOST.match(url.strip())
    return found.group(1).casefold().strip(".") if found else None


def of_words(words: str) -> str | None:
    """The host that visible words of a link name, where they are an address and nothing else."""
    text = words.strip()
    found = _BARE_HOST.match(text)
    if not found or " " in text or "@" in text:
        return None
    ending = found.group(1).rsplit(".", 1)[-1]
    return found.group(1).casefold() if ending.isalpha() and 2 <= len(ending) <= 10 else None


def of_mail(address: str) -> str | None:
    """The host of a mail address, or None."""
    found = re.search(r"@([\w\-.]{1,253})", address)
    return found.group(1).casefold().strip(".") if found else None


def related_host(a: str, b: str, markets: Markets) -> bool:
    """Whether two domains plainly belong to one organisation: the same name under two endings, or both marketplaces."""
    return a.split(".")[0] == b.split(".")[0] or (is_official(a, markets) and is_official(b, markets))


def is_homograph(host: str) -> bool:
    """Whether a name is an IDN homograph: it reads like plain Latin letters, and is written in those of another script.

    A name under an ending in its own script is an honest one, as is one with letters that no Latin letter resembles.
    """
    labels = display_host(host).split(".")
    if len(labels) < 2 or not labels[-1].isascii():
        return False
    return any(
        not label.isascii() and skeleton(label).isascii() and scripts(label) & {"cyrillic", "greek"}
        for label in labels[:-1]
    )


_NUMERIC = regex(r"\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,60}\]|0x[0-9a-f]{8}|\d{8,10}")


def is_ip_address(host: str) -> bool:
    """Whether a host is an IP address and no name."""
    return _NUMERIC.fullmatch(host) is not None


_USERINFO = regex(r"^[a-z][a-z0-9+.\-]{1,12}://([^/?#@\s]{3,200})@", re.IGNORECASE)


def userinfo_host(url: str) -> str | None:
    """The host that a URL shows in its userinfo, before the `@`, while it leads to the host behind it; or None."""
    found = _USERINFO.match(url.strip())
    return of_words(found.group(1).split(":")[0]) if found else None


def market_named(name: str, markets: Markets) -> Market | None:
    """The marketplace that a sender's or a party's name names, or None."""
    words = re.sub(r"[\s\W_]+", " ", skeleton(name))
    joined = words.replace(" ", "")
    for market in (*markets.all, PAYPAL):
        for imitated in market.imitated:
            if imitated in words.split() or (market.unmistakable and imitated in joined):
                return market
        if any(not known.isascii() and _HAN.search(known) and known in name for known in market.names):
            return market
    return None


_HAN = regex(r"[\u4e00-\u9fff]")
