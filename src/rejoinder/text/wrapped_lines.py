"""Lines that only the width of a page broke, joined again: with a space, without one between Chinese characters."""

from __future__ import annotations

from rejoinder.text.lazy_pattern import regex

_LONG = 0.6
"""A line this full, as a part of the longest one, runs on in the next."""
_LONGEST = 110
_OPEN = (":", "：", " -", " –", " —")
"""What ends a line that the next one does not go on with: a label, or a remark between dashes."""
_HAN = regex(r"[\u3400-\u9fff，、]")
_BREAK = regex(r"(?<=[\u3400-\u9fff，。；：、）])\s*\n\s*(?=[\u3400-\u9fff（])")
_BULLET = regex(r"^(?:[-*•·–—]|\d{1,2}[.)、])\s+")
_ITEM = regex(r"[-*•·–—●○■□☐☑](?=\s)|\(?\d{1,3}[.)、）](?!\d)|(?:§|第)\s?[\d一二三四五六七八九十]")
_LABEL = regex(r"[^\s:：]{1,20}(?: [^\s:：]{1,20}){0,4}\s?[:：](?!//)")


def unwrap_lines(text: str) -> str:
    """The text with only those line ends that end something: a short line, a blank one, a paragraph."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    full = _LONG * min(_LONGEST, max((len(line) for line in lines), default=0))
    found: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""][: len(lines)], strict=True):
        runs_on = len(line) >= full and bool(after) and not (line.endswith(_OPEN) or begins_item(after))
        joint = "" if runs_on and _HAN.match(line[-1:]) and _HAN.match(after[:1]) else " " if runs_on else "\n"
        found.append(line + joint)
    return "".join(found)


def begins_item(line: str) -> bool:
    """Whether a line begins with a bullet, or with the number of a list, a clause or a paragraph of a statute."""
    return _ITEM.match(line) is not None


def begins_labelled(line: str) -> bool:
    """Whether a line begins with a label of up to five words and its colon."""
    return _LABEL.match(line) is not None


def quoted_line(text: str) -> str:
    """A passage as it is quoted: on one line, without the bullet or the number of its list."""
    return _BULLET.sub("", " ".join(_BREAK.sub("", text).split()))
