"""Dated facts in order, each with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.assembly.calendar import route_named
from rejoinder.assembly.exhibit import PutForward, kind_named
from rejoinder.assembly.print_document import one_line
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import (
    HOUR_UNKNOWN,
    AnswerFiled,
    DecisionReceived,
    Event,
    LetterReceived,
    LetterSent,
    OfferMade,
    OfferReceived,
)
from rejoinder.domain.evidence import Field, Inspection, Place, Vouching, moment
from rejoinder.domain.phrase import Phrase, phrase

COMPLAINT_FACTS = frozenset(
    {
        "completed_on",
        "published_on",
        "registered_on",
        "filed_on",
        "valid_to",
        "first_sale_on",
        "sent_at",
        "complained_on",
    }
)
PAPER_FACTS = ("issued_on", "completed_on", "published_on", "registered", "sold_on", "valid_from", "valid_to")


@attrs.frozen(kw_only=True)
class ChronologyEntry:
    """Something that happened on a day, and who says so."""

    on: dt.date
    says: Phrase
    source: Phrase


def public_chronology(case: CaseFile, advice: Advice, exhibits: Sequence[PutForward]) -> tuple[ChronologyEntry, ...]:
    """What the complaint and the exhibits say, by day: for readers outside."""
    return _ordered((*_of_the_complaint(case, advice), *_of_exhibits(exhibits), *_of_assertions(advice, exhibits)))


def full_chronology(case: CaseFile, advice: Advice, exhibits: Sequence[PutForward]) -> tuple[ChronologyEntry, ...]:
    """All that is dated in the case, by day: for the seller and his lawyer."""
    shown = {exhibit.paper.sha256 for exhibit in exhibits}
    rest = [i for i in advice.inspections if i.paper.sha256 not in shown]
    return _ordered(
        (
            *_of_the_complaint(case, advice),
            *_of_exhibits(exhibits),
            *_of_assertions(advice, exhibits),
            *(dated for inspection in rest for dated in _of_paper(inspection)),
            *_of_record(case),
            *_of_ledger(case),
            *_of_deadlines(advice),
        )
    )


def _ordered(found: Sequence[ChronologyEntry]) -> tuple[ChronologyEntry, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda dated: dated.on))


def _of_the_complaint(case: CaseFile, advice: Advice) -> Iterator[ChronologyEntry]:
    complaint, seller = phrase("document.source-complaint"), phrase("document.source-seller")
    for dated in advice.reading.dated_facts:
        name = dated.fact if dated.fact in COMPLAINT_FACTS else "other"
        yield ChronologyEntry(on=dated.on, says=phrase(f"document.event-{name}"), source=complaint)
    for name, on in (("completed_on", case.work.completed_on), ("published_on", case.work.published_on)):
        if on and advice.reading.dated_fact(name) is None:
            yield ChronologyEntry(on=on, says=phrase(f"document.event-{name}"), source=seller)
    received_at = case.asserted.received_at or advice.reading.received_at
    if received_at:
        source = seller if case.asserted.received_at else complaint
        yield ChronologyEntry(on=received_at.date(), says=phrase("document.event-received"), source=source)


def _of_exhibits(exhibits: Sequence[PutForward]) -> Iterator[ChronologyEntry]:
    for exhibit in exhibits:
        for field in _dated_fields(exhibit.inspection):
            vouched = "-vouched" if field.by is Vouching.SELLER else ""
            yield ChronologyEntry(
                on=_day(field),
                says=phrase(f"document.paper-{field.name}", title=exhibit.title),
                source=phrase(f"document.source-exhibit{vouched}", number=exhibit.number),
            )
        taken = _taken_on(exhibit)
        if taken is not None:
            says = phrase("document.paper-taken_at", title=exhibit.title)
            yield ChronologyEntry(on=taken, says=says, source=phrase("document.source-exhibit", number=exhibit.number))


def _taken_on(exhibit: PutForward) -> dt.date | None:
    """The day on which a camera's original was taken, by the file itself; None for what came with the complaint."""
    metadata = dict(exhibit.paper.metadata)
    ours = exhibit.paper.place is Place.EVIDENCE and not exhibit.beside
    return moment(metadata.get("taken_at", "").replace(":", "-", 2)) if ours and metadata.get("camera") else None


