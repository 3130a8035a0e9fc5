"""The running words of a paper: lines that only the page broke, joined again, and the sentences in them."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.text.lazy_pattern import regex

_LONG = 0.6
"""A line this full, as a part of the longest one, runs on in the next."""
_LONGEST = 110
_ENDS = regex(r"[。；;！!?？\n]|(?<=[a-zа-яё0-9)\]”\"»])\.(?=\s+[A-ZА-ЯЁ“\"«]|\s*$)")
_HAN = regex(r"[\u3400-\u9fff，、]")
_QUOTE_LIMIT = 240


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text in order, each on one line, without empty ones."""
    flow = _unwrapped_text(text)
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


def _unwrapped_text(text: str) -> str:
    """The text with only those line ends that end something: a short line, a blank one, a paragraph."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    full = _LONG * min(_LONGEST, max((len(line) for line in lines), default=0))
    found: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""][: len(lines)], strict=True):
        runs_on = len(line) >= full and bool(after)
        joint = "" if runs_on and _HAN.match(line[-1:]) and _HAN.match(after[:1]) else " " if runs_on else "\n"
        found.append(line + joint)
    return "".join(found)
