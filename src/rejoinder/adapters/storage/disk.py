"""The disk, written so that a file appears whole or not at all, even where the power fails or the disk is full."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from rejoinder.domain.errors import Invalid

PARTIAL, PAPER = ".partial", ".paper-"
"""How the names of unfinished files end, and how those begin that are made aside, by writers who hold no lock."""
PIECE = 1 << 20


class FileIsMissing(Invalid):
    """There is no such file."""


class FileIsNoFile(Invalid):
    """A folder, a device or the like, but no file."""


def require_file(path: Path, *, name: str) -> None:
    """Raises: FileIsMissing, FileIsNoFile, by this name, where a path is no regular file."""
    if not path.exists():
        raise FileIsMissing(file=name)
    if not path.is_file():
        raise FileIsNoFile(file=name)


class Disk:
    """Whole files, durable before a call returns. Every byte goes through `write`."""

    def write(self, descriptor: int, content: bytes) -> None:
        """All of the content to an open file. Raises: OSError, for one where the disk is full."""
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]

    def append(self, path: Path, content: bytes) -> None:
        """Content at the end of a file, which keeps its former length where that fails."""
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        try:
            size = os.fstat(descriptor).st_size
            try:
                self.write(descriptor, content)
                os.fsync(descriptor)
            except OSError:
                os.ftruncate(descriptor, size)
                raise
        finally:
            os.close(descriptor)
        _settle(path.parent)

    def truncate(self, path: Path, size: int) -> None:
        """A file cut to this length."""
        with path.open("r+b") as stream:
            stream.truncate(size)
            os.fsync(stream.fileno())

    def replace(self, path: Path, content: bytes, *, durable: bool = True, mode: int = 0o644) -> None:
        """A file with this content in the place of what stood there.

        Args:
            durable: whether it must outlast a power failure; a cache need not.
        """
        pour = functools.partial(self.write, content=content)
        with self._aside(path.parent, pour, durable=durable, mode=mode) as partial:
            partial.replace(path)
        if durable:
            _settle(path.parent)

    def create(self, path: Path, content: bytes, *, aside: Path | None = None) -> None:
        """A new file with this content. Raises: FileExistsError.

        Args:
            aside: folder for the unfinished file, on the same file system; the file's own folder where it is None.
        """
        prefix = PAPER if aside else "."
        with self._aside(aside or path.parent, lambda descriptor: self.write(descriptor, content), prefix) as partial:
            _linked(partial, path)
        _settle(path.parent)

    def copy(self, source: Path, path: Path, *, aside: Path) -> None:
        """A new file with the content of another. Raises: FileExistsError."""

        def pour(descriptor: int) -> None:
            with source.open("rb") as stream:
                for piece in iter(lambda: stream.read(PIECE), b""):
                    self.write(descriptor, piece)

        with self._aside(aside, pour, PAPER) as partial:
            _linked(partial, path)
        _settle(path.parent)

    def remove(self, path: Path) -> None:
        """The file is gone; nothing happens where there is none."""
        path.unlink(missing_ok=True)
        _settle(path.parent)

    @contextlib.contextmanager
    def _aside(
        self,
        folder: Path,
        fill: Callable[[int], None],
        prefix: str = ".",
        *,
        durable: bool = True,
        mode: int = 0o644,
    ) -> Iterator[Path]:
        descriptor, name = tempfile.mkstemp(prefix=prefix, suffix=PARTIAL, dir=folder)
        partial = Path(name)
        try:
            try:
                fill(descriptor)
                if hasattr(os, "fchmod"):
                    os.fchmod(descriptor, mode)
                if durable:
                    os.fsync(descriptor)
            finally:
                os.close(descriptor)
            yield partial
        finally:
            partial.unlink(missing_ok=True)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    with path.open("rb", buffering=0) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def files_under(folder: Path) -> Iterator[Path]:
    """Every file under a folder, in the order of names; links are left alone."""
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(root, name)
            if path.is_file() and not path.is_symlink():
                yield path


def _linked(partial: Path, path: Path) -> None:
    """Give a finished file its name, never over another."""
    try:
        os.link(partial, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems know no links; there the name is taken first and filled at once.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        try:
            partial.replace(path)
        except OSError:
            path.unlink(missing_ok=True)
            raise


def _settle(folder: Path) -> None:
    """Make names durable, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
