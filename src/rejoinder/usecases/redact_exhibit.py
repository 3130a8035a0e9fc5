"""Exhibits as they go out: redacted copies where the seller's preferences ask for them; without one, not at all.

An answer writes nothing into the ledger, so copies made for it have no line of custody; one made with `redact` has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from rejoinder.assembly.exhibit import PutForward
from rejoinder.assembly.print_document import Say
from rejoinder.assembly.redaction import (
    RedactedPaper,
    RedactionGround,
    Secret,
    has_unread_pages,
    is_redactable,
    lost_fields,
    rests_on_hidden,
    unreadable_fields_finding,
)
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Refused, RejoinderError
from rejoinder.domain.event import RedactedCopyMade
from rejoinder.domain.evidence import ITEMISED, Inspection
from rejoinder.domain.finding import Finding, Gravity, Subject, evidence
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.proof.inspection import inspect
from rejoinder.proof.paper.amount import amounts_in
from rejoinder.usecases.ports import Contents, Redactions
from rejoinder.usecases.redact import PaperIsNotRead, hidden_on


class PricesWereNotFound(Refused):
    """A bill shows amounts, and which of them are prices could not be told, so none could be blacked out."""


@attrs.frozen(kw_only=True)
class GoingOut:
    """Exhibits, the bytes that go out for each, and what the seller must know of the copies."""

    exhibits: tuple[PutForward, ...]
    """Numbered from 1 without gaps."""
    contents: Contents
    findings: tuple[Finding, ...] = ()
    kept_back: tuple[PutForward, ...] = ()
    """Papers that may not go out as they are and of which no safe copy could be made."""


@attrs.frozen(kw_only=True)
class _Copies:
    """The papers' bytes, and those of the copies beside them."""

    papers: Contents
    made: Mapping[str, bytes]

    def of(self, sha256: str) -> bytes:
        return self.made[sha256] if sha256 in self.made else self.papers.of(sha256)


