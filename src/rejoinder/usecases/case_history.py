"""Audit trail of a case: every ledger line as a sentence, with its instant and recorder."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from rejoinder.assembly.redaction import counts_in, redaction_counts
from rejoinder.domain import event as ev
from rejoinder.domain.inbox import IncomingKind
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.domain.question import FACTS
from rejoinder.domain.route import RouteId
from rejoinder.negotiation.thread import DUTIES
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.vault.chain import Entry
from rejoinder.vault.event_record import fields_of

QUOTE_LIMIT = 160
"""Characters of a value shown in one line; the whole stands in the JSON."""


@attrs.frozen(kw_only=True)
class CaseHistoryLine:
    """One line of the history; the hour and the recorder come before what it says."""

    n: int
    at: dt.datetime
    by: str
    event: str
    says: Phrase
    destroyed: bool
    hash: str
    details: Mapping[str, Any] = attrs.field(factory=dict, hash=False)


def history(writer: CaseWriter) -> tuple[CaseHistoryLine, ...]:
    """Every line in the order of the ledger. Raises: LedgerIsBroken, and Invalid leaves of the folder."""
    return history_lines(writer.entries())


def history_lines(entries: Sequence[Entry]) -> tuple[CaseHistoryLine, ...]:
    """The same of lines that were read already."""
    return tuple(_history_line(entry) for entry in entries)


def event_sentence(event: ev.Event) -> Phrase:
    """What happened, in one sentence."""
    return TELLINGS[type(event)](event)


def _history_line(entry: Entry) -> CaseHistoryLine:
    line, event = entry.line, entry.event
    says = event_sentence(event) if event else phrase("case.told-destroyed", what=phrase(f"case.kind-{line.event}"))
    return CaseHistoryLine(
        n=line.n,
        at=line.at,
        by=line.by,
        event=line.event,
        says=says,
        destroyed=event is None,
        hash=line.hash,
        details=_details(event) if event else {},
    )


def _details(event: ev.Event) -> dict[str, Any]:
    """What the event says; of a reading only what names it, since its text is the complaint's."""
    if isinstance(event, ev.ComplaintReceived):
        reading = event.reading
        return {"file": reading.file, "stage": reading.stage.value, "sha256": event.sha256}
    return fields_of(event)


def _queued(event: ev.MailQueued) -> Phrase:
    values = {"number": event.number, "to": _short(event.to), "send_at": event.send_at}
    if not event.enclosed:
        return phrase("mail.told-queued", **values)
    names = tuple(_short(file.name) for file in event.enclosed)
    return phrase("mail.told-queued-with", count=len(names), names=names, **values)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= QUOTE_LIMIT else f"{flat[:QUOTE_LIMIT]}…"


def _opened(event: ev.CaseOpened) -> Phrase:
    name = event.seller.name or event.seller.entity
    return phrase("case.told-opened-for", seller=name) if name else phrase("case.told-opened")


def _received(event: ev.ComplaintReceived) -> Phrase:
    stage = phrase(f"route.stage-{event.reading.stage.value}")
    return phrase("case.told-complaint", file=event.reading.file, stage=stage)


def _taken(event: ev.PaperTaken) -> Phrase:
    values = {"path": event.path, "role": phrase(f"intake.role-{event.role}"), "sha256": event.sha256[:16]}
    if event.was:
        return phrase("case.told-taken-moved", was=event.was, **values)
    return phrase("case.told-taken", origin=event.origin, **values)


def _filed(event: ev.EvidenceFiled) -> Phrase:
    values = {"path": event.paper.path, "sha256": event.paper.sha256[:12]}
    if event.received_from:
        return phrase("case.told-evidence-from", sender=event.received_from, **values)
    return phrase("case.told-evidence", **values)


def _confirmed(event: ev.FactConfirmed) -> Phrase:
    return phrase("case.told-confirmed", field=event.field, value=_short(_flat(event.value)))


def _flat(value: str) -> str:
    """A whole noun as a person reads it: its values without their names and places."""
    try:
        found = json.loads(value) if value.startswith("{") else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        return value
    return ", ".join(str(part) for name, part in found.items() if name != "span" and isinstance(part, str | int))


def _corrected(event: ev.FactCorrected) -> Phrase:
    return phrase("case.told-corrected", field=event.field, value=_short(event.value), why=_why(event.reason))


def _refused(event: ev.FactRefused) -> Phrase:
    return phrase("case.told-refused", field=event.field, value=_short(_flat(event.value)), why=_why(event.reason))


