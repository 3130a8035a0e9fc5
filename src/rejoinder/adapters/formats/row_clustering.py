"""Row clustering: placed words as lines; cells of a table row that are centred on each other share a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

import attrs

from rejoinder.adapters.formats.paper_place import PlacedRun, lines_of, repair_spacing, set_out, stands_apart

OVERLAP = 0.28
"""By this share of their height two lines overlap where cells of one and of two lines are centred on each other."""
CELLS = 120
"""Cells of such a row at most."""
OFF_CENTRE = 0.35
"""By this share of a line's height the cells of such a row may be off its middle."""
LINES, COLUMNS, NUMERIC = 7, 3, 2
CROWDED = 6
"""Letters by which a head may push the next one."""
FEW_LINES, HEADS, HEAD_LETTERS = 4, 4, 40
"""Lines that such a row takes at most, columns and columns of numbers that it has at least; the same of other rows."""
Line = Sequence[PlacedRun]


def layout_lines(words: Iterable[PlacedRun]) -> str:
    """The words as lines from top to bottom; what stands apart on a line is parted by two spaces or more."""
    return set_out(cluster_rows(words))


def cluster_rows(words: Iterable[PlacedRun]) -> list[list[PlacedRun]]:
    """The words in lines from top to bottom; cells of a table row that are centred on each other share a line."""
    lines = lines_of(word for word in words if word.text.strip() and word.right >= word.left)
    return _begun_together(list(repair_spacing(lines)))


def _begun_together(lines: Sequence[Line]) -> list[list[PlacedRun]]:
    """The lines, where centred cells overlap set anew: numbers with the first line of the words, the rest below."""
    found: list[list[PlacedRun]] = []
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and _overlap(lines[end - 1], lines[end]):
            end += 1
        row = _row(lines[start:end]) if 1 < end - start <= LINES else None
        found += row if row is not None else [list(line) for line in lines[start:end]]
        start = end
    return found


def _overlap(above: Line, below: Line) -> bool:
    top, bottom = _span(above)
    top_below, bottom_below = _span(below)
    shared = min(bottom, bottom_below) - max(top, top_below)
    return shared > OVERLAP * min(bottom - top, bottom_below - top_below)


def _span(line: Line) -> tuple[float, float]:
    return median(word.top for word in line), median(word.bottom for word in line)


@attrs.define
class _CentredColumn:
    """Cells that stand under one another in one row of a table."""

    left: float
    right: float
    cells: list[tuple[int, list[PlacedRun]]]

    @property
    def words(self) -> list[PlacedRun]:
        return [word for _, words in self.cells for word in words]

    @property
    def top(self) -> float:
        """Of its first line."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Of its last line."""
        return max(word.bottom for word in self.words)

    @property
    def numeric(self) -> bool:
        """Whether it holds a number with its unit or currency."""
        joined = "".join(word.text for word in self.words)
        digits, letters = sum(map(str.isdigit, joined)), sum(map(str.isalpha, joined))
        return digits > 0 and letters <= 6 and digits * 2 >= letters


def _row(lines: Sequence[Line]) -> list[list[PlacedRun]] | None:
    """The lines of one row of a table; None where they are not such a row."""
    columns: list[_CentredColumn] = []
    cells = [(number, cell) for number, line in enumerate(lines) for cell in _cells(line)]
    if len(cells) > CELLS or any(len(cell) == 1 and _is_upright(cell[0].text) for _, cell in cells):
        return None
    for number, cell in sorted(cells, key=lambda each: each[1][-1].right - each[1][0].left):
        if not all(_take(columns, number, part) for part in _parted(columns, cell)):
            return None
    if not _is_row(columns, len(lines)):
        return None
    columns.sort(key=lambda column: column.left)
    for column in columns:
        column.cells.sort(key=lambda each: each[0])
    whole = _heads(columns) and not _crowded(columns)
    first = [word for column in columns for word in _first(column, whole=whole)]
    worded = [column for column in columns if not column.numeric and not whole]
    depth = max((len(column.cells) for column in worded), default=1)
    below = [[word for column in worded for word in _nth(column, number)] for number in range(1, depth)]
    return [first, *(line for line in below if line)]


