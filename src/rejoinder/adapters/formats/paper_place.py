"""Layout analysis: placed words as lines of text whose columns stay apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median

import attrs

WIDTH_LIMIT = 400
"""Columns of a line; what stands further right is set after the last word."""


@attrs.frozen
class PlacedRun:
    """A run of characters; left, right, top and bottom in one unit, downward and rightward."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    spaced: bool = True
    """Whether a space is printed before it; where none is, though a gap is left, it begins a cell of its own."""

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Halfway down."""
        return (self.top + self.bottom) / 2


def set_out(lines: Sequence[Sequence[PlacedRun]]) -> str:
    """Words in lines as text; what stands apart on a line is parted by two spaces or more.

    The column of a word is its left edge in units of the usual character, so that columns stand under each other.
    An empty line stands where the page leaves a line or more blank.
    """
    words = [word for line in lines for word in line]
    if not words:
        return ""
    unit = _unit(words)
    margin = min(word.left for word in words)
    text_lines: list[str] = []
    for number, line in enumerate(lines):
        text_lines += [""] if number and _blank_between(lines[number - 1], line) else []
        text_lines.append(_line(line, unit, margin))
    return "\n".join(text_lines)


_BLANK = 0.9
"""By this share of the higher line the blank between two lines is wider than that of one text."""


def _blank_between(above: Sequence[PlacedRun], below: Sequence[PlacedRun]) -> bool:
    bottom, top = max(word.bottom for word in above), min(word.top for word in below)
    return top - bottom > _BLANK * max(word.height for word in (*above, *below))


def _unit(words: Sequence[PlacedRun]) -> float:
    """Width of the usual character: the median over words of width by cells, wide characters counting twice."""
    widths = [(word.right - word.left) / _cells(word.text) for word in words if word.right > word.left]
    return max(median(widths), 0.5) if widths else 1.0


def _cells(text: str) -> int:
    return sum(2 if letter >= "\u2e80" else 1 for letter in text)


def lines_of(words: Iterable[PlacedRun]) -> list[list[PlacedRun]]:
    """Words that share the middle of their height, top line first."""
    lines: list[list[PlacedRun]] = []
    for word in sorted(words, key=lambda each: (each.middle, each.left)):
        if lines and _level(lines[-1][0], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda each: each.left) for line in lines]


def chain_lines(words: Sequence[PlacedRun]) -> list[list[PlacedRun]]:
    """Words of a page that may be bent, as lines, top line first: each follows the nearest one to its left that stands
    level with it, so that a line may rise and fall by more than the height of its words.
    """
    down = sorted(words, key=lambda each: each.middle)
    middles = [each.middle for each in down]
    behind: dict[int, PlacedRun] = {}
    begins: dict[int, PlacedRun] = {id(each): each for each in words}
    for word in down:
        reach = 0.5 * max(word.height, 1.0)
        level = down[bisect_left(middles, word.middle - reach) : bisect_right(middles, word.middle + reach)]
        left = [each for each in level if _leads_to(each, word)]
        if not left:
            continue
        before = max(left, key=lambda each: (each.right, -abs(each.middle - word.middle)))
        rival = behind.get(id(before))
        if rival is None or abs(word.middle - before.middle) < abs(rival.middle - before.middle):
            if rival is not None:
                begins[id(rival)] = rival
            behind[id(before)] = word
            begins.pop(id(word))
    lines = [[*_followed(first, behind)] for first in begins.values()]
    return sorted(lines, key=lambda line: sum(each.middle for each in line) / len(line))


def _followed(word: PlacedRun | None, behind: Mapping[int, PlacedRun]) -> Iterator[PlacedRun]:
    while word is not None:
        yield word
        word = behind.get(id(word))


def _leads_to(before: PlacedRun, word: PlacedRun) -> bool:
    """Whether a word stands level with another and to its left, but for a little."""
    within = before.right - word.left < _OVERLAP * min(before.height, word.height)
    return before.left < word.left and within and _level(before, word)


_OVERLAP = 0.6
"""By this share of their height two words of one line may overlap, as readers of scans place them."""


def _level(first: PlacedRun, word: PlacedRun) -> bool:
    lower = min(first.height, word.height) or 1.0
    return abs(word.middle - first.middle) < 0.5 * max(lower, 1.0)


def _line(line: Sequence[PlacedRun], unit: float, margin: float) -> str:
    text = ""
    end = margin
    last = line[0]
    for word in line:
        column = min(round((word.left - margin) / unit), WIDTH_LIMIT)
        gap = word.left - end
        if not text:
            text = " " * column
        elif stands_apart(last, word, gap + _blank(text[-1], word.height)) or gap < -0.3 * word.height:
            text += " " * max(column - len(text), 2)
        elif gap > 0.12 * unit or not _wide(text[-1], word.text[0]):
            text += " "
        text += word.text
        end = max(end, word.right)
        last = word
    return text


_NO_SPACE = 0.34
"""By this share of its height a gap is wider than a space of most prints."""


def stands_apart(last: PlacedRun, word: PlacedRun, gap: float) -> bool:
    """Whether a word stands apart from the last one: by more than a space of their own print, or by one left blank."""
    widest = max((each.right - each.left) / _cells(each.text) for each in (last, word))
    lower = min(last.height, word.height)
    return gap > max(0.42 * lower, 1.15 * widest) or (not word.spaced and gap > _NO_SPACE * lower)


def repair_spacing(lines: Sequence[Sequence[PlacedRun]]) -> Iterator[Sequence[PlacedRun]]:
    """The lines; one in which no space is printed at all, as some programs move instead, counts as spaced."""
    for line in lines:
        printed = any(word.spaced for word in line[1:])
        yield line if printed else [attrs.evolve(word, spaced=True) for word in line]


def _blank(last: str, height: float) -> float:
    """The empty half of a wide closing mark, which its box counts as ink."""
    return 0.35 * height if last in "）】》，。：；、" else 0.0


def _wide(before: str, after: str) -> bool:
    return before >= "\u2e80" and after >= "\u2e80"
