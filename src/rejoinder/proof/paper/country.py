"""Names of countries, which end an address."""

from __future__ import annotations

from rejoinder.text.lexicon import entries


def is_country(text: str) -> bool:
    """Whether the words are the name of a country, which ends an address and is nobody's name."""
    return text.strip(" .,").casefold() in entries("paper/address.country")
