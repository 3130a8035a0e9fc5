"""What an RFC 3161 time stamp token says, taken apart by the letter of its form."""

from __future__ import annotations

import datetime as dt
import re

import attrs

_TST_INFO = "2a864886f70d0109100104"
_HOUR = re.compile(r"(\d{14})(\.\d{1,6})?\d*Z")


@attrs.frozen
class StampToken:
    """The digest that a time stamp is over, and its hour."""

    digest: str
    at: dt.datetime


def token_from(der: bytes) -> StampToken:
    """What a token says. Its signature is not looked at. Raises: ValueError."""
    try:
        signed = parts_of(parts_of(parts_of(der)[0][1])[1][1])[0][1]
        content = parts_of(parts_of(signed)[2][1])
        stated = parts_of(parts_of(parts_of(content[1][1])[0][1])[0][1])
        imprint = parts_of(stated[2][1])
        hour = _HOUR.fullmatch(stated[4][1].decode("ascii"))
        if content[0][1].hex() != _TST_INFO or hour is None:
            raise ValueError
        at = dt.datetime.strptime(f"{hour[1]}{hour[2] or '.0'}+0000", "%Y%m%d%H%M%S.%f%z")
        return StampToken(imprint[1][1].hex(), at)
    except (IndexError, UnicodeDecodeError) as error:
        raise ValueError from error


def parts_of(der: bytes) -> list[tuple[int, bytes]]:
    """Tag and content of each part that stands one after the other in DER. Raises: ValueError, IndexError."""
    parts, at = [], 0
    while at < len(der):
        tag, size, at = der[at], der[at + 1], at + 2
        if size > 127:
            count = size - 128
            size, at = int.from_bytes(der[at : at + count], "big"), at + count
        if at + size > len(der):
            raise ValueError
        parts.append((tag, der[at : at + size]))
        at += size
    return parts
