"""Status of a case from its ledger and folder, without judging it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from rejoinder.domain.casefile import CaseFile, fold
from rejoinder.domain.evidence import Place
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.case_events import AlteredPaper, read_case_events
from rejoinder.usecases.case_history import event_sentence
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.reactions import advice_after


@attrs.frozen(kw_only=True)
class Status:
    """Summary of a case."""

    complaint: str
    """The name of the complaint's file."""
    case: CaseFile
    altered: tuple[AlteredPaper, ...]
    says: tuple[Phrase, ...]
    next: tuple[Phrase, ...]
    """What follows from the last line."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How much there is of each."""
        case = self.case
        named: Mapping[str, Sequence[Any]] = {
            "papers": case.papers_in(Place.EVIDENCE),
            "confirmed": case.confirmed,
            "corrected": case.corrected,
            "filed": case.filed,
            "letters": case.letters,
            "offers": case.offers,
            "decisions": case.decisions,
        }
        return {name: len(found) for name, found in named.items()}


def status(writer: CaseWriter) -> Status:
    """The summary of the case. Raises: LedgerIsBroken, and Invalid leaves of the folder."""
    complaint = writer.folders.complaint(writer.folder).name
    recorded = read_case_events(writer.folder, folders=writer.folders, ledgers=writer.ledgers)
    case = fold(recorded.events)
    last = [entry.event for entry in writer.entries() if entry.event is not None][-1:]
    return Status(
        complaint=complaint,
        case=case,
        altered=recorded.altered,
        says=tuple(_says(case, recorded.altered)),
        next=advice_after(last),
    )


def _says(case: CaseFile, altered: Sequence[AlteredPaper]) -> Iterator[Phrase]:
    yield phrase("case.status-papers", count=len(case.papers_in(Place.EVIDENCE)))
    yield phrase("case.status-facts", confirmed=len(case.confirmed), corrected=len(case.corrected))
    for event in (case.route, *case.filed, *case.decisions, case.withdrawn):
        if event is not None:
            yield event_sentence(event)
    for paper in altered:
        id = "verify.paper-missing" if paper.now is None else "verify.paper-changed"
        yield phrase("case.status-altered", path=paper.path, what=phrase(id, n=paper.line))
