"""The sentences of a text in which a pattern is found."""

from __future__ import annotations

import re

from rejoinder.reading.literal_prefilter import PrefilteredPattern


def sentences(text: str, pattern: re.Pattern[str] | PrefilteredPattern, stop: int | None = None) -> list[str]:
    """The sentences in which a pattern is found, of the words before `stop` if given."""
    found: list[str] = []
    stop = len(text) if stop is None else min(stop, len(text))
    for hit in pattern.finditer(text, 0, stop):
        last = min(hit.end() + 160, stop)
        start = max(
            text.rfind(mark, max(0, hit.start() - 240), hit.start())
            for mark in (". ", "  ", "。", "；", "!", "?", " - ", ": ")
        )
        ends = [
            end
            for mark in (". ", "  ", "。", "；")
            if (end := text.find(mark, max(hit.start(), hit.end() - 1), last)) >= 0
        ]
        found.append(text[max(start, hit.start() - 240, 0) : min([*ends, last])])
        if len(found) >= 12:
            break
    return found
