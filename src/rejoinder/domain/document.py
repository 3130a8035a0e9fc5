"""Documents that an answer is made of, before any file format."""

from __future__ import annotations

from enum import StrEnum

import attrs

from rejoinder.domain.phrase import Phrase


class DocumentKind(StrEnum):
    """What a document is for, as the contract spells it."""

    STATEMENT = "statement"
    LETTER = "letter"
    DOSSIER = "dossier"
    PACKET = "packet"
    BRIEF = "brief"
    CALENDAR = "calendar"


@attrs.frozen(kw_only=True)
class Document:
    """A file of the answer. `path` is relative to the output folder."""

    kind: DocumentKind
    language: str
    path: str
    ready: bool
    missing: tuple[Phrase, ...] = ()


@attrs.frozen(kw_only=True)
class Exhibit:
    """A paper with its number in the dossier."""

    number: int
    sha256: str
    path: str
    title: str
    pages: int | None = None
