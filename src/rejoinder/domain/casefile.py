"""A case is the fold of its events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from rejoinder.domain import event as ev
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.exposure import PastViolation
from rejoinder.domain.listing import OurListing
from rejoinder.domain.question import FILED
from rejoinder.domain.reading import Reading
from rejoinder.domain.register import RegisterEntry
from rejoinder.domain.seller import AssertedComplaint, ComplainantWork, Preferences, Seller


@attrs.frozen(kw_only=True)
class CaseFile:
    """All that is known of one case at one moment."""

    seller: Seller = Seller()
    reading: Reading | None = None
    complaint_sha256: str | None = None
    asserted: AssertedComplaint = AssertedComplaint()
    work: ComplainantWork = ComplainantWork()
    history: tuple[PastViolation, ...] = ()
    preferences: Preferences = Preferences()
    papers: tuple[Paper, ...] = ()
    """In the order they were filed; the folder files them by path."""
    taken: tuple[ev.PaperTaken, ...] = ()
    """What each file that was handed over was taken for last, in the order in which they came in."""
    listings: tuple[OurListing, ...] = ()
    confirmed: tuple[ev.FactConfirmed, ...] = ()
    corrected: tuple[ev.FactCorrected, ...] = ()
    refused: tuple[ev.FactRefused, ...] = ()
    answers: tuple[ev.QuestionAnswered, ...] = ()
    """What the seller said of facts, the newest last, one for each question."""
    registers: tuple[RegisterEntry, ...] = ()
    """What register extracts among the papers say, in the order of the papers."""
    route: ev.RouteChosen | None = None
    filed: tuple[ev.AnswerFiled, ...] = ()
    letters: tuple[ev.LetterSent | ev.LetterReceived, ...] = ()
    offers: tuple[ev.Offer, ...] = ()
    talk: tuple[ev.Talk, ...] = ()
    """Letters, offers and what became of them, in the order of the ledger."""
    mails: tuple[ev.Mail, ...] = ()
    """What happened to mails in and out, in the order of the ledger."""
    limit: ev.LimitSet | None = None
    """Private: what the seller is ready to pay at most."""
    agreement: ev.AgreementReached | None = None
    duties_done: tuple[ev.DutyDone, ...] = ()
    decisions: tuple[ev.DecisionReceived, ...] = ()
    withdrawn: ev.ComplaintWithdrawn | None = None
    statements: tuple[ev.StatementKept, ...] = ()
    """Words of the statement that people kept and nobody took back, one in each language at most."""
    sealed: tuple[ev.DossierSealed, ...] = ()
    destroyed: tuple[int, ...] = ()
    """Numbers of ledger lines whose payload no longer exists."""
    custody: tuple[ev.Custody, ...] = ()
    """Through whose hands the papers went, in order."""
    stamped: tuple[ev.HeadStamped, ...] = ()

    def statement(self, language: str) -> ev.StatementKept | None:
        """The words that a person kept for the statement in this language."""
        return next((event for event in self.statements if event.language == language), None)

    def answer(self, fact: str, about: str = "") -> str | None:
        """The newest value that the seller gave for a fact; None where he gave none, empty where he says "nobody".

        A file that he handed over for a fact is a paper, and no value.

        Args:
            about: the digest of a paper or the item id of a listing, where the fact is about one.
        """
        if not self.answers:
            return None
        stated = (one for one in reversed(self.answers) if not one.question.startswith(FILED))
        values = (one.value for one in stated if one.fact == fact and one.subject_id == about)
        return next((value for value in values if value is not None), None)

    def answers_on(self, fact: str) -> Mapping[str, str]:
        """The newest value of a fact for each thing that it is about."""
        found = [one for one in self.answers if one.fact == fact and one.value is not None]
        return {one.subject_id: one.value for one in found if one.value is not None}

    def refused_values(self, fact: str, about: str = "") -> tuple[str, ...]:
        """The values of a fact that the seller said are wrong."""
        refusals = (one.rejected_value for one in self.answers if one.fact == fact and one.subject_id == about)
        return tuple(value for value in refusals if value is not None)

    def papers_in(self, *places: Place) -> tuple[Paper, ...]:
        """The papers that lie in these places, in order."""
        return tuple(paper for paper in self.papers if paper.place in places)


Fold = Callable[[CaseFile, Any], CaseFile]


def _grown(name: str, of: str | None = None) -> Fold:
    """Adds the event, or one attribute of it, to a tuple of the case."""

    def grown(case: CaseFile, event: Any) -> CaseFile:
        added = event if of is None else getattr(event, of)
        changes: dict[str, Any] = {name: (*getattr(case, name), added)}
        return attrs.evolve(case, **changes)

    return grown


def _set(name: str, of: str | None = None) -> Fold:
    """Puts the event, or one attribute of it, in the place of what stood there."""

    def put(case: CaseFile, event: Any) -> CaseFile:
        changes: dict[str, Any] = {name: event if of is None else getattr(event, of)}
        return attrs.evolve(case, **changes)

    return put


def _both(first: Fold, second: Fold) -> Fold:
    """One after the other."""
    return lambda case, event: second(first(case, event), event)


def _complaint_received(case: CaseFile, event: Any) -> CaseFile:
    return attrs.evolve(case, reading=event.reading, complaint_sha256=event.sha256)


def _set_statement(case: CaseFile, event: Any) -> CaseFile:
    others = tuple(statement for statement in case.statements if statement.language != event.language)
    added = (event,) if isinstance(event, ev.StatementKept) else ()
    return attrs.evolve(case, statements=(*others, *added))


def _answered(case: CaseFile, event: Any) -> CaseFile:
    others = tuple(one for one in case.answers if one.question != event.question)
    added = (event,) if isinstance(event, ev.QuestionAnswered) else ()
    return attrs.evolve(case, answers=(*others, *added))


def _evidence_filed(case: CaseFile, event: Any) -> CaseFile:
    others = tuple(paper for paper in case.papers if paper.path != event.paper.path)
    return attrs.evolve(case, papers=(*others, event.paper))


def _paper_taken(case: CaseFile, event: Any) -> CaseFile:
    papers = tuple(event if taken.path == (event.was or event.path) else taken for taken in case.taken)
    return attrs.evolve(case, taken=papers if event in papers else (*papers, event))


def _settled(name: str) -> Fold:
    """Adds what a person said of a fact to a tuple of the case; an earlier refusal of the same fact no longer holds."""
    grown = _grown(name)

    def settled(case: CaseFile, event: Any) -> CaseFile:
        remaining = tuple(refusal for refusal in case.refused if not _same_fact(refusal.field, event.field))
        return grown(attrs.evolve(case, refused=remaining), event)

    return settled


def _same_fact(a: str, b: str) -> bool:
    """Whether one path is the other, or leads through it."""
    return a == b or a.startswith(f"{b}.") or b.startswith(f"{a}.")


FOLDS: dict[type[ev.Event], Fold] = {
    ev.CaseOpened: _set("seller", "seller"),
    ev.ComplaintReceived: _complaint_received,
    ev.ComplaintVouched: _set("asserted", "complaint"),
    ev.WorkVouched: _set("work", "work"),
    ev.HistoryRecorded: _grown("history", "violation"),
    ev.PreferencesSet: _set("preferences", "preferences"),
    ev.EvidenceFiled: _evidence_filed,
    ev.PaperTaken: _paper_taken,
    ev.ListingFiled: _grown("listings", "listing"),
    ev.FactConfirmed: _settled("confirmed"),
    ev.FactCorrected: _settled("corrected"),
    ev.FactRefused: _settled("refused"),
    ev.QuestionAnswered: _answered,
    ev.AnswerTakenBack: _answered,
    ev.RegisterExtractFiled: _grown("registers", "entry"),
    ev.RouteChosen: _set("route"),
    ev.AnswerFiled: _grown("filed"),
    ev.LetterSent: _both(_grown("letters"), _grown("talk")),
    ev.LetterReceived: _both(_grown("letters"), _grown("talk")),
    ev.LetterRead: _grown("talk"),
    ev.MailQueued: _grown("mails"),
    ev.MailApproved: _grown("mails"),
    ev.MailSending: _grown("mails"),
    ev.MailReturned: _grown("mails"),
    ev.MailSent: _grown("mails"),
    ev.MailCancelled: _grown("mails"),
    ev.MailReceived: _grown("mails"),
    ev.MailboxRead: _grown("mails"),
    ev.OfferMade: _both(_grown("offers"), _grown("talk")),
    ev.OfferReceived: _both(_grown("offers"), _grown("talk")),
    ev.OfferAnswered: _grown("talk"),
    ev.LimitSet: _set("limit"),
    ev.AgreementReached: _both(_set("agreement"), _grown("talk")),
    ev.DutyDone: _grown("duties_done"),
    ev.StatementKept: _set_statement,
    ev.StatementRestored: _set_statement,
    ev.DossierSealed: _grown("sealed"),
    ev.DecisionReceived: _grown("decisions"),
    ev.ComplaintWithdrawn: _set("withdrawn"),
    ev.PayloadDestroyed: _grown("destroyed", "line"),
    ev.EvidenceCollected: _grown("custody"),
    ev.EvidenceReceived: _grown("custody"),
    ev.EvidenceOpened: _grown("custody"),
    ev.EvidenceExported: _grown("custody"),
    ev.RedactedCopyMade: _grown("custody"),
    ev.EvidenceDestroyed: _grown("custody"),
    ev.EvidenceWithdrawn: _grown("custody"),
    ev.HeadStamped: _grown("stamped"),
}


def fold(events: Iterable[ev.Event], case: CaseFile | None = None) -> CaseFile:
    """The case after these events, in order."""
    folded = case or CaseFile()
    for event in events:
        folded = FOLDS[type(event)](folded, event)
    return folded
