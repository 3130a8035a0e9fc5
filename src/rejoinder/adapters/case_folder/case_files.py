"""Files put into case folders: copied whole, never over another, never through a link that leads outside."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from rejoinder.adapters.case_folder.folder import refuse_outside
from rejoinder.adapters.documents.paper import SIZE_LIMIT_BYTES, PaperIsTooLarge
from rejoinder.adapters.storage.disk import Disk, digest_of, require_file
from rejoinder.domain.errors import Invalid
from rejoinder.domain.evidence import Place

PLACES = (Place.EVIDENCE.value, Place.LISTING.value, Place.CLAIMED.value)
ASIDE = "ledger"
"""Unfinished copies lie here, where nobody takes them for a paper."""
NAME_LIMIT = 10_000


class CaseExistsAlready(Invalid):
    """Something lies where the new case should be."""


class CaseCannotBeWritten(Invalid):
    """The disk refused, and nothing was left half written."""


class CaseFiles:
    """Case folders that can be written to (ports `Shelves` and `NestedShelves`)."""

    def __init__(self, *, disk: Disk | None = None) -> None:
        self._disk = disk or Disk()
        self._put: set[Path] = set()

    @contextlib.contextmanager
    def new(self, folder: Path) -> Iterator[Path]:
        """A case folder in the making, which becomes `folder` when all went well and else never was."""
        with self.many(folder) as partial:
            self.complete(partial)
            yield partial

    @contextlib.contextmanager
    def many(self, folder: Path) -> Iterator[Path]:
        """The same for a folder that will hold case folders."""
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CaseExistsAlready(folder=folder.absolute().name)
        partial = folder.absolute().with_name(f".{folder.absolute().name}.partial")
        with self._disk_errors(folder), contextlib.ExitStack() as undone:
            if partial.exists():
                shutil.rmtree(partial)
            partial.mkdir(parents=True)
            undone.callback(shutil.rmtree, partial, ignore_errors=True)
            yield partial
            if folder.exists():
                folder.rmdir()
            partial.rename(folder)
            undone.pop_all()

    def complete(self, folder: Path) -> None:
        """The places that a case folder still lacks."""
        for place in (*PLACES, ASIDE):
            (folder / place).mkdir(exist_ok=True)

    def put(self, folder: Path, source: Path, *, relative: str) -> str:
        """Copy a file into the folder and return where it lies; one too large for a paper is not copied."""
        require_file(source, name=source.name or str(source))
        if source.stat().st_size > SIZE_LIMIT_BYTES:
            raise PaperIsTooLarge(file=source.name, limit=SIZE_LIMIT_BYTES // 1_000_000)
        target = folder / relative
        with self._disk_errors(folder):
            (folder / ASIDE).mkdir(exist_ok=True)
            target.parent.mkdir(parents=True, exist_ok=True)
            refuse_outside(folder, target.parent)
            refuse_outside(folder, folder / ASIDE)
            within = _lies_in(source, target.parent)
            return (within or self._copy_to_free_name(folder, source, target)).relative_to(folder).as_posix()

    def write(self, folder: Path, relative: str, content: bytes) -> None:
        """A new file of the folder with this content. Raises: CaseExistsAlready where something lies there."""
        target = folder / relative
        with self._disk_errors(folder):
            (folder / ASIDE).mkdir(exist_ok=True)
            refuse_outside(folder, target.parent)
            try:
                self._disk.create(target, content, aside=folder / ASIDE)
            except FileExistsError as error:
                raise CaseExistsAlready(folder=target.absolute().name) from error
            self._put.add(target)

    def take_back(self, folder: Path, relative: str) -> None:
        """Undo a `put` of this same object; nothing happens to a file that was there before."""
        if folder / relative in self._put:
            self._put.remove(folder / relative)
            self._disk.remove(folder / relative)

    def digest(self, folder: Path, relative: str) -> str | None:
        """The SHA-256 of a file of the folder; None where it is not there, or is a link that leads outside."""
        path = folder / relative
        if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
            return None
        return digest_of(path)

    def digest_of(self, path: Path) -> str:
        """The SHA-256 of a file anywhere. Raises: FileIsMissing, FileIsNoFile."""
        require_file(path, name=path.name or str(path))
        with self._disk_errors(path.parent):
            return digest_of(path)

    def remove(self, folder: Path, relative: str) -> None:
        """Delete a file of the folder."""
        refuse_outside(folder, folder / relative)
        self._disk.remove(folder / relative)

    def _copy_to_free_name(self, folder: Path, source: Path, target: Path) -> Path:
        """The first name that is free, or that holds the same content already."""
        for number in range(1, NAME_LIMIT):
            path = target if number == 1 else target.with_name(f"{target.stem}-{number}{target.suffix}")
            if path.is_file() and not path.is_symlink() and digest_of(path) == digest_of(source):
                return path
            try:
                self._disk.copy(source, path, aside=folder / ASIDE)
            except FileExistsError:
                continue
            self._put.add(path)
            return path
        raise CaseExistsAlready(folder=target.absolute().name)

    @contextlib.contextmanager
    def _disk_errors(self, folder: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise CaseCannotBeWritten(folder=folder.name, detail=error.strerror or str(error)) from error


def _lies_in(source: Path, parent: Path) -> Path | None:
    """Where under the folder the file itself lies already, or None."""
    found = source.resolve()
    if source.is_symlink() or not found.is_relative_to(parent.resolve()):
        return None
    return parent / found.relative_to(parent.resolve())
