"""The first order for a listing that an export of sales has, by its number: the marketplace can look that up."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.document.table import Table
from rejoinder.domain.listing import OurListing
from rejoinder.proof.evidence_view import EvidenceView
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.product import contains_model, model_of
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_ORDER_COLUMN = matcher("proof/clause.order_column", re.IGNORECASE)
_NUMBER = regex(r"(?=[\w-]*\d)[\w-]{5,30}")
_HEAD_ROWS = 10
_MOST_ROWS = 20_000


@attrs.frozen(kw_only=True)
class FirstOrder:
    """One row of an export of sales."""

    number: str
    on: dt.date
    names_listing: bool
    """Whether the row gives the number of the accused listing."""


def first_order(paper: EvidenceView, listing: OurListing, on: dt.date) -> FirstOrder | None:
    """The order of that day that names the listing by its model or number; None where no column numbers the orders."""
    for page in paper.inspection.paper.document.pages:
        for block in page.blocks:
            if isinstance(block, Table):
                found = next(_orders(block.rows[:_MOST_ROWS], listing, on), None)
                if found is not None:
                    return found
    return None


def _orders(rows: Sequence[Sequence[str]], listing: OurListing, on: dt.date) -> Iterator[FirstOrder]:
    column = _order_column(rows[:_HEAD_ROWS])
    codes = [code for code in (model_of(listing), listing.item_id) if code]
    for row in rows if column is not None else ():
        line, number = "\t".join(row), row[column] if column is not None and column < len(row) else ""
        named = any(contains_model(code, line) for code in codes) and _NUMBER.fullmatch(number) is not None
        if named and any(max(day.date, day.other or day.date) == on for day in days_in(line)):
            names_listing = bool(listing.item_id) and listing.item_id in row
            yield FirstOrder(number=number, on=on, names_listing=names_listing)


def _order_column(rows: Sequence[Sequence[str]]) -> int | None:
    for row in rows:
        for column, cell in enumerate(row):
            if _ORDER_COLUMN.fullmatch(cell.strip()):
                return column
    return None
