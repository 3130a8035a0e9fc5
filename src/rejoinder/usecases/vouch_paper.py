"""Say of a paper what it does not show, as the seller's own word: what it is, its day, its parties, its goods."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.event import Event, EvidenceFiled
from rejoinder.domain.evidence import Vouched
from rejoinder.usecases.case_writer import CaseWriter


class PaperIsNotFiled(Invalid):
    """No line of the ledger files a paper at this path, or it was taken out since."""


class NothingIsVouched(Refused):
    """The seller says nothing that was not said before."""


def vouch_paper(writer: CaseWriter, path: str, statement: Vouched) -> tuple[Event, ...]:
    """Record the seller's word on a paper, in the place of what was said of it before.

    The paper is filed once more with it, from whom it came; where the paper itself says otherwise, that is a finding.

    Raises: PaperIsNotFiled, NothingIsVouched.
    """
    filed = filing_of(writer, path)

    def vouched(case: CaseFile) -> Sequence[Event]:
        if (filed.paper.vouched or Vouched()) == statement:
            raise NothingIsVouched(file=filed.paper.name)
        paper = attrs.evolve(filed.paper, vouched=statement)
        return (attrs.evolve(filed, at=writer.at, by=writer.by, paper=paper),)

    return writer.write(vouched)


def filing_of(writer: CaseWriter, path: str) -> EvidenceFiled:
    """The newest filing of the paper at this path. Raises: PaperIsNotFiled."""
    events = (entry.event for entry in reversed(writer.entries()))
    found = next((each for each in events if isinstance(each, EvidenceFiled) and each.paper.path == path), None)
    if found is None:
        raise PaperIsNotFiled(path=path)
    return found
