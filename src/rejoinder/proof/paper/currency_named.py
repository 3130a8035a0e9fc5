"""The currency of a paper."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.proof.paper import word
from rejoinder.proof.paper.amount import currencies_in, currency_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.label_pattern import label_pattern
from rejoinder.proof.paper.page_layout import PageLayout


def currency_of(layouts: Sequence[PageLayout], total: ExtractedValue | None) -> ExtractedValue | None:
    """The currency of the total's row, else the one that is named, else the one met most."""
    if total is not None:
        for text in (_row_text(total), total.label):
            named = currency_in(text)
            raw = text[slice(*named[1])] if named else ""
            other = _labelled_currency(layouts) if raw == "$" else None
            if named and other is None:
                return ExtractedValue(named[0], raw, total.layout, total.row, 0.95, total.label)
            if other is not None:
                return other
    return _labelled_currency(layouts) or _most_frequent(layouts)


def _labelled_currency(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The currency behind the word for it: `Moneda: MXN`."""
    pattern = label_pattern(word.CURRENCY)
    for layout in layouts:
        for row in layout.rows:
            for number, cell in enumerate(row.cells):
                text = " ".join(each.text for each in row.cells[number : number + 2])
                named = currency_in(text) if pattern.match(cell.text) else None
                if named:
                    return ExtractedValue(named[0], text[slice(*named[1])], layout, row.number, 0.95)
    return None


_ROWS = 400
"""Rows of a page that are enough to tell which currency it is in."""


def _most_frequent(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    counts: dict[str, int] = {}
    first: dict[str, ExtractedValue] = {}
    for layout in layouts[:5]:
        for row in layout.rows[:_ROWS]:
            for code, (start, end) in currencies_in(row.text):
                counts[code] = counts.get(code, 0) + 1
                first.setdefault(code, ExtractedValue(code, row.text[start:end], layout, row.number, 0.75))
    if not counts:
        return None
    return first[max(sorted(counts), key=lambda code: counts[code])]


def _row_text(found: ExtractedValue) -> str:
    return found.layout.rows[found.row].text if found.row < len(found.layout.rows) else ""
