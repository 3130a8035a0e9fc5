"""Read a packet coldly before it goes out: the texts as they lie, the tone guard, the exhibits, the earlier rounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from pathlib import Path

import attrs

from rejoinder.assembly.banner import banners
from rejoinder.assembly.exhibit import PutForward
from rejoinder.assembly.limit import limits
from rejoinder.domain.event import AnswerFiled, DecisionReceived, EvidenceFiled
from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.finding import harmed_by
from rejoinder.domain.review import OutgoingText, Remark
from rejoinder.domain.tone import ToneLexicon
from rejoinder.proof.kin import Kin
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.proposition import LISTS_LINES, proposition
from rejoinder.proof.requirement import Matter
from rejoinder.proof.shape import Witness
from rejoinder.review.borne import Borne
from rejoinder.review.cold import Packet, cold_read
from rejoinder.tone.guard import review
from rejoinder.usecases.advise import Judged, advise
from rejoinder.usecases.app import App
from rejoinder.usecases.shown_exhibit import shown_exhibits

MOST_READ = 200_000
"""Characters of a text that are searched for days."""


def review_packet(
    folder: Path, texts: Sequence[OutgoingText], app: App, *, lexicon: ToneLexicon, now: dt.datetime
) -> tuple[Remark, ...]:
    """What a reviewer would stop at, the gravest first.

    Args:
        texts: as they would go out, perhaps after somebody changed them by hand.

    Raises: Invalid leaves of the folder, the complaint and the ledger.
    """
    judged = advise(folder, app, now=now)
    packet = _packet(folder, texts, judged, app, now)
    remarks = [*cold_read(packet), *(remark for text in texts for remark in _toned(text, lexicon))]
    return tuple(sorted(remarks, key=lambda remark: remark.gravity.rank))


def _packet(folder: Path, texts: Sequence[OutgoingText], judged: Judged, app: App, now: dt.datetime) -> Packet:
    platform = judged.advice.reading.platform or judged.case.seller.marketplace
    given = limits(judged.rulebooks, platform=platform, on=now.date())
    lost = sum(decision.outcome == "round_lost" for decision in judged.case.decisions)
    exhibits = tuple(
        (one.number, one.paper.name, one.inspection.language if one.inspection else None)
        for one in shown_exhibits(judged, app)
    )
    return Packet(
        texts=tuple(attrs.evolve(text, days=_days_of(text.text)) for text in texts),
        reading=judged.advice.reading,
        exhibits=exhibits,
        characters=given.characters,
        taken_languages=given.languages,
        banners=banners(app.wording(judged.rulebooks).say),
        lost_rounds=lost,
        borne=_borne(judged, shown_exhibits(judged, app), now),
        new_since_lost=_anything_new(folder, app),
    )


def _days_of(text: str) -> tuple[tuple[tuple[int, int], dt.date], ...]:
    return tuple((day.span, day.date) for day in days_in(text) if day.other is None)


def _borne(judged: Judged, exhibits: Sequence[PutForward], now: dt.datetime) -> Borne:
    """What each exhibit bears of the accused goods, which are self-made, and which stronger papers stay at home."""
    matter = Matter(case=judged.case, inspections=judged.advice.inspections, now=now)
    listing = matter.accused[0] if matter.accused else None
    shown = {one.number: Witness(inspection=one.inspection) for one in exhibits if one.inspection is not None}
    bears = {
        number: proposition(paper, listing, matter.is_us)
        for number, paper in shown.items()
        if paper.kind in LISTS_LINES and paper.place is Place.EVIDENCE
    }
    lists = {number for number, paper in shown.items() if paper.kind is PaperKind.SALES_RECORD}
    return Borne(
        bears=bears,
        self_made=frozenset(lists),
        left_out=_left_out(judged, matter, {one.paper.sha256 for one in exhibits}),
        days=_days_given(judged),
    )


def _left_out(judged: Judged, matter: Matter, shown: Collection[str]) -> tuple[str, ...]:
    """Certificates in our name, where what goes out is weaker and they could go along."""
    harmful = harmed_by(judged.advice.findings)
    grounds = {ground.id for ground in judged.advice.ready_defences}
    kinds = {PaperKind.COPYRIGHT_CERTIFICATE} if "own_copyright" in grounds else set()
    found = (one for one in matter.held if one.kind in kinds and one.sha256 not in shown and one.sha256 not in harmful)
    owned = ((one, one.told("owner")) for one in found)
    return tuple(one.name for one, told in owned if told is not None and matter.is_us(str(told.value)) is Kin.SAME)


def _days_given(judged: Judged) -> frozenset[dt.date]:
    """Every day that the notice, the papers, the listings and the seller give."""
    texts = [judged.advice.reading.text, *(paper.text for paper in judged.case.papers)]
    texts += [one.value or "" for one in judged.case.answers]
    texts += [f"{name} {value}".replace(":", "-", 2) for p in judged.case.papers for name, value in p.metadata]
    texts += [one.listed_on or "" for one in judged.case.listings]
    read = {on for text in texts for day in days_in(text[:MOST_READ]) for on in (day.date, day.other) if on is not None}
    fields = (field.value for one in judged.advice.inspections for field in one.fields)
    read |= {value for value in fields if isinstance(value, dt.date)}
    work, asserted = judged.case.work, judged.case.asserted
    given = (work.completed_on, work.published_on, asserted.filed_on, asserted.registered_on, asserted.valid_to)
    at = asserted.received_at or judged.advice.reading.received_at
    read |= {on for on in (*given, at.date() if at else None, judged.advice.now.date()) if on is not None}
    return frozenset(read | {one.on for one in judged.advice.reading.dated_facts})


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


def _toned(text: OutgoingText, lexicon: ToneLexicon) -> list[Remark]:
    return [
        Remark(id=f"tone-{found.kind.value}", says=found.says, gravity=found.gravity, text=text.name, span=found.span)
        for found in review(text.text, text.language, lexicon)
    ]