def _answer(event: ev.QuestionAnswered) -> Phrase:
    about = event.file or event.listing
    named = {
        "fact": fact_named(event.fact),
        "about": phrase("question.told-about", about=_short(about)) if about else "",
    }
    if event.said is None:
        return phrase("question.told-unknown", **named)
    if event.proposed is not None:
        form = "confirmed" if event.said == "yes" else "refused"
        return phrase(f"question.told-{form}", value=_short(event.proposed), **named)
    return phrase("question.told-answered", value=_answer_text(event.said), **named)


def fact_named(fact: str) -> str | Phrase:
    """A fact in words; one that this version does not know by its own name."""
    return phrase(f"question.fact-{fact.replace('.', '-').replace('_', '-')}") if fact in FACTS else fact


def _answer_text(value: str) -> str | Phrase:
    if value in ("yes", "no"):
        return phrase(f"question.{value}")
    return _short(value) if value else phrase("question.nobody")


def _extract(event: ev.RegisterExtractFiled) -> Phrase:
    entry = event.entry
    number = entry.number or entry.application_number or entry.mark or ""
    return phrase("case.told-register", office=entry.office.upper(), number=number, path=entry.path)


def _chosen(event: ev.RouteChosen) -> Phrase:
    return phrase("case.told-chosen", route=_route(event.route), why=_why(event.reason))


def _why(reason: str | None) -> tuple[Phrase, ...]:
    return (phrase("case.told-why", reason=_short(reason)),) if reason else ()


def _route(route: str) -> str | Phrase:
    return phrase(f"case.route-{route}") if route in set(RouteId) else route


def _language(language: str) -> str | Phrase:
    return phrase(f"answer_page.language-{language}") if language in LANGUAGES else language


def _answered(event: ev.AnswerFiled) -> Phrase:
    what = _route(event.route)
    if event.receipt:
        return phrase("case.told-filed-receipt", route=what, receipt=event.receipt)
    return phrase("case.told-filed", route=what)


def _sent(event: ev.LetterSent) -> Phrase:
    if event.means is not None or event.reply_by is not None:
        return _delivered(event)
    values = {"to": event.to, "purpose": _short(event.purpose)}
    if not event.enclosed:
        return phrase("case.told-sent", **values)
    names = tuple(_short(file.name) for file in event.enclosed)
    return phrase("case.told-sent-with", count=len(names), names=names, **values)


def _delivered(event: ev.LetterSent) -> Phrase:
    """A letter that went another way: by which, and by when its answer is expected."""
    by = phrase(f"case.means-{(event.means or ev.Means.OTHER).value}")
    if event.reply_by is None:
        return phrase("case.told-sent-by", to=event.to, means=by)
    return phrase("case.told-sent-by-until", to=event.to, means=by, until=event.reply_by)


def _offer(id: str) -> Callable[[Any], Phrase]:
    def offered(event: ev.OfferMade | ev.OfferReceived) -> Phrase:
        terms = _short(event.terms)
        if event.amount is None:
            return phrase(f"case.told-{id}", terms=terms)
        return phrase(f"case.told-{id}-sum", terms=terms, amount=event.amount, currency=event.currency or "")

    return offered


def _offer_answered(event: ev.OfferAnswered) -> Phrase:
    what, who = "accepted" if event.accepted else "declined", "us" if event.by_us else "them"
    return phrase(f"negotiation.told-{what}-by-{who}")


def _duty(duty: str) -> str | Phrase:
    return phrase(f"negotiation.duty-{duty}") if duty in DUTIES else duty


def _agreed(event: ev.AgreementReached) -> Phrase:
    return phrase("negotiation.told-agreement", counterpart=event.counterpart, terms=_short(event.terms))


def _decided(event: ev.DecisionReceived) -> Phrase:
    known = event.outcome in ("established", "refused", "round_lost")
    outcome: str | Phrase = phrase(f"case.outcome-{event.outcome}") if known else event.outcome
    if event.points is None:
        return phrase("case.told-decided", outcome=outcome)
    return phrase("case.told-decided-points", outcome=outcome, points=event.points)


def _withdrawn(event: ev.ComplaintWithdrawn) -> Phrase:
    return phrase("case.told-withdrawn-confirmed" if event.confirmed_by_platform else "case.told-withdrawn")


def _redacted(event: ev.RedactedCopyMade) -> Phrase:
    removed = redaction_counts(counts_in(event.removed)) or _short(event.removed)
    return phrase("vault.told-redacted", path=event.path, copy=event.copy_sha256[:12], removed=removed)


def _stamped(event: ev.HeadStamped) -> Phrase:
    return phrase("vault.told-stamped", line=event.line, at=event.stamped_at, authority=_short(event.authority))


