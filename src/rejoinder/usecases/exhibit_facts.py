"""Facts that the exhibits of a packet show, for the pre-submission review of its sentences."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from rejoinder.assembly.amount_left import amounts_left
from rejoinder.assembly.exhibit import PutForward, submitted_grounds
from rejoinder.assembly.opening import DATED
from rejoinder.assembly.redaction import RedactionGround
from rejoinder.domain.evidence import CERTIFICATES, Inspection, PaperKind, Place
from rejoinder.domain.finding import harmed_by
from rejoinder.domain.rulebook import Rule
from rejoinder.proof.evidence_view import EvidenceView
from rejoinder.proof.given_day import given_days
from rejoinder.proof.ground_day import complainant_day
from rejoinder.proof.name_match import NameMatch, is_in_other_script, name_match
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.proposition import LISTS_LINES, proposition
from rejoinder.proof.requirement import RequirementContext
from rejoinder.review.exhibit import ExhibitWords, StatedByComplaint
from rejoinder.review.exhibit_evidence import ExhibitEvidence
from rejoinder.text.letters import spaceless
from rejoinder.usecases.advise import JudgedCase

MOST_READ = 200_000
"""Characters of a text that are searched for days."""
_PARTIES = ("seller", "buyer", "owner", "licensee", "assigned_to")
_OWN_PAPERS = frozenset({PaperKind.SALES_RECORD, PaperKind.CATALOGUE, PaperKind.NOTE})
"""Kinds that the seller could have made himself."""


def exhibit_facts(judged: JudgedCase, exhibits: Sequence[PutForward], now: dt.datetime) -> ExhibitEvidence:
    """What each exhibit bears and says, which are self-made or weak, and which stronger papers stay at home."""
    requirements = RequirementContext(case=judged.case, inspections=judged.advice.inspections, now=now)
    listing = requirements.accused_listings[0] if requirements.accused_listings else None
    shown = {one.number: EvidenceView(inspection=one.inspection) for one in exhibits if one.inspection is not None}
    bears = {
        number: proposition(paper, listing, requirements.is_us)
        for number, paper in shown.items()
        if paper.kind in LISTS_LINES and paper.place is Place.EVIDENCE
    }
    dated = {number: day for number, paper in shown.items() if (day := _proved(paper)) is not None}
    return ExhibitEvidence(
        bears=bears,
        self_made=frozenset(number for number, paper in shown.items() if paper.kind is PaperKind.SALES_RECORD),
        listing_pages=frozenset(one.number for one in exhibits if one.paper.place is Place.LISTING),
        left_out=_left_out(judged, requirements, {one.paper.sha256 for one in exhibits}),
        days=given_days(requirements) | _named_days(exhibits) | {judged.advice.now.date()},
        words=dict(_words(exhibits, shown, requirements)),
        known=_known(judged, requirements),
        dated=dated,
        limit=_limit(judged, requirements),
        complained_on=requirements.complained_on.value if requirements.knows_complaint_day else None,
        strength={number: _strength(paper, requirements) for number, paper in shown.items() if _has_rank(paper)},
        names={one.number: one.name for one in exhibits},
        unsealed=tuple(_unsealed(judged, shown.values())),
        legible=tuple(_legible(exhibits)),
    )


def _named_days(exhibits: Sequence[PutForward]) -> frozenset[dt.date]:
    """The days in the file names of exhibits, which the list of exhibits gives."""
    return frozenset(on for one in exhibits for on in _days(one.name))


def _proved(paper: EvidenceView) -> dt.date | None:
    """The day that a paper proves, as grounds take it."""
    names = ("completed_on", "published_on") if paper.kind is PaperKind.COPYRIGHT_CERTIFICATE else ()
    is_dated = paper.kind in LISTS_LINES | {PaperKind.CATALOGUE} or names
    found = paper.day(*names, "issued_on", "published_on") if is_dated else None
    return found.value if found is not None and found.against is None and found.swapped is None else None


def _limit(judged: JudgedCase, requirements: RequirementContext) -> dt.date | None:
    """The earliest day on the complainant's side that a ground hangs on, where one that does is put forward."""
    wanted = {defence.id for defence in submitted_grounds(judged.advice)} & DATED
    kinds = {"earlier_sale": "filing", "earlier_use": "filing", "own_copyright": "completion"}
    found = [
        day.on for name in wanted if name in kinds and (day := complainant_day(requirements, kinds[name])) is not None
    ]
    return min(found, default=None)


def _has_rank(paper: EvidenceView) -> bool:
    return paper.place is Place.EVIDENCE and paper.kind in LISTS_LINES | CERTIFICATES | {PaperKind.AUTHORISATION}


def _strength(paper: EvidenceView, requirements: RequirementContext) -> int:
    """0 for what an office issued, 1 for what others had a hand in, 2 for what the seller could have made himself."""
    if paper.kind in CERTIFICATES:
        return 0
    return 2 if paper.kind in _OWN_PAPERS and requirements.is_us(_giver(paper)) is not NameMatch.OTHER else 1


def _giver(paper: EvidenceView) -> str | None:
    return str(paper.giver.value) if paper.giver is not None else None


def _words(
    exhibits: Sequence[PutForward], shown: dict[int, EvidenceView], requirements: RequirementContext
) -> Iterator[tuple[int, ExhibitWords]]:
    """The words of the exhibits that have words of their own; what was read from a picture may be misread."""
    known = _names(requirements)
    for one in exhibits:
        paper, view = one.paper, shown.get(one.number)
        if not paper.readable or paper.is_recognised or one.beside or not paper.text.strip():
            continue
        text = "\n".join((paper.text, paper.name, *(value for _, value in paper.metadata)))[:MOST_READ]
        inspection = view.inspection if view is not None else None
        yield (
            one.number,
            ExhibitWords(
                text=text,
                days=frozenset(_days(text)) | _read_days(inspection),
                names=frozenset(name for name in known if _bears(name, text, view, requirements)),
                pieces=_pieces(view) if view is not None else frozenset(),
            ),
        )


