"""What the use cases ask of the world. Each port, its adapter and its fake share one name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from rejoinder.domain.comparison import Comparison
from rejoinder.domain.event import Event
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.phrase import Phrase
from rejoinder.domain.source import ComplaintSource


class Complaints(Protocol):
    """Opens complaint files of every kind into text."""

    def open(self, path: Path) -> ComplaintSource:
        """The complaint as text with what the file says beside it. Raises: Invalid leaves with a remedy."""
        ...


class Contents(Protocol):
    """The bytes of the case's papers, by digest."""

    def of(self, sha256: str) -> bytes:
        """The bytes whose digest this is. Raises: LookupError."""
        ...


class CaseFolders(Protocol):
    """Reads a case folder into the events that it implies; never writes to it."""

    def events(self, folder: Path) -> Sequence[Event]:
        """CaseOpened, ComplaintVouched, WorkVouched, HistoryRecorded, PreferencesSet, EvidenceFiled, ListingFiled."""
        ...

    def contents(self, folder: Path, papers: Sequence[Paper], held: Mapping[str, bytes]) -> Contents:
        """The bytes of these papers; `held` are bytes that lie in no file of their own, by digest."""
        ...

    def complaint(self, folder: Path) -> Path:
        """The one complaint file. Raises: Invalid where there is none, or more than one."""
        ...


class Papers(Protocol):
    """Opens papers of every kind."""

    def open(self, path: Path, *, relative: str, place: Place) -> Paper:
        """One file as a paper."""
        ...

    def from_bytes(self, content: bytes, *, relative: str, place: Place) -> Paper:
        """The same for bytes at hand, such as an attachment."""
        ...


class Pictures(Protocol):
    """Compares two pictures."""

    def compare(self, a: bytes, b: bytes) -> Comparison:
        """Whether one is made from the other. Raises: Invalid where one is no picture."""
        ...


class Wording(Protocol):
    """Puts phrases into words."""

    def say(self, phrase: Phrase, language: str) -> str:
        """The phrase in a language."""
        ...


class Ledgers(Protocol):
    """Append-only, hash-chained lines of a case."""

    def read(self, folder: Path) -> Iterable[Event]:
        """The events in order; empty where there is no ledger. Raises: LedgerIsBroken."""
        ...

    def append(self, folder: Path, events: Sequence[Event]) -> str:
        """Add events as one batch and return the new head's digest. Raises: LedgerHasMoved, LedgerIsBroken."""
        ...
