"""Names of countries, which end an address."""

from __future__ import annotations

_LANDS = frozenset(
    (
        "deutschland germany allemagne alemania germania france frankreich francia frança spain españa espagne"
        " spanien italy italia italie italien austria österreich switzerland schweiz suisse netherlands nederland"
        " belgium belgique portugal poland polska sweden sverige denmark danmark norway norge finland suomi ireland"
        " china россия беларусь usa uk australia canada india mexico méxico brazil brasil japan turkey türkiye"
        " singapore malaysia indonesia"
    ).split()
) | {"united kingdom", "united states", "united states of america", "great britain", "hong kong", "czech republic"}
"""What ends an address and is nobody's name."""


def is_country(text: str) -> bool:
    """Whether the words are the name of a country."""
    return text.strip(" .,").casefold() in _LANDS
