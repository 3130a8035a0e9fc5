"""Open a case: a folder with its places, the complaint in it, and the first lines of its ledger."""

from __future__ import annotations

from pathlib import Path

import attrs

from rejoinder.domain.errors import Refused
from rejoinder.domain.event import CaseOpened, ComplaintReceived, Event
from rejoinder.domain.market import Markets
from rejoinder.domain.seller import Seller
from rejoinder.domain.source import ComplaintSource
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.ports import CaseFiles, Complaints
from rejoinder.usecases.read_complaint import read_complaint


class CaseIsOpen(Refused):
    """The folder already keeps a case with a ledger."""


def open_case(
    writer: CaseWriter,
    complaint: Path | None,
    *,
    seller: Seller,
    complaints: Complaints,
    case_files: CaseFiles,
    markets: Markets,
) -> tuple[Event, ...]:
    """Make the folder with the complaint in it, or begin the ledger of a folder that already holds its complaint.

    Raises: CaseIsOpen, CaseExistsAlready, and the Invalid leaves of a complaint that cannot be opened; a new folder
    then does not come into being.
    """
    if complaint is None:
        source = complaints.open(writer.folders.complaint(writer.folder))
        case_files.complete(writer.folder)
        return _begin_ledger(writer, source, seller, markets)
    source = complaints.open(complaint)
    with case_files.new(writer.folder) as folder:
        case_files.put(folder, complaint, relative=f"complaint{complaint.suffix.lower()}")
        return _begin_ledger(attrs.evolve(writer, folder=folder), source, seller, markets)


def _begin_ledger(writer: CaseWriter, source: ComplaintSource, seller: Seller, markets: Markets) -> tuple[Event, ...]:
    if writer.entries():
        raise CaseIsOpen
    name = writer.folders.complaint(writer.folder).name
    reading = attrs.evolve(read_complaint(source, markets), file=name)
    events = (
        CaseOpened(at=writer.at, by=writer.by, seller=seller),
        ComplaintReceived(at=writer.at, by=writer.by, reading=reading, sha256=source.sha256),
    )
    return writer.write(lambda case: events)
