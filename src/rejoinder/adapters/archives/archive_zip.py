"""Zip archives unpacked to disk within bounds: members are written under numbers, and their names are only data."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from rejoinder.adapters.formats.charset import best_decoding
from rejoinder.document.broken_file import FileIsBroken

ENTRY_LIMIT = 5_000
PIECE = 1 << 20
CHARSETS = ("utf-8", "gb18030", "cp866", "cp1251", "big5", "shift_jis", "euc_kr", "cp437")
"""In which archivers write names that they do not mark as UTF-8."""
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_UNICODE_PATH = 0x7075
_UTF8_FLAG, _LOCKED_FLAG = 0x800, 0x1
_TROUBLES = (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, NotImplementedError, ValueError)


@attrs.frozen(kw_only=True)
class ArchiveMember:
    """A file of an archive: its name as written there, where it lies now, or the reason why it does not."""

    name: str
    path: Path | None = None
    trouble: str | None = None
    """`locked`, `link`, `large`, `broken` or `many`."""


@attrs.define
class UnpackBudget:
    """Bytes and files that may still be unpacked; one budget for all that is handed over at once."""

    bytes: int
    files: int
    file_bytes: int
    """Of one file."""


def unzip(path: Path, into: Path, budget: UnpackBudget) -> Iterator[ArchiveMember]:
    """The files of a zip, each written into a folder under a number, or with what keeps it from that.

    Raises: FileIsBroken where it is no zip or has more entries than are looked at.
    """
    try:
        opened = zipfile.ZipFile(path)
    except _TROUBLES as error:
        raise FileIsBroken(str(error)) from error
    with opened:
        entries = [entry for entry in opened.infolist() if not entry.is_dir()]
        if len(entries) > ENTRY_LIMIT:
            raise FileIsBroken("bomb")
        for number, (entry, name) in enumerate(zip(entries, names_of(entries), strict=True)):
            yield _written(opened, entry, name, into / f"{number:05}{_ending(name)}", budget)


def _written(
    opened: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, target: Path, budget: UnpackBudget
) -> ArchiveMember:
    trouble = _refused(entry, budget)
    if trouble:
        return ArchiveMember(name=name, trouble=trouble)
    try:
        with opened.open(entry) as stream, target.open("wb") as file:
            size = 0
            while piece := stream.read(PIECE):
                size += len(piece)
                if size > budget.file_bytes or size > budget.bytes:  # an archive may lie about the sizes in it
                    trouble = "large"
                    break
                file.write(piece)
    except _TROUBLES:
        trouble = "broken"
    if trouble:
        target.unlink(missing_ok=True)
        return ArchiveMember(name=name, trouble=trouble)
    budget.bytes -= size
    budget.files -= 1
    return ArchiveMember(name=name, path=target)


def _ending(name: str) -> str:
    """The ending of a name, where it is one; readers of complaints and old office files go by it."""
    found = _ENDING.search(name)
    return found.group().lower() if found else ""


def _refused(entry: zipfile.ZipInfo, budget: UnpackBudget) -> str | None:
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "link"
    if entry.flag_bits & _LOCKED_FLAG:
        return "locked"
    if budget.files < 1:
        return "many"
    return "large" if entry.file_size > min(budget.file_bytes, budget.bytes) else None


def names_of(entries: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The names as whoever made the archive saw them. One archive is written in one charset, so all of them decide."""
    raw = [b"" if entry.flag_bits & _UTF8_FLAG else _bytes(entry.filename) for entry in entries]
    decoded = best_decoding(b"\n".join(raw), CHARSETS).split("\n")
    if len(decoded) != len(entries):  # a name with a line end in it
        decoded = [best_decoding(name, CHARSETS) for name in raw]
    return [_extra_name(entry) or name or entry.filename for entry, name in zip(entries, decoded, strict=True)]


def _bytes(name: str) -> bytes:
    """A name without the mark of UTF-8 was decoded as cp437, which gives every byte back."""
    try:
        return name.encode("cp437")
    except UnicodeEncodeError:  # it holds letters that only UTF-8 has
        return name.encode("utf-8")


def _extra_name(entry: zipfile.ZipInfo) -> str | None:
    """The name in UTF-8 that an Info-ZIP archiver adds; None where there is none, or it belongs to another name."""
    extra = entry.extra
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(field) > 5 and field[0] == 1:
            checked = struct.unpack("<I", field[1:5])[0] == zlib.crc32(_bytes(entry.orig_filename))
            return field[5:].decode("utf-8", "replace") if checked else None
    return None
