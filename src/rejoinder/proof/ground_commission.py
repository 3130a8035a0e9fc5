"""Photographs made for us by somebody else: a contract that gives us the right in them, and their delivery."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import attrs

from rejoinder.domain.defence import Assertion
from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.finding import fact
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.proof.evidence_view import EvidenceView, evidence_views, paper_phrase
from rejoinder.proof.ground_day import complainant_day
from rejoinder.proof.ground_purchase_paper import cached_product_match
from rejoinder.proof.name_match import NameMatch, name_match
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.point import doubtful_point, met_point, missing_point, paper_basis, worst_outcome
from rejoinder.proof.product import subject_of
from rejoinder.proof.requirement import Params, RequirementContext, RequirementOutcome, missing_outcome, register_test
from rejoinder.proof.support import assignment_phrase
from rejoinder.proof.trial import is_given_to_us
from rejoinder.text.lazy_pattern import regex

PHOTOGRAPHS = regex(r"(?i)фотограф|фотосъ[её]мк|снимк|\bphotograph|\bphotos?\b|\bpictures?\b|摄影|拍摄|照片|图片")
_DELIVERY = regex(r"(?i)\bакт\w*|при[её]м\w*[- ]?переда|\baccept(?:ed|ance)\b|\bdeliver(?:ed|y)\b|验收|交付|交接")
_HEAD = 200


@attrs.frozen(kw_only=True)
class _Commission:
    """A contract for photographs of the accused goods that gives us the right in them."""

    contract: EvidenceView
    product_name: str
    """The model or title by which it names the goods."""
    delivery: EvidenceView | None = None
    """The paper by which the photographs were handed over, known by the number of the contract."""

    @property
    def author(self) -> str:
        """Who made them, by the contract."""
        return str(self.contract.giver.value) if self.contract.giver else ""

    @property
    def number(self) -> str:
        """The number of the contract."""
        number = self.contract.reported_fact("number")
        return str(number.value) if number is not None else ""

    @property
    def delivered_on(self) -> dt.date | None:
        """The day of the delivery, where its paper gives one that reads in one way: as read, or the only one in it."""
        if self.delivery is None:
            return None
        issued = self.delivery.day("issued_on")
        if issued is not None:
            return issued.value if issued.swapped is None else None
        days = {day.date for day in days_in(self.delivery.text) if day.other is None}
        return days.pop() if len(days) == 1 else None


@register_test("picture_commissioned")
def picture_commissioned(context: RequirementContext, params: Params) -> RequirementOutcome:
    """A contract gives us the right in photographs of the goods of each accused listing."""
    found = _commissions(context)
    if not found:
        return missing_outcome(fact("case.evidence", phrase("proof.no-commission")))
    papers = [one.contract for one in found]
    points = [
        met_point(paper_basis(one.contract, "commissioned", author=one.author, seen=one.product_name)) for one in found
    ]
    assertions = [Assertion(says=_contract_phrase(one), exhibits=(one.contract.sha256,)) for one in found]
    assertions += [
        Assertion(says=assignment_phrase(context, one.contract, one.product_name), exhibits=(one.contract.sha256,))
        for one in found
    ]
    return attrs.evolve(worst_outcome(points, papers), assertions=tuple(dict.fromkeys(assertions)))


@register_test("picture_is_commissioned")
def picture_is_commissioned(context: RequirementContext, params: Params) -> RequirementOutcome:
    """The photographs in the listing are those of the contract, by the seller's word for who made them."""
    found = _commissions(context)
    if not found:
        return missing_outcome(fact("case.evidence", phrase("proof.no-commission")))
    author, papers = context.case.answer("author"), [one.contract for one in found]
    if not author:
        basis = fact("case.answers.author", phrase("proof.author-not-asked"))
        return worst_outcome([doubtful_point(basis)], papers, phrase("ground.mend.say-photographer"))
    same = [one for one in found if name_match(one.author, author) is NameMatch.SAME]
    if not same:
        others = fact("case.answers.author", phrase("proof.another-author", author=author, named=found[0].author))
        return worst_outcome([missing_point(others)], papers)
    basis = fact(
        "case.answers.author", phrase("proof.author-of-commission", author=author, paper=same[0].contract.name)
    )
    says = phrase("ground.commissioned-by-word", author=same[0].author)
    assertions = (Assertion(says=says, exhibits=(same[0].contract.sha256,)),)
    return attrs.evolve(worst_outcome([met_point(basis)], papers), assertions=assertions)


