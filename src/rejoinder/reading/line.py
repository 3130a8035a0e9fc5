"""The lines of a text."""

from __future__ import annotations

import attrs

LINE_LIMIT = 40_000


@attrs.frozen
class MessageLine:
    """One line, without its end."""

    start: int
    end: int


def lines(text: str) -> tuple[MessageLine, ...]:
    """The lines of a text. Limits: the first 40,000."""
    found: list[MessageLine] = []
    start = 0
    while start <= len(text) and len(found) < LINE_LIMIT:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found.append(MessageLine(start, end))
        start = end + 1
    return tuple(found)
