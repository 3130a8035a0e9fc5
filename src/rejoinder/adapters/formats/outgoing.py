"""Texts that are about to go out, opened from files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from rejoinder.adapters.formats.charset import decode_text, looks_like_text
from rejoinder.adapters.formats.paper_docx import open_docx
from rejoinder.adapters.storage.disk import require_file
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.domain.errors import Invalid

LARGEST_BYTES = 2_000_000
ZIP = b"PK\x03\x04"
"""How a Word document begins."""
_NO_TEXT = (b"%PDF", b"\xd0\xcf\x11\xe0")


class OutgoingIsNotText(Invalid):
    """The file holds no text that can be read as it stands."""


class OutgoingIsTooLarge(Invalid):
    """No letter is that long."""


def read_outgoing(path: Path) -> str:
    """The words of a text file as they stand, line ends as `\\n`; `-` is standard input.

    Raises: FileIsMissing, FileIsNoFile, OutgoingIsTooLarge, OutgoingIsNotText.
    """
    content = content_of(path)
    text = _words_of_docx(content) if content.startswith(ZIP) else decode_text(content)
    return as_text(content, text, file=str(path))


def as_text(content: bytes, text: str | None, *, file: str) -> str:
    """What was made of the content as text, its line ends as `\n`. Raises: OutgoingIsNotText."""
    if text is None or not looks_like_text(text) or content.startswith(_NO_TEXT):
        raise OutgoingIsNotText(file=file)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def content_of(path: Path) -> bytes:
    """The bytes of a file; `-` is standard input. Raises: FileIsMissing, FileIsNoFile, OutgoingIsTooLarge."""
    return _within(sys.stdin.buffer, path, LARGEST_BYTES) if str(path) == "-" else file_bytes(path, LARGEST_BYTES)


def file_bytes(path: Path, most: int) -> bytes:
    """The bytes of a file. Raises: FileIsMissing, FileIsNoFile, OutgoingIsTooLarge where it has more than `most`."""
    require_file(path, name=str(path))
    with path.open("rb") as file:
        return _within(file, path, most)


def _within(file: BinaryIO, path: Path, most: int) -> bytes:
    content = file.read(most + 1)
    if len(content) > most:
        raise OutgoingIsTooLarge(file=str(path), most=most)
    return content


def _words_of_docx(content: bytes) -> str | None:
    """The words of a Word document in order, or None where it is none."""
    try:
        return "\n".join(page.text for page in open_docx(content).document.pages)
    except FileIsBroken:
        return None
