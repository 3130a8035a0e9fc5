"""Redacted spreadsheets: a new workbook of what the worksheets show, secrets replaced, nothing that lies behind."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from rejoinder.adapters.formats.delimited_text import delimited_rows
from rejoinder.adapters.formats.spreadsheet_text import cell_text
from rejoinder.assembly.number import numbers_in
from rejoinder.assembly.redaction import AMOUNT_HEAD, PRICE_HEAD, RedactionGround, Secret, spans
from rejoinder.text.lazy_pattern import regex

ROW_LIMIT, COLUMN_LIMIT = 20_000, 200
_WORDY = regex(r'"[^"]*(?:\d|[^\W\d_]{4})[^"]*"|(?:\\\\.){3}')
"""Text in the format of a number that is longer than a unit or a currency."""
HEAD_LIMIT = 60
"""Letters of the longest head of a column."""


class Blackout:
    """Replaces secrets in texts and cells, and counts what it replaced."""

    def __init__(self, secrets: Sequence[Secret], labels: Mapping[RedactionGround, str]) -> None:
        self.secrets = secrets
        self.counts: Counter[RedactionGround] = Counter()
        self._labels = labels

    def bar(self, ground: RedactionGround) -> str:
        """What stands in the place of a secret."""
        return f"█ {self._labels.get(ground, '')} █"

    def text(self, text: str) -> str:
        """The text with every secret replaced."""
        found = sorted(
            ((span, secret.ground) for secret in self.secrets for span in spans(text, secret)),
            key=lambda each: (each[0][0], -each[0][1]),
        )
        masked, end = "", 0
        for (start, stop), ground in found:
            if start < end:
                continue
            masked += text[end:start] + self.bar(ground)
            self.counts[ground] += 1
            end = stop
        return masked + text[end:]

    def row(self, cells: Sequence[object], money: set[int]) -> list[object]:
        """A row with its secrets replaced; `money` are columns in which prices and amounts stand, and is kept up."""
        money |= {n for n, one in enumerate(cells) if _heads_money(one)}
        return [self._cell(one, in_money=n in money) for n, one in enumerate(cells)]

    def _cell(self, value: object, *, in_money: bool) -> object:
        if isinstance(value, bool) or value is None:
            return value
        if isinstance(value, int | float | Decimal):
            ground = self._hidden(value, in_money=in_money)
            if ground is None:
                return value
            self.counts[ground] += 1
            return self.bar(ground)
        plain = cell_text(value)
        number = _number(plain) if in_money else None
        ground = self._hidden(number, in_money=True) if number is not None else None
        if ground is not None:
            self.counts[ground] += 1
            return self.bar(ground)
        masked = self.text(plain)
        return value if masked == plain else masked

    def _hidden(self, value: int | float | Decimal, *, in_money: bool) -> RedactionGround | None:
        try:
            number = abs(Decimal(str(value)))
        except InvalidOperation:
            return None
        for secret in self.secrets:
            if secret.column and secret.number is None and in_money:
                return secret.ground
            if secret.number is not None and (in_money or not secret.column) and _same(number, secret.number):
                return secret.ground
            if secret.text is not None and secret.text.replace(" ", "") == format(number.normalize(), "f"):
                return secret.ground
        return None


def _same(a: Decimal, b: Decimal) -> bool:
    """Numbers that print alike; a spreadsheet keeps 2.1 as 2.1000000000000001."""
    return abs(a - b) < Decimal("0.000001")


def _number(plain: str) -> Decimal | None:
    found = list(numbers_in(plain))
    return min(found[0][1]) if len(found) == 1 else None


def _heads_money(value: object) -> bool:
    if not isinstance(value, str) or len(value) > HEAD_LIMIT or any(letter.isdigit() for letter in value):
        return False
    return bool(PRICE_HEAD.search(value) or AMOUNT_HEAD.search(value))


def redacted_csv(text: str, blackout: Blackout) -> bytes:
    """The rows again, parted by commas, as UTF-8."""
    money: set[int] = set()
    written = io.StringIO()
    rows = csv.writer(written)
    for row in delimited_rows(text):
        rows.writerow(blackout.row(row, money))
    return ("\ufeff" + written.getvalue()).encode("utf-8")


def redacted_xlsx(content: bytes, blackout: Blackout) -> bytes:
    """A new workbook: worksheets that are shown, their rows and columns that are shown, values instead of formulas.

    What is hidden, and comments, names, links, pictures, versions and properties, stay behind.
    """
    import datetime as dt
    import warnings

    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    copy = openpyxl.Workbook()
    for worksheet in copy.worksheets:
        copy.remove(worksheet)
    for worksheet in book.worksheets:
        if worksheet.sheet_state == "visible":
            _worksheet(
                worksheet, copy.create_sheet(blackout.text(str(worksheet.title))[:31].replace("/", "-")), blackout
            )
    if not copy.worksheets:
        copy.create_sheet("-")
    copy.properties.creator = ""
    copy.properties.created = copy.properties.modified = dt.datetime(2000, 1, 1)  # noqa: DTZ001  the format has no zone
    written = io.BytesIO()
    copy.save(written)
    return _undated(written.getvalue())


def _worksheet(worksheet: Any, copy: Any, blackout: Blackout) -> None:
    money: set[int] = set()
    hidden = _hidden_columns(worksheet)
    rows = worksheet.iter_rows(
        max_row=min(worksheet.max_row, ROW_LIMIT), max_col=min(worksheet.max_column, COLUMN_LIMIT)
    )
    for number, cells in enumerate(rows, 1):
        if worksheet.row_dimensions[number].hidden:
            continue
        values = blackout.row([None if n in hidden else one.value for n, one in enumerate(cells)], money)
        for one, value in zip(cells, values, strict=True):
            if value is not None:
                put = copy.cell(row=number, column=one.column, value=value)
                put.number_format = _plain(one) if put.value == one.value else "General"
                put.data_type = "s" if isinstance(value, str) else put.data_type  # never a formula
                if one.font and one.font.b:
                    put.font = one.font.copy()
    for letter, dimension in worksheet.column_dimensions.items():
        if dimension.width and not dimension.hidden:
            copy.column_dimensions[letter].width = dimension.width
    for merged in worksheet.merged_cells.ranges:
        if merged.max_row <= ROW_LIMIT:
            copy.merge_cells(str(merged))


def _plain(one: Any) -> str:
    """How a cell shows its value, without words or digits of its own: `"DE89 3704 "0` is a place to keep an account."""
    wordy = _WORDY.search(str(one.number_format))
    return str(one.number_format) if wordy is None else "yyyy-mm-dd" if one.is_date else "General"


def _hidden_columns(worksheet: Any) -> set[int]:
    hidden: set[int] = set()
    for dimension in worksheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            hidden |= set(range(dimension.min - 1, min(dimension.max, COLUMN_LIMIT)))
    return hidden


_NOTHING_SAID = (
    b'<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


def _undated(content: bytes) -> bytes:
    """The same zip without the hour at which it was written, so that equal workbooks give equal bytes."""
    import zipfile

    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _NOTHING_SAID if name == "docProps/core.xml" else old.read(name))
    return written.getvalue()
