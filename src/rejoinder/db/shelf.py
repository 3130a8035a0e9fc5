"""Files put into the folders of cases that the database keeps."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from rejoinder.db.room import Room
from rejoinder.usecases.ports import Shelves as Shelf


class Shelves:
    """Case folders that can be written to (port `Shelves`); what is put there becomes a row with the next line."""

    def __init__(self, inner: Shelf, room: Room) -> None:
        self._inner = inner
        self._room = room

    @contextlib.contextmanager
    def new(self, folder: Path) -> Iterator[Path]:
        """The folder itself: its case is a row that is not committed unless all goes well."""
        folder.mkdir(parents=True, exist_ok=True)
        self.complete(folder)
        yield folder

    def many(self, folder: Path) -> contextlib.AbstractContextManager[Path]:
        """There is no folder of cases here."""
        raise NotImplementedError(folder)

    def complete(self, folder: Path) -> None:
        """The places that a case folder still lacks."""
        self._inner.complete(folder)

    def put(self, folder: Path, source: Path, *, relative: str) -> str:
        """Copy a file into the folder and return where it lies now."""
        return self._inner.put(folder, source, relative=relative)

    def write(self, folder: Path, relative: str, content: bytes) -> None:
        """A new file of the folder with this content."""
        self._inner.write(folder, relative, content)

    def take_back(self, folder: Path, relative: str) -> None:
        """Undo a `put` of this same object."""
        self._inner.take_back(folder, relative)

    def digest(self, folder: Path, relative: str) -> str | None:
        """The SHA-256 of a file of the folder; None where it is not there."""
        return self._inner.digest(folder, relative)

    def digest_of(self, path: Path) -> str:
        """The SHA-256 of a file anywhere."""
        return self._inner.digest_of(path)

    def remove(self, folder: Path, relative: str) -> None:
        """Delete a file of the folder."""
        self._inner.remove(folder, relative)
        self._room.remove(folder, relative)
