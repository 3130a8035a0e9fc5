"""Seal files: JSON, written once and never over another file."""

from __future__ import annotations

import json
from pathlib import Path

from rejoinder.adapters.storage.digest import FileCannotBeRead
from rejoinder.adapters.storage.disk import Disk
from rejoinder.domain.errors import Invalid
from rejoinder.vault.seal import SCHEMA, Seal, SealIsUnreadable, from_data, text_of

SIZE_LIMIT_BYTES = 500_000_000


class SealExistsAlready(Invalid):
    """A file of that name is there; a seal is never overwritten."""


class SealCannotBeWritten(Invalid):
    """The disk refused, and nothing was left half written."""


class Seals:
    """Seal files on the disk (port `Seals`)."""

    def __init__(self, *, disk: Disk | None = None) -> None:
        self._disk = disk or Disk()

    def open(self, path: Path) -> Seal | None:
        """The seal in a file; None where the file is none.

        Raises: SealIsUnreadable where it was one, FileCannotBeRead.
        """
        try:
            if path.stat().st_size > SIZE_LIMIT_BYTES:
                return None
            content = path.read_bytes()
        except OSError as error:
            raise FileCannotBeRead(file=path.name) from error
        if SCHEMA.encode() not in content and not path.name.endswith(".seal.json"):
            return None
        try:
            found = from_data(json.loads(content))
        except (ValueError, RecursionError) as error:
            raise SealIsUnreadable from error
        if text_of(found) != content:
            raise SealIsUnreadable
        return found

    def write(self, path: Path, seal: Seal) -> None:
        """The seal as a new file. Raises: SealExistsAlready, SealCannotBeWritten."""
        try:
            self._disk.create(path, text_of(seal))
        except FileExistsError as error:
            raise SealExistsAlready(file=path.name) from error
        except OSError as error:
            raise SealCannotBeWritten(file=path.name, detail=error.strerror or str(error)) from error

    def withdraw(self, path: Path) -> None:
        """Undo a `write`. Raises: SealCannotBeWritten."""
        try:
            self._disk.remove(path)
        except OSError as error:
            raise SealCannotBeWritten(file=path.name, detail=error.strerror or str(error)) from error

    def stamp(self, path: Path, seal: Seal) -> None:
        """The same seal with further stamps, in the place of the file. Raises: SealCannotBeWritten."""
        try:
            self._disk.replace(path, text_of(seal))
        except OSError as error:
            raise SealCannotBeWritten(file=path.name, detail=error.strerror or str(error)) from error
