"""The tax of a bill with several rates: their amounts together, where net and tax come to the total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rejoinder.proof.paper.amount import TELLING, amounts_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout, place_of


def sum_placed(sheet: PageLayout, tax: Decimal, rates: Sequence[tuple[LayoutRow, str]]) -> ExtractedValue:
    """The tax at its own place where the paper prints it; else at that of its rates, from the first to the last."""
    for row in reversed(sheet.rows):
        for each in amounts_in(row.text):
            if each.value == tax and (each.decimals == 2 or tax >= TELLING):
                before, raw = row.text[: each.span[0]].strip(), row.text[slice(*each.span)].strip()
                return ExtractedValue(tax, raw, sheet, row.number, 0.85, before)
    spans = [span for row, raw in rates if (span := place_of(raw, sheet, after=row.cells[0].text)) is not None]
    whole = (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)
    return ExtractedValue(tax, rates[0][1], sheet, rates[0][0].number, 0.7, span=whole)
