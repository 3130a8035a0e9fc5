"""Pre-submission review of a packet: texts, tone, exhibits and earlier rounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import attrs

from rejoinder.assembly.banner import banners
from rejoinder.assembly.limit import limits
from rejoinder.assembly.withheld import Withheld, withheld
from rejoinder.domain.event import AnswerFiled, DecisionReceived, EvidenceFiled
from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import phrase
from rejoinder.domain.review import OutgoingText, Remark
from rejoinder.domain.tone import ToneLexicon
from rejoinder.proof.paper.day import days_in
from rejoinder.review.pre_submission_review import ReviewedPacket, pre_submission_review
from rejoinder.tone.guard import review
from rejoinder.usecases.advise import JudgedCase, advise
from rejoinder.usecases.app import App
from rejoinder.usecases.exhibit_facts import exhibit_facts
from rejoinder.usecases.outgoing_exhibit import outgoing_exhibits


def review_packet(
    folder: Path, texts: Sequence[OutgoingText], app: App, *, lexicon: ToneLexicon, now: dt.datetime
) -> tuple[Remark, ...]:
    """What a reviewer would stop at, the gravest first.

    Args:
        texts: as they would go out, perhaps after somebody changed them by hand.

    Raises: Invalid leaves of the folder, the complaint and the ledger.
    """
    judged = advise(folder, app, now=now)
    packet = judged_packet(folder, judged, app, now=now)
    return review_texts(texts, packet, withheld(judged.case, judged.advice), lexicon=lexicon)


def review_texts(
    texts: Sequence[OutgoingText], packet: ReviewedPacket, private: Withheld, *, lexicon: ToneLexicon
) -> tuple[Remark, ...]:
    """The same for a case that is judged already.

    Args:
        packet: what goes along; its own texts are not looked at.
    """
    read = attrs.evolve(packet, texts=tuple(attrs.evolve(text, days=_days_of(text.text)) for text in texts))
    remarks = [*pre_submission_review(read), *(remark for text in texts for remark in _toned(text, lexicon))]
    remarks += [remark for text in texts for remark in _private(text, private)]
    return tuple(sorted(remarks, key=lambda remark: remark.gravity.rank))


def judged_packet(folder: Path, judged: JudgedCase, app: App, *, now: dt.datetime) -> ReviewedPacket:
    """The texts and exhibits of a judged case as a packet to review."""
    platform = judged.advice.reading.platform or judged.case.seller.marketplace
    upload_limits = limits(judged.rulebooks, platform=platform, on=now.date())
    lost = sum(decision.outcome == "round_lost" for decision in judged.case.decisions)
    shown = outgoing_exhibits(judged, app)
    exhibits = tuple((one.number, one.paper.name, one.inspection.language if one.inspection else None) for one in shown)
    return ReviewedPacket(
        texts=(),
        reading=judged.advice.reading,
        exhibits=exhibits,
        characters=upload_limits.known_characters,
        taken_languages=upload_limits.languages,
        banners=banners(app.wording(judged.rulebooks).say),
        lost_rounds=lost,
        evidence=exhibit_facts(judged, shown, now),
        new_since_lost=_anything_new(folder, app),
    )


def _days_of(text: str) -> tuple[tuple[tuple[int, int], dt.date], ...]:
    return tuple((day.span, day.date) for day in days_in(text) if day.other is None)


def _anything_new(folder: Path, app: App) -> bool:
    """Whether a paper was filed since the last round was lost. The folder alone tells no hour, so that nothing known
    to be older counts as new."""
    events = [entry.event for entry in app.ledgers().lines(folder)]
    lost = [
        n for n, event in enumerate(events) if isinstance(event, DecisionReceived) and event.outcome == "round_lost"
    ]
    if not lost:
        return True
    return any(isinstance(event, EvidenceFiled) for event in events[lost[-1] :]) or not any(
        isinstance(event, AnswerFiled) for event in events[: lost[-1]]
    )


def _private(text: OutgoingText, private: Withheld) -> list[Remark]:
    """What the seller keeps private and a person wrote into a text."""
    if not (private.names_in(text.text) or private.prices_in(text.text) or private.accounts_in(text.text)):
        return []
    return [Remark(id="private-shown", says=phrase("review.private-shown"), gravity=Gravity.BLOCKS, text=text.name)]


def _toned(text: OutgoingText, lexicon: ToneLexicon) -> list[Remark]:
    return [
        Remark(id=f"tone-{found.kind.value}", says=found.says, gravity=found.gravity, text=text.name, span=found.span)
        for found in review(text.text, text.language, lexicon)
    ]