def _of_assertions(advice: Advice, exhibits: Sequence[PutForward]) -> Iterator[ChronologyEntry]:
    """The days of ours that a ground tells of and no field of a paper holds, such as that of a page or a chat."""
    numbers = {exhibit.paper.sha256: exhibit.number for exhibit in exhibits}
    for ground in advice.ready_defences:
        for one in ground.assertions:
            on, number = one.says.value("on"), numbers.get(one.exhibits[0])
            if one.beside and isinstance(on, dt.date) and number is not None:
                yield ChronologyEntry(on=on, says=one.says, source=phrase("document.source-exhibit", number=number))


def _of_paper(inspection: Inspection) -> Iterator[ChronologyEntry]:
    title = kind_named(inspection.paper, inspection)
    for field in _dated_fields(inspection):
        vouched = "-vouched" if field.by is Vouching.SELLER else ""
        yield ChronologyEntry(
            on=_day(field),
            says=phrase(f"document.paper-{field.name}", title=title),
            source=phrase(f"document.source-paper{vouched}", name=one_line(inspection.paper.path, 120)),
        )


def _dated_fields(inspection: Inspection | None) -> Iterator[Field]:
    """The paper's own dates, and the seller's word where the paper gives none."""
    if inspection is None or inspection.paper.place is Place.LISTING:
        return
    for name in PAPER_FACTS:
        field = inspection.field(name)
        if field and isinstance(field.value, dt.date) and field.confidence >= 0.5:
            yield field


def _day(field: Field) -> dt.date:
    value = field.value
    assert isinstance(value, dt.date)
    return value.date() if isinstance(value, dt.datetime) else value


def _of_record(case: CaseFile) -> Iterator[ChronologyEntry]:
    for violation in case.history:
        yield ChronologyEntry(
            on=violation.at.date(),
            says=phrase("document.event-history", right=_right(violation.right)),
            source=phrase("document.source-record"),
        )


def _of_ledger(case: CaseFile) -> Iterator[ChronologyEntry]:
    """What was recorded as done in the case; what merely lies in the folder has no hour and is left out."""
    withdrawn = (case.withdrawn,) if case.withdrawn else ()
    for event in (*case.filed, *case.letters, *case.offers, *case.decisions, *withdrawn):
        if event.at != HOUR_UNKNOWN:
            yield ChronologyEntry(
                on=event.at.date(), says=_event_phrase(event), source=phrase("document.source-ledger")
            )


def _event_phrase(event: Event) -> Phrase:
    match event:
        case AnswerFiled(route=route):
            return phrase("document.event-filed", route=route_named(route))
        case LetterSent(to=who, reply_by=until) if until is not None:
            return phrase("document.event-letter-sent-until", who=one_line(who, 120), until=until)
        case LetterSent(to=who):
            return phrase("document.event-letter-sent", who=one_line(who, 120))
        case LetterReceived(sender=who):
            return phrase("document.event-letter-received", who=one_line(who, 120))
        case OfferMade(terms=terms):
            return phrase("document.event-offer-made", terms=one_line(terms))
        case OfferReceived(terms=terms):
            return phrase("document.event-offer-received", terms=one_line(terms))
        case DecisionReceived(outcome=outcome) if outcome in ("established", "refused", "round_lost"):
            return phrase(f"document.event-decided-{outcome}")
        case DecisionReceived():
            return phrase("document.event-decided")
    return phrase("document.event-withdrawn")


def _right(name: str) -> Phrase:
    known = ("copyright", "picture", "trademark", "counterfeit", "design", "utility_model", "patent")
    return phrase(f"document.right-{name if name in known else 'other'}")


def _of_deadlines(advice: Advice) -> Iterator[ChronologyEntry]:
    for deadline in advice.deadlines:
        yield ChronologyEntry(
            on=deadline.due_at.date(), says=deadline.says, source=phrase("document.source-rule", rule=deadline.rule)
        )
