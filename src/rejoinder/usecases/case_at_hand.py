"""A case with its complaint read, before anything is judged."""

from __future__ import annotations

import attrs

from rejoinder.domain.casefile import CaseFile, fold
from rejoinder.domain.event import HOUR_UNKNOWN, ComplaintReceived
from rejoinder.reading.reader import read
from rejoinder.usecases.case_events import of as case_events
from rejoinder.usecases.confirmed_reading import put_right
from rejoinder.usecases.pen import Pen
from rejoinder.usecases.ports import Complaints


def case_at_hand(pen: Pen, complaints: Complaints) -> CaseFile:
    """The case with its reading as people have put it right so far, and still with what they refused."""
    source = complaints.open(pen.folders.complaint(pen.folder))
    recorded = case_events(pen.folder, folders=pen.folders, ledgers=pen.ledgers)
    received = ComplaintReceived(at=HOUR_UNKNOWN, by=pen.by, reading=read(source), sha256=source.sha256)
    case = fold((*recorded.events, received))
    return attrs.evolve(case, reading=put_right(case))
