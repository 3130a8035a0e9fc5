"""The file of a backup: a zip in which a manifest names every part with its digest."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from rejoinder.domain.errors import Invalid

SCHEMA, MANIFEST = "rejoinder.backup/1", "manifest.json"
DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
SETTINGS, KEY, IDENTITY = "settings.toml", "secrets/secret-key", "secrets/identity.txt"
VAULT = "vault/"
STOCK = re.compile(
    r"blobs/[0-9a-f]{2}/[0-9a-f]{64}(\.age)?|held/[0-9a-f]{64}/([0-9a-f]{64}|none)\.json|destroyed/[0-9a-f]{64}\.json"
)
"""What lies in a vault."""
PIECE = 1 << 20
MANIFEST_LIMIT = 400_000_000
"""A line for each of two million files."""
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, RuntimeError)
"""What reading a damaged zip raises."""


class BackupIsUnreadable(Invalid):
    """The file is no backup, or not one of this kind."""


class BackupIsAltered(Invalid):
    """A part of the backup is missing, foreign, or not what the manifest says."""


@attrs.frozen(kw_only=True)
class BackupPart:
    """One file within the backup."""

    sha256: str
    size_bytes: int


@attrs.frozen(kw_only=True)
class Manifest:
    """What a backup says of itself."""

    made_at: dt.datetime
    version: str
    database: str
    """`sqlite` or `postgresql`."""
    migrations: tuple[str, ...]
    """What the tables had been brought up to."""
    counts: Mapping[str, int]
    has_vault: bool
    parts: Mapping[str, BackupPart]


class BackupFile:
    """A backup that is being written to a stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(stream, "w", allowZip64=True)
        self._parts: dict[str, BackupPart] = {}

    def add(self, name: str, pieces: Iterable[bytes], *, squeezed: bool = False) -> BackupPart:
        """One more part, and what it is."""
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_DEFLATED if squeezed else zipfile.ZIP_STORED
        sha, size = hashlib.sha256(), 0
        with self._zip.open(entry, "w", force_zip64=True) as stream:
            for piece in pieces:
                stream.write(piece)
                sha.update(piece)
                size += len(piece)
        self._parts[name] = BackupPart(sha256=sha.hexdigest(), size_bytes=size)
        return self._parts[name]

    def close(self, **fields: Any) -> Manifest:
        """The manifest, written as the last part; `fields` are its other fields."""
        manifest = Manifest(parts=dict(self._parts), **fields)
        entry = zipfile.ZipInfo(MANIFEST)
        entry.compress_type = zipfile.ZIP_DEFLATED
        self._zip.writestr(entry, _text(manifest))
        self._zip.close()
        return manifest


def read_in_pieces(path: Path) -> Iterator[bytes]:
    """The content of a file."""
    with path.open("rb") as stream:
        yield from iter(lambda: stream.read(PIECE), b"")


def manifest_of(path: Path) -> Manifest:
    """What a backup says of itself. Raises: BackupIsUnreadable, BackupIsAltered."""
    with _opened(path) as backup:
        return _manifest(backup, path)


def unpack(path: Path, folder: Path, manifest: Manifest) -> None:
    """Every part as a file of an empty folder, compared with the manifest byte by byte.

    Raises: BackupIsAltered, after which the folder holds parts of it.
    """
    with _opened(path) as backup:
        for name, part in manifest.parts.items():
            _unpack(_pieces(backup, name, part.size_bytes), name, part, folder / name)


def _unpack(pieces: Iterator[bytes], name: str, part: BackupPart, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    sha, size = hashlib.sha256(), 0
    with target.open("xb") as file:
        for piece in pieces:
            sha.update(piece)
            size += len(piece)
            file.write(piece)
    if size != part.size_bytes or sha.hexdigest() != part.sha256:
        raise BackupIsAltered(part=name)


def _pieces(backup: zipfile.ZipFile, name: str, limit: int) -> Iterator[bytes]:
    """What is packed under a name, up to one byte more than the limit. Raises: BackupIsAltered."""
    left = limit + 1
    try:
        if backup.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BackupIsAltered(part=name)
        with backup.open(name) as stream:
            while left and (piece := stream.read(min(PIECE, left))):
                left -= len(piece)
                yield piece
    except BROKEN as error:
        raise BackupIsAltered(part=name) from error


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except BROKEN as error:
        raise BackupIsUnreadable(file=path.name) from error


def _manifest(backup: zipfile.ZipFile, path: Path) -> Manifest:
    names = backup.namelist()
    if names.count(MANIFEST) != 1 or backup.getinfo(MANIFEST).file_size > MANIFEST_LIMIT:
        raise BackupIsUnreadable(file=path.name)
    content = b"".join(_pieces(backup, MANIFEST, MANIFEST_LIMIT))
    try:
        manifest = _from(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BackupIsUnreadable(file=path.name) from error
    stray = {MANIFEST, *manifest.parts} ^ set(names)
    if stray or len(names) != len(manifest.parts) + 1:
        raise BackupIsAltered(part=min(stray, default=MANIFEST)[:120])
    for name in manifest.parts:
        if not _is_known(name, manifest.database):
            raise BackupIsAltered(part=name[:120])
    if DATABASE[manifest.database] not in manifest.parts:
        raise BackupIsAltered(part=DATABASE[manifest.database])
    return manifest


def _is_known(name: str, database: str) -> bool:
    if name.startswith(VAULT):
        return STOCK.fullmatch(name.removeprefix(VAULT)) is not None
    return name in (DATABASE[database], SETTINGS, KEY, IDENTITY)


def _text(manifest: Manifest) -> str:
    record = {
        "schema": SCHEMA,
        "made_at": manifest.made_at.isoformat(),
        "rejoinder_version": manifest.version,
        "database": manifest.database,
        "migrations": list(manifest.migrations),
        "counts": dict(manifest.counts),
        "has_vault": manifest.has_vault,
        "parts": [{"name": name, **attrs.asdict(part)} for name, part in manifest.parts.items()],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _from(record: Any) -> Manifest:
    if record["schema"] != SCHEMA or record["database"] not in DATABASE:
        raise ValueError(record["schema"])
    made_at = dt.datetime.fromisoformat(record["made_at"])
    if made_at.tzinfo is None:
        raise ValueError(record["made_at"])
    return Manifest(
        made_at=made_at,
        version=str(record["rejoinder_version"])[:40],
        database=record["database"],
        migrations=tuple(str(name) for name in record["migrations"]),
        counts={str(name): int(count) for name, count in record["counts"].items()},
        has_vault=record["has_vault"] is True,
        parts={str(row["name"]): _part(row) for row in record["parts"]},
    )


def _part(row: Mapping[str, Any]) -> BackupPart:
    size = row["size_bytes"]
    if not isinstance(size, int) or size < 0:
        raise ValueError(size)
    return BackupPart(sha256=str(row["sha256"]), size_bytes=size)