@register_test("picture_delivered_before")
def picture_delivered_before(context: RequirementContext, params: Params) -> RequirementOutcome:
    """They were handed over to us before the complainant's picture was made or published."""
    found = [one for one in _commissions(context) if one.delivery is not None]
    day = complainant_day(context, "publication") or complainant_day(context, "completion")
    if not found:
        return missing_outcome(fact("case.evidence", phrase("proof.no-delivery-of-pictures")))
    papers = [one.delivery for one in found if one.delivery is not None]
    if day is None:
        unknown = fact("case.publication", phrase("proof.publication-unknown"))
        return worst_outcome([doubtful_point(unknown)], papers, phrase("ground.mend.ask-publication"))
    dated = [(on, one) for one in found if (on := one.delivered_on) is not None]
    if not dated:
        return worst_outcome([doubtful_point(paper_basis(paper, "no-date")) for paper in papers], papers)
    on, first = min(dated, key=lambda pair: pair[0])
    assert first.delivery is not None
    key = "dated-before" if on < day.on else "dated-same-day" if on == day.on else "dated-after"
    basis = paper_basis(first.delivery, key, on=on, limit=day.on)
    if on >= day.on:
        return worst_outcome([missing_point(basis, *day.because)], papers)
    says = phrase(
        f"ground.earlier-than-{day.what}-delivery",
        number=first.number,
        on=on,
        limit=day.on,
        days=(day.on - on).days,
    )
    assertions = (Assertion(says=says, exhibits=(first.delivery.sha256,)),)
    return attrs.evolve(worst_outcome([met_point(basis, *day.because)], papers), assertions=assertions)


def _contract_phrase(one: _Commission) -> Phrase:
    return phrase("ground.commissioned", paper=paper_phrase(one.contract), author=one.author, seen=one.product_name)


def _commissions(context: RequirementContext) -> Sequence[_Commission]:
    """The contracts, each once; none unless one names the goods of every accused listing."""
    if "commissions" not in context.memory:
        contracts = [
            paper
            for paper in context.of_kind(PaperKind.CONTRACT)
            if not paper.is_blocked
            and paper.giver
            and is_given_to_us(context, paper)
            and PHOTOGRAPHS.search(paper.text)
        ]
        groups = [
            [one for paper in contracts if (one := _commission_for(context, paper, listing))]
            for listing in context.accused_listings
        ]
        whole = bool(groups) and all(groups)
        found = {one.contract.sha256: one for group in groups for one in group} if whole else {}
        context.memory["commissions"] = tuple(found.values())
    remembered: Sequence[_Commission] = context.memory["commissions"]
    return remembered


def _commission_for(context: RequirementContext, paper: EvidenceView, listing: OurListing) -> _Commission | None:
    sight = cached_product_match(context, paper, listing)
    if sight.product_name is None:
        return None
    return _Commission(contract=paper, product_name=sight.product_name, delivery=_delivery(context, paper))


def _delivery(context: RequirementContext, contract: EvidenceView) -> EvidenceView | None:
    """The paper of acceptance that names the contract by its number, and photographs."""
    number = contract.reported_fact("number")
    if number is None:
        return None
    for paper in evidence_views(context.inspections, Place.EVIDENCE):
        names_it = paper.sha256 != contract.sha256 and paper.readable and subject_of(paper).names(str(number.value))
        if (
            names_it
            and _DELIVERY.search(paper.text[:_HEAD])
            and PHOTOGRAPHS.search(paper.text)
            and not paper.is_blocked
        ):
            return paper
    return None
