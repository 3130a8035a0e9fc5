"""Digests of many files, read in pieces by as many threads as there are processors, so that memory stays flat.

Sealing is bounded by how fast the processor digests; so little is imported here, and paths are plain strings.
"""

from __future__ import annotations

import hashlib
import os
import stat
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rejoinder.adapters.storage.disk import FileIsMissing
from rejoinder.domain.errors import Invalid
from rejoinder.vault.seal import SealedFile

PIECE = 1 << 19
HANDFUL = 16
"""Files that a thread takes at once; one at a time would cost more in handing over than in reading."""
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave behind."""
Named = tuple[str, str]
"""A name in the seal, and where the file lies."""


class NamesCollide(Invalid):
    """Two of the paths given would stand under one name in the seal."""


class FileCannotBeRead(Invalid):
    """The file is there, but may not be read."""


class Digests:
    """Names files by their content (port `Digests`)."""

    def __init__(self, *, threads: int | None = None) -> None:
        self._threads = threads or min(8, os.cpu_count() or 1)

    def of(self, roots: Sequence[Path]) -> Sequence[SealedFile]:
        """Every file under these roots, sorted by path. Links and the litter of file managers are left out.

        Raises: FileIsMissing, NamesCollide, FileCannotBeRead.
        """
        named: dict[str, str] = {}
        for root in roots:
            for name, path in _files(root):
                if name in named:
                    raise NamesCollide(name=name)
                named[name] = path
        return self._digest_all(sorted(named.items()))

    def links(self, roots: Sequence[Path]) -> Sequence[str]:
        """The links under these roots, by path; they hold nothing of their own and are not sealed."""
        folders = [root for root in roots if root.is_dir()]
        entries = (each for folder in folders for each in _within(str(folder), folder.resolve().name))
        return sorted(name for name, entry in entries if entry.is_symlink())

    def digest_below(self, folder: Path, paths: Iterable[str]) -> Mapping[str, SealedFile]:
        """What lies in a folder under these relative paths; a path is left out where nothing does.

        A path that leads out of the folder, or to a link, counts as nothing.
        """
        inside = [(name, os.path.join(folder, name)) for name in paths if _stays_inside(name)]  # noqa: PTH118
        return {file.path: file for file in self._digest_all([named for named in inside if _is_file(named[1])])}

    def _digest_all(self, named: Sequence[Named]) -> Sequence[SealedFile]:
        handfuls = [named[start : start + HANDFUL] for start in range(0, len(named), HANDFUL)]
        done: list[list[SealedFile]] = [[] for _ in handfuls]
        left = iter(range(len(handfuls)))
        faults: list[Exception] = []

        def work() -> None:
            piece = bytearray(PIECE)
            try:
                for number in left:
                    done[number] = [_sealed(each, piece) for each in handfuls[number]]
            except FileCannotBeRead as fault:
                faults.append(fault)

        others = [threading.Thread(target=work) for _ in range(min(self._threads, len(handfuls)) - 1)]
        for thread in others:
            thread.start()
        work()
        for thread in others:
            thread.join()
        for fault in faults:
            raise fault
        digested = [file for handful in done for file in handful]
        if len(digested) < len(named):
            raise FileCannotBeRead(file=os.path.basename(named[0][1]))  # noqa: PTH119
        return digested


def _sealed(named: Named, piece: bytearray) -> SealedFile:
    name, path = named
    view, sha, size = memoryview(piece), hashlib.sha256(), 0
    try:
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123
            while count := stream.readinto(piece):
                sha.update(view[:count])
                size += count
    except OSError as error:
        raise FileCannotBeRead(file=os.path.basename(path)) from error  # noqa: PTH119
    return SealedFile(path=name, sha256=sha.hexdigest(), size_bytes=size)


def _files(root: Path) -> Iterator[Named]:
    """Each file with its path in the seal, which begins with the root's own name."""
    if not root.exists():
        raise FileIsMissing(file=root.name or str(root))
    name = root.resolve().name
    if root.is_file():
        yield name, str(root)
        return
    for path, entry in _within(str(root), name):
        if entry.name not in LITTER and entry.is_file(follow_symlinks=False):
            yield path, entry.path


def _within(folder: str, name: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below a folder but folders, with its path in the seal; no link is followed."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise FileCannotBeRead(file=name) from error
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _within(entry.path, f"{name}/{entry.name}")
        else:
            yield f"{name}/{entry.name}", entry


def _is_file(path: str) -> bool:
    """Whether a file lies there, and no link, pipe or device."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def _stays_inside(name: str) -> bool:
    return not name.startswith("/") and not {"", ".", ".."} & set(name.replace("\\", "/").split("/"))
