"""Archives of other kinds (7z, rar, tar), unpacked by a program of the system where there is one, apart and bounded."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import attrs

from rejoinder.adapters.archives.archive_zip import ArchiveMember, UnpackBudget
from rejoinder.adapters.work.process_tree import end_tree, start_silent
from rejoinder.document.broken_file import FileIsBroken

SECONDS = 120
LOOK_SECONDS = 0.2
ENTRY_LIMIT = 5_000
KINDS = (
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x1f\x8b", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
)
Find = Callable[[str], str | None]


@attrs.frozen(kw_only=True)
class Tool:
    """A program that unpacks archives."""

    name: str
    kinds: frozenset[str]
    words: tuple[str, ...]
    """Its arguments; `{archive}` and `{into}` stand for the two paths."""


_BOTH = frozenset({"7z", "rar"})
TOOLS = (
    Tool(name="bsdtar", kinds=_BOTH | {"gz", "bz2", "xz", "tar"}, words=("-xf", "{archive}", "-C", "{into}")),
    Tool(name="7zz", kinds=_BOTH, words=("x", "-y", "-p", "-o{into}", "{archive}")),
    Tool(name="7z", kinds=_BOTH, words=("x", "-y", "-p", "-o{into}", "{archive}")),
    Tool(name="unar", kinds=_BOTH, words=("-quiet", "-no-directory", "-o", "{into}", "{archive}")),
    Tool(name="unrar", kinds=frozenset({"rar"}), words=("x", "-y", "-p-", "-inul", "{archive}", "{into}/")),
)
"""In the order in which they are looked for. None of them is shipped."""


def archive_kind(head: bytes) -> str | None:
    """What archive a file is, by its first bytes; None where it is none of these."""
    if head[257:262] == b"ustar":
        return "tar"
    return next((kind for magic, kind in KINDS if head.startswith(magic)), None)


def tool_for(kind: str, find: Find = shutil.which) -> tuple[str, Tool] | None:
    """Where the first program that unpacks this kind lies; None where there is none."""
    for tool in TOOLS:
        place = find(tool.name) if kind in tool.kinds else None
        if place:
            return place, tool
    return None


def unpack_with(found: tuple[str, Tool], archive: Path, into: Path, budget: UnpackBudget) -> Iterator[ArchiveMember]:
    """The files that the program takes out of an archive. Links that it made are named and not followed.

    Raises: FileIsBroken where it fails, takes too long or unpacks more than the budget allows.
    """
    place, tool = found
    into.mkdir()
    words = [word.format(archive=archive.absolute(), into=into.absolute()) for word in tool.words]
    _run([place, *words], into, budget)
    for number, path in enumerate(_under(into)):
        name = path.relative_to(into).as_posix()
        size = path.lstat().st_size
        if path.is_symlink():
            yield ArchiveMember(name=name, trouble="link")
        elif budget.files < 1 or number >= ENTRY_LIMIT:
            yield ArchiveMember(name=name, trouble="many")
        else:
            budget.bytes -= size
            budget.files -= 1
            yield ArchiveMember(name=name, path=path)


def _run(words: Sequence[str], into: Path, budget: UnpackBudget) -> None:
    """Run the program until it is done. Raises: FileIsBroken."""
    environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    started = start_silent(words, cwd=into, environment=environment)
    until = time.monotonic() + SECONDS
    try:
        while started.poll() is None:
            if time.monotonic() > until or not _fits(into, budget):
                raise FileIsBroken("bomb")
            with contextlib.suppress(subprocess.TimeoutExpired):
                started.wait(LOOK_SECONDS)
    finally:
        end_tree(started)
    if not _fits(into, budget):
        raise FileIsBroken("bomb")
    if started.returncode != 0:
        raise FileIsBroken(str(started.returncode))


def _fits(into: Path, budget: UnpackBudget) -> bool:
    sizes = []
    for path in _under(into):
        with contextlib.suppress(FileNotFoundError):
            sizes.append(path.lstat().st_size)
    return sum(sizes) <= budget.bytes and max(sizes, default=0) <= budget.file_bytes and len(sizes) <= ENTRY_LIMIT


def _under(folder: Path) -> Iterator[Path]:
    for above, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(above) / name for name in sorted(names))
        yield from (Path(above) / name for name in folders if (Path(above) / name).is_symlink())
