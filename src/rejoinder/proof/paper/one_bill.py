"""The pages of the first bill where a file holds several, or several copies of one."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.proof.paper import word
from rejoinder.proof.paper.bill import HEAD
from rejoinder.proof.paper.kind import has_title
from rejoinder.proof.paper.label import labelled_values
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.value_parser import read_long_code


def first_bill_pages(layouts: Sequence[PageLayout]) -> Sequence[PageLayout]:
    """The pages up to the first that begins another bill, never empty."""
    if len(layouts) < 2:
        return layouts
    first = layouts[0]
    number = _number(first)
    pages = [first]
    for layout in layouts[1:]:
        other = _number(layout) if number and any(has_title(row) for row in layout.rows[:HEAD]) else None
        if other is not None and other != number:
            break
        pages.append(layout)
    return pages


def _number(layout: PageLayout) -> str | None:
    found = next(labelled_values([layout], word.BILL_NUMBER, read_long_code), None)
    return str(found.value) if found else None
