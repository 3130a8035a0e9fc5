"""Documents that were parsed before, by the digest of the file and the edition of the parsers."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import attrs

from rejoinder.adapters.formats.parsed_file import ParsedFile
from rejoinder.adapters.storage.json_cache import JsonCache, cache_folder
from rejoinder.document.record import document_record, from_plain

LIBRARIES = ("openpyxl", "pypdfium2", "selectolax")
PARSER_GROUPS = ("archives", "documents", "formats", "mail", "ocr")
"""The groups of adapters whose code decides what a file is parsed into."""

MOST = 2_000


@cache
def edition() -> str:
    """Names the parsers by their own source and the libraries they use, so that what others parsed is parsed again."""
    adapters = Path(__file__).parents[1]
    folders = (*(adapters / group for group in PARSER_GROUPS), adapters.parent / "document")
    digest = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.glob("*.py")):
        digest.update(path.read_bytes())
    return " ".join((digest.hexdigest()[:32], *map(version, LIBRARIES)))


@attrs.frozen
class ParsedDocuments:
    """Files that were parsed by this edition of the parsers."""

    folder: Path = attrs.field(factory=cache_folder)

    @property
    def _cache(self) -> JsonCache:
        return JsonCache(edition(), self.folder / "document", MOST)

    def find(self, sha256: str, media_type: str) -> ParsedFile | None:
        """What the file holds, or None where it is new."""
        try:
            found = self._cache.find(_name(sha256, media_type))
            return as_opened(found) if found is not None else None
        except ValueError:
            return None

    def keep(self, sha256: str, media_type: str, found: ParsedFile) -> None:
        """Remember what the file holds."""
        self._cache.keep(_name(sha256, media_type), as_json(found))

    def tidy(self) -> None:
        """Forget the oldest where there are very many."""
        self._cache.tidy()

    def forget(self, sha256: str) -> None:
        """Lose what a file holds, by its digest."""
        self._cache.forget(sha256)


def _name(sha256: str, media_type: str) -> str:
    return f"{sha256}-{hashlib.sha256(media_type.encode()).hexdigest()[:8]}"


def as_json(found: ParsedFile) -> list[object]:
    """What a file holds, as plain values."""
    return [document_record(found.document), found.metadata]


def as_opened(value: object) -> ParsedFile:
    """What `as_json` was given. Raises: ValueError where it is something else."""
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError("no document")
    return ParsedFile(document=from_plain(value[0]), metadata=tuple((key, text) for key, text in value[1]))
