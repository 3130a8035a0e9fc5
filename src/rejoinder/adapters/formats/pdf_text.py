"""The text layer of a PDF, page by page, as paragraphs."""

from __future__ import annotations

from rejoinder.adapters.formats.broken_to_unicode import is_garbled
from rejoinder.adapters.formats.paper_pdf import LETTERS_LIMIT, page_rows
from rejoinder.adapters.formats.pdf_flatten import with_form_entries
from rejoinder.adapters.formats.reflow import reflow
from rejoinder.adapters.work.sandbox import run_sandboxed
from rejoinder.document.broken_file import FileIsBroken

PAGE_LIMIT = 400


class PdfIsDamaged(ValueError):
    """The bytes are no PDF that can be opened, or it asks for a password."""


def pdf_pages(content: bytes, *, characters: int, pages: int = PAGE_LIMIT) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The text of a PDF, page by page, and the numbers of pages that hold no text.

    Args:
        content: the file.
        characters: reading stops after so many.
        pages: only so many are read; what follows counts as unread.
    Returns: the pages that were read, empty where one says nothing, and the numbers (from 1) of those without words.
    Raises: PdfIsDamaged.
    """
    import pypdfium2  # noqa: F401  loaded once, before the work is done apart

    try:
        texts, unread = run_sandboxed(lambda data: _read(data, characters, pages), content)
    except FileIsBroken as error:
        raise PdfIsDamaged from error
    return tuple(str(page) for page in texts), tuple(unread)


def _read(content: bytes, characters: int, limit: int) -> tuple[list[str], list[int]]:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(content)
    try:
        return _pages(with_form_entries(document, content), characters, limit)
    finally:
        document.close()


def _pages(document: object, characters: int, limit: int) -> tuple[list[str], list[int]]:
    texts: list[str] = []
    unread: list[int] = []
    count = len(document)  # type: ignore[arg-type]
    for number in range(min(count, limit)):
        words = _page(document, number)
        texts.append(words.strip("\n") if words.strip() else "")
        if not words.strip():
            unread.append(number + 1)
        characters -= len(words)
        if characters < 0:
            unread.extend(range(number + 2, min(count, limit) + 1))
            break
    unread.extend(range(limit + 1, count + 1))
    return texts, unread


def _page(document: object, number: int) -> str:
    """The words of a page as paragraphs; in the order of the file where they stand in columns, or are too many."""
    page = document[number]  # type: ignore[index]
    layer = page.get_textpage()
    words = str(layer.get_text_bounded())
    if not is_garbled(words) and words.strip() and layer.count_chars() <= LETTERS_LIMIT:
        words = reflow(page_rows(page, layer)) or words
    layer.close()
    page.close()
    if is_garbled(words):
        return ""
    return (
        words.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").replace("\x02", "-").replace("\x00", "")
    )
