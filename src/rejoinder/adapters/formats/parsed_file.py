"""The result of a file parser, and the limits that every parser keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from rejoinder.document.document import Document, Page, document_of
from rejoinder.document.tree import Node

PAGE_LIMIT = 500
"""Pages that are read; the rest is counted and named in `pages_read`."""
TEXT_LIMIT = 2_000_000
"""Characters of all pages together."""


@attrs.frozen(kw_only=True)
class ParsedFile:
    """What a file holds, and what it says of itself."""

    document: Document = Document()
    metadata: tuple[tuple[str, str], ...] = ()


def parsed_file(
    pages: Iterable[Page | str] = (),
    *,
    data: Node | None = None,
    data_page: int | None = None,
    metadata: Mapping[str, str | int | None] | None = None,
) -> ParsedFile:
    """Pages cut to the bounds, metadata in a fixed order without empty values."""
    bounded = tuple(
        _within(page if isinstance(page, Page) else document_of([clean_text(page)]).pages[0] for page in pages)
    )
    known = {key: str(value) for key, value in (metadata or {}).items() if value not in (None, "")}
    document = Document(pages=bounded, data=data, data_page=data_page)
    return ParsedFile(document=document, metadata=tuple(sorted(known.items())))


def clean_text(text: str) -> str:
    """Text with one kind of line end, and with nothing in it that no writer means."""
    text = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").replace("\ufffe", "-").replace("\x02", "-")
    )
    return text.encode("utf-8", "replace").decode("utf-8")


def _within(pages: Iterable[Page]) -> Iterator[Page]:
    left = TEXT_LIMIT
    for number, page in enumerate(pages):
        if number >= PAGE_LIMIT or left <= 0:
            return
        yield page if len(page.text) <= left else attrs.evolve(page, text=page.text[:left])
        left -= len(page.text)
