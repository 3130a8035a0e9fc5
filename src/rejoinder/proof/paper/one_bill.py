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


def first_bill_pages(sheets: Sequence[PageLayout]) -> Sequence[PageLayout]:
    """The pages up to the first that begins another bill, copies of the first page left out; never empty."""
    if len(sheets) < 2:
        return sheets
    first = sheets[0]
    number, first_texts = _number(first), {row.text for row in first.rows}
    pages = [first]
    for sheet in sheets[1:]:
        other = _number(sheet) if number and any(has_title(row) for row in sheet.rows[:HEAD]) else None
        if other is not None and other != number:
            break
        if not _is_copy(sheet, first_texts):
            pages.append(sheet)
    return pages


def _number(sheet: PageLayout) -> str | None:
    found = next(labelled_values([sheet], word.BILL_NUMBER, read_long_code), None)
    return str(found.value) if found else None


def _is_copy(sheet: PageLayout, first_texts: set[str]) -> bool:
    """Whether a page says what the first one does, its amounts among it: goods may go on under the same words."""
    again = sum(row.text in first_texts for row in sheet.rows)
    alike = len(sheet.rows) >= _ROWS and again >= _SAME * max(len(sheet.rows), len(first_texts))
    priced = [row.text for row in sheet.rows if any(each.decimals == 2 for each in amounts_in(row.text))]
    return alike and sum(text in first_texts for text in priced) >= _SAME * len(priced)
