"""Exhibits as they go out: redacted copies where the seller's preferences ask for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from rejoinder.assembly.exhibit import PutForward
from rejoinder.assembly.redaction import Redacted, lost, owed, rests_on_hidden, unreadable
from rejoinder.assembly.sheet import Say
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.finding import Finding, Gravity, Subject, evidence
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.proof.inspection import inspect
from rejoinder.usecases.ports import Contents, Redactions
from rejoinder.usecases.redact import hidden_on


@attrs.frozen(kw_only=True)
class GoingOut:
    """Exhibits, the bytes that go out for each, and what the seller must know of the copies."""

    exhibits: tuple[PutForward, ...]
    contents: Contents
    findings: tuple[Finding, ...] = ()


@attrs.frozen(kw_only=True)
class _Copies:
    """The papers' bytes, and those of the copies beside them."""

    papers: Contents
    made: Mapping[str, bytes]

    def of(self, sha256: str) -> bytes:
        return self.made[sha256] if sha256 in self.made else self.papers.of(sha256)


def going_out(
    exhibits: Sequence[PutForward],
    *,
    case: CaseFile,
    advice: Advice,
    contents: Contents,
    redactions: Redactions,
    say: Say,
    language: str,
) -> GoingOut:
    """Each exhibit with its redacted copy where the preferences ask for one.

    A paper of which no safe copy can be made stays as it is, and a finding says so before anything is handed in.
    """
    wanted = case.preferences.sensitive
    done: list[PutForward] = []
    findings: list[Finding] = []
    for exhibit in exhibits:
        if not owed(exhibit.paper, exhibit.inspection, wanted):
            done.append(exhibit)
            continue
        try:
            made = _copied(exhibit, case, advice, contents, redactions, say, language)
        except RejoinderError as error:
            findings.append(_could_not(exhibit, error))
            made = None
        done.append(attrs.evolve(exhibit, copy=made))
        findings += _said(exhibit, made, case, advice)
    held = {one.copy.sha256: one.copy.content for one in done if one.copy}
    return GoingOut(exhibits=tuple(done), contents=_Copies(papers=contents, made=held), findings=tuple(findings))


def _copied(
    exhibit: PutForward,
    case: CaseFile,
    advice: Advice,
    contents: Contents,
    redactions: Redactions,
    say: Say,
    language: str,
) -> Redacted | None:
    inspection = exhibit.inspection or inspect(exhibit.paper)
    hidden = hidden_on(inspection, case.preferences.sensitive, case=case, advice=advice)
    try:
        content = contents.of(exhibit.paper.sha256)
    except LookupError:
        return None
    return redactions.copy(exhibit.paper, content, secrets=hidden, say=say, language=language) if hidden else None


def _said(exhibit: PutForward, made: Redacted | None, case: CaseFile, advice: Advice) -> Iterator[Finding]:
    """That a copy goes out, and what can no longer be read on it although the answer rests on it."""
    if made is None or exhibit.inspection is None:
        return
    file = exhibit.paper.name
    says = phrase("redaction.made-for-exhibit", number=exhibit.number, file=file, what=made.says)
    yield _finding(exhibit, "redacted-copy", Gravity.NOTE, says)
    hidden = hidden_on(exhibit.inspection, case.preferences.sensitive, case=case, advice=advice)
    gone = lost(exhibit.inspection, inspect(made.paper), hidden=hidden)
    if gone:
        yield unreadable(exhibit.inspection, gone)
    else:
        yield from rests_on_hidden(exhibit.inspection, hidden, evidence_for=exhibit.shows)


def _could_not(exhibit: PutForward, error: RejoinderError) -> Finding:
    says = phrase("redaction.could-not", number=exhibit.number, file=exhibit.paper.name, why=error.says)
    return _finding(exhibit, "redaction-failed", Gravity.WEAKENS, says)


def _finding(exhibit: PutForward, id: str, gravity: Gravity, says: Phrase) -> Finding:
    paper = exhibit.paper
    shown = phrase("document.source-exhibit", number=exhibit.number)
    return Finding(
        id=f"{id}:{paper.sha256[:8]}",
        subject=Subject.PAPER,
        says=says,
        gravity=gravity,
        because=(evidence(paper.sha256, shown),),
    )
