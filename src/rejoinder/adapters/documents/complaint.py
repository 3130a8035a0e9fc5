"""Complaint files of every kind, opened into text: what cannot be read is named, and nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from rejoinder.adapters.documents.complaint_parser import SIZE_LIMIT_BYTES, ComplaintIsTooLarge, ParserRegistry
from rejoinder.adapters.formats.file_kind import SUFFIXES, kind_of
from rejoinder.adapters.ocr.ocr_text import OcrSession
from rejoinder.domain.errors import Invalid
from rejoinder.domain.source import ComplaintSource

if TYPE_CHECKING:
    from rejoinder.usecases.ports import OcrEngine


class ComplaintFileIsMissing(Invalid):
    """There is no such file."""


class ComplaintKindIsUnknown(Invalid):
    """The name's ending is none that a complaint comes in."""


@attrs.frozen
class Complaints:
    """Opens complaint files of every kind into text; never fetches anything (port `Complaints`).

    Args:
        eyes: makes the OCR engine; called only where pictures or pages without a text layer are met.
    """

    ocr_engine: Callable[[], OcrEngine] | None = None

    def open(self, path: Path) -> ComplaintSource:
        """The complaint as text with what the file says beside it.

        A picture, or a PDF without a text layer, that cannot be read has an empty `text`, is named in `unread`, and
        `unseen` says why.

        Raises: ComplaintFileIsMissing, ComplaintIsEmpty, ComplaintIsTooLarge, ComplaintIsNotText, ComplaintIsDamaged,
            ComplaintIsNestedTooDeeply, ComplaintKindIsUnknown.
        Limits: 25 MB a file, 400,000 characters of text, mails nested 12 deep with 300 parts, 20 pages looked at.
        """
        content = _content(path)
        if path.suffix.lower() not in SUFFIXES:
            raise ComplaintKindIsUnknown(file=path.name, suffixes=tuple(SUFFIXES))
        media_type = kind_of(content, path.name) or SUFFIXES[path.suffix.lower()]
        return self.parse(content, name=path.name, media_type=media_type)

    def parse(self, content: bytes, *, name: str, media_type: str) -> ComplaintSource:
        """The same for bytes that are already here. Raises: as `open`."""
        looking = OcrSession(self.ocr_engine)
        source = ParserRegistry(looking).parse(content, name=name, media_type=media_type)
        return attrs.evolve(source, unseen=tuple(looking.unseen))


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise ComplaintFileIsMissing(file=path.name)
        if path.stat().st_size > SIZE_LIMIT_BYTES:
            raise ComplaintIsTooLarge(file=path.name, limit="25 MB")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise ComplaintFileIsMissing(file=path.name) from error
