"""Patterns that are only tried where one of a few plain words stands in the text; most texts are spared the work."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs


@attrs.frozen
class Hinted:
    """A pattern and the words of which every match holds at least one."""

    hints: tuple[str, ...]
    pattern: re.Pattern[str]

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match, or None."""
        if not self.applies(text):
            return None
        return self.pattern.search(text, start, len(text) if end is None else end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match, in order."""
        if self.applies(text):
            yield from self.pattern.finditer(text, start, len(text) if end is None else end)

    def applies(self, text: str) -> bool:
        """Whether any of the hints stands in the text at all; without hints, always."""
        return not self.hints or any(hint in text for hint in self.hints)


def hinted(hints: str, pattern: str) -> Hinted:
    """A pattern with its hints, given as words between spaces."""
    return Hinted(tuple(hints.split()), re.compile(pattern))
