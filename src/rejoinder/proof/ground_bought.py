"""The requirements of a purchase: a paper of sale, an unbroken chain, the same item, enough pieces, fitting days."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from rejoinder.domain.finding import Because, evidence, fact
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Role
from rejoinder.proof.chain import MissingStep, TitleAct, TitleStep
from rejoinder.proof.ground_bought_sentence import (
    authority_sentences,
    decision_sentences,
    in_force_sentence,
    is_only_ordered,
    payment_sentence,
    platform_sentence,
    purchase_sentence,
    quantity_sentences,
    supplier_letters,
    warranty_sentences,
)
from rejoinder.proof.ground_purchase import Deal, purchase_deal
from rejoinder.proof.ground_purchase_point import (
    before_complaint_point,
    buyer_point,
    force_points,
    is_passed_on_silently,
    item_points,
    link_point,
    name_points,
    owner_points,
    quantity_point,
    seal_point,
    step_phrase,
)
from rejoinder.proof.name_match import NameMatch, is_in_other_script, name_match
from rejoinder.proof.payment import payments
from rejoinder.proof.point import WORST, doubtful_point, met_point, paper_basis, worst_outcome
from rejoinder.proof.product import MatchLevel, model_of, product_label, subject_of
from rejoinder.proof.requirement import (
    DOUBTFUL,
    MET,
    MISSING,
    WAIVED,
    Params,
    RequirementContext,
    RequirementOutcome,
    digests,
    missing_outcome,
    register_test,
)


@register_test("purchase_paper")
def purchase_paper(context: RequirementContext, params: Params) -> RequirementOutcome:
    """A contract, invoice or receipt is made out to us."""
    found = purchase_deal(context, params)
    if not found.purchases:
        return _no_purchase(found)
    papers = [step.paper for step in found.purchases]
    nearly = next((step for step in found.purchases if context.is_us(step.receiver) is NameMatch.NEAR), None)
    paid = payments(context, found.all_purchases)
    points = [buyer_point(context, step) for step in found.purchases]
    mend = _name_question(context, nearly)
    if not paid and is_only_ordered(found.purchases) and all(paper.is_unsigned_copy for paper in papers):
        points += [doubtful_point(paper_basis(paper, "unsigned-contract-alone")) for paper in papers[:1]]
        mend = mend or phrase("ground.mend.bill-beside-contract", supplier=found.purchases[0].giver)
    outcome = worst_outcome(points, papers, mend)
    if outcome.status is not MET or not found.chain.is_complete:
        return outcome
    fitting = [
        step for step in found.purchases if not context.accused_listings or MatchLevel.SAME in found.match_levels(step)
    ]
    bought = (purchase_sentence(found, step) for step in fitting)
    assertions = (*bought, *warranty_sentences(found), *map(payment_sentence, paid))
    proofs_of_payment = digests([one.proof_of_payment for one in paid])
    exhibits = tuple(dict.fromkeys((*outcome.evidence, *proofs_of_payment)))
    return attrs.evolve(outcome, assertions=assertions, evidence=exhibits)


@register_test("unbroken_chain")
def unbroken_chain(context: RequirementContext, params: Params) -> RequirementOutcome:
    """An unbroken chain leads from the owner to us."""
    found = purchase_deal(context, params)
    chain = found.chain
    if chain.broken is not None:
        return _broken_chain_outcome(found, chain.broken)
    points = [*owner_points(context), *(link_point(found, one) for one in chain.steps)]
    beside = [] if found.direct else [one for one in found.purchases if one not in chain.steps]
    outcome = worst_outcome(points, [step.paper for step in (*chain.steps, *beside)])
    silent = next((one for one in chain.steps if found.direct and is_passed_on_silently(chain, one)), None)
    if silent is not None and outcome.status is not MET:
        values = {"giver": silent.giver, "receiver": silent.receiver}
        outcome = attrs.evolve(outcome, mend=phrase("ground.mend.may-authorise", **values))
    kept_off = next((step for step in chain.steps if found.online_exclusion(step)), None)
    if kept_off is not None and outcome.status is not MET:
        mend = phrase("ground.mend.authorisation-online", giver=kept_off.giver, receiver=kept_off.receiver)
        outcome = attrs.evolve(outcome, mend=mend)
    says = [
        each for step in chain.steps if step.act is TitleAct.AUTHORISES for each in authority_sentences(found, step)
    ]
    says = [*decision_sentences(found), *says]
    says += [*supplier_letters(found), *platform_sentence(found)]
    return attrs.evolve(outcome, chain=chain.links, assertions=tuple(says) if outcome.status is MET else ())


@register_test("item_matches_listing")
def item_matches_listing(context: RequirementContext, params: Params) -> RequirementOutcome:
    """What was bought, and what the owner's paper covers, is what the accused listing offers."""
    found = purchase_deal(context, params)
    sales = () if found.direct else found.purchases
    steps = tuple(dict.fromkeys((*sales, *found.authorities)))
    papers = [step.paper for step in steps]
    if not (sales or (found.direct and steps)):
        return _no_own_purchase(found, "no-purchase-to-compare")
    if not context.accused_listings:
        basis = fact("case.listings", phrase("proof.no-listing-to-compare"))
        return RequirementOutcome(status=DOUBTFUL, because=(basis,), evidence=digests(papers))
    points = [one for listing in context.accused_listings for one in item_points(found, listing)]
    if context.case.answer("changed_product") == "yes":
        points.append(doubtful_point(fact("case.answers.changed_product", phrase("proof.goods-were-changed"))))
    outcome = worst_outcome(points, papers)
    if outcome.status is not MET:
        return outcome
    named = tuple(dict.fromkeys(product_label(listing) or listing.path for listing in context.accused_listings))
    named_by = [model for listing in context.accused_listings if (model := model_of(listing)) is not None]
    naming = [
        one
        for one in steps
        if MatchLevel.SAME in found.match_levels(one)
        and (found.direct or one.act is TitleAct.SELLS)
        and (not named_by or any(subject_of(one.paper).names(model) for model in named_by))
    ]
    if found.direct and not naming:
        return outcome.with_assertion(phrase("ground.authorised-not-limited"), digests(papers))
    form = "authorised" if found.direct else "ordered" if is_only_ordered(naming) else "bought"
    says = phrase(f"ground.{form}-same-item", items=named)
    exhibits = digests([step.paper for step in naming])
    return outcome.with_assertion(says, exhibits) if exhibits else attrs.evolve(outcome, assertions=())


