"""What the use cases ask of the world. Each port, its adapter and its fake share one name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from rejoinder.assembly.redaction import Box, RedactedPaper, Secret
from rejoinder.document.document import Box as SeenBox
from rejoinder.domain.comparison import Comparison, Transform
from rejoinder.domain.event import Event
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.export import Export
from rejoinder.domain.intake import UnpackedFiles
from rejoinder.domain.listing import OurListing
from rejoinder.domain.mark_detection import LogoDetection, ObfuscatedRegion
from rejoinder.domain.ocr import OcrPage, PagePicture
from rejoinder.domain.phrase import Phrase
from rejoinder.domain.progress import ProgressStep
from rejoinder.domain.register import RegisterEntry
from rejoinder.domain.source import ComplaintSource
from rejoinder.domain.title import Title
from rejoinder.pictures.precedence_sign import FileHistory
from rejoinder.scrutiny.screening import KnownMark
from rejoinder.vault.chain import Entry, LedgerCheck
from rejoinder.vault.holding import Destruction, Holding, StoredContent, Swept
from rejoinder.vault.seal import Seal, SealedFile
from rejoinder.vault.stamp import CheckedStamp, Stamp
from rejoinder.vault.verification import CheckedPacket


class Progress(Protocol):
    """Tells somebody who waits what is being done; every call comes from the thread that does the work."""

    def report(self, step: ProgressStep) -> None:
        """A step begins."""
        ...

    def finish(self) -> None:
        """The work is done, for now; may be called twice."""
        ...


class SilentProgress:
    """Tells nobody (port `Progress`)."""

    def report(self, step: ProgressStep) -> None:
        """Nothing happens."""

    def finish(self) -> None:
        """Nothing happens."""


class Complaints(Protocol):
    """Opens complaint files of every kind into text."""

    def open(self, path: Path) -> ComplaintSource:
        """The complaint as text with what the file says beside it. Raises: Invalid leaves with a remedy."""
        ...


class Exports(Protocol):
    """Opens exports with one complaint a row."""

    def open(self, path: Path) -> Export:
        """Every complaint of the file, in order. Raises: Invalid leaves with a remedy."""
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

    def contents(self, folder: Path, papers: Sequence[Paper], loose: Mapping[str, bytes]) -> Contents:
        """The bytes of these papers; `loose` are bytes that lie in no file of their own, by digest."""
        ...

    def complaint(self, folder: Path) -> Path:
        """The one complaint file. Raises: Invalid where there is none, or more than one."""
        ...


class Manuscripts(Protocol):
    """Texts that somebody edited and gives back."""

    def words(self, content: bytes, *, name: str) -> str:
        """The words as plain text, paragraphs parted by an empty line. Raises: Invalid where they cannot be taken."""
        ...


class Papers(Protocol):
    """Opens papers of every kind."""

    def open(self, path: Path, *, relative: str, place: Place) -> Paper:
        """One file as a paper."""
        ...

    def open_all(self, paths: Sequence[tuple[Path, str]], *, place: Place) -> Sequence[Paper]:
        """Files as papers, each with the name it goes by; behind a mail among the evidence, what is attached to it."""
        ...

    def from_bytes(self, content: bytes, *, relative: str, place: Place) -> Paper:
        """The same for bytes at hand, such as an attachment."""
        ...


class Unpacker(Protocol):
    """Takes apart what somebody hands over."""

    def unpack(self, handed: Sequence[tuple[str, Path]], aside: Path) -> UnpackedFiles:
        """Every file under these paths, archives taken apart into an empty folder; what was given stays as it is.

        What cannot be opened is named with the reason, and refuses nothing but itself.

        Args:
            handed: the name of each path as whoever handed it over knows it, and where it lies.
        """
        ...


class LegacyOffice(Protocol):
    """Files of office programs of before 2007."""

    def kind(self, path: Path) -> str | None:
        """`doc`, `xls` or `ppt`; None for every other file."""
        ...

    def convert(self, path: Path, kind: str, into: Path) -> Path | None:
        """The same words as a new file in a folder; None where no program of the system converts it."""
        ...


class ListingFiles(Protocol):
    """Exports of a shop, saved pages of listings, and what shows such a page."""

    def read(self, content: bytes, name: str) -> Sequence[OurListing]:
        """The listings of one file; empty where it describes none."""
        ...

    def listing_on_screen(self, paper: Paper) -> OurListing | None:
        """The one listing whose page a screenshot or a print shows, by its words; None where it shows none."""
        ...


class Registers(Protocol):
    """Reads extracts from the registers of the offices. A look-up over the network would be another adapter."""

    def entries(self, paper: Paper) -> tuple[RegisterEntry, ...]:
        """The rights in an extract, in order; empty where the paper is none."""
        ...


class OcrEngine(Protocol):
    """Reads the words of pictures, and of pages that are pictures."""

    def read(self, pages: Sequence[PagePicture]) -> Sequence[OcrPage]:
        """What is seen on each page, in the order given. What cannot be read says why; nothing is raised for it."""
        ...


class Pictures(Protocol):
    """Compares two pictures."""

    def compare(self, a: bytes, b: bytes) -> Comparison:
        """Whether one is made from the other. Raises: Invalid where one is no picture."""
        ...

    def nearest_first(self, theirs: Sequence[bytes], ours: Sequence[bytes]) -> tuple[tuple[int, int], ...]:
        """Every pair by its two places, those that may share something first; what is no picture shares nothing."""
        ...

    def overlay(self, a: bytes, b: bytes, comparison: Comparison) -> bytes:
        """A PNG with both side by side, and what they share laid out alike. Raises: Invalid where one is no picture."""
        ...

    def panels(self, a: bytes, b: bytes, comparison: Comparison) -> tuple[bytes, ...]:
        """Both as JPEG, what they share outlined; then that part of both. Raises: Invalid where one is no picture."""
        ...

    def box_differences(self, a: bytes, b: bytes) -> tuple[bytes, bytes]:
        """Both as JPEG, the details of each that the other does not have in numbered boxes. Raises: Invalid."""
        ...

    def history(self, content: bytes) -> FileHistory:
        """What the bytes of a picture tell of how it came about. Raises: Invalid where it is no picture."""
        ...


class MarkDetector(Protocol):
    """Looks at pictures for what a mark leaves on them besides words."""

    def is_flat_drawing(self, picture: bytes) -> bool:
        """Whether a picture is drawn flat, as a logo is. Raises: Invalid where it is no picture."""
        ...

    def logo(self, logo: bytes, picture: bytes) -> LogoDetection:
        """Whether a logo stands on a picture. Raises: Invalid where one is no picture."""
        ...

    def obfuscated_regions(self, picture: bytes) -> tuple[ObfuscatedRegion, ...]:
        """Places that look blurred or pixelated on purpose. Raises: Invalid where it is no picture."""
        ...

    def obfuscation_in_copy(
        self, original: bytes, copy: bytes, transform: Transform, place: SeenBox
    ) -> ObfuscatedRegion | None:
        """A place of the original that its copy no longer shows; None where it does. Raises: Invalid."""
        ...


class Neighbours(Protocol):
    """Other cases of the same people."""

    def holding(self, papers: Sequence[Paper], *, beside: Path, apart_from: Path) -> Mapping[str, tuple[str, ...]]:
        """The names of the cases in which the bytes of a paper are evidence too, by digest.

        Raises: Invalid where there is no such folder of cases.
        """
        ...


class Titles(Protocol):
    """Reads the titles of a shop."""

    def read(self, path: Path) -> Iterator[Title]:
        """The titles of an export, a saved page or a text, in order. Raises: Invalid leaves."""
        ...


class MarkLists(Protocol):
    """Lists of marks to look for, and the words that are everybody's."""

    def shipped_marks(self) -> tuple[KnownMark, ...]:
        """The well-known marks that ship."""
        ...

    def read(self, path: Path) -> tuple[KnownMark, ...]:
        """The marks in a seller's own list. Raises: Invalid leaves."""
        ...

    def everyday(self) -> frozenset[str]:
        """Words of everyday language, in small letters."""
        ...


