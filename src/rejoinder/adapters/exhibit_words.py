"""Papers without pages of their own, taken apart into what a page can show: text, tables, names and values."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from email.message import EmailMessage
from typing import Any

from rejoinder.adapters.delimited_text import delimited
from rejoinder.adapters.mail_parse import parse_decoded_mail
from rejoinder.adapters.sheet_text import shown, visible_sheets, workbook
from rejoinder.assembly.sheet import Say, one_line
from rejoinder.domain.evidence import Paper
from rejoinder.domain.phrase import phrase

TEXT_LIMIT = 200_000
ROW_LIMIT, COLUMN_LIMIT, CELL_LIMIT = 1_000, 14, 400
WIDEST = 120
"""Columns of a table that are shown, in strips of `COLUMN_LIMIT`."""
WORD_LIMIT = 20
"""Letters without a space that a cell holds on one line; a longer word may break anywhere."""
HEADERS = ("From", "To", "Cc", "Date", "Subject")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Part = dict[str, Any]

_LONG = re.compile(rf"[!-~]{{{WORD_LIMIT + 1},}}")


def parts_of(paper: Paper, content: bytes, *, say: Say) -> tuple[Part, ...]:
    """What the paper shows, in order; empty where nothing of it can be laid out."""
    if paper.media_type == "text/csv":
        return tuple(_csv(paper, content, say))
    if paper.media_type == XLSX and paper.readable:
        found = tuple(_sheets(content, say))
        if found:
            return found
    if paper.media_type == "message/rfc822":
        return tuple(_mail(paper, content, say))
    return _taken_apart(paper, content, say) or tuple(_pages(paper, say))


def _taken_apart(paper: Paper, content: bytes, say: Say) -> tuple[Part, ...]:
    """Documents and pages of markup, with their headings, tables and pictures; empty where they cannot be opened so."""
    from rejoinder.adapters import exhibit_fixed, exhibit_markup, exhibit_office, exhibit_record
    from rejoinder.adapters.paper_words import HTML_LIMIT_BYTES, decoded
    from rejoinder.adapters.parsed_file import FileIsBroken

    if not paper.readable:
        return ()
    try:
        if paper.media_type == DOCX:
            return exhibit_office.docx_parts(content, say)
        if paper.media_type == "application/ofd":
            return exhibit_fixed.ofd_parts(content)
        if paper.media_type == "text/html":
            return exhibit_markup.html_parts(decoded(content[:HTML_LIMIT_BYTES]), say)
        if paper.media_type == "application/xml":
            return exhibit_markup.xml_parts(content, say)
        if paper.media_type == "application/json":
            return exhibit_record.record_parts(content, say)
    except (FileIsBroken, ValueError, RecursionError):
        return ()
    return ()


def _pages(paper: Paper, say: Say) -> Iterator[Part]:
    """The paper's own words, page by page, as the reader of its kind took them out; with their places where known."""
    layout = [page.layout for page in paper.document.pages]
    left = TEXT_LIMIT
    for text in layout if any(text.strip() for text in layout) else paper.pages:
        if text.strip():
            yield {"kind": "page"}
            yield {"kind": "text", "text": text_only(text[:left])}
            left -= len(text)
            if left <= 0:
                yield {"kind": "note", "text": say(phrase("document.text-cut"))}
                return


def _mail(paper: Paper, content: bytes, say: Say) -> Iterator[Part]:
    try:
        message = parse_decoded_mail(content)
        head = [(name, " ".join(str(message.get(name, "")).split())[:600]) for name in HEADERS]
        names = [one_line(part.get_filename() or "", 120) for part in message.walk() if part.get_filename()]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        yield from _pages(paper, say)
        return
    rows = [(name, text_only(value)) for name, value in head if value]
    if names:
        rows.append((say(phrase("document.attachments")), ", ".join(names[:40])))
    yield {"kind": "facts", "rows": rows}
    text = _without_head(paper, message)
    yield {"kind": "text", "text": text_only(text[:TEXT_LIMIT])}
    if len(text) > TEXT_LIMIT:
        yield {"kind": "note", "text": say(phrase("document.text-cut"))}