def _is_upright(text: str) -> bool:
    """Whether a cell is one letter of a label that runs downward, as forms in Chinese have them."""
    return len(text) == 1 and text >= "\u3400"


def _is_row(columns: Sequence[_CentredColumn], lines: int) -> bool:
    """Whether the columns are of one row: with numbers, as heads, or with one cell centred on two lines of another."""
    middle = (min(column.top for column in columns) + max(column.bottom for column in columns)) / 2
    leeway = OFF_CENTRE * min(word.height for column in columns for word in column.words)
    if any(abs((column.top + column.bottom) / 2 - middle) > leeway for column in columns):
        return False
    counted = {len(column.cells) for column in columns}
    centred = lines <= FEW_LINES and len(columns) > 1 and min(counted) == 1 and max(counted) > 1
    numbers = sum(column.numeric for column in columns)
    return centred or _heads(columns) or (len(columns) >= COLUMNS and numbers >= NUMERIC)


def _heads(columns: Sequence[_CentredColumn]) -> bool:
    """Whether the columns are heads of a table, some of which take more lines than others: short words, no figures."""
    texts = ["".join(word.text for word in column.words) for column in columns]
    return len(columns) >= HEADS and all(
        len(text) <= HEAD_LETTERS and not any(map(str.isdigit, text)) for text in texts
    )


def _crowded(columns: Sequence[_CentredColumn]) -> bool:
    """Whether a head in one piece would be longer than its column, and push those behind it out of their places."""
    words = [word for column in columns for word in column.words]
    unit = median((word.right - word.left) / max(len(word.text), 1) for word in words)
    texts = [" ".join(word.text for word in column.words) for column in columns[:-1]]
    return any(
        (len(text) + 2) * unit > after.left - column.left + CROWDED * unit
        for text, (column, after) in zip(texts, pairwise(columns), strict=True)
    )


def _parted(columns: Sequence[_CentredColumn], cell: list[PlacedRun]) -> list[list[PlacedRun]]:
    """The cell, or its words column by column where it reaches over several."""
    over = [column for column in columns if cell[0].left < column.right and column.left < cell[-1].right]
    if len(over) < 2:
        return [cell]
    parts: list[list[PlacedRun]] = []
    last: _CentredColumn | None = None
    for word in cell:
        home = next((column for column in over if word.left < column.right and column.left < word.right), last)
        if parts and home is last:
            parts[-1].append(word)
        else:
            parts.append([word])
        last = home
    return parts


def _take(columns: list[_CentredColumn], number: int, cell: list[PlacedRun]) -> bool:
    """Put a cell under those above it; False where it stands under two columns, or beside one in its own line."""
    left, right = cell[0].left, max(word.right for word in cell)
    over = [column for column in columns if left < column.right and column.left < right]
    if len(over) > 1 or (over and any(each[0] == number for each in over[0].cells)):
        return False
    if not over:
        columns.append(_CentredColumn(left, right, [(number, cell)]))
        return True
    over[0].left, over[0].right = min(over[0].left, left), max(over[0].right, right)
    over[0].cells.append((number, cell))
    return True


def _first(column: _CentredColumn, *, whole: bool) -> list[PlacedRun]:
    """What stands in the first line: of words their first line, of a number or a head all of it, in one piece."""
    words = column.words
    if not (column.numeric or whole) or len(column.cells) == 1:
        return column.cells[0][1]
    top = column.cells[0][1][0]
    joined = " ".join(word.text for word in words)
    return [attrs.evolve(top, text=joined, left=column.left, right=column.right)]


def _nth(column: _CentredColumn, number: int) -> list[PlacedRun]:
    return column.cells[number][1] if number < len(column.cells) else []


def _cells(line: Line) -> list[list[PlacedRun]]:
    cells = [[line[0]]]
    for word in line[1:]:
        last = cells[-1][-1]
        if stands_apart(last, word, word.left - last.right):
            cells.append([word])
        else:
            cells[-1].append(word)
    return cells
