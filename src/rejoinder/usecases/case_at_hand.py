"""A case before anything is judged: as it was told, as its complaint reads, and as people have put that right."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import attrs

from rejoinder.domain.casefile import CaseFile, fold
from rejoinder.domain.event import HOUR_UNKNOWN, ComplaintReceived
from rejoinder.domain.progress import ProgressStage, ProgressStep
from rejoinder.domain.source import ComplaintSource
from rejoinder.usecases.app import App
from rejoinder.usecases.case_events import read_case_events as case_events
from rejoinder.usecases.case_writer import awaits_complaint
from rejoinder.usecases.confirmed_reading import put_right
from rejoinder.usecases.earlier_notice import read_in_case

BY = "folder"


def complaint_source(folder: Path, app: App) -> ComplaintSource:
    """The complaint, opened; empty, and without a name, where the case still waits for it.

    Raises: Invalid leaves of the folder and the complaint.
    """
    if awaits_complaint(app.ledgers().lines(folder)):
        return ComplaintSource(name="", media_type="text/plain", text="", sha256=sha256(b"").hexdigest(), size_bytes=0)
    notice = app.folders().complaint(folder)
    app.progress.report(ProgressStep(stage=ProgressStage.COMPLAINT, name=notice.name))
    return app.complaints().open(notice)


def unread_case(folder: Path, app: App) -> CaseFile:
    """The case as folder and ledger tell it; its complaint is not read. Raises: Invalid leaves of both."""
    return fold(case_events(folder, folders=app.folders(), ledgers=app.ledgers()).events)


def case_as_read(folder: Path, app: App) -> CaseFile:
    """The same with its complaint as a program reads it.

    Raises: Invalid leaves of the folder, the complaint and the ledger.
    """
    source = complaint_source(folder, app)
    case = unread_case(folder, app)
    reading = read_in_case(source, case, app.markets())
    received = ComplaintReceived(at=HOUR_UNKNOWN, by=BY, reading=reading, sha256=source.sha256)
    return fold((received,), case)


def case_at_hand(folder: Path, app: App) -> CaseFile:
    """The same with its reading as people have put it right so far, and still with what they refused."""
    case = case_as_read(folder, app)
    return attrs.evolve(case, reading=put_right(case))
