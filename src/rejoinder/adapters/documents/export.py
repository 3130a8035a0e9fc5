"""Exports of complaints (CSV of any delimiter and charset, XLSX): every row opened as the complaint that it is."""

from __future__ import annotations

import hashlib
from pathlib import Path

from rejoinder.adapters.formats import file_kind
from rejoinder.adapters.formats.charset import decode_text, looks_like_text
from rejoinder.adapters.formats.spreadsheet_text import Rows, csv_rows, xlsx_worksheets
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.domain.errors import Invalid
from rejoinder.domain.export import Export
from rejoinder.domain.media_type import XLSX
from rejoinder.reading.export import export_rows

SIZE_LIMIT_BYTES = 25 * 1024 * 1024
COMPLAINT_LIMIT = 2_000
"""Complaints of one export; a shop with more has several exports."""


class ExportIsMissing(Invalid):
    """There is no such file."""


class ExportIsUnreadable(Invalid):
    """The file is no spreadsheet that can be opened."""


class ExportIsTooLarge(Invalid):
    """More bytes or complaints than one export holds."""


class ExportNamesNoColumns(Invalid):
    """No row of the spreadsheet says which column holds a complaint's number or its listing."""


class Exports:
    """Opens exports with one complaint a row (port `Exports`)."""

    def open(self, path: Path) -> Export:
        """Every complaint of the file, in order.

        Raises: ExportIsMissing, ExportIsUnreadable, ExportIsTooLarge, ExportNamesNoColumns.
        Limits: 25 MB, 50,000 rows of 100 columns, 2,000 complaints.
        """
        content = _content(path)
        found = tuple(row for rows in _worksheets(content, path.name) for row in export_rows(rows))
        if not found:
            raise ExportNamesNoColumns(file=path.name)
        if len(found) > COMPLAINT_LIMIT:
            raise ExportIsTooLarge(file=path.name, limit=f"{COMPLAINT_LIMIT:,}")
        return Export(name=path.name, sha256=hashlib.sha256(content).hexdigest(), rows=found)


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise ExportIsMissing(file=path.name)
        if path.stat().st_size > SIZE_LIMIT_BYTES:
            raise ExportIsTooLarge(file=path.name, limit="25 MB")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise ExportIsMissing(file=path.name) from error


def _worksheets(content: bytes, name: str) -> list[Rows]:
    kind = file_kind.kind_of(content, name, known=file_kind.EXPORT_SUFFIXES)
    try:
        if kind == XLSX:
            return [rows for _, rows in xlsx_worksheets(content)]
        words = decode_text(content)
        if kind != file_kind.CSV or not looks_like_text(words):
            raise ExportIsUnreadable(file=name)
        return [csv_rows(words.replace("\r\n", "\n").replace("\r", "\n"))]
    except FileIsBroken as error:
        raise ExportIsUnreadable(file=name) from error