class Redactions(Protocol):
    """Makes copies of papers on which something can no longer be read."""

    def copy(
        self,
        paper: Paper,
        content: bytes,
        *,
        secrets: Sequence[Secret],
        boxes: Sequence[Box] = (),
        say: Callable[[Phrase], str],
        language: str,
    ) -> RedactedPaper | None:
        """A copy, searched again before it is returned; None where the paper shows none of it.

        Raises: Refused and Invalid leaves that say why no safe copy can be made.
        """
        ...

    def reopen(self, paper: Paper, content: bytes, *, removed: str, secrets: Sequence[Secret]) -> RedactedPaper:
        """A copy that was made of this paper earlier; `removed` as the ledger says it.

        Raises: Refused leaves where words of the copy still show a secret.
        """
        ...


class Wording(Protocol):
    """Puts phrases into words."""

    def say(self, phrase: Phrase, language: str) -> str:
        """The phrase in a language."""
        ...

    def show(self, value: object, language: str) -> str:
        """One value as a reader of this language writes it."""
        ...


class Ledgers(Protocol):
    """Append-only, hash-chained lines of a case."""

    def read(self, folder: Path) -> Iterable[Event]:
        """The events in order; empty where there is no ledger. Raises: LedgerIsBroken."""
        ...

    def lines(self, folder: Path) -> Sequence[Entry]:
        """Every line with its event, which is None where it was destroyed. Raises: LedgerIsBroken, LedgerIsAway."""
        ...

    def append(self, folder: Path, events: Sequence[Event], *, after: str | None = None) -> str:
        """Add events as one batch and return the new head's digest; `after` is the head the batch rests on.

        Raises: LedgerHasMoved, LedgerIsBroken; LedgerIsAway where nobody knows whether the batch was kept.
        """
        ...

    def destroy(self, folder: Path, number: int) -> None:
        """Destroy the payload of a line, of which a later line already says so."""
        ...

    def check(self, folder: Path) -> LedgerCheck | None:
        """Everything that is wrong with a ledger; None where there is none."""
        ...


