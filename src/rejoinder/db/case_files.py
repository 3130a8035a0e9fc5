"""Files put into the folders of cases that the database keeps."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import count
from pathlib import Path, PurePosixPath

from rejoinder.db.case_checkout import CaseCheckout, case_id
from rejoinder.db.models import File
from rejoinder.usecases.ports import CaseFiles as Shelf


class CaseFiles:
    """Case folders that can be written to (port `Shelves`); what is put there becomes a row with the next line."""

    def __init__(self, inner: Shelf, checkout: CaseCheckout) -> None:
        self._inner = inner
        self._room = checkout

    @contextlib.contextmanager
    def new(self, folder: Path) -> Iterator[Path]:
        """The folder itself, a copy that can be made again: who made the rows of its case takes them back otherwise."""
        folder.mkdir(parents=True, exist_ok=True)
        self.complete(folder)
        yield folder

    def complete(self, folder: Path) -> None:
        """The places that a case folder still lacks."""
        self._inner.complete(folder)

    def put(self, folder: Path, source: Path, *, relative: str) -> str:
        """Copy a file into the folder and return where it lies now; never where a file was that was taken out."""
        gone = set(File.objects.filter(case_id=case_id(folder), gone=True).values_list("path", flat=True))
        for name in _names(relative):
            if name in gone:
                continue
            lies = self._inner.put(folder, source, relative=name)
            if lies not in gone:
                return lies
            self._inner.take_back(folder, lies)
        raise AssertionError(relative)  # names have no end

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


def _names(relative: str) -> Iterator[str]:
    """The name, then the same with a number, without end."""
    path = PurePosixPath(relative)
    yield relative
    yield from (path.with_name(f"{path.stem}-{n}{path.suffix}").as_posix() for n in count(2))
