"""Papers by name and digest alone, for whoever asks what was said of a case and not what its papers say."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Sequence
from pathlib import Path

from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.media_type import UNKNOWN


class UnreadPapers:
    """Opens no file further than its bytes (port `Papers`); what a mail carries stays in it."""

    def open(self, path: Path, *, relative: str, place: Place) -> Paper:
        """One file as a paper without words."""
        return self.from_bytes(path.read_bytes(), relative=relative, place=place)

    def open_all(self, paths: Sequence[tuple[Path, str]], *, place: Place) -> Sequence[Paper]:
        """Files as papers without words."""
        return [self.open(path, relative=relative, place=place) for path, relative in paths]

    def from_bytes(self, content: bytes, *, relative: str, place: Place) -> Paper:
        """The same for bytes at hand."""
        return Paper(
            path=relative,
            place=place,
            sha256=hashlib.sha256(content).hexdigest(),
            size_bytes=len(content),
            media_type=mimetypes.guess_type(relative)[0] or UNKNOWN,
            readable=False,
        )
