"""Open a case: a folder with its places, the complaint in it, and the first lines of its ledger."""

from __future__ import annotations

from pathlib import Path

import attrs

from rejoinder.domain.errors import Refused
from rejoinder.domain.event import CaseOpened, ComplaintReceived, Event
from rejoinder.domain.seller import Seller
from rejoinder.domain.source import ComplaintSource
from rejoinder.usecases.pen import Pen
from rejoinder.usecases.ports import Complaints, Shelves
from rejoinder.usecases.read_complaint import read_complaint


class CaseIsOpen(Refused):
    """The folder already keeps a case with a ledger."""


def open_case(
    pen: Pen, complaint: Path | None, *, seller: Seller, complaints: Complaints, shelves: Shelves
) -> tuple[Event, ...]:
    """Make the folder with the complaint in it, or begin the ledger of a folder that already holds its complaint.

    Raises: CaseIsOpen, CaseExistsAlready, and the Invalid leaves of a complaint that cannot be opened; a new folder
    then does not come into being.
    """
    if complaint is None:
        source = complaints.open(pen.folders.complaint(pen.folder))
        shelves.complete(pen.folder)
        return _opened(pen, source, seller)
    source = complaints.open(complaint)
    with shelves.new(pen.folder) as made:
        shelves.put(made, complaint, relative=f"complaint{complaint.suffix.lower()}")
        return _opened(attrs.evolve(pen, folder=made), source, seller)


def _opened(pen: Pen, source: ComplaintSource, seller: Seller) -> tuple[Event, ...]:
    if pen.entries():
        raise CaseIsOpen
    name = pen.folders.complaint(pen.folder).name
    reading = attrs.evolve(read_complaint(source), file=name)
    events = (
        CaseOpened(at=pen.at, by=pen.by, seller=seller),
        ComplaintReceived(at=pen.at, by=pen.by, reading=reading, sha256=source.sha256),
    )
    return pen.write(lambda case: events)
