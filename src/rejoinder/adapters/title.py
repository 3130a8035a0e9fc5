"""Titles of a shop: from exports, saved pages, or plain text with one title a line."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rejoinder.adapters.charset import letters, looks_like_text
from rejoinder.adapters.listing import listings_in
from rejoinder.domain.errors import Invalid

SIZE_LIMIT_BYTES = 500_000_000
_TABLES = (".csv", ".json", ".html", ".htm")


class TitlesAreUnreadable(Invalid):
    """The file is not there, or too large, or no text."""


class Title(NamedTuple):
    """A title and where it stands; a tuple, since there may be millions."""

    text: str
    file: str
    line: int
    item_id: str | None = None


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
    if path.suffix.lower() in _TABLES:
        for number, listing in enumerate(listings_in(content, path.name), 1):
            if listing.title:
                yield Title(text=_encodable(listing.title), file=path.name, line=number, item_id=listing.item_id)
        return
    text = letters(content)
    if not looks_like_text(text):
        raise TitlesAreUnreadable(file=path.name)
    yield from _lines(text, path.name)


def _lines(text: str, file: str) -> Iterator[Title]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield Title(text=_encodable(line.strip()), file=file, line=number)


_HALF = re.compile(r"[\ud800-\udfff]")


def _encodable(text: str) -> str:
    """Halves of a letter, which JSON lets through and no file can hold, as U+FFFD."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)