@register_test("quantity_covers_orders")
def quantity_covers_orders(context: RequirementContext, params: Params) -> RequirementOutcome:
    """At least as many pieces were bought as the accused listing sold."""
    found = purchase_deal(context, params)
    if not found.purchases:
        return _no_own_purchase(found, "no-purchase-to-count")
    tried = [quantity_point(found, listing) for listing in context.accused_listings or (None,)]
    papers = dict.fromkeys(step.paper for _, steps in tried for step in steps)
    outcome = worst_outcome([point for point, _ in tried], list(papers))
    if outcome.status is MISSING:
        return attrs.evolve(outcome, mend=phrase("ground.mend.more-invoices", supplier=found.purchases[0].giver))
    return attrs.evolve(outcome, assertions=tuple(quantity_sentences(found)) if outcome.status is MET else ())


@register_test("authority_in_force")
def authority_in_force(context: RequirementContext, params: Params) -> RequirementOutcome:
    """Each authorisation was in force when the goods were bought and on the day of the complaint."""
    found = purchase_deal(context, params)
    if not found.authorities:
        if found.chain.is_complete:
            return RequirementOutcome(status=WAIVED, because=(fact("chain", phrase("proof.no-authorisation-needed")),))
        return missing_outcome(fact("case.evidence", phrase("proof.no-authorisation")))
    tried = [(step, tuple(force_points(found, step))) for step in found.authorities]
    worst, _ = max(tried, key=lambda pair: max(WORST.index(point.status) for point in pair[1]))
    mend = phrase("ground.mend.authorisation-for-the-days", giver=worst.giver, receiver=worst.receiver)
    papers = dict.fromkeys(paper for step, _ in tried for paper, _ in found.terms(step))
    taken = tuple(dict.fromkeys(taken.paper for step, _ in tried for taken in found.taken_back(step)))
    if taken:
        mend = phrase("ground.mend.authorisation-stands", giver=worst.giver, receiver=worst.receiver)
    outcome = worst_outcome([point for _, points in tried for point in points], [*papers, *taken], mend)
    assertion = in_force_sentence(found, outcome) if outcome.status is MET else None
    return attrs.evolve(outcome, assertions=(assertion,)) if assertion is not None else outcome


@register_test("purchase_before_complaint")
def purchase_before_complaint(context: RequirementContext, params: Params) -> RequirementOutcome:
    """The goods were bought before the complaint was made."""
    found = purchase_deal(context, params)
    if not found.purchases:
        return _no_own_purchase(found, "no-purchase-to-date")
    tried = [(step.paper, before_complaint_point(context, step)) for step in found.dated_purchases]
    best = min((point.status for _, point in tried), key=WORST.index)
    chosen = [(paper, point) for paper, point in tried if point.status is best]
    return worst_outcome([point for _, point in chosen], [paper for paper, _ in chosen])


@register_test("names_agree")
def names_agree(context: RequirementContext, params: Params) -> RequirementOutcome:
    """Each party is written alike in all papers of the chain."""
    found = purchase_deal(context, params)
    steps = found.steps_used
    if not steps:
        return missing_outcome(fact("case.evidence", phrase("proof.no-names-to-compare")))
    identities = found.identities(*steps)
    papers = [*(step.paper for step in steps), *(one.paper for one in identities)]
    both = [met_point(paper_basis(one.paper, "bears-both-names", a=one.a, b=one.b)) for one in identities]
    outcome = worst_outcome([*name_points(context, found.chain, steps), *both], papers)
    return attrs.evolve(outcome, status=WAIVED) if outcome.status is MET and not found.chain.is_complete else outcome


