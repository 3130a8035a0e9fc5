"""Columns of a table that the file stores as a table: which of several candidates is meant, and the values of a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import product

import attrs

from rejoinder.proof.paper.addition import ADJUSTED
from rejoinder.proof.paper.page_layout import LayoutCell, LayoutRow
from rejoinder.proof.paper.table_fit import cell_number, count_of, is_product
from rejoinder.proof.paper.table_head import Column
from rejoinder.text.lazy_pattern import regex

SAMPLE = 200
"""Rows from which the meaning of columns is inferred."""
_COMBINATIONS = 60
_NUMBERS = ("quantity", "price", "amount")
_READ = frozenset({*_NUMBERS, "says", "model"})
_ADDRESS = regex(r"(?i)(?:https?:)?//\S+|www\.\S+|\S+\.(?:jpe?g|png|webp|gif)")
"""Of a page or a picture."""
MODEL_LENGTH = 40


def disambiguated_columns(columns: Sequence[Column], heads: LayoutRow, rows: Sequence[LayoutRow]) -> tuple[Column, ...]:
    """The columns, of which those are passed over that only seem to hold goods or numbers.

    Of several quantities, prices and amounts those are meant that multiply in most rows; of several codes the one in
    which letters and digits mix, as numbers of listings and orders do not. No words of goods are links or bare numbers,
    and no sum of goods is what is charged for carrying them or taken off.
    """
    below = {column: [cell for row in rows[:SAMPLE] if (cell := _cell_in(column, row))] for column in columns}
    passed = {column for column in columns if column.holds == "says" and not _is_worded(below[column])}
    if all(column in passed for column in columns if column.holds == "says"):
        passed = set()
    models = [column for column in columns if column.holds == "model"]
    meant = max(models, key=lambda column: _mixed_share(below[column]), default=None)
    passed |= {column for column in models if column is not meant}
    charged = {cell.column for cell in heads.cells if ADJUSTED.search(cell.text)}
    sums = [column for column in columns if column.index not in charged or column.holds == "quantity"]
    numbers = _multiplying_columns(sums, rows[:SAMPLE])
    passed |= {column for column in columns if column.holds in _NUMBERS and column not in numbers}
    return tuple(attrs.evolve(column, holds="skip") if column in passed else column for column in columns)


def _cell_in(column: Column, row: LayoutRow) -> LayoutCell | None:
    return next((cell for cell in row.cells if cell.column == column.index), None)


def _is_worded(cells: Sequence[LayoutCell]) -> bool:
    """Whether at least half of the cells are words."""
    words = [sum(map(str.isalpha, cell.text)) > 1 and not _ADDRESS.fullmatch(cell.text) for cell in cells]
    return 2 * sum(words) >= len(words) > 0


def _mixed_share(cells: Sequence[LayoutCell]) -> float:
    mixed = [any(map(str.isdigit, cell.text)) and any(map(str.isalpha, cell.text)) for cell in cells]
    return sum(mixed) / max(len(mixed), 1)


def _multiplying_columns(columns: Sequence[Column], rows: Sequence[LayoutRow]) -> tuple[Column, ...]:
    """One column of each kind of number: those that multiply in most rows, else the first of each."""
    kinds: list[Sequence[Column | None]] = [
        [column for column in columns if column.holds == name] or [None] for name in _NUMBERS
    ]
    chosen = list(product(*kinds))[:_COMBINATIONS]

    def fits(columns: Sequence[Column | None]) -> int:
        values = ([_number(row, column) for column in columns] for row in rows)
        return sum(is_product(*each) for each in values)

    best = max(chosen, key=fits) if len(chosen) > 1 else chosen[0]
    return tuple(column for column in best if column is not None)


def _number(row: LayoutRow, column: Column | None) -> Decimal | None:
    cell = _cell_in(column, row) if column is not None else None
    return _value(cell, column.holds) if cell is not None and column is not None else None


def _value(cell: LayoutCell, holds: str) -> Decimal | None:
    number = cell_number(cell)
    return count_of(cell) if number is None and holds == "quantity" else number


def row_values(row: LayoutRow, columns: Iterable[Column]) -> tuple[dict[str, Decimal], list[str], str | None]:
    """The numbers of a row by what they are, the words of its description, its model: each from its column alone."""
    numbers: dict[str, Decimal] = {}
    words: list[str] = []
    model: str | None = None
    cells = {cell.column: cell for cell in row.cells}
    for column in columns:
        cell = cells.get(column.index) if column.holds in _READ else None
        if cell is None:
            continue
        if column.holds in _NUMBERS:
            number = _value(cell, column.holds)
            if number is not None:
                numbers.setdefault(column.holds, number)
        elif column.holds == "model" and len(cell.text) <= MODEL_LENGTH:
            model = cell.text
        elif column.holds in ("says", "model"):
            words.append(cell.text)
    return numbers, words, model
