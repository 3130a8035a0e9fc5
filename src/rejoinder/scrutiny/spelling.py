"""What is known of marks beyond the notice: how owners and buyers spell them, and which words are everyday ones."""

from __future__ import annotations

from typing import Protocol


class Spellings(Protocol):
    """Knows the other spellings of well-known marks, and the words of everyday language."""

    def others(self, mark: str) -> tuple[str, ...]:
        """Other spellings of the same mark, such as 耐克 for Nike; empty where none is known."""
        ...

    def is_everyday(self, word: str) -> bool:
        """Whether people use the word with no mark in mind."""
        ...

    def classes(self, mark: str) -> frozenset[int]:
        """The Nice classes of the goods that a mark is known for; empty where that is not known."""
        ...


class NoSpellings:
    """Knows nothing beyond the notice."""

    def others(self, mark: str) -> tuple[str, ...]:
        """None."""
        return ()

    def is_everyday(self, word: str) -> bool:
        """None is known to be."""
        return False

    def classes(self, mark: str) -> frozenset[int]:
        """None is known."""
        return frozenset()
