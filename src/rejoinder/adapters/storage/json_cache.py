"""Cache of JSON records by file digest, in the user's cache folder and never in a case."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

import attrs

from rejoinder.adapters.storage.disk import Disk

ENTRY_LIMIT_BYTES = 8_000_000


def cache_folder() -> Path:
    """`REJOINDER_CACHE`, else the folder that the system has for such things."""
    own = os.environ.get("REJOINDER_CACHE")
    if own:
        return Path(own)
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "rejoinder" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "rejoinder"


@attrs.frozen
class JsonCache:
    """Records of one edition of a program. A cache that cannot be written to is none."""

    edition: str
    folder: Path
    most: int = 5_000
    """Records that are kept when it is tidied, the newest."""

    def find(self, name: str) -> Any:
        """The record, or None where there is none of this edition."""
        path = self.folder / f"{name}.json"
        try:
            if path.stat().st_size > ENTRY_LIMIT_BYTES:
                return None
            found = json.loads(path.read_bytes())
            return found["record"] if found["edition"] == self.edition else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, name: str, record: Any) -> None:
        """Remember a record."""
        content = json.dumps({"edition": self.edition, "record": record}).encode("ascii")
        if len(content) > ENTRY_LIMIT_BYTES:
            return
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            Disk().replace(self.folder / f"{name}.json", content, durable=False, mode=0o600)

    def tidy(self) -> None:
        """Forget the oldest where there are very many."""
        with contextlib.suppress(OSError):
            entries = list(os.scandir(self.folder))
            if len(entries) <= self.most:
                return
            by_age = sorted((entry.stat().st_mtime, entry.path) for entry in entries)
            for _, name in by_age[: len(by_age) - self.most]:
                Path(name).unlink(missing_ok=True)

    def forget(self, sha256: str) -> None:
        """Lose every record whose name begins with this digest."""
        for path in self.folder.glob(f"{sha256}-*.json"):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
