"""Zip containers opened with bounds: no bomb, no more than a paper needs."""

from __future__ import annotations

import io
import zipfile
import zlib

from rejoinder.adapters.formats.parsed_file import ParsedFile
from rejoinder.document.broken_file import FileIsBroken

ENTRY_LIMIT = 5_000
PART_LIMIT_BYTES = 30_000_000
WHOLE_LIMIT_BYTES = 120_000_000


class Container:
    """The parts of one zip file by name; nothing is ever written to disk."""

    def __init__(self, content: bytes) -> None:
        """Raises: FileIsBroken for what is no zip, or holds more than the bounds allow."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise FileIsBroken(str(error)) from error
        entries = self._zip.infolist()
        if len(entries) > ENTRY_LIMIT or sum(entry.file_size for entry in entries) > WHOLE_LIMIT_BYTES:
            raise FileIsBroken("bomb")
        self._names = {entry.filename.replace("\\", "/").lstrip("/"): entry for entry in entries}

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all parts, sorted."""
        return tuple(sorted(self._names))

    def part(self, name: str) -> bytes:
        """The bytes of a part. Raises: FileIsBroken where it is missing, damaged, locked or too large."""
        entry = self._names.get(name.lstrip("/"))
        if entry is None:
            raise FileIsBroken(name)
        try:
            with self._zip.open(entry) as stream:
                read = stream.read(PART_LIMIT_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, NotImplementedError) as error:
            raise FileIsBroken(str(error)) from error
        if len(read) > PART_LIMIT_BYTES:
            raise FileIsBroken("bomb")
        return read


def open_zip(content: bytes) -> ParsedFile:
    """A container of no known kind is not read. Raises: FileIsBroken where it breaks the bounds."""
    Container(content)
    return ParsedFile()
