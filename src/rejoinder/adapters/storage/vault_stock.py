"""The raw content of a vault; encrypted content stays encrypted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rejoinder.adapters.storage.blob import store_errors
from rejoinder.adapters.storage.disk import PIECE

PLACES = ("blobs/", "held/", "destroyed/")


class VaultStock:
    """The names and the bytes of a store, to be carried away and brought back."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def names(self) -> Iterator[str]:
        """Every name under which something lies. Raises: VaultIsSilent."""
        import obstore

        for place in PLACES:
            with store_errors():
                for page in obstore.list(self._store, prefix=place):
                    yield from (str(found["path"]) for found in page)

    def stream(self, name: str) -> Iterator[bytes]:
        """What lies under a name, piece by piece.

        Raises: VaultIsSilent; FileNotFoundError, before anything is read, where it was destroyed meanwhile.
        """
        import obstore

        with store_errors():
            found = obstore.get(self._store, name)
        return _pieces(found)

    def put(self, name: str, path: Path) -> None:
        """Bytes under a name, never over others: what lies there already stays. Raises: VaultIsSilent."""
        import obstore

        with store_errors():
            try:
                obstore.head(self._store, name)
            except FileNotFoundError:
                obstore.put(self._store, name, path)


def _pieces(found: Any) -> Iterator[bytes]:
    with store_errors():
        for piece in found.stream(min_chunk_size=PIECE):
            yield bytes(piece)
