"""Text from files with terminal control characters removed."""

from __future__ import annotations

from unicodedata import category

from rejoinder.domain.finding import Gravity


def printable_text(text: str) -> str:
    """The text as it stands, but for signs that would steer the terminal, which are spelled out; spaces stay spaces."""
    return "".join(sign if sign.isprintable() or category(sign) == "Zs" else ascii(sign)[1:-1] for sign in text)


_SIGNS = {Gravity.BLOCKS: "✗", Gravity.WEAKENS: "!", Gravity.NOTE: "·"}


def sign_of(gravity: Gravity) -> str:
    """The sign before a finding, so that the eye finds the grave ones."""
    return _SIGNS.get(gravity, "✓")