def _without_head(paper: Paper, message: EmailMessage) -> str:
    """The mail's words after its headers, which stand in a table of their own."""
    lines = paper.text.split("\n")
    while lines and any(lines[0].startswith(f"{name}:") for name in HEADERS):
        lines.pop(0)
    return "\n".join(lines).strip("\n")


def _csv(paper: Paper, content: bytes, say: Say) -> Iterator[Part]:
    from rejoinder.adapters.paper_words import decoded

    try:
        rows = list(zip(delimited(decoded(content)), range(ROW_LIMIT + 1), strict=False))
    except csv.Error:
        yield from _pages(paper, say)
        return
    yield from table_parts((row for row, _ in rows), say)


def _sheets(content: bytes, say: Say) -> Iterator[Part]:
    from zipfile import BadZipFile

    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = workbook(content)
        sheets = list(visible_sheets(book))
        for number, sheet in enumerate(sheets[:20]):
            if number:
                yield {"kind": "page"}
            yield {"kind": "heading", "text": say(phrase("document.sheet", name=one_line(str(sheet.title), 60)))}
            rows = sheet.iter_rows(max_row=ROW_LIMIT + 1, max_col=WIDEST + 1, values_only=True)
            yield from table_parts(([shown(value) for value in row] for row in rows), say)
        if len(sheets) < len(book.worksheets):
            yield {"kind": "note", "text": say(phrase("document.sheets-hidden"))}
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError):
        return


def table_parts(rows: Iterable[Sequence[str]], say: Say, *, ruled: bool = True) -> Iterator[Part]:
    """One table, as wide as its widest row, its empty edges left out; a very wide one in strips, one below the other.

    Args:
        ruled: whether the first row is a head; one that names every column stands on each page again.
    """
    kept: list[list[str]] = []
    cut = False
    for number, row in enumerate(rows):
        if number >= ROW_LIMIT:
            cut = cut or any(one.strip() for one in row)
            break
        cells = [_breakable(text_only(one[:CELL_LIMIT])) for one in row[:WIDEST]]
        cut = cut or any(one.strip() for one in row[WIDEST:])
        while cells and not cells[-1].strip():
            cells.pop()
        kept.append(cells)
    while kept and not kept[-1]:
        kept.pop()
    columns = max(map(len, kept), default=0)
    filled = [cells + [""] * (columns - len(cells)) for cells in kept]
    for number, strip in enumerate(_strips(filled, columns)):
        if number:
            yield {"kind": "page"}
            yield {"kind": "note", "text": say(phrase("document.table-goes-on"))}
        part = {"kind": "table", "columns": len(strip[0]), "rows": strip, "widths": _widths(strip), "ruled": ruled}
        yield part | {"head": ruled and len(strip) > 1 and all(cell.strip() for cell in strip[0])}
    if cut:
        yield {"kind": "note", "text": say(phrase("document.text-cut"))}


def set_in(name: str, depth: int) -> str:
    """The name of a value, set in under the names of what holds it."""
    return "\u2003" * min(depth, 8) + name


def _strips(rows: Sequence[Sequence[str]], columns: int) -> Iterator[list[list[str]]]:
    """The table in strips that a page can hold, each begun by its first column, which tells the rows apart."""
    if 0 < columns <= COLUMN_LIMIT:
        yield [list(row) for row in rows]
        return
    for left in range(1, columns, COLUMN_LIMIT - 1):
        yield [[row[0], *row[left : left + COLUMN_LIMIT - 1]] for row in rows]


def _breakable(text: str) -> str:
    """The text with places to break inside its overlong words."""
    if len(text) <= WORD_LIMIT:
        return text
    return _LONG.sub(lambda word: "\u200b".join(_chunks(word.group())), text)


def _chunks(word: str) -> Iterator[str]:
    yield from (word[at : at + WORD_LIMIT] for at in range(0, len(word), WORD_LIMIT))


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column is beside the others, by what stands in it."""
    return [min(max(max(len(cell) for cell in column), 4), 30) for column in zip(*rows, strict=True)]


def text_only(text: str) -> str:
    """Text without control characters, its lines kept."""
    flat = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    return "".join(
        c for c in flat if c == "\n" or (c >= " " and c not in "\x7f\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    )
