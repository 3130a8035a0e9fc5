"""Fields of papers by which goods travel: who sends what to whom, on which day, under which number."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from rejoinder.domain.evidence import Item
from rejoinder.proof.paper import word
from rejoinder.proof.paper.amount import amounts_in
from rejoinder.proof.paper.extracted_value import ExtractedValue, lines_of
from rejoinder.proof.paper.fields_read import FieldInput, Fields
from rejoinder.proof.paper.found_behind import value_within
from rejoinder.proof.paper.issue import issue_day
from rejoinder.proof.paper.kind import headings_of
from rejoinder.proof.paper.label import first_labelled_value, labelled_values
from rejoinder.proof.paper.model_code import model_in
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout
from rejoinder.proof.paper.party import buyer_of, named_party, seller_of
from rejoinder.proof.paper.table import items_in
from rejoinder.proof.paper.table_head import is_head
from rejoinder.proof.paper.value_parser import read_code, read_day
from rejoinder.proof.paper.waybill import NUMBER, RECEIVER, SENDER, is_waybill
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, entries

_DAY, _GOODS = entries("paper/shipping.day"), entries("paper/shipping.goods")
_BOX = regex(r"^\d{1,2}[a-z]?\.?\s+(?=[^\W\d])")
"""The number of a box of a form, before its label."""


def is_shipping(layouts: Sequence[PageLayout]) -> bool:
    """Whether the paper is headed as one by which goods travel, or has the labels of a waybill."""
    return headings_of(layouts, "shipping") or is_waybill(layouts)


def shipping_fields(reading: FieldInput) -> Fields:
    """Fields of such a paper; it names no price of a sale unless its lines of goods do."""
    layouts = tuple(map(_without_box_numbers, reading.layouts))
    day = read_day(reading.month_first)
    seller = named_party(layouts, SENDER) or named_party(layouts, word.SELLER) or seller_of(layouts)
    return {
        "number": first_labelled_value(layouts[:1], (NUMBER, word.NUMBER, word.WEAK_NUMBER), read_code, below=0)
        or value_within(layouts, _AIR_WAYBILL, sure=0.8, pages=1),
        "issued_on": first_labelled_value(layouts[:2], (_DAY, word.ISSUED), day, below=0)
        or issue_day(layouts, reading.month_first),
        "seller": seller,
        "buyer": named_party(layouts, RECEIVER) or buyer_of(layouts),
        "items": _named_goods(layouts) or items_in(layouts),
    }


_AIR_WAYBILL = regex(r"(?<![\d-])(\d{3}-\d{4}\s?\d{4})(?![\d-])(?=(?s:.{0,400})(?i:air\s?waybill))")
"""The number of an air waybill: three digits of the airline and eight."""


def _without_box_numbers(layout: PageLayout) -> PageLayout:
    """The page without the numbers that a form sets before its labels: `2 Consignee`."""
    return attrs.evolve(layout, rows=tuple(map(_unnumbered_row, layout.rows)))


def _unnumbered_row(row: LayoutRow) -> LayoutRow:
    cells = (attrs.evolve(cell, text=_BOX.sub("", cell.text)) if len(row.cells) < 3 else cell for cell in row.cells)
    return attrs.evolve(row, cells=tuple(cells))


_NUMBER = r"(?<![\w.,-])(\d{1,3}(?:[ .,]\d{3})+|\d{1,7})"
_COUNT = deferred_regex(lambda: rf"{_NUMBER}\s?{alternation('paper/shipping.count_unit')}", re.IGNORECASE)
_LONGEST = 160


def _named_goods(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The goods behind their label, as one line; how many, where one count stands there."""
    for found in labelled_values(layouts[:2], _GOODS, _read_goods, below=0):
        says = str(found.value)
        counts = [amounts[0].value for match in _COUNT.finditer(says) if (amounts := amounts_in(match[1]))]
        item = Item(says=says, model=model_in(says), quantity=counts[0] if len(counts) == 1 else None)
        return attrs.evolve(found, value=(item,), confidence=0.85)
    return None


def _read_goods(text: str) -> tuple[str, str] | None:
    """The words, unless they are the head of the next column."""
    words = text.strip(" :：")
    return None if not words or len(words) > _LONGEST or is_head(words) else (words, words)


def has_priced_lines(items: ExtractedValue | None) -> bool:
    """Whether lines of goods carry amounts, so that a sum of the paper is one of goods."""
    return any(line.amount is not None for line in lines_of(items))
