"""What was measured on picture files before, by the digest of the file and the edition of what measures."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs

from rejoinder.adapters.storage.json_cache import JsonCache, cache_folder

LIBRARIES = ("numpy", "pillow")
MOST = 5_000


@cache
def edition() -> str:
    """Names what measures pictures by its own source and the libraries it uses."""
    here = Path(__file__)
    digest = hashlib.sha256()
    for folder in (here.parent, here.parents[2] / "pictures"):
        for path in sorted(folder.glob("*.py")):
            digest.update(path.read_bytes())
    return " ".join((digest.hexdigest()[:32], *map(version, LIBRARIES)))


@attrs.frozen
class MeasuredPictures:
    """Pictures that were measured by this edition."""

    folder: Path = attrs.field(factory=cache_folder)

    @property
    def _cache(self) -> JsonCache:
        return JsonCache(edition(), self.folder / "picture", MOST)

    def find_or_measure(self, content: bytes, measure: Callable[[bytes], dict[str, Any]]) -> dict[str, Any]:
        """What `measure` tells of the file, taken from before where it was told then.

        Args:
            measure: a function of a module, by whose name its records are kept; what it raises is not remembered.
        """
        name = f"{hashlib.sha256(content).hexdigest()}-{measure.__name__}"
        before = self._cache.find(name)
        if isinstance(before, dict):
            return before
        record = measure(content)
        self._cache.keep(name, record)
        return record

    def tidy(self) -> None:
        """Forget the oldest where there are very many."""
        self._cache.tidy()

    def forget(self, sha256: str) -> None:
        """Lose what was measured on a picture, by its digest."""
        self._cache.forget(sha256)