class CaseFiles(Protocol):
    """Puts files into case folders; nothing that lies there is ever overwritten."""

    def new(self, folder: Path) -> AbstractContextManager[Path]:
        """A case folder in the making, which becomes `folder` when all went well and else never was.

        Where a folder is a copy of rows that can be made again, it may be that copy itself, and whoever made the rows
        takes them back.

        Raises: CaseExistsAlready where something lies there.
        """
        ...

    def complete(self, folder: Path) -> None:
        """The places that a case folder still lacks."""
        ...

    def put(self, folder: Path, source: Path, *, relative: str) -> str:
        """Copy a file into the folder and return where it lies now.

        A file that lies there already, with the same content, stays; where another has the name, a number is added.

        Raises: FileIsMissing, FileLeadsOutside, PaperIsTooLarge; the last before anything is copied.
        """
        ...

    def write(self, folder: Path, relative: str, content: bytes) -> None:
        """A new file of the folder with this content; the folder itself is there.

        Raises: CaseExistsAlready where something lies there.
        """
        ...

    def take_back(self, folder: Path, relative: str) -> None:
        """Undo a `put` of this same object; nothing happens to a file that was there before."""
        ...

    def digest(self, folder: Path, relative: str) -> str | None:
        """The SHA-256 of a file of the folder; None where it is not there."""
        ...

    def digest_of(self, path: Path) -> str:
        """The SHA-256 of a file anywhere. Raises: FileIsMissing."""
        ...

    def remove(self, folder: Path, relative: str) -> None:
        """Delete a file of the folder."""
        ...


class NestedCaseFiles(CaseFiles, Protocol):
    """Shelves on which a folder can hold case folders."""

    def many(self, folder: Path) -> AbstractContextManager[Path]:
        """As `new`, for a folder that will hold case folders. Raises: CaseExistsAlready where something lies there."""
        ...


class Digests(Protocol):
    """Names files by their content."""

    def of(self, roots: Sequence[Path]) -> Sequence[SealedFile]:
        """Every file under these roots, sorted by path; paths begin with the root's own name."""
        ...

    def links(self, roots: Sequence[Path]) -> Sequence[str]:
        """The links under these roots, by path; no seal covers what they lead to."""
        ...

    def digest_below(self, folder: Path, paths: Iterable[str]) -> Mapping[str, SealedFile]:
        """What lies in a folder under these relative paths; a path is left out where nothing does."""
        ...


