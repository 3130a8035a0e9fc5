"""A case folder, read into the events that it implies. Nothing in it is ever written."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import attrs

from rejoinder.adapters.case_folder.case_toml import CaseToml, read_case_toml
from rejoinder.adapters.documents.listing import listings_of
from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.formats.file_kind import SUFFIXES
from rejoinder.adapters.mail.mail_enclosed import enclosed_files
from rejoinder.adapters.storage.digest import LITTER
from rejoinder.domain import event as ev
from rejoinder.domain.errors import Invalid
from rejoinder.domain.evidence import Paper, Place
from rejoinder.usecases import ports

COMPLAINT_SUFFIXES = tuple(SUFFIXES)
REGISTERS = "registers"
"""Where extracts from registers lie; they are papers of the seller."""
PLACES = (Place.EVIDENCE, Place.CLAIMED, Place.LISTING, Place.OTHER)
FILE_LIMIT = 2_000
DEPTH_LIMIT = 16
COPY_LIMIT, COPY_LIMIT_BYTES = 200, 50_000_000
BY = "folder"
COPIES = "redacted"
"""The folder of a case for copies, which counts no file in it as a paper."""


class CaseFolderIsMissing(Invalid):
    """There is no such folder."""


class ComplaintIsMissing(Invalid):
    """The folder holds no complaint file."""


class ComplaintsAreSeveral(Invalid):
    """The folder holds more than one complaint file."""


class FileLeadsOutside(Invalid):
    """A link leads out of the case folder."""


def refuse_outside(folder: Path, path: Path) -> None:
    """Raises: FileLeadsOutside where a path, its links followed, lies in another folder."""
    if not path.resolve().is_relative_to(folder.resolve()):
        raise FileLeadsOutside(file=path.name)


class FilesAreTooMany(Invalid):
    """More files, or deeper folders, than a case can sensibly hold."""


class VouchedFileIsMissing(Invalid):
    """case.toml speaks of a file that is not there."""


class CaseIsOneFile(Invalid):
    """A file was named where a case folder is wanted."""


class CaseFolders:
    """The folder format of the command line (port `CaseFolders`)."""

    def __init__(self, papers: ports.Papers | None = None) -> None:
        self._papers: ports.Papers = papers or Papers()

    def complaint(self, folder: Path) -> Path:
        """The one complaint file.

        Raises: CaseFolderIsMissing, CaseIsOneFile, ComplaintIsMissing, ComplaintsAreSeveral, FileLeadsOutside.
        """
        _is_folder(folder)
        found = sorted(
            entry
            for entry in folder.iterdir()
            if entry.stem.lower() == "complaint" and entry.suffix.lower() in COMPLAINT_SUFFIXES
        )
        if not found:
            raise ComplaintIsMissing(suffixes=" ".join(COMPLAINT_SUFFIXES))
        if len(found) > 1:
            raise ComplaintsAreSeveral(names=", ".join(entry.name for entry in found))
        _inside(found[0], folder.resolve())
        return found[0]

    def events(self, folder: Path) -> Sequence[ev.Event]:
        """What the folder says: the seller, the complaint as vouched, history, preferences, papers, listings."""
        _is_folder(folder)
        toml = folder / "case.toml"
        if toml.is_symlink():
            _inside(toml, folder.resolve())
        vouched = read_case_toml(toml)
        papers = self.papers(folder, vouched)
        return (*_vouched_events(vouched), *_filed(papers), *_listed(folder, papers))

    def contents(self, folder: Path, papers: Sequence[Paper], loose: Mapping[str, bytes]) -> FolderContents:
        """The bytes of these papers by digest."""
        return FolderContents(folder, papers, loose)

    def papers(self, folder: Path, toml: CaseToml) -> tuple[Paper, ...]:
        """Every file under evidence/, claimed/, listing/ and other/, by path; behind a mail of the evidence, its files.

        A file that also lies there by itself, or came with an earlier mail, is there once.
        """
        words = dict(toml.vouched)
        opened = _once(self._open_papers(folder))
        found = tuple(attrs.evolve(paper, vouched=words.pop(paper.path, None)) for paper in opened)
        there = {paper.path for paper in found}
        for name in (*words, *(name for name in toml.preferences.as_is if name not in there)):
            raise VouchedFileIsMissing(file=name)
        return found

    def _open_papers(self, folder: Path) -> Iterator[Paper]:
        """The papers of each place, opened together, so that their pictures are looked at side by side."""
        for place, files in groupby(_files(folder), key=itemgetter(0)):
            yield from self._papers.open_all([(path, relative) for _, relative, path in files], place=place)


class FolderContents:
    """The bytes of a case folder's papers by digest (port `Contents`)."""

    def __init__(self, folder: Path, papers: Sequence[Paper], loose: Mapping[str, bytes]) -> None:
        self._folder = folder
        lying = [paper for paper in papers if paper.place in PLACES]
        self._paths = {paper.sha256: folder / paper.path for paper in lying if paper.enclosed_in is None}
        self._enclosed = {paper.sha256: paper for paper in lying if paper.enclosed_in is not None}
        self._by_path = {paper.path: paper for paper in lying}
        self._loose = dict(loose)
        self._opened: tuple[str, Mapping[str, bytes]] = "", {}

    def of(self, sha256: str) -> bytes:
        """The bytes whose digest this is. Raises: LookupError."""
        if sha256 in self._loose:
            return self._loose[sha256]
        if sha256 in self._paths:
            return self._paths[sha256].read_bytes()
        if sha256 in self._enclosed:
            return self._taken_out(self._enclosed[sha256])
        if sha256 not in self._copies:
            raise LookupError(sha256)
        return self._copies[sha256]

    def _taken_out(self, paper: Paper) -> bytes:
        """The bytes of what a mail carries; those of the mail last looked into are at hand. Raises: LookupError."""
        mail = self._by_path.get(paper.enclosed_in or "")
        if mail is None:
            raise LookupError(paper.sha256)
        if self._opened[0] != mail.sha256:
            found = enclosed_files(self.of(mail.sha256), mail.media_type).files
            self._opened = mail.sha256, {hashlib.sha256(content).hexdigest(): content for _, content in found}
        return self._opened[1][paper.sha256]

    @cached_property
    def _copies(self) -> dict[str, bytes]:
        """Redacted copies that lie in the case's folder for them, by digest."""
        copies = self._folder / COPIES
        found = sorted(copies.iterdir())[:COPY_LIMIT] if copies.is_dir() and not copies.is_symlink() else ()
        files = (path for path in found if path.is_file() and not path.is_symlink())
        contents = (path.read_bytes() for path in files if path.stat().st_size <= COPY_LIMIT_BYTES)
        return {hashlib.sha256(content).hexdigest(): content for content in contents}


