"""What looking at a paper in a browser asks of the world: pictures of its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from rejoinder.domain.errors import Invalid


class PageIsNotShown(Invalid):
    """The paper has no such page, or is of a kind that is not drawn."""


class Previews(Protocol):
    """Draws pages of papers as pictures of our own making, which carry nothing of the file but what it shows."""

    def page(self, sha256: str, content: Callable[[], bytes], number: int, *, small: bool = False) -> bytes:
        """A PNG of a page, upright; drawn once, then kept by the digest of the paper.

        Args:
            content: the bytes of the paper, asked for only where the page was not drawn before.
            number: of the page, counted from 1.
            small: as wide as a list shows it.

        Raises: PageIsNotShown.
        """
        ...

    def count(self, content: bytes) -> int:
        """How many pages a PDF has; 0 where it is none or cannot be opened."""
        ...

    def forget(self, sha256: str) -> None:
        """Lose every picture that was drawn of a paper."""
        ...

    def tidy(self, *, days: int) -> None:
        """Lose pictures that were drawn so many days ago or earlier; they are drawn again when they are asked for."""
        ...
