"""A table of cells: rows and columns of any number, each cell as the file holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeVar

import attrs

GAP = "   "
"""Between two cells in the text of a table."""
WIDEST = 60
"""Letters over which a column stands at most, where its cells are set under one another."""

Part = TypeVar("Part", str, tuple[str, ...])


def without_empty_end(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The cells of a row, or the rows of a table, up to the last that is not empty."""
    end = next((place for place in range(len(parts), 0, -1) if parts[place - 1]), 0)
    return tuple(parts[:end])


@attrs.frozen
class Cell:
    """One cell that is not empty."""

    text: str
    column: int
    """Counted from 0."""
    span: tuple[int, int] | None
    """`[start, end)` in the text of the page; None where that is another one than the table's."""


@attrs.frozen(slots=False, kw_only=True)
class Table:
    """Rows of cells; a cell is empty where the file has none."""

    rows: tuple[tuple[str, ...], ...]
    """Cells without line ends and without blanks around them."""
    at: int | None = 0
    """Where in the text of its page it begins; None where the page writes the same otherwise."""

    @cached_property
    def text(self) -> str:
        """The cells that are not empty, a line a row; rows without any are left out."""
        return "\n".join(GAP.join(filter(None, row)) for row in self.rows if any(row))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each column begins, in letters, if the cells are set under one another; its end is the last."""
        widths = [0] * max((len(row) for row in self.rows), default=0)
        for row in self.rows:
            for column, cell in enumerate(row):
                widths[column] = max(widths[column], min(len(cell), WIDEST))
        edges = [0]
        for width in widths:
            edges.append(edges[-1] + width + len(GAP))
        return tuple(edges)

    def nonempty_rows(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """The number of each row that is not empty, counted from 0, with its cells."""
        at = self.at or 0
        for number, row in enumerate(self.rows):
            cells: list[Cell] = []
            for column, text in enumerate(row):
                if text:
                    cells.append(Cell(text, column, (at, at + len(text)) if self.at is not None else None))
                    at += len(text) + len(GAP)
            if cells:
                at += 1 - len(GAP)
                yield number, tuple(cells)
