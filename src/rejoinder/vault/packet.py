"""Packets: files to hand in, with a sealed list and a verifier, as zips whose bytes follow from their contents alone.

Entries are stored without compression: papers are compressed already, nothing can swell when it is unpacked, and the
bytes do not hang on the version of a compression library. The zips are built in memory; nothing is opened or written.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from rejoinder.domain.errors import Invalid
from rejoinder.vault import verify_packet
from rejoinder.vault.verify_packet import MANIFEST, SCHEMA, VERIFIER, seal_of, text_of, zipped

_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\\]")
_DRIVE = re.compile(r"[A-Za-z]:")
_END_BYTES, _ENTRY_BYTES = 22, 30 + 46
"""What a zip adds at its end, and for each entry beside its name twice and its content."""


class PacketPathIsUnsafe(Invalid):
    """A name in a packet would leave its folder, hide another or collide with the packet's own files."""


def seal_packet(
    files: Mapping[str, bytes],
    *,
    made_at: dt.datetime,
    about: Mapping[str, str],
    limit_bytes: int | None = None,
    verifier: str | None = None,
    notes: Mapping[str, Mapping[str, str]] | None = None,
) -> tuple[tuple[str, bytes], ...]:
    """The files as one sealed packet, cut into parts where one zip may not be larger than the limit.

    Args:
        files: content by relative path with `/`; `manifest.json` and `verify.py` are the packet's own.
        made_at: aware; stands in the list and dates every entry.
        about: plain facts for the reader of the list, such as the case's reference.
        limit_bytes: largest size of one zip. A file too large even alone gets a part of its own, and its part
            carries the note `larger-than-limit`; nothing is dropped.
        verifier: the text of `verify.py`; the one that ships where it is None.
        notes: what the list says of a file beside its digest, by path, such as what was blacked out on it.

    Returns: name and bytes of each zip in order: `packet.zip`, or `packet-1-of-3.zip` and so on.

    Raises: PacketPathIsUnsafe.
    """
    if made_at.tzinfo is None:
        raise ValueError(made_at)
    _refuse_unsafe(files)
    program = (shipped_verifier() if verifier is None else verifier).encode()
    plan = _Plan(files, made_at=made_at, about=about, limit_bytes=limit_bytes, program=program, notes=notes or {})
    parts, over = plan.parts()
    manifest = plan.manifest(parts, over)
    own = ((MANIFEST, manifest), (VERIFIER, program))
    names = _part_names(len(parts))
    return tuple(
        (name, zipped((*own, *((path, files[path]) for path in part)), made_at))
        for name, part in zip(names, parts, strict=True)
    )


def marks_of(content: bytes) -> str:
    """The size of a block, then the CRC-32 of each block of a file: at most 32 blocks, none under 256 bytes."""
    step = 256
    while step * 32 < len(content):
        step *= 2
    blocks = range(0, len(content), step)
    return " ".join([str(step), *(f"{zlib.crc32(content[at : at + step]):08x}" for at in blocks)])


def shipped_verifier() -> str:
    """The text of the verifier that goes into every packet, through the import system that loaded it."""
    spec = find_spec(verify_packet.__name__)
    loader: Any = spec.loader if spec else None
    return str(loader.get_source(verify_packet.__name__))


class _Plan:
    """Which file goes into which part, and the list that says so."""

    def __init__(
        self,
        files: Mapping[str, bytes],
        *,
        made_at: dt.datetime,
        about: Mapping[str, str],
        limit_bytes: int | None,
        program: bytes,
        notes: Mapping[str, Mapping[str, str]],
    ) -> None:
        self._files = files
        self._digests = {path: hashlib.sha256(files[path]).hexdigest() for path in files}
        self._marks = {path: marks_of(files[path]) for path in files}
        self._made_at = made_at
        self._about = about
        self._limit = limit_bytes
        self._program = program
        self._notes = notes

    def parts(self) -> tuple[list[list[str]], frozenset[str]]:
        """The paths of each part in order, one empty part where there are no files; and those that fit nowhere."""
        paths = sorted(self._files)
        cut, over = [paths], frozenset[str]()
        if self._limit is None:
            return cut, over
        capacity = self._limit - self._overhead(self.manifest(cut, over))
        while True:
            cut = self._split(paths, capacity)
            over = frozenset(path for path in paths if _entry_bytes(path, len(self._files[path])) > capacity)
            needed = self._overhead(self.manifest(cut, over))
            # The list names every part, so more parts make it longer and leave less space: cut again until it fits.
            if capacity + needed <= self._limit or capacity <= 0:
                return cut, over
            capacity = self._limit - needed

    def _split(self, paths: Sequence[str], capacity: int) -> list[list[str]]:
        """The paths in order, a new part wherever the next file does not fit."""
        parts: list[list[str]] = [[]]
        left = capacity
        for path in paths:
            size = _entry_bytes(path, len(self._files[path]))
            if parts[-1] and size > left:
                parts.append([])
                left = capacity
            parts[-1].append(path)
            left -= size
        return parts

    def _overhead(self, manifest: bytes) -> int:
        own = _entry_bytes(MANIFEST, len(manifest)) + _entry_bytes(VERIFIER, len(self._program))
        return own + _END_BYTES

    def manifest(self, parts: Sequence[Sequence[str]], over: frozenset[str]) -> bytes:
        """The list for these parts, as bytes."""
        number = {path: n for n, part in enumerate(parts, 1) for path in part}
        listed: dict[str, Any] = {
            "schema": SCHEMA,
            "made_at": self._made_at.isoformat(),
            "about": dict(sorted(self._about.items())),
            "verifier": hashlib.sha256(self._program).hexdigest(),
            "parts": [_part(name, part, over) for name, part in zip(_part_names(len(parts)), parts, strict=True)],
            "files": [
                {
                    **self._notes.get(path, {}),
                    "path": path,
                    "sha256": self._digests[path],
                    "size_bytes": len(self._files[path]),
                    "part": number[path],
                    "marks": self._marks[path],
                }
                for path in sorted(self._files)
            ],
        }
        if self._limit is not None:
            listed["limit_bytes"] = self._limit
        listed["seal"] = seal_of(listed)
        return text_of(listed)


def _part(name: str, paths: Sequence[str], over: frozenset[str]) -> dict[str, Any]:
    part: dict[str, Any] = {"name": name, "files": len(paths)}
    return {**part, "note": "larger-than-limit"} if over.intersection(paths) else part


def _part_names(count: int) -> list[str]:
    if count == 1:
        return ["packet.zip"]
    width = len(str(count))
    return [f"packet-{number:0{width}}-of-{count}.zip" for number in range(1, count + 1)]


def _entry_bytes(path: str, size: int) -> int:
    return _ENTRY_BYTES + 2 * len(path.encode()) + size


def _refuse_unsafe(paths: Iterable[str]) -> None:
    """Every path must stay inside, be printable, and differ from the others on any file system."""
    taken_names = {MANIFEST, VERIFIER}
    for path in paths:
        steps = path.split("/")
        folded = unicodedata.normalize("NFC", path).casefold()
        if _CONTROL.search(path) or _DRIVE.match(path) or {"", ".", ".."} & set(steps) or folded in taken_names:
            raise PacketPathIsUnsafe(path=path)
        taken_names.add(folded)
