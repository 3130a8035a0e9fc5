"""Text from files, made harmless for a terminal."""

from __future__ import annotations


def printable(text: str) -> str:
    """The text as it stands, but for signs that would steer the terminal, which are spelled out."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)
