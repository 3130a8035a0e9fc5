"""Digests of many files, read in pieces by as many threads as there are processors, so that memory stays flat."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rejoinder.adapters.folder import LITTER
from rejoinder.adapters.shelf import FileIsMissing
from rejoinder.domain.errors import Invalid
from rejoinder.vault.seal import SealedFile

PIECE = 1 << 19
HANDFUL = 16
"""Files that a thread takes at once; one at a time would cost more in handing over than in reading."""


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
        named: dict[str, Path] = {}
        for root in roots:
            for name, path in _files(root):
                if name in named:
                    raise NamesCollide(name=name)
                named[name] = path
        return self._digested(sorted(named.items()))

    def under(self, folder: Path, paths: Iterable[str]) -> Mapping[str, SealedFile]:
        """What lies in a folder under these relative paths; a path is left out where nothing does.

        A path that leads out of the folder, or to a link, counts as nothing.
        """
        inside = [(name, folder / name) for name in paths if _stays_inside(name)]
        lying = [(name, path) for name, path in inside if path.is_file() and not path.is_symlink()]
        return {file.path: file for file in self._digested(lying)}

    def _digested(self, named: Sequence[tuple[str, Path]]) -> Sequence[SealedFile]:
        if len(named) < 2 or self._threads == 1:
            return [_sealed(pair) for pair in named]
        handfuls = [named[start : start + HANDFUL] for start in range(0, len(named), HANDFUL)]
        with ThreadPoolExecutor(self._threads) as pool:
            return [file for handful in pool.map(_all_sealed, handfuls) for file in handful]


_OWN = threading.local()
"""Each thread reads into one buffer of its own."""


def _all_sealed(handful: Sequence[tuple[str, Path]]) -> list[SealedFile]:
    return [_sealed(named) for named in handful]


def _sealed(named: tuple[str, Path]) -> SealedFile:
    name, path = named
    piece = getattr(_OWN, "piece", None)
    if piece is None:
        piece = _OWN.piece = bytearray(PIECE)
    view, sha, size = memoryview(piece), hashlib.sha256(), 0
    try:
        with path.open("rb", buffering=0) as stream:
            while count := stream.readinto(piece):
                sha.update(view[:count])
                size += count
    except OSError as error:
        raise FileCannotBeRead(file=path.name) from error
    return SealedFile(path=name, sha256=sha.hexdigest(), size_bytes=size)


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    """Each file with its path in the seal, which begins with the root's own name."""
    if not root.exists():
        raise FileIsMissing(file=root.name or str(root))
    name = root.resolve().name
    if root.is_file():
        yield name, root
        return
    for here, folders, files in os.walk(root):
        folders.sort()
        for file in sorted(files):
            path = Path(here, file)
            if file not in LITTER and path.is_file() and not path.is_symlink():
                yield f"{name}/{path.relative_to(root).as_posix()}", path


def _stays_inside(name: str) -> bool:
    return not name.startswith("/") and not {"", ".", ".."} & set(name.replace("\\", "/").split("/"))
