"""What was handed over to make a case of: the files found in it, what each was taken for, and what was left out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import attrs

from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.phrase import Phrase


class FileRole(StrEnum):
    """What a file is to a case."""

    COMPLAINT = "complaint"
    EVIDENCE = "evidence"
    """The seller's own paper."""
    LISTING = "listing"
    """The accused listing: a saved page, an export, a screenshot or a picture of it."""
    CLAIMED = "claimed"
    """The complainant's work or paper."""
    NONE = "none"
    """None of these, such as another notice or a note to oneself."""

    @property
    def place(self) -> Place | None:
        """The folder of the case in which files of this role lie; the complaint lies in the case folder itself."""
        return _PLACES.get(self)


_PLACES = {
    FileRole.EVIDENCE: Place.EVIDENCE,
    FileRole.LISTING: Place.LISTING,
    FileRole.CLAIMED: Place.CLAIMED,
    FileRole.NONE: Place.OTHER,
}


@attrs.frozen(kw_only=True)
class FoundFile:
    """One file among what was handed over, perhaps taken out of an archive."""

    origin: str
    """Where it was found, as a person writes it: `papers.zip/invoices/1.pdf`."""
    name: str
    """Its path below what was handed over, without the names of archives, safe to write: `invoices/1.pdf`."""
    path: Path
    """Where its bytes lie now."""


@attrs.frozen(kw_only=True)
class LeftOut:
    """Something that was handed over and is not in the case."""

    origin: str
    says: Phrase
    """Why, and what to do where something can be done."""
    same_as: str | None = None
    """The origin of the file with the same content that was taken."""


@attrs.frozen(kw_only=True)
class UnpackedFiles:
    """Every file that was handed over, archives taken apart."""

    files: tuple[FoundFile, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@attrs.frozen(kw_only=True)
class TakenPaper:
    """A file of the case: where it lies, where it came from, and what it was taken for."""

    path: str
    """Relative to the case folder; what is attached to a mail is `<mail>!<name>`."""
    origin: str
    sha256: str
    kind: PaperKind
    role: FileRole
    sure: bool
    """False where a person should be asked."""
    why: Phrase
    unread: Phrase | None = None
    """Why nothing in it could be read, where it could not."""


@attrs.frozen(kw_only=True)
class Intake:
    """What came of handing files over."""

    taken: tuple[TakenPaper, ...]
    left_out: tuple[LeftOut, ...] = ()
    rivals: tuple[str, ...] = ()
    """Origins of other files that could be the notice, the likeliest first."""

    @property
    def complaint(self) -> TakenPaper | None:
        """The notice; None where none was found."""
        return next((one for one in self.taken if one.role is FileRole.COMPLAINT), None)
