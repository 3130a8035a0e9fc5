"""What was seen on pages before, kept in the user's own cache folder by the digest of the file; never in a case."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path

import attrs

from rejoinder.adapters.ocr_record import page_of, plain
from rejoinder.domain.sight import PagePicture, SeenPage

ENTRY_LIMIT = 5_000
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
class Sightings:
    """Pages seen by one edition of the reader. A cache that cannot be written to is none."""

    edition: str
    folder: Path = attrs.field(factory=cache_folder)

    def find(self, page: PagePicture) -> SeenPage | None:
        """What was seen, or None where the page is new."""
        path = self._path(page)
        try:
            if path.stat().st_size > ENTRY_LIMIT_BYTES:
                return None
            said = json.loads(path.read_bytes())
            return page_of(said) if said.pop("edition") == self.edition else None
        except (OSError, ValueError, KeyError, AttributeError):
            return None

    def keep(self, page: PagePicture, seen: SeenPage) -> None:
        """Remember what was seen."""
        path = self._path(page)
        said = json.dumps(plain(seen) | {"edition": self.edition}).encode("ascii")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(said)
                Path(name).replace(path)
            except OSError:
                Path(name).unlink(missing_ok=True)

    def tidy(self) -> None:
        """Forget the oldest where there are very many."""
        with contextlib.suppress(OSError):
            kept = [(entry.stat().st_mtime, entry.path) for entry in os.scandir(self.folder / "sight")]
            for _, name in sorted(kept)[: max(len(kept) - ENTRY_LIMIT, 0)]:
                Path(name).unlink(missing_ok=True)

    def forget(self, sha256: str) -> None:
        """Lose what was seen on a paper, by its digest."""
        for path in (self.folder / "sight").glob(f"{sha256}-*.json"):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def _path(self, page: PagePicture) -> Path:
        kind = "-scattered" if page.scattered else ""
        return self.folder / "sight" / f"{page.sha256}-{page.number}{kind}.json"
