"""Papers that carry no ground alone and strengthen one that is carried: a contract, a chat, a page, a tool ordered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

import attrs

from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.proposition import Deed, Direction, Thing
from rejoinder.proof.damaging import is_damaging
from rejoinder.proof.evidence_view import EvidenceView, evidence_views, paper_phrase
from rejoinder.proof.ground_purchase_paper import cached_product_match
from rejoinder.proof.name_match import NameMatch, name_match
from rejoinder.proof.paper.assignment import clause_of_assignment
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.listing_table import creation_day, is_listing_table
from rejoinder.proof.product import MatchLevel, model_of, model_places
from rejoinder.proof.proposition import deed_of, proposition
from rejoinder.proof.requirement import RequirementContext
from rejoinder.proof.trial import is_given_to_us
from rejoinder.text.lazy_pattern import regex

SEEN = frozenset({PaperKind.PICTURE, PaperKind.SCREENSHOT, PaperKind.CHAT, PaperKind.NOTE, PaperKind.OTHER})
"""Kinds whose words are looked at for a day and the model; they never carry a requirement alone."""
_SPOKEN = frozenset({PaperKind.PICTURE, PaperKind.SCREENSHOT, PaperKind.CHAT})
_HOUR_BEHIND = regex(r"\D{0,12}\d{1,2}\s?:\s?\d{2}")
"""A conversation gives the hour behind the day."""


@attrs.frozen(kw_only=True)
class Support:
    """One such paper and what it adds."""

    paper: EvidenceView
    says: Phrase
    on: dt.date | None = None


def supports(
    context: RequirementContext, listing: OurListing, before: dt.date | None, beside: Collection[str] = ()
) -> tuple[Support, ...]:
    """The papers that strengthen what is said of a listing's goods, the oldest first.

    Args:
        before: the day on the complainant's side; what is not older is left out, all of it where nobody gives the day.
        beside: digests of papers that carry the ground already.
    """
    papers = (one for one in evidence_views(context.inspections, Place.EVIDENCE) if one.sha256 not in beside)
    found = [
        each
        for paper in papers
        if not paper.is_blocked
        for each in _supports_by(context, paper, listing, before, beside)
    ]
    found += [
        each for paper in _unrelated_papers(context, beside) for each in _tool_supports(context, paper, listing, before)
    ]
    return tuple(sorted(found, key=lambda one: (one.on or dt.date.max, one.paper.inspection.paper.path)))


def _unrelated_papers(context: RequirementContext, beside: Collection[str]) -> Iterator[EvidenceView]:
    """Papers that the seller says are not about the goods themselves: of these, one for a tool still adds something."""
    aside = (one for one in context.inspections if one.aside and one.paper.place is Place.EVIDENCE)
    papers = (EvidenceView(inspection=one) for one in aside if one.paper.sha256 not in beside)
    yield from (paper for paper in papers if not paper.is_blocked)


def assignment_phrase(context: RequirementContext, paper: EvidenceView, product: str) -> Phrase:
    """What a contract says of the copyright in our favour: the words of its clause where they are short."""
    values = {"owner": context.us or "", "seen": product, "paper": paper_phrase(paper)}
    words = clause_of_assignment(paper.text) if paper.readable else None
    return (
        phrase("ground.own-assigned-words", words=words, **values) if words else phrase("ground.own-assigned", **values)
    )


def _supports_by(
    context: RequirementContext,
    paper: EvidenceView,
    listing: OurListing,
    before: dt.date | None,
    beside: Collection[str],
) -> Iterator[Support]:
    if paper.kind in SEEN:
        if before is not None and not is_damaging(paper.inspection):
            yield from _screen_supports(paper, listing, before)
        return
    if is_given_to_us(context, paper):
        sight = cached_product_match(context, paper, listing)
        if sight.product_name is not None:
            yield Support(paper=paper, says=assignment_phrase(context, paper, sight.product_name), on=_issue_day(paper))
        return
    yield from _tool_supports(context, paper, listing, before)
    yield from _contract_supports(context, paper, listing, beside)


def _contract_supports(
    context: RequirementContext, paper: EvidenceView, listing: OurListing, beside: Collection[str]
) -> Iterator[Support]:
    """The signed contract behind a bill that carries the ground: the same parties, the same goods."""
    sight = cached_product_match(context, paper, listing)
    is_contract = (
        paper.kind is PaperKind.CONTRACT
        and paper.has_seal is not False
        and not (paper.is_unsigned_draft or paper.is_unsigned_copy)
    )
    if not is_contract or sight.product_name is None or sight.thing is not Thing.GOODS:
        return
    if sight.shown is not MatchLevel.SAME or deed_of(paper) is not Deed.AGREED:
        return
    bills = (one for one in context.of_kind(PaperKind.INVOICE) if one.sha256 in beside)
    bill = next((one for one in bills if _have_same_parties(one, paper) and not _is_older(one, paper)), None)
    if bill is not None:
        values = {"paper": paper_phrase(paper), "sale": paper_phrase(bill), "seen": sight.product_name}
        yield Support(paper=paper, says=phrase("ground.agreed-behind-sale", **values), on=_issue_day(paper))


def _have_same_parties(one: EvidenceView, other: EvidenceView) -> bool:
    pairs = ((one.giver, other.giver), (one.receiver, other.receiver))
    return all(a and b and name_match(str(a.value), str(b.value)) is NameMatch.SAME for a, b in pairs)


def _is_older(bill: EvidenceView, contract: EvidenceView) -> bool:
    billed, agreed = _issue_day(bill), _issue_day(contract)
    return billed is not None and agreed is not None and billed < agreed


def _tool_supports(
    context: RequirementContext, paper: EvidenceView, listing: OurListing, before: dt.date | None
) -> Iterator[Support]:
    """A mould for the product that we had made before their day shows that we prepared to make it, and no more."""
    sight, on = cached_product_match(context, paper, listing), _issue_day(paper)
    if sight.thing is not Thing.TOOL or on is None or before is None or on >= before:
        return
    bears = proposition(paper, listing, context.is_us, sight.product_name)
    if bears.direction is Direction.TO_US and bears.giver:
        values = {"paper": paper_phrase(paper), "seen": sight.product_name or "", "supplier": bears.giver}
        form = "own-tool" if bears.deed in (Deed.SOLD, Deed.DELIVERED) else "own-tool-agreed"
        yield Support(paper=paper, says=phrase(f"ground.{form}", **values), on=on)


def _screen_supports(paper: EvidenceView, listing: OurListing, before: dt.date) -> Iterator[Support]:
    """A screen that names the model or the number of the listing beside a day before theirs."""
    model, number = model_of(listing), listing.item_id
    if not paper.readable or paper.kind not in _SPOKEN:
        return
    created = creation_day(paper.inspection.paper, number) if number is not None else None
    if created is not None and created.on < before:
        values = {"item": number or "", "on": created.on, "head": created.head}
        yield Support(paper=paper, says=phrase("ground.own-page-created", **values), on=created.on)
    if created is not None or is_listing_table(paper.inspection.paper):
        return
    on = _conversation_day(paper, model) if model is not None else None
    if on is not None and on < before:
        yield Support(paper=paper, says=phrase("ground.own-chat", seen=model or "", on=on), on=on)


def _conversation_day(paper: EvidenceView, model: str) -> dt.date | None:
    """The day of a conversation under which the model was first named: the last one that stands before it."""
    places = model_places(model, paper.text)
    if not places:
        return None
    dated = [day for day in days_in(paper.text[: places[0][0]]) if _HOUR_BEHIND.match(paper.text[day.span[1] :])]
    return dated[-1].date if dated and dated[-1].other is None else None


def _issue_day(paper: EvidenceView) -> dt.date | None:
    issued = paper.day("issued_on", "published_on")
    return issued.value if issued is not None else None
