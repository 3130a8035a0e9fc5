"""What the use cases ask of mail. Each port, its adapter and its fake share one name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from rejoinder.domain.inbox import IncomingMail, Waiting
from rejoinder.domain.outbox import Draft, MailMade


class MailWriter(Protocol):
    """Makes mails."""

    def write(self, draft: Draft, *, at: dt.datetime) -> MailMade:
        """The mail as it will go out. Raises: Invalid leaves where an address or a header is not safe."""
        ...


class MailFiles(Protocol):
    """The exact bytes of mails, in the case folder."""

    def keep(self, folder: Path, content: bytes, *, incoming: bool = False) -> str:
        """Store the bytes, durable before it returns, and say where; the same bytes are stored once."""
        ...

    def read(self, folder: Path, path: str, sha256: str) -> bytes:
        """Bytes that were kept. Raises: MailIsAltered where they are gone or are no longer those."""
        ...

    def keep_enclosed(self, folder: Path, name: str, content: bytes, *, mail: str) -> str:
        """Store a file that came with the mail of this digest, and say where."""
        ...


class Handover(Protocol):
    """An open session with the mail server."""

    def send(self, sender: str, to: str, content: bytes) -> None:
        """Hand over one mail.

        Raises: MailIsRefused where the server did not take it, MailFateIsUnknown where nobody can tell.
        """
        ...


class Post(Protocol):
    """The server that takes our mails."""

    def ready(self) -> AbstractContextManager[Handover]:
        """The connection, opened and signed in, before anything is written down. Raises: Unavailable, Invalid."""
        ...


class MailReader(Protocol):
    """Reads mails that came in."""

    def read(self, content: bytes) -> IncomingMail:
        """The mail; whatever the bytes are, something is read or the mail says that it is not readable."""
        ...


class OpenMailbox(Protocol):
    """A folder of a mailbox, opened for reading alone: nothing is marked, moved or deleted."""

    @property
    def validity(self) -> int:
        """The UIDVALIDITY under which the numbers of its messages count."""
        ...

    def waiting(self, *, after: int, since: dt.date) -> Sequence[Waiting]:
        """Messages with a higher number that came in on this day or later, in ascending order.

        Raises: MailboxBreaksOff.
        """
        ...

    def content(self, uid: int, *, most: int) -> bytes | None:
        """The exact bytes of a message; None where it is gone or is larger than `most`. Raises: MailboxBreaksOff."""
        ...


class Mailbox(Protocol):
    """The user's mailbox."""

    @property
    def name(self) -> str:
        """What it is called in ledgers: user, server and folder, no secret."""
        ...

    def connect(self) -> AbstractContextManager[OpenMailbox]:
        """The folder, signed in. Raises: Unavailable and Invalid leaves."""
        ...
