"""Words laid out as lines of text; rows of a table whose cells are centred on one another begin at one height."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

import attrs

from rejoinder.adapters.paper_place import Placed, lines_of, set_out, stands_apart, trusted

OVERLAP = 0.28
"""By this share of their height two lines overlap where cells of one and of two lines are centred on each other."""
LINES, COLUMNS, NUMERIC = 7, 3, 2
"""Lines that such a row takes at most, columns and columns of numbers that it has at least."""
Line = Sequence[Placed]


def laid_out(words: Iterable[Placed]) -> str:
    """The words as lines from top to bottom; what stands apart on a line is parted by two spaces or more."""
    lines = lines_of(word for word in words if word.text.strip() and word.right >= word.left)
    return set_out(_begun_together(list(trusted(lines))))


def _begun_together(lines: Sequence[Line]) -> list[list[Placed]]:
    """The lines, where centred cells overlap set anew: numbers with the first line of the words, the rest below."""
    found: list[list[Placed]] = []
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
class _Column:
    """Cells that stand under one another in one row of a table."""

    left: float
    right: float
    cells: list[tuple[int, list[Placed]]]

    @property
    def words(self) -> list[Placed]:
        return [word for _, words in self.cells for word in words]

    @property
    def numeric(self) -> bool:
        """Whether it holds a number with its unit or currency."""
        said = "".join(word.text for word in self.words)
        digits, letters = sum(map(str.isdigit, said)), sum(map(str.isalpha, said))
        return digits > 0 and letters <= 6 and digits * 2 >= letters


def _row(lines: Sequence[Line]) -> list[list[Placed]] | None:
    """The lines of one row of a table; None where they are not such a row."""
    columns: list[_Column] = []
    for number, line in enumerate(lines):
        for cell in _cells(line):
            if not _take(columns, number, cell):
                return None
    if len(columns) < COLUMNS or sum(column.numeric for column in columns) < NUMERIC:
        return None
    columns.sort(key=lambda column: column.left)
    first = [word for column in columns for word in _first(column)]
    worded = [column for column in columns if not column.numeric]
    depth = max((len(column.cells) for column in worded), default=1)
    below = [[word for column in worded for word in _nth(column, number)] for number in range(1, depth)]
    return [first, *(line for line in below if line)]


def _take(columns: list[_Column], number: int, cell: list[Placed]) -> bool:
    """Put a cell under those above it; False where it stands under two columns, or beside one in its own line."""
    left, right = cell[0].left, max(word.right for word in cell)
    over = [column for column in columns if left < column.right and column.left < right]
    if len(over) > 1 or (over and over[0].cells[-1][0] == number):
        return False
    if not over:
        columns.append(_Column(left, right, [(number, cell)]))
        return True
    over[0].left, over[0].right = min(over[0].left, left), max(over[0].right, right)
    over[0].cells.append((number, cell))
    return True


def _first(column: _Column) -> list[Placed]:
    """What stands in the first line: of words their first line, of a number all of it, in one piece."""
    words = column.words
    if not column.numeric or len(column.cells) == 1:
        return column.cells[0][1]
    top = column.cells[0][1][0]
    said = " ".join(word.text for word in words)
    return [attrs.evolve(top, text=said, left=column.left, right=column.right)]


def _nth(column: _Column, number: int) -> list[Placed]:
    return column.cells[number][1] if number < len(column.cells) else []


def _cells(line: Line) -> list[list[Placed]]:
    cells = [[line[0]]]
    for word in line[1:]:
        last = cells[-1][-1]
        if stands_apart(last, word, word.left - last.right):
            cells.append([word])
        else:
            cells[-1].append(word)
    return cells
