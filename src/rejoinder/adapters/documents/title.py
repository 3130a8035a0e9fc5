"""Titles of a shop: from exports, saved pages, or plain text with one title a line."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from rejoinder.adapters.documents.listing import READABLE, listings_in
from rejoinder.adapters.documents.listing_name import names_a_title
from rejoinder.adapters.formats.charset import decode_text, looks_like_text
from rejoinder.domain.errors import Invalid
from rejoinder.domain.title import Title

SIZE_LIMIT_BYTES = 500_000_000


class TitlesAreUnreadable(Invalid):
    """The file is not there, or too large, or no text."""


class TitlesAreMissing(Invalid):
    """The file is a table or a page, and nothing in it is called a title."""


class Titles:
    """Reads the titles of a shop."""

    def read(self, path: Path) -> Iterator[Title]:
        """The titles of a file in order. Raises: TitlesAreUnreadable."""
        return titles(path)


def titles(path: Path) -> Iterator[Title]:
    """The titles of a file in order; `-` reads stdin. Raises: TitlesAreUnreadable."""
    if str(path) == "-":
        yield from _lines(sys.stdin.read(SIZE_LIMIT_BYTES), "-")
        return
    try:
        if not path.is_file() or path.stat().st_size > SIZE_LIMIT_BYTES:
            raise TitlesAreUnreadable(file=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise TitlesAreUnreadable(file=path.name) from error
    if path.suffix.lower() in READABLE:
        yield from _listed(content, path.name, path.name)
        return
    text = decode_text(content)
    if not looks_like_text(text):
        raise TitlesAreUnreadable(file=path.name)
    if names_a_title(text.split("\n", 1)[0].split("\t")) and "\t" in text:
        # Amazon's listing reports are tables with the ending of a text.
        yield from _listed(content, path.name, f"{path.name}.tsv")
        return
    yield from _lines(text, path.name)


def _listed(content: bytes, file: str, read_as: str) -> Iterator[Title]:
    """The titles of an export or a saved page. Raises: TitlesAreMissing where there is none."""
    none = True
    for number, listing in enumerate(listings_in(content, read_as), 1):
        if listing.title:
            none = False
            yield Title(text=_encodable(listing.title), file=file, line=number, item_id=listing.item_id)
    if none:
        raise TitlesAreMissing(file=file)


def _lines(text: str, file: str) -> Iterator[Title]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield Title(text=_encodable(line.strip()), file=file, line=number)


_HALF = re.compile(r"[\ud800-\udfff]")


def _encodable(text: str) -> str:
    """Halves of a letter, which JSON lets through and no file can hold, as U+FFFD."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)
