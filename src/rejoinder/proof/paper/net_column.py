"""Sums that are none of the whole paper: under the head of net prices, or the rate of a tax within a head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.proof.paper.amount import amounts_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import LayoutCell, LayoutRow
from rejoinder.proof.paper.table_head import table_columns
from rejoinder.text.lexicon import matcher

_NET = matcher("paper/sum.net_head", re.IGNORECASE)
_ABOVE = 30
"""Rows above a sum among which the head of its column is looked for."""


def is_net_of_several(total: ExtractedValue | None) -> bool:
    """Whether a sum stands under the head of net prices, and amounts of the same line under further heads."""
    if total is None or total.row >= len(total.layout.rows):
        return False
    rows = total.layout.rows
    cell = next((one for one in reversed(rows[total.row].cells) if total.raw in one.text), None)
    if cell is None or not any(one.start > cell.end and amounts_in(one.text) for one in rows[total.row].cells):
        return False
    return any(_NET.search(head) for head in _heads_over(cell, rows, total.row))


def stands_in_head(found: ExtractedValue | None) -> bool:
    """Whether what was read as a sum stands in the heads of a table, as the rate of a tax does."""
    if found is None or found.row >= len(found.layout.rows):
        return False
    return table_columns(found.layout.rows, found.row) is not None


def _heads_over(cell: LayoutCell, rows: Sequence[LayoutRow], position: int) -> list[str]:
    """The words over a cell in the head of the table that it closes."""
    for number in range(position - 1, max(position - _ABOVE, -1), -1):
        if table_columns(rows, number) is not None:
            over = [one.text for row in rows[number : number + 2] for one in row.cells if _overlaps(one, cell)]
            return [" ".join(over)]
    return []


def _overlaps(a: LayoutCell, b: LayoutCell) -> bool:
    return a.start < b.end and b.start < a.end