def _once(papers: Iterable[Paper]) -> Iterator[Paper]:
    """The papers, without what a mail carries that lies there already."""
    found = tuple(papers)
    known = {paper.sha256 for paper in found if paper.enclosed_in is None and paper.place is Place.EVIDENCE}
    paths: set[str] = set()
    for paper in found:
        if paper.enclosed_in is None or (paper.sha256 not in known and paper.enclosed_in in paths):
            known.add(paper.sha256)
            paths.add(paper.path)
            yield paper


def _files(folder: Path) -> Iterator[tuple[Place, str, Path]]:
    root = folder.resolve()
    number = 0
    case_files = (*((place, place.value) for place in PLACES), (Place.EVIDENCE, REGISTERS))
    for place, name in case_files:
        for path in _walk(folder / name, root, DEPTH_LIMIT):
            number += 1
            if number > FILE_LIMIT:
                raise FilesAreTooMany(limit=FILE_LIMIT)
            yield place, path.relative_to(folder).as_posix(), path


def _walk(folder: Path, root: Path, depth: int) -> Iterator[Path]:
    if not folder.is_dir():
        return
    _inside(folder, root)
    if depth == 0:
        raise FilesAreTooMany(limit=FILE_LIMIT)
    for entry in sorted(folder.iterdir(), key=lambda path: os.fsencode(path.name)):
        if entry.name in LITTER or entry.name.startswith(("._", "~$")):
            continue
        _inside(entry, root)
        if entry.is_dir():
            yield from _walk(entry, root, depth - 1)
        elif entry.is_file():
            yield entry


def _is_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    name = folder.name or str(folder)
    if folder.is_file():
        raise CaseIsOneFile(file=name)
    raise CaseFolderIsMissing(folder=name)


def _inside(path: Path, root: Path) -> None:
    if not _leads_to(path).is_relative_to(root):
        raise FileLeadsOutside(file=path.name)


def _leads_to(path: Path) -> Path:
    """Where a path leads in the end. A link that leads to itself leads nowhere inside."""
    try:
        return path.resolve(strict=True)
    except FileNotFoundError:
        return path.resolve()
    except (OSError, RuntimeError):  # RuntimeError up to Python 3.12, OSError after
        return Path(path.anchor)


def _vouched_events(toml: CaseToml) -> Iterator[ev.Event]:
    yield ev.CaseOpened(at=ev.HOUR_UNKNOWN, by=BY, seller=toml.seller)
    yield ev.ComplaintVouched(at=ev.HOUR_UNKNOWN, by=BY, complaint=toml.complaint)
    yield ev.WorkVouched(at=ev.HOUR_UNKNOWN, by=BY, work=toml.work)
    for violation in toml.history:
        yield ev.HistoryRecorded(at=ev.HOUR_UNKNOWN, by=BY, violation=violation)
    yield ev.PreferencesSet(at=ev.HOUR_UNKNOWN, by=BY, preferences=toml.preferences)
    for fact, answer in toml.answers:
        yield ev.QuestionAnswered(at=ev.HOUR_UNKNOWN, by=BY, question=fact, fact=fact, said=answer)


def _filed(papers: Sequence[Paper]) -> Iterator[ev.Event]:
    for paper in papers:
        yield ev.EvidenceFiled(at=ev.HOUR_UNKNOWN, by=BY, paper=paper)


def _listed(folder: Path, papers: Sequence[Paper]) -> Iterator[ev.Event]:
    listing_papers = [paper for paper in papers if paper.place is Place.LISTING]
    for listing in listings_of(folder, listing_papers):
        yield ev.ListingFiled(at=ev.HOUR_UNKNOWN, by=BY, listing=listing)
