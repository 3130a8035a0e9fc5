"""A spreadsheet that a platform or a tool wrote out, with one complaint a row."""

from __future__ import annotations

import datetime as dt

import attrs

from rejoinder.domain.seller import Seller


@attrs.frozen(kw_only=True)
class ExportRow:
    """One row of the spreadsheet, as the complaint that it is."""

    number: int
    """The row as a person counts it in the spreadsheet, from 1."""
    text: str
    """The row in words: the name of each column and what stands in it, a line each."""
    reference: str | None = None
    """The number of the complaint, as written."""
    received_at: dt.datetime | None = None
    """When the complaint came in, aware, where the row says so to the hour."""
    received_on: dt.date | None = None
    """The same where only a day is written."""
    seller: Seller = Seller()
    """What the row says of the shop."""
    rounded: tuple[str, ...] = ()
    """Long numbers that a spreadsheet has rounded, as they stand there (`1.00501E+15`)."""


@attrs.frozen(kw_only=True)
class Export:
    """One file with its rows, in order."""

    name: str
    """File name without folders."""
    sha256: str
    rows: tuple[ExportRow, ...]