@register_test("papers_sealed")
def papers_sealed(context: RequirementContext, params: Params) -> RequirementOutcome:
    """The papers bear a seal or signature; where that cannot be seen in the file, it is left to the seller to look."""
    papers = [step.paper for step in purchase_deal(context, params).steps_used]
    if not papers:
        return missing_outcome(fact("case.evidence", phrase("proof.no-paper-to-be-sealed")))
    return worst_outcome([seal_point(paper) for paper in papers], papers)


def _name_question(context: RequirementContext, nearly: TitleStep | None) -> Phrase | None:
    """What to ask where a paper names us, but not quite."""
    if nearly is None:
        return None
    ours, paper = context.us or "", nearly.paper.name
    return phrase("ground.mend.correct-name", supplier=nearly.giver, paper=paper, written=nearly.receiver, ours=ours)


def _no_own_purchase(found: Deal, key: str) -> RequirementOutcome:
    """No purchase of ours to look at: since the papers of sale are made out to others, or there are none."""
    bases = [
        paper_basis(step.paper, "made-out-to-another", buyer=step.receiver) for step in _purchases_by_others(found)
    ]
    return missing_outcome(*(bases or [fact("case.evidence", phrase(f"proof.{key}"))]))


def _purchases_by_others(found: Deal) -> list[TitleStep]:
    return [step for step in found.steps if step.paper in found.papers_to_others]


def _no_purchase(found: Deal) -> RequirementOutcome:
    others = _purchases_by_others(found)
    bases = [paper_basis(step.paper, "made-out-to-another", buyer=step.receiver) for step in others]
    unsure = _why_unsure(found, others)
    if unsure is not None:
        mend = phrase(f"ground.mend.{'show-both-names' if found.context.case.seller.entity else 'say-company'}")
        papers = digests([step.paper for step in others])
        return RequirementOutcome(status=DOUBTFUL, because=(*bases, unsure), evidence=papers, mend=mend)
    # Whoever appears on no paper of ours sold us nothing that he could bill; an owner is not asked to.
    broken = found.chain.broken if found.chain.steps else None
    giver = broken.giver if broken is not None else None
    return missing_outcome(
        *(bases or [fact("case.evidence", phrase("proof.no-purchase"))]),
        mend=phrase("ground.mend.invoice-from", supplier=giver) if giver else None,
        evidence=digests([step.paper for step in others]),
    )


def _why_unsure(found: Deal, others: Sequence[TitleStep]) -> Because | None:
    """Why a buyer of another name may still be us: our company is not given, or the names share no script."""
    if others and not found.context.case.seller.entity:
        return fact("case.seller.entity", phrase("proof.company-not-given"))
    for step in others:
        if is_in_other_script(step.receiver, found.context.us):
            return paper_basis(step.paper, "names-in-two-scripts", a=step.receiver, b=found.context.us)
    return None


def _broken_chain_outcome(found: Deal, broken: MissingStep) -> RequirementOutcome:
    """Missing where a step is not there; doubtful where only the top is unknown, or the complaint names the agent."""
    context, chain = found.context, found.chain
    steps = (*chain.steps, *chain.tail)
    if broken.giver is None:
        first = fact("complaint.owner", phrase("proof.owner-unknown"))
    else:
        first = fact("chain", broken.says)
    bases = [first, *(evidence(step.paper.sha256, step_phrase(step)) for step in steps)]
    agent = context.reading.party(Role.AGENT) if context.reading else None
    known = agent is not None and name_match(agent.name, broken.receiver) is not NameMatch.OTHER
    if agent is not None and known:
        bases.append(fact("reading.parties.agent", phrase("proof.agent-in-complaint", agent=agent.name)))
    meeting = chain.tail[:1] or (chain.steps[-1:] if broken.act is TitleAct.SELLS else ())
    twice = bool(meeting) and broken.giver is not None and is_in_other_script(broken.giver, broken.receiver)
    if twice:
        bases.append(paper_basis(meeting[0].paper, "names-in-two-scripts", a=broken.giver, b=broken.receiver))
        known = True
    fits = found.above != "sales" or all(step.act is TitleAct.SELLS for step in chain.tail)
    hopeful = bool(chain.tail or twice) and fits and (broken.giver is None or known)
    return RequirementOutcome(
        status=DOUBTFUL if hopeful else MISSING,
        because=tuple(bases),
        evidence=digests([step.paper for step in steps]),
        mend=phrase("ground.mend.show-both-names") if twice else _mend_phrase(broken),
        chain=chain.links,
    )


def _mend_phrase(broken: MissingStep) -> Phrase:
    if broken.giver is None:
        return phrase("ground.mend.ask-owner")
    if broken.act is TitleAct.SELLS:
        return phrase("ground.mend.invoice-from", supplier=broken.giver)
    if not broken.receiver:  # nobody says yet who we are
        return phrase("ground.mend.authorisation-to-us", giver=broken.giver)
    return phrase("ground.mend.authorisation", giver=broken.giver, receiver=broken.receiver)
