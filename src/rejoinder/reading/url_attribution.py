"""Addresses that the context attributes to somebody, rather than accuses."""

from __future__ import annotations

from rejoinder.reading.address import Address
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

ACCUSED = matcher("reading/url_attribution.accused")
"""Words that complain of what they stand before."""
_OWNED_BEHIND = matcher("reading/url_attribution.owned")
"""Behind an address whose owner is then named."""
_PLACE = regex(r"(.{0,80}?) (?:is|are|can be) (?:located |available |found |accessed |seen )?(?:here|at)\b")


def is_place(lead: str) -> bool:
    """Whether a line's beginning only says where something is that it does not complain of: `The brand is here`."""
    place = _PLACE.match(lead.strip(" *_-•>"))
    return place is not None and not ACCUSED.search(place[1])


def is_owned(message: ParsedMessage, address: Address) -> bool:
    """Whether the words behind an address name who owns what stands there."""
    return _OWNED_BEHIND.match(message.flowing, address.end) is not None


def lead_of(message: ParsedMessage, address: Address) -> str:
    """What stands before an address on its own line."""
    return message.folded[message.line_at(address.start).start : address.start]
