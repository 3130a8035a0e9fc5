"""Whether a paper without a known title is a bill: both parties, priced goods and a sum, and no mere offer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.proof.paper import word
from rejoinder.proof.paper.amount import currency_in
from rejoinder.proof.paper.label import labelled_values
from rejoinder.proof.paper.label_pattern import label_pattern
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout
from rejoinder.proof.paper.table_head import table_columns
from rejoinder.proof.paper.table_line import PRICE, SAYS
from rejoinder.proof.paper.value_parser import read_amount, read_code
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_OFFERED = matcher("paper/bill.offer", re.IGNORECASE)
"""Words of papers that price goods which nobody has billed or ordered yet."""
_ORDERED = matcher("paper/bill.order", re.IGNORECASE)
"""Words of papers by which goods are ordered."""
_SUMS = label_pattern((*word.GRAND_TOTAL, *word.TOTAL))
_SELLS, _TAKES = label_pattern(word.SELLER), label_pattern(word.BUYER)
_LOOKED_AT = 120
HEAD = 14
"""Rows in which a page says what it is."""


def is_bill(layouts: Sequence[PageLayout]) -> bool:
    """Whether what stands on the first page makes a bill: each mark of one has its weight, an offer or order has none.

    A person who does not know the title looks for the same: priced goods, a sum, who sells and who buys, the number of
    a bill, taxes, and how and until when to pay.
    """
    return _is_priced(layouts) and not _has_in_head(layouts[0], _ORDERED)


def is_order(layouts: Sequence[PageLayout]) -> bool:
    """Whether the first page has the marks of a bill, but speaks of an order at its head."""
    return _is_priced(layouts) and _has_in_head(layouts[0], _ORDERED)


def _is_priced(layouts: Sequence[PageLayout]) -> bool:
    """Whether the first page prices goods for somebody, summed there or on the next, and is no mere offer."""
    if not layouts or _has_in_head(layouts[0], _OFFERED) or not any(map(_has_sum, layouts[:_SUMMED_ON])):
        return False
    return _weight(layouts[0], layouts[0].rows[:_LOOKED_AT]) >= _ENOUGH


_SUMMED_ON = 3
"""Pages on which the sum of a bill is looked for."""


def _has_in_head(layout: PageLayout, words: re.Pattern[str]) -> bool:
    """Whether the head of a page has such words, and no line that begins with the name of a bill and its number."""
    head = layout.rows[:HEAD]
    begun = any(_BEGUN.match(cell.text) for row in head for cell in row.cells)
    return not begun and any(words.search(row.text) for row in head)


_ENOUGH = 3.5


def _weight(layout: PageLayout, rows: Sequence[LayoutRow]) -> float:
    """How much speaks for a bill, beside the sum that it has."""
    cells = [cell.text for row in rows for cell in row.cells]
    named = sum(any(pattern.match(text) for text in cells) for pattern in (_SELLS, _TAKES))
    numbered = next(labelled_values([layout], word.BILL_NUMBER, read_code), None) is not None
    called = any(
        (_CALLED.search(cell.text) and len(cell.text) <= 60) or _ORDERED.fullmatch(cell.text)
        for row in rows[:HEAD]
        for cell in row.cells
    )
    marks: tuple[tuple[bool, float], ...] = (
        (_has_price_table(layout) or all(any(label.match(text) for text in cells) for label in _ONE_KIND), 2.5),
        (any(_THANKS.search(text) for text in cells), 1),
        (numbered, 3),
        (called, 1.5),
        (any(_TAXED.match(text) for text in cells), 1),
        (any(_TO_PAY.search(text) for text in cells), 1),
        (any(_TAXPAYER.search(text) for text in cells), 0.5),
    )
    return sum(weight for is_present, weight in marks if is_present) + named


_ONE_KIND = (
    label_pattern(SAYS),
    label_pattern(PRICE),
)
"""Labels of the one kind of goods that is sold, and of its price."""
_THANKS = matcher("paper/bill.thanks", re.IGNORECASE)
_TAXED = label_pattern(word.TAX)
_TO_PAY = matcher("paper/bill.payment", re.IGNORECASE)
"""How and until when to pay."""
_TAXPAYER = matcher("paper/bill.taxpayer", re.IGNORECASE)
"""The number under which a firm is registered."""


def _has_sum(layout: PageLayout) -> bool:
    """Whether a line names the whole sum."""
    valued = (row for row in layout.rows if _AMOUNT.search(row.text) or currency_in(row.text))
    beside = any(_SUMS.match(cell.text) for row in valued for cell in row.cells)
    return beside or next(labelled_values([layout], word.GRAND_TOTAL, read_amount), None) is not None


_AMOUNT = regex(r"\d[.,]\d\d(?!\d)")


_BEGUN = regex(
    r"(?i)(?:invoice|facture|rechnung|factura|fattura|fatura|factuur|faktura)\s(?:n[°ºro]\.?|#|nummer"
    r"|num\.)?\s?[A-Z]{0,4}[-/]?\d"
)
"""A line that begins with the name of a bill and its number, whatever order it is for."""
_CALLED = regex(
    r"(?i)\b(?:invoice|facture|rechnung|factura|fattura|fatura|factuur|faktura|bill)\b|发票|инвойс|сч[её]т\b"
)


def _has_price_table(layout: PageLayout) -> bool:
    """Whether the page has the heads of a table of goods with a price or an amount."""
    heads = (table_columns(layout.rows, position) for position in range(min(len(layout.rows), _LOOKED_AT)))
    return any(found and {"price", "amount"} & {column.holds for column in found[0]} for found in heads)
