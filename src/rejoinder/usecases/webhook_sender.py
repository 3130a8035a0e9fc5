"""The port by which programs of others are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class WebhookSender(Protocol):
    """Brings messages to addresses that people named."""

    def admit(self, url: str) -> None:
        """Look at an address without calling it. Raises: Invalid and Refused leaves where it may not be called."""
        ...

    def bring(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        """Hand a message over, and return the status that was answered.

        Raises: Unavailable leaves where nobody answered, and what `admit` raises.
        """
        ...
