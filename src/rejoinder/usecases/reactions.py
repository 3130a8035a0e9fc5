"""What follows from each event: one table, event -> use cases to run again and advice to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from rejoinder.domain import event as ev
from rejoinder.domain.phrase import Phrase, phrase


@attrs.frozen(kw_only=True)
class Reaction:
    """What one event calls for. Both may be empty; running it twice does no harm."""

    again: tuple[str, ...] = ()
    """Names of use cases whose result may have changed: `advise`, `inspect`, `read`."""
    advice: Callable[[Any], Sequence[Phrase]] = lambda event: ()
    """Sentences for the seller, from the event."""


def _says(id: str) -> Callable[[Any], Sequence[Phrase]]:
    return lambda event: (phrase(id),)


def _after_decision(event: ev.DecisionReceived) -> Sequence[Phrase]:
    known = {"established", "refused", "round_lost"}
    return (phrase(f"case.after-{event.outcome.replace('_', '-')}"),) if event.outcome in known else ()


def _after_withdrawal(event: ev.ComplaintWithdrawn) -> Sequence[Phrase]:
    return (phrase("case.after-withdrawal-confirmed" if event.confirmed_by_platform else "case.after-withdrawal"),)


def _after_offer(event: ev.OfferMade | ev.OfferReceived) -> Sequence[Phrase]:
    lapses = (phrase("case.offer-lapses", expires_at=event.expires_at),) if event.expires_at else ()
    return (phrase("case.after-offer"), *lapses)


def _after_answer(event: ev.OfferAnswered) -> Sequence[Phrase]:
    return (phrase(f"negotiation.after-{'acceptance' if event.accepted else 'refusal'}"),)


_JUDGED_AGAIN = Reaction(again=("advise",))

REACTIONS: Mapping[type[ev.Event], Reaction] = {
    ev.CaseOpened: Reaction(again=("read", "advise"), advice=_says("case.after-opening")),
    ev.ComplaintReceived: Reaction(again=("advise",), advice=_says("case.after-complaint")),
    ev.ComplaintVouched: _JUDGED_AGAIN,
    ev.WorkVouched: _JUDGED_AGAIN,
    ev.HistoryRecorded: _JUDGED_AGAIN,
    ev.PreferencesSet: _JUDGED_AGAIN,
    ev.EvidenceFiled: Reaction(again=("inspect", "advise"), advice=_says("case.after-evidence")),
    ev.PaperTaken: Reaction(again=("inspect", "advise")),
    ev.ListingFiled: _JUDGED_AGAIN,
    ev.FactConfirmed: _JUDGED_AGAIN,
    ev.FactCorrected: Reaction(again=("advise",), advice=_says("case.after-correction")),
    ev.FactRefused: Reaction(again=("advise",), advice=_says("case.after-refusal")),
    ev.QuestionAnswered: _JUDGED_AGAIN,
    ev.AnswerTakenBack: _JUDGED_AGAIN,
    ev.RegisterExtractFiled: Reaction(again=("advise",), advice=_says("case.after-register")),
    ev.RouteChosen: Reaction(again=("advise",), advice=_says("case.after-choice")),
    ev.AnswerFiled: Reaction(again=("advise",), advice=_says("case.after-filing")),
    ev.LetterSent: Reaction(again=("advise",), advice=_says("case.after-letter-sent")),
    ev.LetterReceived: Reaction(again=("advise",), advice=_says("case.after-letter-received")),
    ev.LetterRead: Reaction(),
    ev.MailQueued: Reaction(),
    ev.MailApproved: Reaction(),
    ev.MailSending: Reaction(),
    ev.MailReturned: Reaction(),
    ev.MailSent: Reaction(),
    ev.MailCancelled: Reaction(),
    ev.MailReceived: Reaction(),
    ev.MailboxRead: Reaction(),
    ev.OfferAnswered: Reaction(again=("advise",), advice=_after_answer),
    ev.LimitSet: Reaction(advice=_says("negotiation.after-limit")),
    ev.AgreementReached: Reaction(again=("advise",), advice=_says("negotiation.after-agreement")),
    ev.DutyDone: Reaction(),
    ev.OfferMade: Reaction(again=("advise",), advice=_after_offer),
    ev.OfferReceived: Reaction(again=("advise",), advice=_after_offer),
    ev.StatementKept: Reaction(again=("advise",), advice=_says("case.after-statement-kept")),
    ev.StatementRestored: Reaction(again=("advise",), advice=_says("case.after-statement-restored")),
    ev.DossierSealed: Reaction(advice=_says("case.after-sealing")),
    ev.DecisionReceived: Reaction(again=("advise",), advice=_after_decision),
    ev.ComplaintWithdrawn: Reaction(again=("advise",), advice=_after_withdrawal),
    ev.PayloadDestroyed: Reaction(again=("advise",), advice=_says("case.after-destruction")),
    ev.EvidenceCollected: Reaction(),
    ev.EvidenceReceived: Reaction(),
    ev.EvidenceOpened: Reaction(),
    ev.EvidenceExported: Reaction(),
    ev.RedactedCopyMade: Reaction(),
    ev.EvidenceDestroyed: Reaction(advice=_says("vault.after-destruction")),
    ev.EvidenceWithdrawn: Reaction(again=("advise",), advice=_says("vault.after-taking-out")),
    ev.HeadStamped: Reaction(advice=_says("vault.after-stamp")),
}


def advice_after(events: Sequence[ev.Event]) -> tuple[Phrase, ...]:
    """What to show after these events, in order, each sentence once."""
    messages: dict[Phrase, None] = {}
    for event in events:
        messages.update(dict.fromkeys(REACTIONS[type(event)].advice(event)))
    return tuple(messages)
