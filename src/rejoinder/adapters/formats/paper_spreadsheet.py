"""Spreadsheets: XLSX and delimited text, each worksheet a page that is one table."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable
from itertools import islice

from rejoinder.adapters.formats.delimited_text import delimited_rows
from rejoinder.adapters.formats.paper_docx import office_metadata
from rejoinder.adapters.formats.paper_words import ROW_LIMIT, decode_plain_text
from rejoinder.adapters.formats.paper_zip import Container
from rejoinder.adapters.formats.parsed_file import TEXT_LIMIT, ParsedFile, clean_text, parsed_file
from rejoinder.adapters.formats.spreadsheet_text import COLUMN_LIMIT, cell_text, visible_worksheets, workbook
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.document.document import Page, page_of
from rejoinder.document.table import Table, without_empty_end


def open_xlsx(content: bytes) -> ParsedFile:
    """Each visible worksheet is a page; formulas show their last value. Raises: FileIsBroken."""
    from openpyxl.utils.exceptions import InvalidFileException

    broken = (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError)
    container = Container(content)
    try:
        book = workbook(content)
        worksheets = visible_worksheets(book)
        pages = [
            _page(map(cell_text, row) for row in worksheet.iter_rows(values_only=True)) for worksheet in worksheets
        ]
        hidden = ", ".join(
            str(worksheet.title)[:60] for worksheet in book.worksheets if worksheet.sheet_state != "visible"
        )
    except (*broken, SyntaxError) as error:
        raise FileIsBroken(str(error)) from error
    return parsed_file(pages, metadata=office_metadata(container) | {"hidden_sheets": hidden[:200]})


def open_csv(content: bytes) -> ParsedFile:
    """One page. Raises: FileIsBroken."""
    try:
        return parsed_file([_page(delimited_rows(decode_plain_text(content)))])
    except csv.Error as error:
        raise FileIsBroken(str(error)) from error


def _page(rows: Iterable[Iterable[str]]) -> Page:
    return page_of([table_of(rows)])


def table_of(rows: Iterable[Iterable[str]]) -> Table:
    """The rows as a table, within the bounds of a paper, without what is empty at the end of a row and at the foot."""
    nonempty: list[tuple[str, ...]] = []
    left = TEXT_LIMIT
    for row in islice(rows, ROW_LIMIT):
        cells = without_empty_end([" ".join(clean_text(cell).split()) for cell in islice(row, COLUMN_LIMIT)])
        left -= sum(map(len, cells))
        if left < 0:
            break
        nonempty.append(cells)
    return Table(rows=without_empty_end(nonempty))
