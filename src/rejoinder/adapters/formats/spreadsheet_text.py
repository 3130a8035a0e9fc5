"""Spreadsheets read row by row: CSV of any delimiter, XLSX of any author."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import warnings
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from rejoinder.adapters.formats.delimited_text import delimited_rows
from rejoinder.adapters.formats.paper_zip import Container
from rejoinder.adapters.formats.table_text import rows_text
from rejoinder.adapters.work.sandbox import run_sandboxed
from rejoinder.document.broken_file import FileIsBroken

ROW_LIMIT = 50_000
COLUMN_LIMIT = 1_000
CELL_LIMIT = 20_000
WORKSHEET_LIMIT = 50
READING_SECONDS = 40
_LINK = re.compile(r"=HYPERLINK\(\s*\"([^\"]{1,2000})\"", re.IGNORECASE)
Rows = list[list[str]]


def csv_text(words: str) -> str:
    """The words of a delimited text. Raises: FileIsBroken."""
    return rows_text(_flat(csv_rows(words)))


def xlsx_text(content: bytes) -> str:
    """The words of every visible worksheet. Raises: FileIsBroken."""
    return "\n\n".join(rows_text(_flat(rows)) for _, rows in xlsx_worksheets(content))


def csv_rows(words: str) -> Rows:
    """The cells of a delimited text, with the line breaks in them. Raises: FileIsBroken."""
    rows: Rows = []
    try:
        for row in delimited_rows(words):
            if len(rows) >= ROW_LIMIT:
                raise FileIsBroken("too many rows")
            rows.append([_cut(cell) for cell in row[:COLUMN_LIMIT]])
    except csv.Error as error:
        raise FileIsBroken(str(error)) from error
    return rows


def xlsx_worksheets(content: bytes) -> list[tuple[str, Rows]]:
    """Every visible worksheet's name with its rows. Nothing is computed: a formula shows its last value, else itself.

    Raises: FileIsBroken.
    """
    import openpyxl  # noqa: F401  loaded once, before the work is done apart

    worksheets = run_sandboxed(_worksheets, content, seconds=READING_SECONDS)
    return [(str(name), rows) for name, rows in worksheets]


def _worksheets(content: bytes) -> list[tuple[str, Rows]]:
    Container(content)
    values = [(worksheet.title, _values(worksheet)) for worksheet in visible_worksheets(workbook(content))]
    if not any(None in row for _, rows in values for row in rows):
        return [(title, [[_cut(cell_text(value)) for value in row] for row in rows]) for title, rows in values]
    written = {
        worksheet.title: _values(worksheet) for worksheet in visible_worksheets(workbook(content, formulas=True))
    }
    return [
        (title, [_with_formulas(row, written.get(title, [])[n : n + 1]) for n, row in enumerate(rows)])
        for title, rows in values
    ]


def workbook(content: bytes, *, formulas: bool = False) -> Any:
    """The workbook, whose cells hold what was last computed.

    Args:
        formulas: whether the cells hold what is written in them instead.
    """
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=not formulas, keep_links=False)


def visible_worksheets(book: Any) -> Iterator[Any]:
    """The worksheets of a workbook that are shown, in order."""
    for worksheet in book.worksheets[:WORKSHEET_LIMIT]:
        if worksheet.sheet_state == "visible":
            # Some programs write a wrong size into the worksheet; the rows themselves know better.
            worksheet.reset_dimensions()
            yield worksheet


def _values(worksheet: Any) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for number, row in enumerate(worksheet.iter_rows(values_only=True)):
        if number >= ROW_LIMIT:
            raise FileIsBroken("too many rows")
        rows.append(list(row[:COLUMN_LIMIT]))
    return rows


def _with_formulas(values: Sequence[Any], written: Sequence[Sequence[Any]]) -> list[str]:
    """A row's cells; `written` holds the same row with its formulas, where there is one."""
    cells = zip_longest(values, written[0] if written else ())
    return [_cut(_formula(value, formula)) for value, formula in cells]


def _formula(value: Any, written: Any) -> str:
    """What stands in a cell; a link keeps the address that only its formula names."""
    text = cell_text(value if value is not None else written)
    link = _LINK.match(written) if isinstance(written, str) else None
    return f"{text} {link.group(1)}" if link and value is not None and link.group(1) not in text else text


def _flat(rows: Rows) -> Rows:
    return [[" ".join(cell.split()) for cell in row] for row in rows]


def _cut(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n")[:CELL_LIMIT]


def cell_text(value: object) -> str:
    """A cell's value as the worksheet's reader would see it."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    if isinstance(value, float):
        return repr(round(value, 10))
    return str(value)
