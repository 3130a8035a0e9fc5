"""Mail that comes in: what one message says, and by what it was found to belong to a case."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import attrs

MOST_BYTES = 30_000_000
"""The largest mail that is taken in; servers rarely let larger ones pass."""


class IncomingKind(StrEnum):
    """What a mail that came in is."""

    LETTER = "letter"
    BOUNCE = "bounce"
    """A mail of ours could not be delivered."""
    DELAY = "delay"
    """A mail of ours was not delivered yet; the server keeps trying."""
    RECEIPT = "receipt"
    """A program says that a mail of ours was delivered or displayed."""
    AUTO_REPLY = "auto_reply"
    """A program answered in place of a person."""


class MatchedBy(StrEnum):
    """Why a mail was put into a case, the surest first."""

    ANSWER = "answer"
    """It names the number that a mail of ours bears in its headers."""
    NUMBER = "number"
    """It names the complaint by its number."""
    ADDRESS = "address"
    """It comes from an address that one case alone knows."""
    CHOICE = "choice"
    """A person put it there."""


@attrs.frozen(kw_only=True)
class Enclosure:
    """A file that came with a mail."""

    name: str
    sha256: str
    content: bytes = attrs.field(repr=False, eq=False)


@attrs.frozen(kw_only=True)
class IncomingMail:
    """One message, read. Its words are data, whatever they ask for."""

    content: bytes = attrs.field(repr=False, eq=False)
    """Exactly as the server gave it."""
    sha256: str
    sender: str
    """The address in `From`; empty where there is none."""
    subject: str = ""
    kind: IncomingKind = IncomingKind.LETTER
    message_id: str | None = None
    answered: tuple[str, ...] = ()
    """Message ids that it answers or reports on, the nearest first."""
    returned_to: tuple[str, ...] = ()
    """Addresses that a report says were not reached."""
    was_displayed: bool = False
    """Whether a receipt says that a person had the mail before him."""
    words: str = ""
    """What the sender wrote, without what he quotes."""
    text: str = ""
    """Everything a person would read, quotations included."""
    enclosures: tuple[Enclosure, ...] = ()
    is_readable: bool = True
    """False where the mail goes on deeper than anybody writes, so that only its head was read."""

    @property
    def essence(self) -> tuple[object, ...]:
        """What two copies of one message share, whichever way each of them came."""
        files = tuple(each.sha256 for each in self.enclosures)
        return (self.message_id, self.sender, self.subject, self.kind, self.text, files)


@attrs.frozen(kw_only=True)
class Waiting:
    """A message in a mailbox, before it is taken out."""

    uid: int
    size_bytes: int
    received_at: dt.datetime | None = None
    """When the server took it in."""
