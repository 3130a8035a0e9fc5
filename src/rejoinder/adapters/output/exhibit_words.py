"""Papers without pages of their own, taken apart into what a page can show: text, tables, names and values."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from email.message import EmailMessage

from rejoinder.adapters.formats.delimited_text import delimited_rows
from rejoinder.adapters.formats.spreadsheet_text import cell_text, visible_worksheets, workbook
from rejoinder.adapters.mail.mail_parse import parse_decoded_mail
from rejoinder.adapters.output.exhibit_part import ROW_LIMIT, TEXT_LIMIT, WIDEST, Part, table_parts, text_only
from rejoinder.assembly.print_document import Say, one_line
from rejoinder.domain.evidence import Paper
from rejoinder.domain.media_type import DOCX, XLSX
from rejoinder.domain.phrase import phrase

HEADERS = ("From", "To", "Cc", "Date", "Subject")


def parts_of(paper: Paper, content: bytes, *, say: Say) -> tuple[Part, ...]:
    """What the paper shows, in order; empty where nothing of it can be laid out."""
    if paper.media_type == "text/csv":
        return tuple(_csv(paper, content, say))
    if paper.media_type == XLSX and paper.readable:
        found = tuple(_worksheets(content, say))
        if found:
            return found
    if paper.media_type == "message/rfc822":
        return tuple(_mail(paper, content, say))
    return _taken_apart(paper, content, say) or tuple(_pages(paper, say))


def _taken_apart(paper: Paper, content: bytes, say: Say) -> tuple[Part, ...]:
    """Documents and pages of markup, with their headings, tables and pictures; empty where they cannot be opened so."""
    from rejoinder.adapters.formats.paper_words import HTML_LIMIT_BYTES, decode_plain_text
    from rejoinder.adapters.output import exhibit_fixed, exhibit_markup, exhibit_office, exhibit_record
    from rejoinder.document.broken_file import FileIsBroken

    if not paper.readable:
        return ()
    try:
        if paper.media_type == DOCX:
            return exhibit_office.docx_parts(content, say)
        if paper.media_type == "application/ofd":
            return exhibit_fixed.ofd_parts(content)
        if paper.media_type == "text/html":
            return exhibit_markup.html_parts(decode_plain_text(content[:HTML_LIMIT_BYTES]), say)
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
    from rejoinder.adapters.formats.paper_words import decode_plain_text

    try:
        rows = list(zip(delimited_rows(decode_plain_text(content)), range(ROW_LIMIT + 1), strict=False))
    except csv.Error:
        yield from _pages(paper, say)
        return
    yield from table_parts((row for row, _ in rows), say)


def _worksheets(content: bytes, say: Say) -> Iterator[Part]:
    from zipfile import BadZipFile

    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = workbook(content)
        worksheets = list(visible_worksheets(book))
        for number, worksheet in enumerate(worksheets[:20]):
            if number:
                yield {"kind": "page"}
            yield {"kind": "heading", "text": say(phrase("document.sheet", name=one_line(str(worksheet.title), 60)))}
            rows = worksheet.iter_rows(max_row=ROW_LIMIT + 1, max_col=WIDEST + 1, values_only=True)
            yield from table_parts(([cell_text(value) for value in row] for row in rows), say)
        if len(worksheets) < len(book.worksheets):
            yield {"kind": "note", "text": say(phrase("document.sheets-hidden"))}
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError):
        return
