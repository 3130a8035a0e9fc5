"""Total and tax identified among the amounts of their rows by arithmetic, where no label names them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import attrs

from rejoinder.proof.paper import word
from rejoinder.proof.paper.addition import ADJUSTED
from rejoinder.proof.paper.amount import amounts_in
from rejoinder.proof.paper.column_sum import column_sums
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.label_pattern import label_pattern
from rejoinder.proof.paper.page_layout import PageLayout


def consistent_total(total: ExtractedValue | None, items: ExtractedValue | None) -> ExtractedValue | None:
    """The total; where its row ends with another amount, to which all lines of goods come, that one."""
    whole = _sum_of(items)
    if total is None or whole is None or not isinstance(total.value, Decimal) or whole == total.value:
        return total
    if total.row >= len(total.layout.rows):
        return total
    text = total.layout.rows[total.row].text
    last = next(iter(reversed(amounts_in(text))), None)
    if last is None or last.value != whole or 2 * last.value < total.value:
        return total
    return attrs.evolve(total, value=whole, raw=text[slice(*last.span)].strip(), confidence=0.75)


def without_debt(whole: ExtractedValue, sums: Sequence[ExtractedValue]) -> ExtractedValue | None:
    """The sum of this paper alone, where an older debt stands between it and what is to be paid in all.

    The paper must show that its own sum is complete: net and tax stand above it and come to it. None where no sum is.
    """
    rows = whole.layout.rows
    for own in sums:
        if own.layout is not whole.layout or own.row >= whole.row or not _is_net_and_tax(own):
            continue
        rest = [
            each.value
            for row in rows[own.row + 1 : whole.row]
            for each in amounts_in(row.text)
            if not ADJUSTED.search(row.text)
        ]
        if isinstance(whole.value, Decimal) and isinstance(own.value, Decimal) and whole.value - own.value in rest:
            return own
    return None


def _is_net_and_tax(found: ExtractedValue) -> bool:
    """Whether the row above a sum has its tax, though it be nought, and one above that the net: together the sum."""
    rows = found.layout.rows[max(found.row - _BELOW, 0) : found.row]
    for position, row in enumerate(rows):
        if not any(map(_TAXES.match, (cell.text for cell in row.cells))):
            continue
        for tax in amounts_in(row.text)[-1:]:
            nets = (each.value for above in rows[:position] for each in amounts_in(above.text))
            if any(net + tax.value == found.value for net in nets):
                return True
    return False


def closing_sum(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The first amount alone on its line to which those above it in its column come."""
    for layout in layouts:
        for found in column_sums(layout.rows):
            row = layout.rows[found.row]
            if len(row.cells) == 1 and sum(map(str.isalpha, row.text)) <= _SIGN:
                return ExtractedValue(found.value, found.raw, layout, row.number, 0.75)
    return None


_SIGN = 4
"""Letters of a currency beside a sum."""


def _sum_of(items: ExtractedValue | None) -> Decimal | None:
    """What the lines of goods come to; None where one of them names no amount."""
    if items is None or not isinstance(items.value, tuple):
        return None
    amounts = [item.amount for item in items.value if item.amount is not None]
    return sum(amounts, Decimal(0)) if len(amounts) == len(items.value) else None


_TAXES = label_pattern(word.TAX)
_BELOW = 5
"""Rows under such heads that other words may fill."""


def is_half(tax: ExtractedValue | None, items: ExtractedValue | None, total: ExtractedValue | None) -> bool:
    """Whether what was taken for the tax is one of two equal halves: to the goods it comes twice, for the total."""
    net = _sum_of(items)
    if net is None or tax is None or total is None:
        return False
    return isinstance(tax.value, Decimal) and tax.value != 0 and net + 2 * tax.value == total.value
