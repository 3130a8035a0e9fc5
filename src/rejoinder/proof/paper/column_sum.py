"""Amounts under one another that come to the one below them, whatever the words beside them are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import attrs

from rejoinder.proof.paper.amount import TELLING, Amount, amounts_in
from rejoinder.proof.paper.page_layout import LayoutRow
from rejoinder.text.lazy_pattern import regex

_EDGE = 3
"""Columns by which amounts under one another may end apart, since a letter may name their rate behind them."""
_LINES = 60
_BETWEEN = 2
"""Amounts between the goods and their sum at most: a tax in it, or its base."""
_GOODS = 2


@attrs.frozen
class ColumnSum:
    """An amount to which those above it come."""

    value: Decimal
    raw: str
    row: int


@attrs.frozen
class _AmountLine:
    row: int
    end: int
    value: Decimal
    raw: str
    worded: bool
    """Whether words or another number stand apart before the amount."""


def column_sums(rows: Sequence[LayoutRow]) -> Iterator[ColumnSum]:
    """The amounts at the right edge to which two lines or more above them come, those taken off left out or counted."""
    lines = list(_lines(rows))
    for edge in dict.fromkeys(line.end for line in lines):
        column = [line for line in lines if abs(line.end - edge) <= _EDGE]
        yield from _sums_in([line for line in column if line.value > 0])
        if any(line.value < 0 for line in column):
            yield from _sums_in(column)


def _lines(rows: Sequence[LayoutRow]) -> Iterator[_AmountLine]:
    """The last amount of each row: with cents where the page has such, else whole."""
    found = [(row, amounts[-1]) for row in rows[:_LINES] if (amounts := amounts_in(row.cells[-1].text))]
    cents = any(amount.decimals == 2 for _, amount in found)
    for row, amount in found:
        text = row.cells[-1].text
        if (amount.decimals == 2) is cents and _ends(text, amount) and not _OTHER.search(row.text):
            taken = _TAKEN_OFF.search(text[: amount.span[0]]) is not None
            value = -amount.value if taken and amount.value > 0 else amount.value
            yield _AmountLine(
                row.number, row.cells[-1].end, value, text[slice(*amount.span)].strip(), len(row.cells) > 1
            )


_TAKEN_OFF = regex(r"[-−–]\s?[€$£¥₹]?\s?$")
_OTHER = regex(r"\d[:/]\d\d|\d-\d{3}")
"""Rows of an hour, a day or a telephone."""


def _ends(text: str, amount: Amount) -> bool:
    """Whether hardly anything stands behind the amount."""
    return len(text) - amount.span[1] <= _EDGE and not text.startswith("%", amount.span[1])


def _sums_in(lines: Sequence[_AmountLine]) -> Iterator[ColumnSum]:
    for last, line in enumerate(lines):
        for between in range(_BETWEEN + 1):
            end = last - between
            goods = Decimal(0)
            for first in range(end - 1, -1, -1):
                goods += lines[first].value
                enough = end - first >= _GOODS + bool(between) and sum(each.worded for each in lines[first:end]) > 1
                if goods == line.value and enough and _is_significant(line, lines[first:end]):
                    yield ColumnSum(line.value, line.raw, line.row)


def _is_significant(line: _AmountLine, goods: Sequence[_AmountLine]) -> bool:
    """Whether the sum is no chance: with cents, or great."""
    cents = line.value != line.value.to_integral_value() or "." in line.raw or "," in line.raw
    apart = all(after.row > before.row for before, after in pairwise(goods))
    return apart and line.value > 0 and (cents or line.value >= TELLING)
