"""Record that an answer was handed in, and keep the very file that was."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from rejoinder.domain.event import Event
from rejoinder.domain.route import RouteId
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.ports import CaseFiles
from rejoinder.usecases.record_filing import record_filing

SENT = "sent"
"""Where in the case lies what was handed in."""


def file_answer(
    writer: CaseWriter, route: RouteId, *, sent: Path | None = None, receipt: str | None = None, case_files: CaseFiles
) -> tuple[Event, ...]:
    """Record the filing by the digest of what was sent, and keep a copy of that in the case. Both, or neither.

    Args:
        sent: the file that was handed in; None where nobody has kept it.
        receipt: the number that the platform gave for it.

    Raises: FileIsMissing, PaperIsTooLarge, and what `record_filing` raises.
    """
    if sent is None:
        return record_filing(writer, route, receipt=receipt)
    with ExitStack() as undone:
        relative = case_files.put(writer.folder, sent, relative=f"{SENT}/{sent.name}")
        undone.callback(case_files.take_back, writer.folder, relative)
        events = record_filing(writer, route, packet=case_files.digest_of(sent), receipt=receipt)
        undone.pop_all()
    return events
