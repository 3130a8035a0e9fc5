"""The ports by which people are told things outside the page."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from rejoinder.domain.errors import Unavailable
from rejoinder.domain.notice import Message


class NoticeFateIsUnknown(Unavailable):
    """The connection broke while the notice was handed over; it may have arrived or not."""


class Notifier(Protocol):
    """Hands notices to mail, chat and push services."""

    def kind(self, address: str, *, hosts: Collection[str]) -> str:
        """The service that an address names. Args: hosts: servers of its own that an owner allows.

        Raises: Invalid and Refused leaves where it is none that may be used.
        """
        ...

    def tell(self, address: str, message: Message, *, hosts: Collection[str]) -> None:
        """Hand one notice over.

        Raises: NoticeFateIsUnknown where nobody can tell, other Unavailable leaves where not one byte was handed over,
            Refused and Invalid ones where it was not taken.
        """
        ...


class SecretStore(Protocol):
    """Keeps secrets that the program must be able to read again."""

    def lock(self, secret: str) -> str:
        """The secret, encrypted."""
        ...

    def unlock(self, locked: str) -> str:
        """What was locked. Raises: SecretIsLost."""
        ...

    def is_encrypted(self, text: str) -> bool:
        """Whether the text looks like what was locked, by whatever key."""
        ...

    def is_current(self, locked: str) -> bool:
        """Whether it is locked as `lock` would now, by the current key."""
        ...
