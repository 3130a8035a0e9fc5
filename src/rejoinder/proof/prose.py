"""The running words of a paper: lines that only the page broke, joined again, and the sentences in them."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.text.lazy_pattern import regex
from rejoinder.text.wrapped_lines import unwrap_lines

_ENDS = regex(r"[。；;！!?？\n]|(?<=[a-zа-яё0-9)\]”\"»])\.(?=\s+[A-ZА-ЯЁ“\"«]|\s*$)")
_QUOTE_LIMIT = 240


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text in order, each on one line, without empty ones."""
    flow = unwrap_lines(text)
    start = 0
    for end in _ENDS.finditer(flow):
        yield from _nonempty_line(flow[start : end.start()])
        start = end.end()
    yield from _nonempty_line(flow[start:])


def quotation(sentence: str) -> str:
    """A sentence as a finding quotes it, cut where it is very long."""
    return sentence if len(sentence) <= _QUOTE_LIMIT else sentence[: _QUOTE_LIMIT - 1] + "…"


def _nonempty_line(sentence: str) -> Iterator[str]:
    trimmed = " ".join(sentence.split())
    if trimmed:
        yield trimmed
