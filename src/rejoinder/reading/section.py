"""Sections of a text under headings and form questions."""

from __future__ import annotations

import attrs

from rejoinder.reading.line import MessageLine
from rejoinder.reading.topic import topic_of
from rejoinder.text.lazy_pattern import regex

QUESTION_LINES = 10
_WHO_FILES = regex(r"are you the (?:copyright (?:holder|owner)|author) or authori[sz]ed to act [^?\n]{0,80}\?")
"""A form's first question, which goes on with advice behind its question mark."""
_NUMBERED = regex(r"\s*(?:\(?[1-9]\d?[.)]|\(?[a-hivx]{1,4}[.)]|[一二三四五六七八九十]、|[1-9]、)\s")


@attrs.frozen(kw_only=True)
class Section:
    """What stands under one heading or form question, up to the next."""

    topic: str
    head_start: int
    start: int
    end: int


def sections(text: str, folded: str, lines: tuple[MessageLine, ...]) -> tuple[Section, ...]:
    """What stands under every heading of a text, in reading order."""
    heads: list[tuple[str, int, int]] = []
    number = 0
    while number < len(lines):
        used, topic = _heading(text, folded, lines, number)
        if topic is not None:
            heads.append((topic, lines[number].start, lines[number + used - 1].end))
        number += used
    ends = [*(start for _, start, _ in heads[1:]), len(text)]
    return tuple(
        Section(topic=topic, head_start=start, start=end, end=max(end, stop))
        for (topic, start, end), stop in zip(heads, ends, strict=False)
    )


def _heading(text: str, folded: str, lines: tuple[MessageLine, ...], number: int) -> tuple[int, str | None]:
    """How many lines a heading takes (at least one) and its topic; None where the line is no heading."""
    line = lines[number]
    head = folded[line.start : min(line.end, line.start + 400)].strip()
    if len(head) < 3:
        return 1, None
    marker = head[:2]
    if marker in ("**", "__"):
        used = _marked_lines(folded, lines, number, marker)
        if used:
            whole = folded[line.start : lines[number + used - 1].end]
            return used, topic_of(whole[:900]) or "other"
    if _is_headlike(head, text[line.start : line.end]):
        return 1, topic_of(head.rpartition(". ")[2])
    if head.startswith("http"):
        return 1, None
    paragraph = _question(folded, lines, number)
    if paragraph:
        whole = folded[line.start : lines[number + paragraph - 1].end]
        topic = topic_of(whole[:900])
        return (paragraph, topic) if topic else (1, None)
    return 1, None


def _marked_lines(folded: str, lines: tuple[MessageLine, ...], number: int, marker: str) -> int:
    for used in range(1, QUESTION_LINES + 1):
        if number + used > len(lines):
            return 0
        end_line = lines[number + used - 1]
        line_text = folded[end_line.start : end_line.end].rstrip().rstrip(":")
        if line_text.endswith(marker) and (used > 1 or len(line_text.strip()) > 4):
            return used
        if not line_text.strip():
            return 0
    return 0


def _is_headlike(head: str, written: str) -> bool:
    """A line that announces what follows: it ends in a colon, stands in brackets, is numbered, or is all capitals."""
    bare = head.rstrip(" *_")
    if len(bare) > 330:
        return False
    if bare.endswith((":", "：", ":-")) or (bare.startswith(("[", "【", "#")) and len(bare) < 90):
        return True
    if _NUMBERED.match(head):
        return True
    stripped = written.strip()
    return 4 < len(stripped) < 90 and stripped.isupper()


def _question(folded: str, lines: tuple[MessageLine, ...], number: int) -> int:
    """Lines of a question that nobody marked as one: up to six lines of which the last ends in a question mark."""
    if number and lines[number - 1].end - lines[number - 1].start > 1:
        return 0
    for used in range(1, 7):
        if number + used > len(lines):
            return 0
        line = lines[number + used - 1]
        line_text = folded[line.start : line.end].rstrip(" *_")
        if not line_text or len(line_text) > 600:
            return 0
        if line_text.endswith(("?", "？", ":")) or _WHO_FILES.match(line_text):
            return used
    return 0