def _custody(id: str, of: str, *, optional: bool = False) -> Callable[[Any], Phrase]:
    """A paper's name and one more word of the event, which the sentence calls `what`.

    Args:
        optional: the word need not be said; where it is `-`, the sentence has none.
    """

    def sentence(event: Any) -> Phrase:
        what = _short(getattr(event, of))
        if optional and what == "-":
            return phrase(f"vault.told-{id}-only", path=event.path)
        return phrase(f"vault.told-{id}", path=event.path, what=what)

    return sentence


def _mail(id: str) -> Callable[[Any], Phrase]:
    """What happened to one mail of the outbox."""
    return lambda event: phrase(f"mail.told-{id}", number=event.number)


def _mail_in(event: ev.MailReceived) -> Phrase:
    known = event.kind in set(IncomingKind)
    kind: str | Phrase = phrase(f"mail.kind-{event.kind}") if known else event.kind
    return phrase("mail.told-received", kind=kind, sender=_short(event.sender))


def _always(id: str) -> Callable[[Any], Phrase]:
    return lambda event: phrase(id)


TELLINGS: Mapping[type[ev.Event], Callable[[Any], Phrase]] = {
    ev.CaseOpened: _opened,
    ev.ComplaintReceived: _received,
    ev.ComplaintVouched: _always("case.told-complaint-vouched"),
    ev.WorkVouched: _always("case.told-work-vouched"),
    ev.HistoryRecorded: lambda event: phrase("case.told-history", on=event.violation.at.date()),
    ev.PreferencesSet: _always("case.told-preferences"),
    ev.EvidenceFiled: _filed,
    ev.PaperTaken: _taken,
    ev.ListingFiled: lambda event: phrase("case.told-listing", path=event.listing.path),
    ev.FactConfirmed: _confirmed,
    ev.FactCorrected: _corrected,
    ev.FactRefused: _refused,
    ev.QuestionAnswered: _answer,
    ev.AnswerTakenBack: lambda event: phrase("question.told-taken-back", question=event.question),
    ev.RegisterExtractFiled: _extract,
    ev.RouteChosen: _chosen,
    ev.AnswerFiled: _answered,
    ev.LetterSent: _sent,
    ev.LetterReceived: lambda event: phrase("case.told-letter", sender=event.sender),
    ev.LetterRead: lambda event: phrase("negotiation.told-read", counterpart=event.counterpart),
    ev.MailQueued: _queued,
    ev.MailApproved: _mail("approved"),
    ev.MailSending: _mail("sending"),
    ev.MailReturned: lambda event: phrase("mail.told-returned", number=event.number, why=_short(event.why)),
    ev.MailSent: lambda event: phrase(
        f"mail.told-sent{'-by-hand' if event.by_hand else ''}", number=event.number, sha256=event.sha256[:12]
    ),
    ev.MailCancelled: _mail("cancelled"),
    ev.MailReceived: _mail_in,
    ev.MailboxRead: lambda event: phrase("mail.told-read", mailbox=_short(event.mailbox), uid=event.uid),
    ev.OfferAnswered: _offer_answered,
    ev.LimitSet: _always("negotiation.told-limit"),
    ev.AgreementReached: _agreed,
    ev.DutyDone: lambda event: phrase("negotiation.told-duty", duty=_duty(event.duty)),
    ev.OfferMade: _offer("offer-made"),
    ev.OfferReceived: _offer("offer-received"),
    ev.StatementKept: lambda event: phrase(
        "case.told-statement-kept",
        language=_language(event.language),
        version=event.version,
    ),
    ev.StatementRestored: lambda event: phrase("case.told-statement-restored", language=_language(event.language)),
    ev.DossierSealed: lambda event: phrase("case.told-sealed", sha256=event.sha256[:12]),
    ev.DecisionReceived: _decided,
    ev.ComplaintWithdrawn: _withdrawn,
    ev.PayloadDestroyed: lambda event: phrase("case.told-destruction", line=event.line, reason=_short(event.reason)),
    ev.EvidenceCollected: _custody("collected", "source", optional=True),
    ev.EvidenceReceived: _custody("received", "sender"),
    ev.EvidenceOpened: _custody("opened", "purpose", optional=True),
    ev.EvidenceExported: _custody("exported", "to"),
    ev.RedactedCopyMade: _redacted,
    ev.EvidenceDestroyed: lambda event: phrase(
        "vault.told-destroyed", sha256=event.sha256[:12], reason=_short(event.reason)
    ),
    ev.EvidenceWithdrawn: lambda event: phrase(
        "vault.told-taken-out", sha256=event.sha256[:12], reason=_short(event.reason)
    ),
    ev.HeadStamped: _stamped,
}
