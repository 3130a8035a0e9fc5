"""Take out a paper that was filed by mistake: its lines stay and say so, its words and its file are gone."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Refused
from rejoinder.domain.event import (
    AnswerFiled,
    DossierSealed,
    Event,
    EvidenceExported,
    EvidenceFiled,
    EvidenceWithdrawn,
    LetterSent,
    MailSending,
    MailSent,
)
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.destroy_payload import destroy_payload
from rejoinder.usecases.ports import CaseFiles
from rejoinder.usecases.vouch_paper import PaperIsNotFiled
from rejoinder.vault.chain import Entry
from rejoinder.vault.event_record import kind_of

OUT = frozenset(map(kind_of, (AnswerFiled, DossierSealed, EvidenceExported, LetterSent, MailSending, MailSent)))
"""With these a paper that was filed before may have left the organisation."""


class PaperHasLeft(Refused):
    """The other side may have the paper already, and who asks may not take out such a one."""


class PaperIsAnothers(Refused):
    """Who asks may take out only what he filed himself."""


@attrs.frozen(kw_only=True)
class Leave:
    """What somebody may take out."""

    sent: bool = True
    """Also a paper that may have gone out."""
    of_others: bool = True
    """Also a paper that somebody else filed."""


EVERYTHING = Leave()


def withdraw_paper(
    writer: CaseWriter, path: str, *, reason: str, case_files: CaseFiles, leave: Leave = EVERYTHING
) -> tuple[Event, ...]:
    """Record that the paper at this path is taken out, then destroy what its lines say, and the file with the last.

    Args:
        reason: why; it stays in the ledger, so it should name nobody.

    Raises: PaperIsNotFiled, PaperHasLeft, PaperIsAnothers. Nothing changes then.
    """
    filings: list[Entry] = []

    def taken(case: CaseFile) -> Sequence[Event]:
        filings[:] = _free(writer, path, leave)
        return (EvidenceWithdrawn(at=writer.at, by=writer.by, sha256=_digest(filings), reason=reason),)

    recorded = writer.write(taken)
    lines = [entry.line.n for entry in filings]
    return recorded + tuple(
        event
        for number in lines
        for event in destroy_payload(
            writer, number, reason=reason, with_file=number == lines[-1], case_files=case_files
        )
    )


def _free(writer: CaseWriter, path: str, leave: Leave) -> list[Entry]:
    """The lines that file the paper, where it may be taken out by the ledger as it is when that is recorded."""
    entries = writer.entries()
    filings = filings_of(entries, path)
    if not filings:
        raise PaperIsNotFiled(path=path)
    if not leave.sent and may_have_left(entries, path):
        raise PaperHasLeft(path=path)
    if not leave.of_others and any(entry.line.by != writer.by for entry in filings):
        raise PaperIsAnothers(path=path)
    return filings


def _digest(filings: Sequence[Entry]) -> str:
    """Of the paper as it was filed last."""
    return next(entry.event.paper.sha256 for entry in reversed(filings) if isinstance(entry.event, EvidenceFiled))


def filings_of(entries: Sequence[Entry], path: str) -> list[Entry]:
    """The lines that file the paper at this path, in order."""
    return [entry for entry in entries if isinstance(entry.event, EvidenceFiled) and entry.event.paper.path == path]


def may_have_left(entries: Sequence[Entry], path: str) -> bool:
    """Whether anything was handed in, sent or handed out after the paper at this path was filed.

    The line tells, also where what it said was destroyed.
    """
    first = min((entry.line.n for entry in filings_of(entries, path)), default=0)
    return any(entry.line.event in OUT for entry in entries if entry.line.n > first)
