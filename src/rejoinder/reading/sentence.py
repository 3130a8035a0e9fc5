"""The sentences of a text in which a pattern is found."""

from __future__ import annotations

import re

from rejoinder.reading.hint import Hinted


def sentences(said: str, pattern: re.Pattern[str] | Hinted) -> list[str]:
    """The sentences in which a pattern is found."""
    found: list[str] = []
    for hit in pattern.finditer(said):
        start = max(
            said.rfind(mark, max(0, hit.start() - 240), hit.start())
            for mark in (". ", "  ", "。", "；", "!", "?", " - ", ": ")
        )
        ends = [
            end
            for mark in (". ", "  ", "。", "；")
            if (end := said.find(mark, max(hit.start(), hit.end() - 1), hit.end() + 160)) >= 0
        ]
        found.append(said[max(start, hit.start() - 240, 0) : min([*ends, hit.end() + 160])])
        if len(found) >= 12:
            break
    return found
