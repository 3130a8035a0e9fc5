"""What is seen, paper by paper, on each requirement of a purchase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import attrs

from rejoinder.domain.finding import Because, Finding, Gravity, Subject, fact
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Role
from rejoinder.proof.chain import TitleAct, TitleChain, TitleStep
from rejoinder.proof.evidence_view import EvidenceView, paper_phrase, phrase_basis
from rejoinder.proof.ground_purchase import Deal
from rejoinder.proof.ground_purchase_paper import Term, cached_product_match, sale_day
from rejoinder.proof.name_match import NameMatch, is_in_other_script, name_match
from rejoinder.proof.point import (
    Point,
    content_source,
    contradiction_point,
    doubtful_point,
    met_point,
    missing_point,
    paper_basis,
    waived_point,
)
from rejoinder.proof.product import MatchLevel, contains_title, product_label, subject_of
from rejoinder.proof.requirement import RequirementContext
from rejoinder.proof.revocation import Revocation
from rejoinder.proof.trial import unclear_product_point
from rejoinder.text.lexicon import matcher

Values = dict[str, Any]
"""What a sentence names."""

_NOT_ON = matcher("paper/evidence.no_sub_licence", re.IGNORECASE)
_PLAIN_SALES = ("invoice", "receipt")
"""A contract between owner and supplier may be the agency itself; these are not."""


def buyer_point(context: RequirementContext, step: TitleStep) -> Point:
    """Whether the buyer of a paper is us."""
    paper, buyer = step.paper, step.paper.receiver
    if context.is_us(step.receiver) is NameMatch.NEAR:
        return doubtful_point(paper_basis(paper, "name-near-ours", buyer, written=step.receiver, ours=context.us or ""))
    if buyer is not None and buyer.against is not None and context.is_us(str(buyer.against)) is not NameMatch.SAME:
        return contradiction_point(paper, buyer) or missing_point()
    return met_point(paper_basis(paper, "sold-to-us", buyer, giver=step.giver, receiver=step.receiver))


def step_phrase(step: TitleStep) -> Phrase:
    """Who gives what to whom by a paper."""
    named = paper_phrase(step.paper)
    return phrase(f"proof.link-{step.act.value}", giver=step.giver, receiver=step.receiver, paper=named)


def owner_points(context: RequirementContext) -> Iterator[Point]:
    """Who the owner is; in doubt where the seller names another than the complaint."""
    if context.owner is None:
        return
    ours, named = context.case.work.owner, context.reading.party(Role.OWNER) if context.reading else None
    differs = ours is not None and named is not None and name_match(ours, named.name) is not NameMatch.SAME
    if differs and named is not None and not is_in_other_script(ours, named.name):
        says = phrase("proof.owners-differ", ours=ours, named=named.name)
        yield doubtful_point(fact("case.work.owner", says))
        return
    yield met_point(context.owner.because)


def link_point(found: Deal, step: TitleStep) -> Point:
    """A step above the purchase must authorise; goods merely resold prove the goods, not the authority."""
    paper, inner = step.paper, step is not found.chain.steps[-1]
    parties: Values = {"giver": step.giver, "receiver": step.receiver}
    if found.above == "authority" and inner and step.act is TitleAct.SELLS and paper.kind.value in _PLAIN_SALES:
        return doubtful_point(paper_basis(paper, "sale-is-no-authority", **parties))
    if found.above == "sales" and step.act is TitleAct.AUTHORISES:
        return missing_point(paper_basis(paper, "authority-is-no-sale", **parties))
    silent = is_passed_on_silently(found.chain, step)
    if silent and (found.direct or _forbids_passing_on(paper)):
        form = "may-not-be-passed-on" if _forbids_passing_on(paper) else "passing-on-not-said"
        return doubtful_point(paper_basis(paper, form, **parties))
    excluded = found.online_exclusion(step)
    if excluded is not None:
        return doubtful_point(paper_basis(paper, "scope-excludes-online", words=excluded, **parties))
    if step.act is TitleAct.AUTHORISES and _other_platform(found.context, paper):
        platform = paper.reported_fact("platform")
        return doubtful_point(
            paper_basis(paper, "for-another-platform", platform, platform=str(platform.value) if platform else "")
        )
    doubt = contradiction_point(paper, paper.giver) or contradiction_point(paper, paper.receiver)
    found_silent = (_sublicence_not_stated(paper, parties),) if silent else ()
    return doubt or attrs.evolve(
        met_point(phrase_basis(paper, step_phrase(step), paper.receiver)), findings=found_silent
    )


def _sublicence_not_stated(paper: EvidenceView, parties: Values) -> Finding:
    """That nothing lets the one authorised authorise the next, which weakens goods that come by way of both."""
    basis = paper_basis(paper, "passing-on-not-said", **parties)
    return Finding(
        id=f"proof.passing-on-not-said.{paper.sha256[:12]}",
        subject=Subject.PAPER,
        says=phrase("proof.passing-on-not-said-ask", paper=paper.name, **parties),
        gravity=Gravity.WEAKENS,
        because=(basis,),
    )


def is_passed_on_silently(chain: TitleChain, step: TitleStep) -> bool:
    """Whether the one authorised authorises the next in turn, and his own paper does not say that he may."""
    sub_authorisation = step.paper.reported_fact("sub_authorisation")
    return (
        step.act is TitleAct.AUTHORISES
        and is_passed_on(chain, step)
        and (sub_authorisation is None or sub_authorisation.value is not True)
    )


def is_passed_on(chain: TitleChain, step: TitleStep) -> bool:
    """Whether the one authorised authorises the next in turn."""
    after = chain.steps[chain.steps.index(step) + 1 :]
    return bool(after) and after[0].act is TitleAct.AUTHORISES


def _forbids_passing_on(paper: EvidenceView) -> bool:
    sub_authorisation = paper.reported_fact("sub_authorisation")
    return sub_authorisation is not None and sub_authorisation.value is False and _NOT_ON.search(paper.text) is not None


def named_platform(context: RequirementContext, paper: EvidenceView) -> str | None:
    """Our marketplace as the paper writes it among the places of sale; None where it does not name it."""
    platform, ours = paper.reported_fact("platform"), context.platform
    if platform is None or not isinstance(platform.value, str) or ours is None:
        return None
    known = context.own_names
    return next((name for name in platform.value.split(", ") if any(one in name.casefold() for one in known)), None)


def _other_platform(context: RequirementContext, paper: EvidenceView) -> bool:
    """Whether the paper names platforms, and ours is not among them."""
    platform = paper.reported_fact("platform")
    named = platform is not None and isinstance(platform.value, str) and context.platform is not None
    return named and named_platform(context, paper) is None


_RANK = {MatchLevel.OTHER: 0, MatchLevel.SILENT: 1, MatchLevel.NEAR: 2, MatchLevel.SAME: 3}
"""A letter that names no goods covers all of them; one that names other goods does not."""


def item_points(found: Deal, listing: OurListing) -> Iterator[Point]:
    """The best purchases of one accused listing, and each authorisation that covers it or names other goods."""
    called = product_label(listing) or listing.path
    tried = (
        []
        if found.direct
        else [(step, cached_product_match(found.context, step.paper, listing)) for step in found.purchases]
    )
    best = max((sight.shown for _, sight in tried), default=None)
    for step, product in tried:
        if product.shown is MatchLevel.SAME:
            yield met_point(
                paper_basis(step.paper, "shows-product", content_source(step.paper), seen=product.product_name)
            )
        elif product.shown is best:
            yield unclear_product_point(step.paper, product, called)
    for authority in found.authorities:
        letters = [(cached_product_match(found.context, one.paper, listing), one) for one in found.letters(authority)]
        product, step = max(letters, key=lambda pair: _RANK[pair[0].shown])
        if product.shown is MatchLevel.SAME:
            yield met_point(paper_basis(step.paper, "covers-product", content_source(step.paper), listing=called))
        elif product.shown is MatchLevel.OTHER:
            yield unclear_product_point(step.paper, product, called)
        elif found.direct:
            yield met_point(paper_basis(step.paper, "names-no-goods", step.paper.receiver))
        other = other_mark(found.context, step.paper)
        if other is not None:
            yield doubtful_point(
                paper_basis(step.paper, "for-another-mark", step.paper.reported_fact("mark"), mark=other)
            )


def other_mark(context: RequirementContext, paper: EvidenceView) -> str | None:
    """The mark that an authorisation is for, where it is none that the complaint is about; None where it may be."""
    named_mark = paper.reported_fact("mark")
    if named_mark is None or not context.marks or not isinstance(named_mark.value, str):
        return None
    ours = (
        contains_title(one, named_mark.value) or subject_of(paper).has_title_outside_parties(one)
        for one in context.marks
    )
    return None if any(ours) else named_mark.value


def quantity_point(found: Deal, listing: OurListing | None) -> tuple[Point, tuple[TitleStep, ...]]:
    """Whether as many pieces were bought as were sold, and the papers that count."""
    sold = found.quantity_sold(listing) if listing is not None else None
    if listing is None or sold is None:
        return waived_point(fact("case.listings.orders", phrase("proof.orders-unknown"))), found.purchases
    bought, steps = found.bought(listing)
    values: Values = {"listing": product_label(listing) or listing.path, "sold": sold}
    if bought is None and sold == 0:
        return waived_point(fact("case.listings.orders", phrase("proof.nothing-sold", **values))), steps
    if bought is None and steps:
        return doubtful_point(paper_basis(steps[0].paper, "quantity-not-stated", **values)), steps
    if bought is None:
        return missing_point(fact("case.listings.orders", phrase("proof.none-bought", **values))), found.purchases
    if bought < Decimal(sold):
        return missing_point(
            fact("case.listings.orders", phrase("proof.too-few-bought", bought=bought, **values))
        ), steps
    says = phrase("proof.enough-bought", bought=bought, **values)
    return met_point(phrase_basis(steps[0].paper, says, content_source(steps[0].paper))), steps


def force_points(found: Deal, step: TitleStep) -> Iterator[Point]:
    """Whether an authorisation, or its renewal, covers each sale to us and the day of the complaint."""
    terms = found.terms(step)
    for taken in found.taken_back(step):
        yield doubtful_point(_revocation_basis(taken, step))
    parties: Values = {"giver": step.giver, "receiver": step.receiver}
    for name in ("valid_from", "valid_to", "issued_on"):
        doubt = contradiction_point(step.paper, step.paper.day(name))
        if doubt is not None:
            yield doubt
    if all(runs.start is None and runs.end is None for _, runs in terms):
        yield doubtful_point(paper_basis(step.paper, "no-term", **parties))
        return
    for sale in () if found.direct else found.dated_purchases:
        on = sale_day(sale.paper)
        paper = next((paper for paper, runs in terms if on is not None and runs.holds(on.value)), None)
        if on is not None and paper is not None:
            yield met_point(
                paper_basis(paper, "in-force-on", paper.day("valid_from", "issued_on"), on=on.value, **parties)
            )
        elif on is not None:
            yield missing_point(
                paper_basis(step.paper, "not-in-force-at-sale", on=on.value, sale=sale.paper.name, **parties)
            )
    yield _force_on_complaint_point(found.context, terms, parties)


def _revocation_basis(taken: Revocation, step: TitleStep) -> Because:
    values: Values = {"giver": step.giver, "receiver": step.receiver, "words": taken.words}
    if taken.on is None:
        return paper_basis(taken.paper, "taken-back", **values)
    return paper_basis(taken.paper, "taken-back-from", on=taken.on, **values)


def before_complaint_point(context: RequirementContext, step: TitleStep) -> Point:
    """Whether a sale is dated before the complaint."""
    paper, on, complaint = step.paper, sale_day(step.paper), context.complained_on.value
    if on is None:
        return doubtful_point(paper_basis(paper, "no-date"))
    doubt = contradiction_point(paper, on)
    if doubt is not None:
        return doubt
    if on.swapped is not None and (on.value < complaint) != (on.swapped < complaint):
        return doubtful_point(paper_basis(paper, "day-may-be-swapped", on, on=on.value, swapped=on.swapped))
    if on.value < complaint:
        return met_point(paper_basis(paper, "before-complaint", on, on=on.value, complained_on=complaint))
    if on.value == complaint:
        return doubtful_point(paper_basis(paper, "on-complaint-day", on, on=on.value, complained_on=complaint))
    return missing_point(paper_basis(paper, "after-complaint", on, on=on.value, complained_on=complaint))


def name_points(context: RequirementContext, chain: TitleChain, steps: Sequence[TitleStep]) -> Iterator[Point]:
    """Where a name is one character from another, both spellings; else that all agree."""
    agreed = True
    for join in chain.joins:
        agreed = False
        yield doubtful_point(paper_basis(join.paper, "name-near", written=join.written, meant=join.meant))
    supplier = chain.steps[-1].giver if chain.steps and chain.is_complete else None
    for step in steps:
        if step not in chain.steps and name_match(step.giver, supplier) is NameMatch.NEAR:
            agreed = False
            yield doubtful_point(paper_basis(step.paper, "name-near", written=step.giver, meant=supplier))
        if context.is_us(step.receiver) is NameMatch.NEAR:
            agreed = False
            yield doubtful_point(
                paper_basis(step.paper, "name-near-ours", written=step.receiver, ours=context.us or "")
            )
    if agreed:
        yield met_point(phrase_basis(steps[0].paper, phrase("proof.names-agree"), steps[0].paper.receiver))


def seal_point(paper: EvidenceView) -> Point:
    """Whether a paper is sealed or signed, as far as anybody says."""
    if paper.is_unsigned_draft:
        return missing_point(paper_basis(paper, "draft-not-signed"))
    if paper.has_seal is False:
        says = phrase("proof.not-sealed", paper=paper.name)
        return doubtful_point(fact(f"case.evidence.{paper.inspection.paper.path}", says))
    if paper.has_seal:
        return met_point(paper_basis(paper, "sealed", paper.reported_fact("sealed", "signed")))
    return waived_point(paper_basis(paper, "seal-not-seen"))


def _force_on_complaint_point(
    context: RequirementContext, terms: Sequence[tuple[EvidenceView, Term]], parties: dict[str, str]
) -> Point:
    complaint = context.complained_on.value
    for paper, runs in terms:
        if runs.holds(complaint):
            term_day = paper.day("valid_to", "valid_from", "issued_on")
            return met_point(paper_basis(paper, "in-force-on", term_day, on=complaint, **parties))
    ended = [(runs.end, paper) for paper, runs in terms if runs.end is not None and runs.end < complaint]
    if ended:
        end, paper = max(ended, key=lambda pair: (pair[0], pair[1].name))
        term_day = paper.day("valid_to")
        return doubtful_point(
            paper_basis(paper, "ended-before-complaint", term_day, on=end, complained_on=complaint, **parties)
        )
    paper, runs = terms[0]
    term_day = paper.day("valid_from", "issued_on")
    return missing_point(
        paper_basis(paper, "began-after-complaint", term_day, on=runs.start, complained_on=complaint, **parties)
    )
