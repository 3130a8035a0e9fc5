"""Proofs of a payment by bank, wallet or app: whether a page is one, by the labels that it bears."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.proof.paper.amount import currency_in
from rejoinder.proof.paper.label_pattern import label_pattern
from rejoinder.proof.paper.page_layout import LayoutCell, LayoutRow, PageLayout
from rejoinder.proof.paper.table_head import table_columns
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import entries, matcher

PAYEE, PAYER = label_pattern(entries("paper/transfer.payee")), label_pattern(entries("paper/transfer.payer"))
PURPOSE = label_pattern(entries("paper/transfer.purpose"))
_AMOUNT = label_pattern(entries("paper/transfer.amount"))
_OTHER_LABELS = tuple(
    label_pattern(entries(f"paper/transfer.{part}")) for part in ("account", "method", "number", "paid_on")
)
_STATUS = matcher("paper/transfer.status", re.IGNORECASE)
"""A state of the payment, which is all that stands in a cell."""
_ROWS = 60
"""Rows of a page on which the labels of a payment stand."""
_ENOUGH = 4
_SWIFT_TAG = regex(r"^(?::\d{2}|\d{2}(?=[A-Z]?:\s))[A-Z]?:\s{0,4}(?=\S)")
"""What stands before a label on the copy of a SWIFT message."""


def without_swift_tags(layout: PageLayout) -> PageLayout:
    """The page, the tags of SWIFT fields taken off the labels behind them."""
    rows = layout.rows[:_ROWS]
    if not any(_SWIFT_TAG.match(row.text) for row in rows):
        return layout
    return attrs.evolve(
        layout,
        rows=tuple(
            attrs.evolve(row, cells=tuple(attrs.evolve(cell, text=_SWIFT_TAG.sub("", cell.text)) for cell in row.cells))
            for row in rows
        ),
    )


def is_transfer_label(cell: LayoutCell) -> bool:
    """Whether a cell begins with the label of some part of a payment."""
    return any(pattern.match(cell.text) for pattern in (PAYEE, PAYER, PURPOSE, *_OTHER_LABELS))


def has_transfer_marks(layouts: Sequence[PageLayout]) -> bool:
    """Whether the first page states one sum that somebody paid to somebody, by several labels of such a proof.

    A bill names an account and a reference too; it lists priced goods, and neither who pays them nor that it is done.
    """
    rows = without_swift_tags(layouts[0]).rows[:_ROWS] if layouts else ()
    if len(layouts) > 2 or next(amounts_alone(rows), None) is None or _lists_goods(rows):
        return False
    cells = [cell for row in rows for cell in row.cells]
    payee, payer = (any(pattern.match(cell.text) for cell in cells) for pattern in (PAYEE, PAYER))
    done = any(_STATUS.fullmatch(cell.text.strip(" .!！。√✓✔")) for cell in cells)
    marks = sum(any(pattern.match(cell.text) for cell in cells) for pattern in (PURPOSE, *_OTHER_LABELS))
    return (payee or done) and (payer or done) and payee + payer + done + marks >= _ENOUGH


def is_account_statement(layouts: Sequence[PageLayout]) -> bool:
    """Whether the rows under some heads are the bookings of an account, each a payment of its own to somebody else."""
    labels = (PAYEE, PAYER, PURPOSE, _AMOUNT, *_OTHER_LABELS)
    for row in layouts[0].rows[:_HEAD_ROWS] if layouts else ():
        heads = [label for label in labels if any(label.match(cell.text) for cell in row.cells)]
        if row.table is not None and len(heads) >= _ENOUGH and {PURPOSE, _AMOUNT} <= set(heads):
            return sum(below.table == row.table for below in layouts[0].table_rows) > 2
    return False


_HEAD_ROWS = 12
"""Rows of an export among which its heads stand; banks print the account and its owner above them."""


def _lists_goods(rows: Sequence[LayoutRow]) -> bool:
    """Whether the rows have the heads of a table of goods with prices."""
    heads = (table_columns(rows, position) for position in range(len(rows)))
    return any(found and {"price", "quantity"} & {column.holds for column in found[0]} for found in heads)


_SUM = regex(r"[-−–+]?\s?\D{0,5}\s?\d[\d.,'’ \u00a0\u202f]*(?:[-=]\d\d)?\s?\D{0,8}")


def amounts_alone(rows: Sequence[LayoutRow]) -> Iterator[tuple[LayoutRow, LayoutCell]]:
    """The cells that hold a sum of money and nothing else: with cents or a currency."""
    for row in rows:
        for cell in row.cells:
            if _SUM.fullmatch(cell.text) and (_CENTS.search(cell.text) or currency_in(cell.text)):
                yield row, cell


_CENTS = regex(r"(?<![.,])[.,=-]\d\d(?!\d)(?![.,-]\d)")
