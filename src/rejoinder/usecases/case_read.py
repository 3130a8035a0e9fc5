"""A case with its complaint read and the corrections of people applied; nothing is judged."""

from __future__ import annotations

from pathlib import Path

import attrs

from rejoinder.domain.casefile import CaseFile, fold
from rejoinder.domain.event import HOUR_UNKNOWN, ComplaintReceived
from rejoinder.reading.reader import read
from rejoinder.usecases.app import App
from rejoinder.usecases.case_events import of as case_events
from rejoinder.usecases.confirmed_reading import apply as confirmed


def case_read(folder: Path, app: App) -> CaseFile:
    """The case as folder and ledger tell it. Raises: Invalid leaves of the folder, the complaint and the ledger."""
    source = app.complaints().open(app.folders().complaint(folder))
    recorded = case_events(folder, folders=app.folders(), ledgers=app.ledgers())
    received = ComplaintReceived(at=HOUR_UNKNOWN, by="folder", reading=read(source), sha256=source.sha256)
    case = fold((*recorded.events, received))
    return attrs.evolve(case, reading=confirmed(case))
