"""Time stamps: what a time authority signed over a digest, and what a look at its signature came to."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import attrs

from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import Phrase, phrase

STAMPS_SCHEMA = "rejoinder.stamps/1"
"""The same as in the verifier of packets, which cannot import it and is not imported here, for the sake of speed."""
STAMP_LIMIT = 100
TOKEN_LIMIT_BYTES = 64_000


class StampsAreUnreadable(Invalid):
    """The file is no list of stamps, or one that this version does not know."""


@attrs.frozen(kw_only=True)
class Stamp:
    """A time stamp token (RFC 3161), and what its authority is called by whoever asked it."""

    authority: str
    token: str
    """DER in base64."""

    @property
    def der(self) -> bytes:
        """The token's bytes. Raises: ValueError."""
        return base64.b64decode(self.token, validate=True)


class StampVerdict(StrEnum):
    """What a look at a stamp came to."""

    TRUSTED = "trusted"
    """Signed over this digest by an authority whose certificate leads to one that is trusted here."""
    UNKNOWN = "unknown"
    """Over this digest, but no certificate here tells whether the authority is one."""
    FOREIGN = "foreign"
    """Over another digest."""
    WRONG_CERTIFICATE = "wrong-certificate"
    """The certificates that the user named do not lead to it."""
    FORGED = "forged"
    """Its signature does not hold."""
    UNREADABLE = "unreadable"


@attrs.frozen(kw_only=True)
class CheckedStamp:
    """A stamp with what a look at it came to."""

    verdict: StampVerdict
    authority: str
    """The name in the certificate where the signature holds, else what the stamp is labelled with."""
    at: dt.datetime | None = None
    """The hour in the token."""
    over: str | None = None
    """The digest that the token is over."""

    @property
    def is_altered(self) -> bool:
        """Whether this is no honest stamp on what it lies beside."""
        return self.verdict not in (StampVerdict.TRUSTED, StampVerdict.UNKNOWN)

    @property
    def says(self) -> Phrase:
        """The verdict in words."""
        if self.at is None:
            return phrase("verify.stamp-unreadable", authority=self.authority)
        if self.verdict is StampVerdict.TRUSTED:
            return phrase("verify.stamp-trusted", authority=self.authority, at=self.at)
        if self.verdict is StampVerdict.UNKNOWN:
            return phrase("verify.stamp-unknown", authority=self.authority, at=self.at)
        return phrase(f"verify.stamp-{self.verdict}", authority=self.authority)


def stamp_of(authority: str, der: bytes) -> Stamp:
    """The stamp that holds this token."""
    return Stamp(authority=authority, token=base64.b64encode(der).decode("ascii"))


def stamps_from(rows: Any) -> tuple[Stamp, ...]:
    """The stamps in a file's rows. Raises: ValueError, TypeError, KeyError."""
    if not isinstance(rows, list) or len(rows) > STAMP_LIMIT:
        raise ValueError
    return tuple(_stamp(row) for row in rows)


def _stamp(row: Any) -> Stamp:
    found = Stamp(**row)
    if not (isinstance(found.authority, str) and isinstance(found.token, str)):
        raise TypeError(row)
    if len(found.token) > TOKEN_LIMIT_BYTES * 4 // 3 or stamp_of(found.authority, found.der) != found:
        raise ValueError(row)
    return found


def text_of_stamps(seal: str, stamps: Sequence[Stamp]) -> bytes:
    """The one text of a file that holds the stamps on a packet's seal."""
    listed = {"schema": STAMPS_SCHEMA, "seal": seal, "stamps": [attrs.asdict(stamp) for stamp in stamps]}
    return (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def stamps_in_text(content: bytes, *, seal: str) -> tuple[Stamp, ...]:
    """The stamps of such a file. Raises: StampsAreUnreadable where it is not one on this seal, byte for byte."""
    try:
        found = json.loads(content.decode("utf-8"))
        stamps = stamps_from(found["stamps"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, binascii.Error) as error:
        raise StampsAreUnreadable from error
    if text_of_stamps(seal, stamps) != content:
        raise StampsAreUnreadable
    return stamps
