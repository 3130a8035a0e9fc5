"""Files, folders and archives that are handed over, taken apart into single files; what was given stays as it is."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath

import attrs

from rejoinder.adapters.archives.archive_tool import Find, archive_kind, tool_for, unpack_with
from rejoinder.adapters.archives.archive_zip import ArchiveMember, UnpackBudget, unzip
from rejoinder.adapters.formats.paper_zip import Container
from rejoinder.adapters.storage.digest import LITTER
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.domain.evidence import WITHIN
from rejoinder.domain.file_name import safe_file_name
from rejoinder.domain.intake import FoundFile, LeftOut, UnpackedFiles
from rejoinder.domain.phrase import phrase

FILE_LIMIT = 2_000
FILE_LIMIT_BYTES = 200_000_000
WHOLE_LIMIT_BYTES = 1_000_000_000
"""Of all that comes out of archives together."""
FOLDER_DEPTH, ARCHIVE_DEPTH = 16, 3
PART_LIMIT = 4
"""Folders of a file's path that are kept in its name; more tell nothing."""
_ZIP = b"PK\x03\x04"
_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype", "OFD.xml", "META-INF/MANIFEST.MF"})
"""Parts of files that are zips inside and documents to everybody: office files, e-books, e-invoices."""
_CLUTTER = re.compile(r"(?:^|/)(?:__MACOSX/|~\$|\.(?![./]))")
_WEB_FOLDER = re.compile(r"(?:_files|\.files|_Dateien|_fichiers|_archivos)$", re.IGNORECASE)
"""Where a browser puts what belongs to a page that it saves."""
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|heic)$", re.IGNORECASE)
ICON_BYTES = 4_096


@attrs.frozen
class Unpacker:
    """Takes apart what is handed over (port `Unpacker`).

    Args:
        find: says where a program of the system lies.
    """

    find: Find = shutil.which

    def unpack(self, handed: Sequence[tuple[str, Path]], aside: Path) -> UnpackedFiles:
        """Every file under these paths, in order; the name of each path comes with it.

        Args:
            aside: an empty folder for what comes out of archives.

        Limits: 2,000 files of 200 MB, 1 GB out of archives, folders 16 deep, archives in archives 3 deep.
        """
        opened = _Opening(self.find, aside)
        single = len(handed) == 1
        for name, path in handed:
            if path.is_dir():
                opened.folder(path, "" if single else name, "" if single else name, 0)
            else:
                opened.file(path, name, name, 0)
        return UnpackedFiles(files=tuple(opened.files), left_out=tuple(opened.left_out))