def _names(requirements: RequirementContext) -> frozenset[str]:
    read = requirements.reading.parties if requirements.reading else ()
    party_names = (field.value for one in requirements.inspections for field in one.fields if field.name in _PARTIES)
    return frozenset(str(name) for name in (*(party.name for party in read), *party_names, *requirements.both) if name)


def _bears(name: str, text: str, paper: EvidenceView | None, requirements: RequirementContext) -> bool:
    """Whether an exhibit names a party, in this spelling or another one."""
    flat = spaceless(text)
    if spaceless(name) in flat:
        return True
    party_names = (
        [field.value for field in paper.inspection.fields if field.name in _PARTIES] if paper is not None else []
    )
    ours = requirements.is_us(name) is not NameMatch.OTHER
    return any(
        name_match(name, str(other)) is not NameMatch.OTHER
        or is_in_other_script(name, str(other))
        or (ours and requirements.is_us(str(other)) is not NameMatch.OTHER)
        for other in party_names
    )


def _pieces(paper: EvidenceView) -> frozenset[Decimal]:
    """The quantities of a paper's lines, of all lines with one model, and of all lines."""
    by_model: dict[str | None, list[Decimal]] = defaultdict(list)
    for item in paper.items:
        if item.quantity is not None:
            by_model[item.model].append(item.quantity)
    each = [count for counts in by_model.values() for count in counts]
    sums = [sum(counts, Decimal(0)) for counts in by_model.values()]
    vouched = [paper.vouched_quantity] if paper.vouched_quantity is not None else []
    return frozenset((*each, *sums, *accumulate(each), *vouched))


def _days(text: str) -> Iterator[dt.date]:
    for day in days_in(text[:MOST_READ]):
        yield from (on for on in (day.date, day.other) if on is not None)


def _read_days(inspection: Inspection | None) -> frozenset[dt.date]:
    fields = inspection.fields if inspection is not None else ()
    return frozenset(field.value for field in fields if isinstance(field.value, dt.date))


def _known(judged: JudgedCase, requirements: RequirementContext) -> StatedByComplaint:
    days = _of_complaint(judged) | {requirements.complained_on.value}
    days |= {on for paper in requirements.theirs for on in _read_days(paper.inspection)}
    return StatedByComplaint(
        parties=_names(requirements), complained=judged.advice.reading.text[:MOST_READ], complaint_days=days
    )


def _of_complaint(judged: JudgedCase) -> frozenset[dt.date]:
    """The days that the notice and the seller give to the complaint and the right."""
    reading, work, asserted = judged.advice.reading, judged.case.work, judged.case.asserted
    days = (work.completed_on, work.published_on, asserted.filed_on, asserted.registered_on, asserted.valid_to)
    at = asserted.received_at or reading.received_at
    read = (one.on for one in reading.dated_facts)
    return frozenset(on for on in (*days, at.date() if at else None, *read) if on is not None)


def _unsealed(judged: JudgedCase, papers: Collection[EvidenceView]) -> Iterator[str]:
    """Papers on which the platform looks for a seal or signature by its rules, and none is known."""
    sealed_kinds = {kind for rule in _seal_rules(judged) for kind in rule.body.get("papers") or ()}
    wanted = sealed_kinds & {PaperKind.AUTHORISATION.value, PaperKind.CONTRACT.value}  # outside China bills bear none
    for paper in papers:
        prefiltered = (
            paper.reported_fact("sealed", "signed") is not None
        )  # words that speak of it; nobody can see more in them
        if paper.place is Place.EVIDENCE and paper.kind.value in wanted and not paper.has_seal and not prefiltered:
            yield paper.name


def _seal_rules(judged: JudgedCase) -> Iterator[Rule]:
    """The rules that ask for seals on the papers of a ground that is put forward."""
    ready = {f"defence.{ground.id}" for ground in judged.advice.ready_defences}
    market = judged.rulebooks.market(judged.advice.reading.platform or judged.case.seller.marketplace)
    for rule in judged.rulebooks.of_kind("evidence", on=judged.advice.now.date(), book=market.id) if market else ():
        if rule.body.get("sealed_by") and ready.intersection(rule.bears_on):
            yield rule


def _legible(exhibits: Sequence[PutForward]) -> Iterator[str]:
    """Copies on which amounts were blacked out and which still show some."""
    for one in exhibits:
        if one.copy is not None and RedactionGround.UNIT_PRICE in one.copy.grounds and amounts_left(one.copy.paper):
            yield one.name


def _left_out(judged: JudgedCase, requirements: RequirementContext, shown: Collection[str]) -> tuple[str, ...]:
    """Certificates in our name, where what goes out is weaker and they could go along."""
    harmful = harmed_by(judged.advice.findings)
    grounds = {ground.id for ground in judged.advice.ready_defences}
    kinds = {PaperKind.COPYRIGHT_CERTIFICATE} if "own_copyright" in grounds else set()
    found = (
        one
        for one in requirements.seller_papers
        if one.kind in kinds and one.sha256 not in shown and one.sha256 not in harmful
    )
    owned = ((one, one.reported_fact("owner")) for one in found)
    return tuple(
        one.name for one, owner in owned if owner is not None and requirements.is_us(str(owner.value)) is NameMatch.SAME
    )
