"""Ledger writer of one case, for one person and instant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs

from rejoinder.domain.casefile import CaseFile, fold
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.event import CaseOpened, ComplaintReceived, Event, PaperTaken
from rejoinder.usecases.ports import CaseFolders, Ledgers
from rejoinder.vault.chain import GENESIS, Entry, LedgerHasMoved
from rejoinder.vault.event_record import kind_of

ATTEMPTS = 5
Decide = Callable[[CaseFile], Sequence[Event]]


class ComplaintIsOver(Refused):
    """The complaint was withdrawn or has failed, so nothing is left to answer."""


class HourLiesAhead(Invalid):
    """What is recorded as done would be done later than now."""


@attrs.frozen(kw_only=True)
class CaseWriter:
    """Case folder, person and instant of an entry, with the ports that write it."""

    folder: Path
    at: dt.datetime
    by: str
    folders: CaseFolders
    ledgers: Ledgers

    def entries(self) -> Sequence[Entry]:
        """The lines of the case. Raises: Invalid leaves where the folder holds no case, LedgerIsBroken."""
        lines = self.ledgers.lines(self.folder)
        if not awaits_complaint(lines):
            self.folders.complaint(self.folder)
        return lines

    def case(self) -> CaseFile:
        """The case as its ledger tells it. Raises: what `entries` raises."""
        return _folded(self.entries())

    def write(self, decide: Decide) -> tuple[Event, ...]:
        """Append what `decide` makes of the case as the ledger tells it, and return it.

        Where somebody else wrote in the meantime, the case is read and decided again.

        Raises: LedgerHasMoved after some attempts, whatever `decide` raises, and what `entries` raises.
        """
        for _ in range(ATTEMPTS - 1):
            try:
                return self._write_once(decide)
            except LedgerHasMoved:
                continue
        return self._write_once(decide)

    def _write_once(self, decide: Decide) -> tuple[Event, ...]:
        entries = self.entries()
        events = tuple(decide(_folded(entries)))
        head = entries[-1].line.hash if entries else GENESIS
        if events:
            self.ledgers.append(self.folder, events, after=head)
        return events


def _folded(entries: Sequence[Entry]) -> CaseFile:
    return fold(entry.event for entry in entries if entry.event is not None)


def awaits_complaint(entries: Sequence[Entry]) -> bool:
    """Whether a case was begun with papers alone, or lost its complaint to another role, and waits for it."""
    awaited = False
    for entry in entries:
        if entry.line.event == kind_of(CaseOpened) and entry.line.n == 1:
            awaited = True
        elif entry.line.event == kind_of(ComplaintReceived):
            awaited = False
        elif isinstance(entry.event, PaperTaken) and entry.event.was and "/" not in entry.event.was:
            awaited = True  # it turned out to be something else
    return awaited


def refuse_if_over(case: CaseFile) -> None:
    """Raises: ComplaintIsOver where the complaint was withdrawn or has failed."""
    if case.withdrawn is not None or (case.decisions and case.decisions[-1].outcome == "refused"):
        raise ComplaintIsOver