class _Opening:
    """One run over all that was handed over."""

    def __init__(self, find: Find, aside: Path) -> None:
        self._find, self._aside = find, aside
        self._budget = UnpackBudget(bytes=WHOLE_LIMIT_BYTES, files=FILE_LIMIT, file_bytes=FILE_LIMIT_BYTES)
        self._archives = 0
        self.files: list[FoundFile] = []
        self.left_out: list[LeftOut] = []

    def folder(self, folder: Path, origin: str, name: str, depth: int) -> None:
        if depth > FOLDER_DEPTH:
            self._leave(origin, "too-deep")
            return
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
        except OSError:
            self._leave(origin, "cannot-be-read")
            return
        for entry in entries:
            below = _joined(origin, entry.name), _joined(name, entry.name)
            if _is_clutter(entry.name):
                continue
            if entry.is_symlink():
                self._leave(below[0], "link")
            elif entry.is_dir(follow_symlinks=False):
                self.folder(Path(entry.path), *below, depth + 1)
            elif entry.is_file(follow_symlinks=False):
                self.file(Path(entry.path), *below, 0)

    def file(self, path: Path, origin: str, name: str, depth: int) -> None:
        """One file, or what is in it where it is an archive. Args: depth: archives around it."""
        try:
            size = path.stat().st_size
            with path.open("rb") as stream:
                head = stream.read(512)
        except OSError:
            self._leave(origin, "cannot-be-read")
            return
        kind = "zip" if head.startswith(_ZIP) and _is_archive(path, size) else archive_kind(head)
        if kind:
            self._archive(path, kind, origin, name, depth)
        elif size > FILE_LIMIT_BYTES:
            self._leave(origin, "large")
        elif size == 0:
            self._leave(origin, "empty")
        elif len(self.files) >= FILE_LIMIT:
            self._leave(origin, "many")
        elif _belongs_to_a_page(name, size):
            self._leave(origin, "part-of-page")
        else:
            self.files.append(FoundFile(origin=origin, name=_safe(name, len(self.files) + 1), path=path))

    def _archive(self, path: Path, kind: str, origin: str, name: str, depth: int) -> None:
        if depth >= ARCHIVE_DEPTH:
            self._leave(origin, "archives-too-deep")
            return
        unpacked = self._unpacker(path, kind)
        if unpacked is None:
            self._leave(origin, "no-tool", kind=kind.upper())
            return
        above = PurePosixPath(name).parent.as_posix().removeprefix(".")
        troubles: set[str] = set()
        try:
            for member in unpacked():
                self._member(member, origin, above, depth, troubles)
        except FileIsBroken as error:
            self._leave(origin, "bomb" if str(error) == "bomb" else "broken-archive")

    def _unpacker(self, path: Path, kind: str) -> Callable[[], Iterator[ArchiveMember]] | None:
        self._archives += 1
        into = self._aside / f"{self._archives:04}"
        if kind == "zip":
            into.mkdir()
            return lambda: unzip(path, into, self._budget)
        found = tool_for(kind, self._find)
        return (lambda: unpack_with(found, path, into, self._budget)) if found else None

    def _member(self, member: ArchiveMember, origin: str, above: str, depth: int, troubles: set[str]) -> None:
        inside = member.name.replace("\\", "/").lstrip("/")
        if _CLUTTER.search(inside) or inside.rpartition("/")[2] in LITTER:
            return
        where = f"{origin}/{inside}"
        if member.path is not None:
            self.file(member.path, where, _joined(above, inside), depth + 1)
        elif member.trouble in ("locked", "many", "large"):  # said once of an archive, not of each of its files
            if member.trouble not in troubles:
                troubles.add(member.trouble)
                self._leave(origin, f"archive-{member.trouble}", first=inside)
        else:
            self._leave(where, "link" if member.trouble == "link" else "broken-member")

    def _leave(self, origin: str, why: str, **values: str) -> None:
        shown = {"name": origin, **values}
        self.left_out.append(LeftOut(origin=origin, says=phrase(f"intake.left-{why}", **shown)))


def _joined(above: str, name: str) -> str:
    return f"{above}/{name}" if above else name


def _is_clutter(name: str) -> bool:
    return name in LITTER or name.startswith((".", "~$")) or name == "__MACOSX"


def _is_archive(path: Path, size: int) -> bool:
    """Whether a zip is an archive to whoever sent it, and not one file of some program."""
    if size > FILE_LIMIT_BYTES:
        return True
    try:
        names = set(Container(path.read_bytes()).names)
    except FileIsBroken:
        return True
    return not names & _DOCUMENTS


def _belongs_to_a_page(name: str, size: int) -> bool:
    """Scripts, styles and icons in the folder of a saved page; its pictures are files like others."""
    folder = PurePosixPath(name).parent.name
    return bool(_WEB_FOLDER.search(folder)) and (size <= ICON_BYTES or not _PICTURE.search(name))


def _safe(name: str, number: int) -> str:
    """The path with each part safe to write, and no part that leads out."""
    parts = [part for part in unicodedata.normalize("NFC", name).split("/") if part.strip(". ")]
    cleaned = [safe_file_name(part.replace(WITHIN, "_"), number) for part in parts]
    return "/".join([*cleaned[-1 - PART_LIMIT : -1], _short(cleaned[-1] if cleaned else f"part-{number}")])


def _short(name: str) -> str:
    """A file name of no more bytes than file systems take, its ending kept."""
    stem, dot, suffix = name.rpartition(".")
    while len(name.encode()) > 200 and len(stem) > 1:
        stem = stem[:-1]
        name = f"{stem}{dot}{suffix}"
    return name
