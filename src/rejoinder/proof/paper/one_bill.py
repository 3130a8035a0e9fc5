"""The pages of the first bill where a file holds several, or several copies of one."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.proof.paper import word
from rejoinder.proof.paper.amount import amounts_in
from rejoinder.proof.paper.bill import HEAD
from rejoinder.proof.paper.kind import has_title
from rejoinder.proof.paper.label import labelled_values
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.value_parser import read_long_code

_ROWS, _SAME = 10, 0.85
"""Rows from which on a page can be told to be a copy, and the share of them that it has from the first page."""


def first_bill_pages(layouts: Sequence[PageLayout]) -> Sequence[PageLayout]:
    """The pages up to the first that begins another bill, copies of the first page left out; never empty."""
    if len(layouts) < 2:
        return layouts
    first = layouts[0]
    number, first_texts = _number(first), {row.text for row in first.rows}
    pages = [first]
    for layout in layouts[1:]:
        other = _number(layout) if number and any(has_title(row) for row in layout.rows[:HEAD]) else None
        if other is not None and other != number:
            break
        if not _is_copy(layout, first_texts):
            pages.append(layout)
    return pages


def _number(layout: PageLayout) -> str | None:
    found = next(labelled_values([layout], word.BILL_NUMBER, read_long_code), None)
    return str(found.value) if found else None


def _is_copy(layout: PageLayout, first_texts: set[str]) -> bool:
    """Whether a page says what the first one does, its amounts among it: goods may go on under the same words."""
    again = sum(row.text in first_texts for row in layout.rows)
    alike = len(layout.rows) >= _ROWS and again >= _SAME * max(len(layout.rows), len(first_texts))
    priced = [row.text for row in layout.rows if any(each.decimals == 2 for each in amounts_in(row.text))]
    return alike and sum(text in first_texts for text in priced) >= _SAME * len(priced)
