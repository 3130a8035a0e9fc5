"""Sheets: XLSX and CSV, each row a line whose cells stand two spaces or more apart."""

from __future__ import annotations

import csv
import datetime as dt
import io
import warnings
import zipfile
from typing import Any

from rejoinder.adapters.paper_docx import office_metadata
from rejoinder.adapters.paper_opened import FileIsBroken, Opened, opened
from rejoinder.adapters.paper_place import CELL_GAP, Table, aligned
from rejoinder.adapters.paper_words import decoded
from rejoinder.adapters.paper_zip import Container
from rejoinder.adapters.separated import separated

ROW_LIMIT = 20_000
COLUMN_LIMIT = 60
SHEET_LIMIT = 50


def open_xlsx(content: bytes) -> Opened:
    """Each sheet is a page; formulas show their last value. Raises: FileIsBroken."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    broken = (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError)
    container = Container(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            tables = [_table(sheet) for sheet in book.worksheets[:SHEET_LIMIT] if sheet.sheet_state == "visible"]
            hidden = ", ".join(str(sheet.title)[:60] for sheet in book.worksheets if sheet.sheet_state != "visible")
            book.close()
    except (*broken, SyntaxError) as error:
        raise FileIsBroken(str(error)) from error
    layout = [aligned(table) for table in tables]
    metadata = office_metadata(container) | ({"hidden_sheets": hidden[:200]} if hidden else {})
    return opened([_joined(table) for table in tables], layout=layout, metadata=metadata)


def open_csv(content: bytes) -> Opened:
    """One page. Commas, semicolons and tabs are told apart by the first lines."""
    rows = separated(decoded(content))
    try:
        table = [[_squeezed(cell) for cell in row] for row, _ in zip(rows, range(ROW_LIMIT), strict=False)]
    except csv.Error as error:
        raise FileIsBroken(str(error)) from error
    return opened((_joined(table),), layout=(aligned(table),))


def _table(sheet: Any) -> list[list[str]]:
    rows = sheet.iter_rows(max_row=ROW_LIMIT, max_col=COLUMN_LIMIT, values_only=True)
    return [[_squeezed(_shown(value)) for value in row] for row in rows]


def _squeezed(cell: str) -> str:
    return " ".join(cell.split())


def _joined(table: Table) -> str:
    lines = (CELL_GAP.join(cell for cell in row if cell) for row in table)
    return "\n".join(line for line in lines if line)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, float):
        return repr(round(value, 10))
    return str(value)
