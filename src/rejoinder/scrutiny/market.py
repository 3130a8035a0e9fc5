"""Where a right is registered, and which country a listing's site is for."""

from __future__ import annotations

import re

from rejoinder.domain.market import Markets, is_under
from rejoinder.domain.reading import AccusedListing, Registration
from rejoinder.domain.territory import EU
from rejoinder.scrutiny.number import number_facts
from rejoinder.text.lazy_pattern import regex

_OFFICES = {
    "cnipa": "CN",
    "ncac": "CN",
    "uspto": "US",
    "usco": "US",
    "euipo": "EU",
    "ukipo": "GB",
    "rospatent": "RU",
    "jpo": "JP",
    "kipo": "KR",
    "dpma": "DE",
    "inpi": "FR",
}
"""Offices that register for one country or union. WIPO is left out: its registrations reach many countries."""

_NAMES = (
    (regex(r"\b(?:china|prc|cn)\b|中国|кита[йея]|\bкнр\b", re.IGNORECASE), "CN"),
    (regex(r"\b(?:u\.?s\.?a?|united states)\b|美国|\bсша\b", re.IGNORECASE), "US"),
    (regex(r"\b(?:eu|european union)\b|欧盟|欧洲联盟|\bес\b|европейск", re.IGNORECASE), "EU"),
    (regex(r"\b(?:uk|united kingdom|great britain)\b|英国|великобритан", re.IGNORECASE), "GB"),
    (regex(r"\b(?:russia|russian federation|ru)\b|俄罗斯|росси|\bрф\b", re.IGNORECASE), "RU"),
    (regex(r"\b(?:japan|jp)\b|日本|япони", re.IGNORECASE), "JP"),
    (regex(r"\b(?:germany|de)\b|德国|германи", re.IGNORECASE), "DE"),
    (regex(r"\b(?:france|fr)\b|法国|франци", re.IGNORECASE), "FR"),
    (regex(r"\b(?:korea|kr)\b|韩国|коре[яи]", re.IGNORECASE), "KR"),
    (regex(r"\b(?:bra[sz]il|br)\b|巴西|бразил", re.IGNORECASE), "BR"),
)
COUNTRIES = ("CN", "US", "EU", "GB", "RU", "JP", "DE", "FR", "KR", "BR")


def of_registration(registration: Registration) -> str | None:
    """The country whose office gave a number, or None where that is not known or more than one is reached."""
    office = registration.office or number_facts(registration).office
    return _OFFICES.get(office or "")


def of_listing(listing: AccusedListing, markets: Markets) -> str | None:
    """The country whose buyers a listing's site serves, or None where it serves the world."""
    host = (listing.host or "").casefold()
    market = markets.of_host(host)
    for country, sites in market.sites.items() if market is not None else ():
        if any(is_under(host, site) for site in sites):
            return country
    return None


def country_of_territory(territory: str | None) -> str | None:
    """The country in `LANDS` that a territory's name means, or None."""
    for pattern, country in _NAMES:
        if territory and pattern.search(territory):
            return country
    return None


def covers(country: str, site: str) -> bool:
    """Whether a right of a country reaches the buyers of a site."""
    return country == site or (country == "EU" and site in EU)
