"""Lines that only the width of a page broke, joined again: with a space, without one between Chinese characters."""

from __future__ import annotations

from rejoinder.text.lazy_pattern import regex

_LONG = 0.6
"""A line this full, as a part of the longest one, runs on in the next."""
_LONGEST = 110
_HAN = regex(r"[\u3400-\u9fff，、]")
_BREAK = regex(r"(?<=[\u3400-\u9fff，。；：、）])\s*\n\s*(?=[\u3400-\u9fff（])")
_BULLET = regex(r"^(?:[-*•·–—]|\d{1,2}[.)、])\s+")


def unwrap_lines(text: str) -> str:
    """The text with only those line ends that end something: a short line, a blank one, a paragraph."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    full = _LONG * min(_LONGEST, max((len(line) for line in lines), default=0))
    found: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""][: len(lines)], strict=True):
        runs_on = len(line) >= full and bool(after)
        joint = "" if runs_on and _HAN.match(line[-1:]) and _HAN.match(after[:1]) else " " if runs_on else "\n"
        found.append(line + joint)
    return "".join(found)


def quoted_line(text: str) -> str:
    """A passage as it is quoted: on one line, without the bullet or the number of its list."""
    return _BULLET.sub("", " ".join(_BREAK.sub("", text).split()))