@attrs.frozen(kw_only=True)
class _Copyist:
    """What copies are made with."""

    case: CaseFile
    advice: Advice
    contents: Contents
    redactions: Redactions
    say: Say
    language: str

    @property
    def sensitive_kinds(self) -> tuple[str, ...]:
        """What the preferences want hidden."""
        return self.case.preferences.sensitive

    def of(self, exhibit: PutForward) -> PutForward:
        """The exhibit with its copy where it is owed one. Raises: RejoinderError leaves where none can be made."""
        if not is_redactable(exhibit.paper, exhibit.inspection, self.sensitive_kinds):
            return exhibit
        as_is = exhibit.paper.path in self.case.preferences.as_is
        redacted = self._by_hand(exhibit, trusted=as_is)
        if redacted is None and not as_is:
            redacted = self._make_copy(exhibit)
        return attrs.evolve(exhibit, copy=redacted)

    def _by_hand(self, exhibit: PutForward, *, trusted: bool) -> RedactedPaper | None:
        """The last copy that a person made of the paper, where it still lies there."""
        copies = [one for one in self.case.custody if isinstance(one, RedactedCopyMade)]
        for one in reversed([each for each in copies if each.sha256 == exhibit.paper.sha256]):
            try:
                content = self.contents.of(one.copy_sha256)
            except (LookupError, OSError):
                continue
            hidden = () if trusted else self._hidden(exhibit)
            return self.redactions.reopen(exhibit.paper, content, removed=one.removed, secrets=hidden)
        return None

    def _make_copy(self, exhibit: PutForward) -> RedactedPaper | None:
        """A copy made now; None where the paper was searched and shows nothing of what is private."""
        paper, hidden = exhibit.paper, self._hidden(exhibit)
        try:
            content = self.contents.of(paper.sha256)
        except LookupError:
            return None
        if not hidden:
            if has_unread_pages(paper):
                raise PaperIsNotRead(file=paper.name)
            return None
        redacted = self.redactions.copy(paper, content, secrets=hidden, say=self.say, language=self.language)
        grounds = redacted.grounds if redacted else ()
        if (
            RedactionGround.UNIT_PRICE in self.sensitive_kinds
            and RedactionGround.UNIT_PRICE not in grounds
            and _shows_amounts(exhibit.inspection)
        ):
            raise PricesWereNotFound(file=paper.name)
        return redacted

    def _hidden(self, exhibit: PutForward) -> tuple[Secret, ...]:
        inspection = exhibit.inspection or inspect(exhibit.paper)
        return hidden_on(inspection, self.sensitive_kinds, case=self.case, advice=self.advice)

    def findings(self, exhibit: PutForward) -> Iterator[Finding]:
        """That a copy goes out, and what can no longer be read on it although the answer rests on it."""
        if exhibit.paper.path in self.case.preferences.as_is and exhibit.copy is None:
            says = phrase("redaction.as-is", number=exhibit.number, file=exhibit.paper.name)
            yield _finding(exhibit, "sent-as-it-is", Gravity.NOTE, says)
        if exhibit.copy is None or exhibit.inspection is None:
            return
        file, redacted = exhibit.paper.name, exhibit.copy
        says = phrase("redaction.made-for-exhibit", number=exhibit.number, file=file, what=redacted.says)
        yield _finding(exhibit, "redacted-copy", Gravity.NOTE, says)
        hidden = self._hidden(exhibit)
        gone = lost_fields(exhibit.inspection, inspect(redacted.paper), hidden=hidden)
        if gone and redacted.searched:
            yield unreadable_fields_finding(exhibit.inspection, gone)
        else:
            yield from rests_on_hidden(exhibit.inspection, hidden, evidence_for=exhibit.shows)


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

    A paper of which no safe copy can be made is kept back, and a finding says why and what to do: never is the
    original sent in its place. A copy that a person made, and that the ledger knows, goes out before one made here.
    What the preferences name as to be shown as it is goes out so.
    """
    copyist = _Copyist(
        case=case, advice=advice, contents=contents, redactions=redactions, say=say, language=language
    )  # fmt: skip
    going: list[PutForward] = []
    withheld: dict[str, tuple[PutForward, Finding]] = {}
    for exhibit in exhibits:
        try:
            going.append(attrs.evolve(copyist.of(exhibit), number=len(going) + 1))
        except RejoinderError as error:
            withheld[exhibit.paper.sha256] = exhibit, _withheld(exhibit, copyist.sensitive_kinds, error)
    copies = {one.copy.sha256: one.copy.content for one in going if one.copy}
    return GoingOut(
        exhibits=tuple(going),
        contents=_Copies(papers=contents, made=copies),
        findings=(
            *(found for _, found in withheld.values()),
            *(finding for one in going for finding in copyist.findings(one)),
        ),
        kept_back=tuple(exhibit for exhibit, _ in withheld.values()),
    )


def _shows_amounts(inspection: Inspection | None) -> bool:
    """Whether a paper that bills goods shows money at all."""
    if inspection is None or inspection.kind not in ITEMISED:
        return False
    return any(True for page in inspection.paper.pages[:20] for _ in amounts_in(page[:20_000]))


def _withheld(exhibit: PutForward, wanted: Sequence[str], error: RejoinderError) -> Finding:
    what = tuple(RedactionGround(kind).description for kind in wanted)
    says = phrase("redaction.kept-back", file=exhibit.paper.name, path=exhibit.paper.path, what=what, why=error.says)
    reason = evidence(exhibit.paper.sha256, phrase("doubt.leg-paper", file=exhibit.paper.path))
    return Finding(
        id=f"kept-back:{exhibit.paper.sha256[:8]}",
        subject=Subject.PAPER,
        says=says,
        gravity=Gravity.WEAKENS,
        because=(reason,),
    )


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
