"""Findings: an observation, its gravity and the reasons it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from rejoinder.domain.phrase import Phrase


class Gravity(StrEnum):
    """What a finding does to the seller's answer."""

    BLOCKS = "blocks"
    WEAKENS = "weakens"
    NOTE = "note"
    HELPS = "helps"

    @property
    def rank(self) -> int:
        """Its place among all, 0 for the gravest."""
        return list(Gravity).index(self)


class Basis(StrEnum):
    """What a conclusion rests on."""

    FACT = "fact"
    RULE = "rule"
    EVIDENCE = "evidence"


class Subject(StrEnum):
    """What a finding is about; findings about the complaint are its defects."""

    COMPLAINT = "complaint"
    SENDER = "sender"
    PAPER = "paper"
    LISTING = "listing"
    PICTURE = "picture"
    PROCEDURE = "procedure"
    CASE = "case"


@attrs.frozen(kw_only=True)
class Because:
    """One reason of a conclusion. `id` names a fact (`reading.works.0`, `case.work.completed_on`), a rule
    (`ae.ipr.general`) or evidence (SHA-256).
    """

    basis: Basis
    id: str
    says: Phrase


@attrs.frozen(kw_only=True)
class Finding:
    """Something seen in the case. `id` is unique within an answer and stable for the same case."""

    id: str
    subject: Subject
    says: Phrase
    gravity: Gravity
    because: tuple[Because, ...] = ()
    source: str | None = None
    """Citation of the rule it rests on, as the rulebook gives it; None where it rests on facts alone."""
    private: bool = True
    """True where only the seller may see it; a finding for the statement is not private."""


NOT_THROUGH_THE_PLATFORM = "procedure.not-through-the-platform"
"""The finding that the other side wrote to the seller directly."""
NO_DATE_OF_RECEIPT = "procedure.no-date-of-receipt"
"""The finding that an answer is due within a term of which nobody says when it began."""
NO_CLOCK_KNOWN = "procedure.no-clock-known"
"""The finding that neither notice nor rule says by when an answer is due."""
LATER_THAN_LISTING = "work-later-than-listing"
"""How the id begins of the finding that our listing is older than the complainant's work."""
COMPLETED_AFTER = "proof.completed-after."
"""Before the digest of a certificate of ours that says itself that our work was completed later."""
DAMAGING = "damaging."
"""How the ids begin of what the seller's own papers admit or plan: for him and his lawyer alone."""
LOOKS_LIKE_FRAUD = "looks-like-fraud"
"""The finding that several strong signals say that a message is not from whom it says."""


RIGHT_UNANSWERED = "proof.right-not-answered."
"""How the ids begin of what says that no ready ground answers a family of rights that is asserted too."""


UNSIGNED_COPY = "unsigned-copy"
"""The doubt about a contract whose lines for signatures are blank in the copy at hand."""


def doubt_named(finding: Finding) -> str:
    """What a doubt about a paper is, whichever paper it is about: `expired` of `paper-expired:1f2e`."""
    return finding.id.removeprefix("paper-").partition(":")[0]


def fraudulent(findings: Iterable[Finding]) -> bool:
    """Whether a message looks like fraud, so that nothing in it is to be answered."""
    return any(finding.id == LOOKS_LIKE_FRAUD for finding in findings)


def harmed_by(findings: Iterable[Finding]) -> frozenset[str]:
    """The digests of the papers that must go nowhere but to a lawyer."""
    found = (reason.id for one in findings if one.id.startswith(DAMAGING) for reason in one.because)
    return frozenset(id for id in found if len(id) == 64)


def fact(id: str, says: Phrase) -> Because:
    """A reason that is a fact of the case."""
    return Because(basis=Basis.FACT, id=id, says=says)


def rule(id: str, says: Phrase) -> Because:
    """A reason that is a rule of a rulebook."""
    return Because(basis=Basis.RULE, id=id, says=says)


def evidence(sha256: str, says: Phrase) -> Because:
    """A reason that is a paper."""
    return Because(basis=Basis.EVIDENCE, id=sha256, says=says)
