"""A sign of which of two copies came first, and what is known of a file that may give one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

import attrs

from rejoinder.document.document import Box
from rejoinder.domain.phrase import Phrase


class Side(StrEnum):
    """Whose picture a sign speaks for."""

    THEIRS = "theirs"
    OURS = "ours"


@attrs.frozen(kw_only=True)
class PrecedenceSign:
    """One sign that one of the two is nearer to the source."""

    kind: str
    """`shows-more`, `finer`, `camera`, `taken`, `layers`, `working-file`, `words`, `saved`, `sealed`, `listed` or
    `credentials`."""
    speaks_for: Side
    says: Phrase
    limit: Phrase
    """Why it proves nothing alone."""
    shown: Phrase | None = None
    """The same in words for the other side to read; None where it speaks for theirs."""
    rests_on: tuple[str, ...] = ()
    """Papers besides the two pictures, by SHA-256."""


@attrs.frozen(kw_only=True)
class LetteredPicture:
    """The words that were read on one picture, whole words only."""

    width: int
    height: int
    words: tuple[tuple[str, Box], ...]


@attrs.frozen(kw_only=True)
class EarlierSaving:
    """An earlier, coarser saving as JPEG that a picture shows."""

    coarseness: float
    """Its steps beside those of the standard's table at quality 50."""

    @property
    def quality(self) -> int:
        """The quality at which the usual encoders take such steps."""
        scale = 100 * self.coarseness
        return int(max(1, min(100, round((200 - scale) / 2 if scale <= 100 else 5_000 / scale))))


@attrs.frozen(kw_only=True)
class SealedByStamp:
    """A time stamp on a seal that covers the file."""

    on: dt.date
    authority: str
    trusted: bool
    """Whether a certificate here tells that the authority is one."""
    paper: str
    """The seal's file, by SHA-256."""


@attrs.frozen(kw_only=True)
class ListedFile:
    """A listing that shows the file."""

    on: dt.date
    """Its first day, as its own record has it."""
    paper: str
    """The record's file, by SHA-256."""


@attrs.frozen(kw_only=True)
class Credentials:
    """What content credentials (C2PA) in the file say, their signature checked."""

    by: str
    """Whom the certificate of the signature names."""
    on: dt.date | None = None
    """The day of the signature."""


@attrs.frozen(kw_only=True)
class FileHistory:
    """What a look at a file's bytes tells of how it came about."""

    earlier: EarlierSaving | None = None
    """The earlier, coarser saving that it shows."""
    credentials: Credentials | None = None
    drawn: float = 1.0
    """The share of it that lies within its blank margin, 0 to 1."""
    looked: bool = True
    """False where it could not be looked at for an earlier saving."""


@attrs.frozen(kw_only=True)
class KnownOfFile:
    """What is known of one of the two files."""

    says: Mapping[str, str] = attrs.field(factory=dict)
    """What the file says of itself, as `Paper.metadata` has it; `working_file` names the editor of its format."""
    lettered: LetteredPicture | None = None
    """None where no reader looked at it."""
    history: FileHistory = FileHistory(looked=False)
    sealed: SealedByStamp | None = None
    """The earliest stamp on it."""
    listed: ListedFile | None = None
    """The earliest listing that shows it."""
    made_on: dt.date | None = None
    """The earliest day on which the work it shows is said to have been finished or published."""
