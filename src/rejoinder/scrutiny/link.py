"""Where the links of a message lead, and what its attachments are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.finding import fact
from rejoinder.domain.market import Markets
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Reading
from rejoinder.domain.source import ComplaintSource
from rejoinder.scrutiny import host
from rejoinder.scrutiny.sender_signal import FAIR, STRONG, WeightedSignal
from rejoinder.text.lazy_pattern import regex

_URL = regex(r"https?://[^\s<>\"'）】》」]{4,500}", re.IGNORECASE)
MOST_LINKS = 2000


def link_findings(
    source: ComplaintSource, reading: Reading, domain: str | None, markets: Markets
) -> Iterator[WeightedSignal]:
    """Links that go elsewhere than they say, that imitate a marketplace, or that hide where they lead."""
    accused = {(listing.host or "").casefold() for listing in reading.listings}
    accused |= {host.of_url(listing.url) or "" for listing in reading.listings if listing.url}
    for link in source.links[:MOST_LINKS]:
        target, words = host.of_url(link.href), host.of_words(link.shown)
        if not target or not words or target in accused or words in accused or host.is_link_wrapper(target):
            continue
        there, here = host.registrable_domain(host.display_host(target)), host.registrable_domain(words)
        if (
            there != here
            and not host.related_host(there, here, markets)
            and domain
            and there != host.registrable_domain(domain)
        ):
            yield _link_differs(link.shown.strip(), target, words, markets)
            break
    yield from _imitating_link(source, accused, markets)
    yield from _hidden(source, accused)


def _link_differs(words: str, target: str, named: str, markets: Markets) -> WeightedSignal:
    return WeightedSignal(
        id="link-goes-elsewhere",
        says=phrase("scrutiny.link-goes-elsewhere", shown=words[:120], target=host.display_host(target)),
        because=(fact("source.links", phrase("scrutiny.quote", words=f"{words[:120]} -> {target}")),),
        weight=STRONG if host.is_official(named, markets) else FAIR,
    )


def _imitating_link(source: ComplaintSource, accused: set[str], markets: Markets) -> Iterator[WeightedSignal]:
    """A link that passes itself off as a marketplace's page, unless it is itself complained of."""
    addresses = [link.href for link in source.links[:MOST_LINKS]]
    addresses += [found.group() for found in list(_URL.finditer(source.text[:200_000]))[:MOST_LINKS]]
    first_by_target: dict[str | None, str] = {}
    for address in addresses:
        first_by_target.setdefault(host.of_url(address), address)
    for target, address in first_by_target.items():
        if target is None or target in accused or host.is_link_wrapper(target):
            continue
        imitated = host.imitation(target, markets)
        if imitated is not None and imitated.market.sells:
            yield WeightedSignal(
                id="link-imitates-platform",
                says=phrase(
                    "scrutiny.link-imitates-platform", host=imitated.host, platform=host.market_name(imitated.market)
                ),
                because=(fact("source.links", phrase("scrutiny.quote", words=address[:200])),),
                weight=STRONG,
            )
            return


_SIGN_IN = regex(
    r"\b(?:log|sign)[ -]?in\b|\baccount\b|\bappeal\b|登录|登陆|申诉|账号|войти|вход|кабинет", re.IGNORECASE
)


def _hidden(source: ComplaintSource, accused: set[str]) -> Iterator[WeightedSignal]:
    """The first link that shows a host before an `@`, borrows letters, or asks to sign in at a bare number."""
    for link in source.links[:MOST_LINKS]:
        target = host.of_url(link.href)
        if target is None or target in accused or host.is_link_wrapper(target):
            continue
        signs_in = _SIGN_IN.search(f"{link.shown} {link.href}") is not None
        if host.userinfo_host(link.href) or host.is_homograph(target) or (host.is_ip_address(target) and signs_in):
            yield WeightedSignal(
                id="link-hides-its-target",
                says=phrase("scrutiny.link-hides-its-target", target=host.display_host(target)),
                because=(fact("source.links", phrase("scrutiny.quote", words=link.href[:200])),),
                weight=STRONG,
            )
            return


_PROGRAM = regex(
    r"\.(?:exe|scr|pif|com|bat|cmd|js|jse|vbs|vbe|wsf|hta|lnk|iso|img|jar|msi|ps1|apk|docm|xlsm|chm)$", re.I
)


_DOUBLE = regex(r"\.(?:pdf|docx?|xlsx?|jpe?g|png)\s*\.(?:html?|shtml|xht(?:ml)?|svg|one|url)$", re.IGNORECASE)
_TURNED = regex("[\u202a-\u202e\u2066-\u2069]")


def programs(source: ComplaintSource) -> Iterator[WeightedSignal]:
    """The first attachment that is a program, or that hides what it is behind a second ending or turned letters."""
    for attachment in source.attachments:
        name = attachment.name.strip()
        if _DOUBLE.search(name) or _TURNED.search(name):
            shown = _TURNED.sub("", name)[:120]
            yield WeightedSignal(
                id="attachment-hides-its-kind",
                says=phrase("scrutiny.attachment-hides-its-kind", name=shown),
                because=(fact("source.attachments", phrase("scrutiny.quote", words=shown)),),
                weight=STRONG,
            )
            return
        if _PROGRAM.search(name):
            yield WeightedSignal(
                id="attachment-is-a-program",
                says=phrase("scrutiny.attachment-is-a-program", name=attachment.name[:120]),
                because=(fact("source.attachments", phrase("scrutiny.quote", words=attachment.name[:120])),),
                weight=STRONG,
            )
            return
