"""Reflow: the lines of a printed page as paragraphs and as rows of `label: value`, as a saved page would have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import attrs

from rejoinder.adapters.formats.paper_place import PlacedRun, stands_apart
from rejoinder.text.wrapped_lines import begins_item, begins_labelled

ALIGNED = 0.6
"""By this share of a line's height the left edges of lines may differ that begin at one margin."""
CLOSE = 1.0
"""Lines of one paragraph leave less than so many line heights between them."""
SHORTEST = 24
"""Letters of a line that may run on, those of Chinese counted twice; lists and addresses are shorter."""
LABEL_LENGTH = 40
INDENT = 6
"""Letters by which the first line of a paragraph may be indented at most, or the lines under a bullet."""
WIDE = 1.0
"""Words of a paragraph leave less than so many line heights between them."""
BLANK = 0.4
"""By this share of a line's height a blank between Chinese letters is wide at least, which is half a letter."""
ROWS = 2
"""Labelled rows that make a form of two columns."""
NEAR = 0.75
"""By this share of what usually parts rows of a form are the lines of one row apart at most."""
FULL = 0.8
"""Cells of prose in two columns fill so much of their column; labels do not."""
_ENDS = re.compile(r"[.!?。！？…:：;；][”\"'’»)\]）】」』]{0,3}$")
_ABBREVIATED = re.compile(r"\b(?:no|nos|nr|reg|art|cl|p|т|г|п)\.$", re.IGNORECASE)
_COLON = re.compile(r"[:：]\s*$")


