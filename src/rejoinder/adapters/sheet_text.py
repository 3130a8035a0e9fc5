"""Sheets read row by row: CSV of any delimiter, XLSX of any author."""

from __future__ import annotations

import csv
import datetime as dt
import io
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

from rejoinder.adapters.confined import confined
from rejoinder.adapters.paper_opened import FileIsBroken
from rejoinder.adapters.paper_zip import Container
from rejoinder.adapters.table_text import rows_text

ROW_LIMIT = 50_000
COLUMN_LIMIT = 100
CELL_LIMIT = 20_000
SHEET_LIMIT = 20
READING_SECONDS = 40
DELIMITERS = ",;\t|"
Rows = list[list[str]]


def csv_text(words: str) -> str:
    """The words of a delimited sheet. Raises: FileIsBroken."""
    return rows_text(csv_rows(words))


def xlsx_text(content: bytes) -> str:
    """The words of every visible sheet. Raises: FileIsBroken."""
    return "\n\n".join(rows_text(rows) for _, rows in xlsx_sheets(content))


def csv_rows(words: str) -> Rows:
    """The cells of a delimited sheet, cell by cell on one line each.

    A first line `sep=;` is obeyed; else the delimiter is the one that parts the first rows most evenly.
    Raises: FileIsBroken.
    """
    words = words.lstrip("\ufeff")
    first, _, rest = words.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        mark, words = first.strip()[4], rest
    else:
        mark = _delimiter(words)
    try:
        return [[_on_one_line(cell) for cell in row[:COLUMN_LIMIT]] for row in _rows(words, mark)]
    except csv.Error as error:
        raise FileIsBroken(str(error)) from error


def _rows(words: str, mark: str) -> Iterator[Sequence[str]]:
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=mark, skipinitialspace=True)
    for number, row in enumerate(reader):
        if number >= ROW_LIMIT:
            raise csv.Error("too many rows")
        yield row


def _delimiter(words: str) -> str:
    """The mark by which most of the first rows fall into the same number of cells."""
    best, best_score = ",", 0.0
    head = "\n".join(words.split("\n", 40)[:40])
    for mark in DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=mark) if any(row)]
        except csv.Error:
            continue
        width = widths[0] if widths else 1
        score = (sum(1 for other in widths if other == width) / len(widths)) * width if width > 1 else 0.0
        if score > best_score:
            best, best_score = mark, score
    return best


def xlsx_sheets(content: bytes) -> list[tuple[str, Rows]]:
    """Every visible sheet's name with its rows; formulas show their last value. Raises: FileIsBroken."""
    import openpyxl  # noqa: F401  loaded once, before the work is done apart

    told = confined(_sheets, content, seconds=READING_SECONDS)
    return [(str(name), rows) for name, rows in told]


def _sheets(content: bytes) -> list[tuple[str, Rows]]:
    import openpyxl

    Container(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets[:SHEET_LIMIT] if sheet.sheet_state == "visible"]
        return [(sheet.title, _cells(sheet)) for sheet in sheets]


def _cells(sheet: Any) -> Rows:
    # Some programs write a wrong size into the sheet; the rows themselves know better.
    sheet.reset_dimensions()
    rows: Rows = []
    for number, row in enumerate(sheet.iter_rows(max_col=COLUMN_LIMIT, values_only=True)):
        if number >= ROW_LIMIT:
            raise FileIsBroken("too many rows")
        rows.append([_on_one_line(_shown(value)) for value in row])
    return rows


def _on_one_line(cell: str) -> str:
    return " ".join(cell.split())[:CELL_LIMIT]


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    if isinstance(value, float):
        return repr(round(value, 10))
    return str(value)
