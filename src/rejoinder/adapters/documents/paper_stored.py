"""Papers by name, digest and type alone, for interfaces that store them and parse later."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import attrs

from rejoinder.adapters.documents.paper import SIZE_LIMIT_BYTES, PaperIsTooLarge, content_of
from rejoinder.adapters.formats.media_type_sniffing import media_type_of
from rejoinder.domain.evidence import Paper, Place


@attrs.frozen
class StoredPapers:
    """Describes papers without parsing them (port `Papers`): a request stores bytes, and a worker reads them."""

    readable: bool = True
    """False where nobody is going to parse them, since it is asked what was said of a case, not what they say."""

    def open(self, path: Path, *, relative: str, place: Place) -> Paper:
        """The paper at a path, with no word of it. Raises: PaperIsMissing, PaperIsTooLarge."""
        return self.from_bytes(content_of(path, relative), relative=relative, place=place)

    def open_all(self, paths: Sequence[tuple[Path, str]], *, place: Place) -> list[Paper]:
        """The same for several, each with the name it goes by."""
        return [self.open(path, relative=relative, place=place) for path, relative in paths]

    def from_bytes(self, content: bytes, *, relative: str, place: Place) -> Paper:
        """The same for bytes at hand. Raises: PaperIsTooLarge."""
        if len(content) > SIZE_LIMIT_BYTES:
            raise PaperIsTooLarge(file=relative, limit=SIZE_LIMIT_BYTES // 1_000_000)
        return Paper(
            path=relative,
            place=place,
            sha256=hashlib.sha256(content).hexdigest(),
            size_bytes=len(content),
            media_type=media_type_of(content, relative),
            readable=self.readable,
        )