@attrs.frozen
class _Cell:
    """Words of a line that stand together."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def letters(self) -> int:
        """Its width in letters, wide ones counted twice."""
        return _letters(self.text)

    def begins_at(self, left: float) -> bool:
        """Whether it begins at this margin."""
        return abs(self.left - left) < ALIGNED * self.height


Row = tuple[_Cell, ...]


def reflow(lines: Sequence[Sequence[PlacedRun]]) -> str | None:
    """The page as text: a paragraph a line, `label: value` for rows of a form, two spaces between other cells.

    A line runs on in the next one where the first word of that one had no place left before the right margin, which is
    where greedy line breaking ends a line.

    Args:
        lines: the words of the page in lines, the top one first.
    Returns: None where the page is prose in columns, whose reading order lines do not tell.
    """
    rows = [_cells(line) for line in lines if line]
    if _is_in_columns(rows):
        return None
    value_margin = _value_margin(rows)
    margin = max((row[-1].right for row in rows), default=0.0)
    rows = _whole_rows(rows, value_margin, margin)
    text = ""
    for number, row in enumerate(rows):
        joint = _joint(rows[number - 1], row, margin) if number else ""
        between = " " if joint in ("", " ") and number and len(row) == 2 else "  "
        text += joint + (_labelled(row) if _is_labelled(row, value_margin) else between.join(cell.text for cell in row))
    return text


def _cells(line: Sequence[PlacedRun]) -> Row:
    parts = [[line[0]]]
    for last, run in pairwise(line):
        if stands_apart(last, run, run.left - last.right):
            parts.append([run])
        else:
            parts[-1].append(run)
    return tuple(_cell(part) for part in parts)


def _cell(runs: Sequence[PlacedRun]) -> _Cell:
    text = runs[0].text
    for last, run in pairwise(runs):
        gap = run.left - last.right
        text += (
            run.text if _is_wide(text[-1]) and _is_wide(run.text[0]) and gap < BLANK * run.height else f" {run.text}"
        )
    return _Cell(
        text,
        runs[0].left,
        max(run.right for run in runs),
        median(run.top for run in runs),
        median(run.bottom for run in runs),
    )


def _is_wide(letter: str) -> bool:
    return letter >= "\u2e80"


def _letters(text: str) -> int:
    return sum(2 if _is_wide(letter) else 1 for letter in text)


def _value_margin(rows: Sequence[Row]) -> float | None:
    """Where the values of a form of two columns begin; None where the page is none."""
    pairs = [row for row in rows if len(row) == 2 and len(row[0].text) <= LABEL_LENGTH]
    for row in pairs:
        alike = [other for other in pairs if row[1].begins_at(other[1].left) and row[0].begins_at(other[0].left)]
        if len(alike) >= ROWS:
            return median(other[1].left for other in alike)
    return None


def _is_labelled(row: Row, value_margin: float | None) -> bool:
    return value_margin is not None and len(row) == 2 and row[1].begins_at(value_margin)


def _whole_rows(rows: Sequence[Row], value_margin: float | None, margin: float) -> list[Row]:
    """The rows, one of a form whose label takes two lines beside a value of two made one."""
    labelled = [row for row in rows if _is_labelled(row, value_margin)]
    usual = median([below[1].top - above[1].bottom for above, below in pairwise(labelled)] or [0.0])
    found: list[Row] = []
    for row in rows:
        if found and _is_labelled(row, value_margin) and _is_labelled(found[-1], value_margin):
            above = found[-1]
            is_near = row[1].top - above[1].bottom < NEAR * usual or row[0].text[0].islower()
            if is_near and _runs_on(above, row[1], margin):
                found[-1] = (_joined(above[0], row[0]), _joined(above[1], row[1]))
                continue
        found.append(row)
    return found


def _joined(above: _Cell, below: _Cell) -> _Cell:
    """Two lines of one cell; its edges are those of the lower one, behind which it may run on."""
    return attrs.evolve(below, text=above.text + _glue(above.text, below.text) + below.text)


def _glue(above: str, below: str) -> str:
    return "" if _is_wide(above[-1]) and _is_wide(below[0]) else " "


def _labelled(row: Row) -> str:
    label, value = row
    return f"{label.text} {value.text}" if _COLON.search(label.text) else f"{label.text}: {value.text}"


def _is_in_columns(rows: Sequence[Row]) -> bool:
    """Whether most lines are two of prose, side by side: each begins at its margin and nearly fills its column."""
    pairs = [row for row in rows if len(row) == 2 and row[0].letters >= SHORTEST and row[1].letters >= SHORTEST]
    if len(pairs) * 2 < len(rows) or len(pairs) < ROWS:
        return False
    gutter = median(row[1].left for row in pairs)
    start = median(row[0].left for row in pairs)
    filled = median((row[0].right - start) / max(gutter - start, 1.0) for row in pairs)
    return filled > FULL


def _joint(above: Row, below: Row, margin: float) -> str:
    """What stands between two lines: nothing or a space where the first runs on, else the end of a line or a blank."""
    last, first = above[-1], below[0]
    gap = first.top - last.bottom
    if gap > CLOSE * max(last.height, first.height):
        return "\n\n"
    if not _runs_on(above, first, margin) or (len(below) > 1 and _is_apart(below)):
        return "\n"
    return _glue(last.text, first.text)


def _is_apart(row: Row) -> bool:
    """Whether its cells stand in columns, not only as far apart as the words of a line that is set wide."""
    return len(row) > 2 or row[1].left - row[0].right > WIDE * row[0].height


def _runs_on(above: Row, first: _Cell, margin: float) -> bool:
    """Whether the last cell of a line goes on in the line below it."""
    last = above[-1]
    if len(above) > 2 or last.letters < SHORTEST or begins_item(first.text) or begins_labelled(first.text):
        return False
    if _is_address(last.text) or (
        _ENDS.search(last.text) and not _ABBREVIATED.search(last.text) and not first.text[0].islower()
    ):
        return False
    unit = (last.right - last.left) / max(last.letters, 1)
    if not (first.begins_at(last.left) or first.begins_at(above[0].left) or _is_indented(last, first, unit)):
        return False
    return last.right + unit + _first_word(first.text) * unit > margin


def _is_address(text: str) -> bool:
    """Whether the line ends within an address of the web, which may be broken anywhere."""
    word = text.split()[-1]
    return "://" in word or word.startswith("www.")


def _is_indented(last: _Cell, first: _Cell, unit: float) -> bool:
    """Whether the upper line is the indented first one of its paragraph, or the lower one hangs under a bullet."""
    indent = last.left - first.left
    return 0 < indent < INDENT * unit or (begins_item(last.text) and -INDENT * unit < indent < 0)


def _first_word(text: str) -> int:
    """The width in letters of what cannot be parted from the beginning of a line: a word, or one Chinese letter."""
    if _is_wide(text[0]):
        return 2
    return _letters(text.split()[0])
