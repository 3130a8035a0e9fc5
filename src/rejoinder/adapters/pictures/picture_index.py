"""Persistent index of image signatures by the digest of the file, so that no file is analysed twice."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from rejoinder.adapters.storage.json_cache import cache_folder
from rejoinder.domain.errors import Invalid
from rejoinder.pictures.image_features import Features
from rejoinder.pictures.image_signature import WORDS, ImageSignature

EDITION = "2"
"""Grows when pictures are looked at in another way, so that what was seen before is seen again."""
_HEAD, _HASHES, _PLACES = 4, 8 * WORDS * 8, 16


class IndexCannotBeUsed(Invalid):
    """The file for the index is no index, or cannot be written."""


class PictureIndex:
    """A file that remembers pictures. It holds no picture and no name of a file."""

    def __init__(self, file: Path | None = None) -> None:
        """Open it, or make it. Args: file: where; None for the user's own cache. Raises: IndexCannotBeUsed."""
        self.file = file or cache_folder() / "pictures.index"
        with self._connect() as database:
            tables = {name for (name,) in database.execute("select name from sqlite_master where type = 'table'")}
            if tables and "glances" not in tables:  # the file of another program
                raise IndexCannotBeUsed(file=self.file.name)
            database.execute("create table if not exists glances (digest text primary key, seen blob not null)")

    def find(self, digest: str) -> ImageSignature | None:
        """What was seen of the picture with this SHA-256, or None where it is new."""
        with self._connect() as database:
            row = database.execute("select seen from glances where digest = ?", (EDITION + digest,)).fetchone()
        try:
            return None if row is None else unpack_signature(row[0])
        except ValueError as error:
            raise IndexCannotBeUsed(file=self.file.name) from error

    def keep(self, signatures: Iterable[tuple[str, ImageSignature]]) -> None:
        """Remember pictures."""
        rows = [(EDITION + digest, pack_signature(signature)) for digest, signature in signatures]
        with self._connect() as database:
            database.executemany("insert or replace into glances values (?, ?)", rows)

    def features(self, digest: str) -> Features | None:
        """The features of the picture with this SHA-256, or None where it is new."""
        found = self.find(digest)
        return None if found is None else found.features

    @contextlib.contextmanager
    def _connect(self) -> Iterator[sqlite3.Connection]:
        """The file, let go of as soon as the one thing is done: whoever keeps an index keeps nothing open."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(sqlite3.connect(self.file, timeout=30)) as database, database:
                yield database
        except (sqlite3.Error, OSError) as error:
            raise IndexCannotBeUsed(file=self.file.name) from error


def pack_signature(signature: ImageSignature) -> bytes:
    """A signature as bytes: width, hashes, places, descriptors; nothing is rounded."""
    of = signature.features
    places = np.stack([of.at.real, of.at.imag, of.size, of.angle], axis=1)
    head = np.array([signature.width], "<u4").tobytes()
    return head + signature.hashes.astype("<u8").tobytes() + places.astype("<f4").tobytes() + of.grids.tobytes()


def unpack_signature(content: bytes) -> ImageSignature:
    """The signature of such bytes. Raises: ValueError where they are none."""
    count, rest = divmod(len(content) - _HEAD - _HASHES, _PLACES + 128)
    if rest or count < 0:
        raise ValueError("no signature")
    hashes = np.frombuffer(content, "<u8", 8 * WORDS, _HEAD).reshape(8, WORDS).astype(np.uint64)
    places = np.frombuffer(content, "<f4", 4 * count, _HEAD + _HASHES).reshape(count, 4).astype(np.float64)
    grids = np.frombuffer(content, np.uint8, 128 * count, _HEAD + _HASHES + _PLACES * count).reshape(count, 128)
    features = Features(
        at=places[:, 0] + 1j * places[:, 1],
        size=places[:, 2],
        angle=places[:, 3],
        grids=grids,
    )
    return ImageSignature(hashes=hashes, features=features, width=int(np.frombuffer(content, "<u4", 1)[0]))
