"""Tables that spreadsheets open."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from django.http import StreamingHttpResponse

_LEADS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def download(name: str, rows: Iterable[Sequence[str]]) -> StreamingHttpResponse:
    """Rows as a CSV file to be kept; it begins with a mark by which spreadsheets know UTF-8."""
    response = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf"
    yield from map(_line, rows)


def _line(cells: Sequence[str]) -> bytes:
    """One row; what a spreadsheet would take for a formula stands as words."""
    written = io.StringIO()
    csv.writer(written).writerow([f"'{cell}" if cell.startswith(_LEADS_A_FORMULA) else cell for cell in cells])
    return written.getvalue().encode("utf-8", "replace")
