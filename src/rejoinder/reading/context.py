"""Context features of a place in a message, for the classifiers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex

REACH = 160
"""So far, in letters, the clause around a place is looked at to either side."""
FAR, NEAR = 14, 4
"""So many words of it count, and so many with how far off they stand."""
STEM = 5
_WORD = regex(r"[a-z\u00c0-\u024f\u0400-\u04ff]{1,60}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]|\d{1,30}|[^\w\s]")
_CLAUSE_END = regex(r"[.!?;](?=\s|$)|[。！？；\n]")


def context_features(message: ParsedMessage, start: int, end: int, *, runs_on: bool = False) -> set[str]:
    """The features of the clause around a stretch: stems before it (`<`) and behind it (`>`), near ones by distance,
    neighbours in pairs; at the head of a line those of the line before (`^`); the labels it stands behind (`=`).
    """
    text = message.folded
    low = max(0, start - REACH)
    opens = _clause_start(text, low, start)
    above, below = clause(message, start, end, runs_on=runs_on)
    before = stems(above)
    found = {*_side_features("<", before[::-1]), *_side_features(">", stems(below))}
    if not before:
        found.add("<none")
        found.update(f"^{stem}" for stem in stems(text[max(0, opens - 60) : opens])[-8:])
    found.update(f"={field.concept.value}" for field in message.fields if field.start <= start < field.end)
    return found


def clause(message: ParsedMessage, start: int, end: int, *, runs_on: bool) -> tuple[str, str]:
    """The clause around a stretch, in small letters: what stands before it, what behind it.

    Args:
        runs_on: whether what begins a line may go on with the sentence of the paragraph above. A day set on a line of
            its own does; the number in a table's cell does not belong to the head above it.
    """
    text = message.folded
    low = max(0, start - REACH)
    opens = _clause_start(text, low, start)
    closing = _CLAUSE_END.search(text, end, end + REACH)
    closes = closing.start() if closing else min(len(text), end + REACH)
    before = text[opens:start]
    return _continued_text(text, low, opens) if runs_on and not stems(before) else before, text[end:closes]


def _clause_start(text: str, low: int, start: int) -> int:
    """Where the clause before a place begins, no further back than `low`."""
    return max((found.end() for found in _CLAUSE_END.finditer(text, low, start)), default=low)


def _continued_text(text: str, low: int, opens: int) -> str:
    """The end of the paragraph above whose sentence goes on here, as where a letter sets a day on a line of its own."""
    above = text[low:opens].rstrip()
    if not above or not above[-1].isalnum():
        return ""
    return above[max((found.end() for found in _CLAUSE_END.finditer(above)), default=0) :]


def stems(text: str) -> list[str]:
    """The words of a folded stretch cut to their first letters; Chinese, Japanese and Korean letters one by one."""
    return [word[:STEM] for word in _WORD.findall(text)]


def _side_features(sign: str, words: list[str]) -> Iterator[str]:
    """The features of one side, the nearest word first."""
    for far, word in enumerate(words[:FAR]):
        yield f"{sign}{word}"
        if far < NEAR:
            yield f"{sign}{far}{word}"
    yield from (f"{sign}{one}_{other}" for one, other in pairwise(words[:FAR]))
    if len(words) > 1:
        yield f"{sign}{sign}{words[0]}_{words[1]}"
