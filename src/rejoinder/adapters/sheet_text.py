"""Sheets read row by row: CSV of any delimiter, XLSX of any author."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
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
_LINK = re.compile(r"=HYPERLINK\(\s*\"([^\"]{1,2000})\"", re.IGNORECASE)
Rows = list[list[str]]


def csv_text(words: str) -> str:
    """The words of a delimited sheet. Raises: FileIsBroken."""
    return rows_text(_flat(csv_rows(words)))


def xlsx_text(content: bytes) -> str:
    """The words of every visible sheet. Raises: FileIsBroken."""
    return "\n\n".join(rows_text(_flat(rows)) for _, rows in xlsx_sheets(content))


def csv_rows(words: str) -> Rows:
    """The cells of a delimited sheet, with the line breaks in them.

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
        return [[_cut(cell) for cell in row[:COLUMN_LIMIT]] for row in _rows(words, mark)]
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
        width, rows = Counter(widths).most_common(1)[0] if widths else (1, 1)
        score = rows / len(widths) * width if width > 1 else 0.0
        if score > best_score:
            best, best_score = mark, score
    return best


def xlsx_sheets(content: bytes) -> list[tuple[str, Rows]]:
    """Every visible sheet's name with its rows. Nothing is computed: a formula shows its last value, else itself.

    Raises: FileIsBroken.
    """
    import openpyxl  # noqa: F401  loaded once, before the work is done apart

    told = confined(_sheets, content, seconds=READING_SECONDS)
    return [(str(name), rows) for name, rows in told]


def _sheets(content: bytes) -> list[tuple[str, Rows]]:
    Container(content)
    values = _book(content, data_only=True)
    if not any(None in row for _, rows in values for row in rows):
        return [(title, [[_cut(_shown(value)) for value in row] for row in rows]) for title, rows in values]
    written = dict(_book(content, data_only=False))
    return [
        (title, [_with_formulas(row, written.get(title, [])[n : n + 1]) for n, row in enumerate(rows)])
        for title, rows in values
    ]


def _book(content: bytes, *, data_only: bool) -> list[tuple[str, list[list[Any]]]]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False)
        sheets = [sheet for sheet in book.worksheets[:SHEET_LIMIT] if sheet.sheet_state == "visible"]
        return [(sheet.title, _values(sheet)) for sheet in sheets]


def _values(sheet: Any) -> list[list[Any]]:
    # Some programs write a wrong size into the sheet; the rows themselves know better.
    sheet.reset_dimensions()
    rows: list[list[Any]] = []
    for number, row in enumerate(sheet.iter_rows(max_col=COLUMN_LIMIT, values_only=True)):
        if number >= ROW_LIMIT:
            raise FileIsBroken("too many rows")
        rows.append(list(row))
    return rows


def _with_formulas(values: Sequence[Any], written: Sequence[Sequence[Any]]) -> list[str]:
    """A row's cells; `written` holds the same row with its formulas, where there is one."""
    cells = zip_longest(values, written[0] if written else ())
    return [_cut(_formula(value, formula)) for value, formula in cells]


def _formula(value: Any, written: Any) -> str:
    """What stands in a cell; a link keeps the address that only its formula names."""
    shown = _shown(value if value is not None else written)
    link = _LINK.match(written) if isinstance(written, str) else None
    return f"{shown} {link.group(1)}" if link and value is not None and link.group(1) not in shown else shown


def _flat(rows: Rows) -> Rows:
    return [[" ".join(cell.split()) for cell in row] for row in rows]


def _cut(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n")[:CELL_LIMIT]


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
