"""Findings that the history of a case itself gives: papers changed since they were filed, words without their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.finding import Finding, Gravity, Subject, evidence, fact
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.case_events import AlteredPaper
from rejoinder.usecases.confirmed_reading import adrift, stale


def case_findings(case: CaseFile, altered: Sequence[AlteredPaper]) -> tuple[Finding, ...]:
    """What the seller must know of the case's own record, in order; empty where all is as it was."""
    return (*_altered(altered), *_adrift(case), *_stale(case))


def _altered(altered: Sequence[AlteredPaper]) -> Iterator[Finding]:
    for paper in altered:
        id = "verify.paper-missing" if paper.now is None else "verify.paper-changed"
        said = phrase("case.status-altered", path=paper.path, what=phrase(id, n=paper.line))
        yield Finding(
            id=f"paper-altered:{paper.line}",
            subject=Subject.PAPER,
            says=said,
            gravity=Gravity.WEAKENS,
            because=(evidence(paper.was, said), fact(f"ledger.{paper.line}", said)),
        )


def _adrift(case: CaseFile) -> Iterator[Finding]:
    for number, seen in enumerate(adrift(case), 1):
        said = phrase("case.correction-adrift", field=seen.field, value=seen.value)
        yield _note(f"correction-adrift:{number}", seen.field, said)


def _stale(case: CaseFile) -> Iterator[Finding]:
    for seen in stale(case):
        yield _note(f"confirmation-stale:{seen.field}", seen.field, phrase("case.confirmation-stale", field=seen.field))


def _note(id: str, field: str, said: Phrase) -> Finding:
    because = (fact(f"reading.{field}", said),)
    return Finding(id=id, subject=Subject.CASE, says=said, gravity=Gravity.NOTE, because=because)