class Packets(Protocol):
    """Opens packets without unpacking them."""

    def open(self, path: Path) -> CheckedPacket | None:
        """The packet in a zip (with its other parts beside it) or an unpacked folder; None where there is none."""
        ...

    def lying_in(self, folder: Path) -> Sequence[Path]:
        """The packets in a folder, by name; of one that has several parts, the first."""
        ...

    def stamp(self, path: Path, seal: str, stamps: Sequence[Stamp]) -> Path:
        """Put the stamps on a packet's seal beside it, in the place of those that lay there, and return where."""
        ...


class Seals(Protocol):
    """Seal files."""

    def open(self, path: Path) -> Seal | None:
        """The seal in a file; None where the file is none. Raises: SealIsUnreadable where it was one."""
        ...

    def write(self, path: Path, seal: Seal) -> None:
        """The seal as a new file. Raises: SealExistsAlready."""
        ...

    def withdraw(self, path: Path) -> None:
        """Undo a `write` of this run."""
        ...

    def stamp(self, path: Path, seal: Seal) -> None:
        """The same seal with further stamps, in the place of the file."""
        ...


class Vault(Protocol):
    """Content by its digest, once each, for whom it is held, and what was destroyed."""

    def admit(self, path: Path) -> None:
        """Nothing is taken yet. Raises: FileIsMissing, FileCannotBeRead where it could not be."""
        ...

    def take(self, path: Path) -> StoredContent:
        """Put the content of a file in, unless it lies there. Raises: FileIsMissing, VaultIsSilent."""
        ...

    def pour(self, sha256: str, out: Path) -> None:
        """The content as a new file, whole and checked. Raises: BlobIsMissing, BlobIsAltered, KeyIsMissing."""
        ...

    def hold(self, holding: Holding) -> None:
        """Note for whom content is held; the same hold twice is one."""
        ...

    def holdings(self) -> Sequence[Holding]:
        """Every hold, by digest."""
        ...

    def destroy(self, destruction: Destruction) -> None:
        """Note a destruction, then carry it out."""
        ...

    def drop(self, sha256: str) -> bool:
        """Delete content of which nothing need be remembered; False, and nothing is done, where somebody holds it."""
        ...

    def destructions(self) -> Sequence[Destruction]:
        """Every destruction, by digest."""
        ...

    def lacks(self, digests: Collection[str]) -> frozenset[str]:
        """Those of these digests under which nothing lies in the vault."""
        ...

    def sweep(self) -> Swept:
        """Look at every byte and name what is not what it was."""
        ...

    def reencrypt(self) -> Swept:
        """Encrypt all content anew for the recipients that are named now. Raises: RecipientsAreNotNamed."""
        ...


class Certificates(Protocol):
    """Pages about a seal that the seller can keep."""

    def write(self, path: Path, seal: Seal, stamps: Sequence[CheckedStamp], *, language: str) -> None:
        """The certificate of a seal as a new file, with what a look at each of its stamps came to."""
        ...


class TimeAuthorities(Protocol):
    """Says that a digest existed at an hour (RFC 3161)."""

    @property
    def is_configured(self) -> bool:
        """Whether there is anybody to ask; nobody is asked whom the user did not name."""
        ...

    def stamp(self, digest: str) -> Stamp:
        """A stamp over this digest, from the first authority that gives one. Raises: Unavailable."""
        ...

    def judge(self, stamp: Stamp, digest: str) -> CheckedStamp:
        """What a look at a stamp that should be over this digest comes to. Nobody is asked."""
        ...


class Phraser(Protocol):
    """Says a paragraph in other words; optional, named by the user, and never believed unchecked."""

    def phrase(self, paragraph: str, language: str) -> str:
        """The paragraph reworded in a language. Raises: Unavailable."""
        ...


class BackgroundWork(Protocol):
    """Work done in the background: once for each key, however often the program is killed in between.

    A job that was cut short is run again from its beginning, so every job can be repeated without harm.
    """

    def soon(self, job: str, *, key: str, about: str) -> None:
        """Have a job done as soon as somebody is free. Args: about: what it is about, such as the id of a case."""
        ...

    def at(self, due_at: dt.datetime, job: str, *, key: str, about: str) -> None:
        """Have a job done at an instant, or right away where that has passed."""
        ...

    def cancel(self, key: str) -> None:
        """Have a job not done that has not begun."""
        ...
