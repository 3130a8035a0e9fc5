"""Destroy what a line of the ledger says; its digest and the fact stay, and the ledger still verifies."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.event import (
    Event,
    EvidenceFiled,
    EvidenceReceived,
    MailQueued,
    MailReceived,
    PayloadDestroyed,
)
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.ports import CaseFiles
from rejoinder.vault.chain import Entry

MAIL = "mail/"
"""Where the bytes of mails lie; a paper in the vault is named without a folder."""


class LineIsUnknown(Invalid):
    """The ledger has no such line."""


class LineNamesNobody(Refused):
    """The line holds nothing that could name a person, and the record needs it."""


def destroy_payload(
    writer: CaseWriter, number: int, *, reason: str, with_file: bool = False, case_files: CaseFiles
) -> tuple[Event, ...]:
    """Record the destruction, then carry it out; doing it again finishes what was cut short.

    Args:
        reason: why; it stays in the ledger, so it should name nobody.
        with_file: also delete the case's own copy of a paper or a mail, where it is still what the line recorded.

    Raises: LineIsUnknown, LineNamesNobody.
    """
    entry = _entry(writer, number)
    file = _file(entry)

    def destroyed(case: CaseFile) -> Sequence[Event]:
        if number in case.destroyed:
            return ()
        return (PayloadDestroyed(at=writer.at, by=writer.by, line=number, reason=reason),)

    events = writer.write(destroyed)
    # The payload goes last: while it is there, a run that was cut short can be finished.
    if with_file and file is not None and case_files.digest(writer.folder, file[0]) == file[1]:
        case_files.remove(writer.folder, file[0])
    writer.ledgers.destroy(writer.folder, number)
    return events


def _entry(writer: CaseWriter, number: int) -> Entry:
    entries = writer.entries()
    found = next((entry for entry in entries if entry.line.n == number), None)
    if found is None:
        raise LineIsUnknown(line=number, last=len(entries))
    if found.line.says is not None:
        raise LineNamesNobody(line=number)
    return found


def _file(entry: Entry) -> tuple[str, str] | None:
    event = entry.event
    if isinstance(event, EvidenceFiled):
        return event.paper.path, event.paper.sha256
    if isinstance(event, MailQueued | MailReceived | EvidenceReceived) and event.path.startswith(MAIL):
        return event.path, event.sha256
    return None
