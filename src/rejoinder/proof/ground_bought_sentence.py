"""What the statement may say of a purchase: each sentence no more than its papers bear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.defence import Assertion
from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Stage
from rejoinder.proof.chain import TitleAct, TitleStep
from rejoinder.proof.evidence_view import EvidenceView, paper_phrase
from rejoinder.proof.ground_purchase import Deal
from rejoinder.proof.ground_purchase_paper import quantity_for, sale_day, term
from rejoinder.proof.ground_purchase_point import is_passed_on, named_platform
from rejoinder.proof.listing_exhibit import has_order_count
from rejoinder.proof.name import normalised_model
from rejoinder.proof.name_match import NameMatch, name_match
from rejoinder.proof.payment import Payment
from rejoinder.proof.product import model_of, model_places, product_label, subject_of
from rejoinder.proof.quoted_clause import clause_naming, clause_on_origin
from rejoinder.proof.requirement import RequirementOutcome, digests
from rejoinder.text.lazy_pattern import regex


def purchase_sentence(found: Deal, step: TitleStep) -> Assertion:
    """What one paper of sale shows; a contract beside an invoice of the same supplier repeats no number of pieces."""
    context, paper = found.context, step.paper
    if paper.kind is PaperKind.CONTRACT and found.bills:
        return _agreement_sentence(found, step)
    values = {"supplier": step.giver, "paper": paper_phrase(paper)}
    only = context.accused_listings[0] if len(context.accused_listings) == 1 else None
    pieces, model = (quantity_for(paper, only), model_of(only)) if only is not None else (None, None)
    deed = "ordered" if is_only_ordered([step]) else "bought"
    if pieces is not None and model is not None:
        says = phrase(f"ground.{deed}-pieces", pieces=pieces, seen=model, **values)
    else:
        says = phrase(f"ground.{deed}", **values)
    return Assertion(says=says, exhibits=digests([paper, *(one.paper for one in found.identities(step))]))


def _agreement_sentence(found: Deal, step: TitleStep) -> Assertion:
    """That there is a contract, by the bill that names it where one does."""
    paper, bill = step.paper, _bill_for_contract(found, step)
    values = {"supplier": step.giver, "paper": paper_phrase(paper)}
    form = "agreed-unsigned" if paper.is_unsigned_copy else "agreed"
    says = phrase(f"ground.{form}", **values)
    if bill is not None:
        says = phrase(f"ground.{form}-basis", bill=paper_phrase(bill), **values)
    identities = () if paper.is_unsigned_copy else tuple(one.paper for one in found.identities(step))
    exhibits = digests([paper, *identities, *([bill] if bill is not None else [])])
    return Assertion(says=says, exhibits=exhibits, beside=paper.is_unsigned_copy)


def is_only_ordered(steps: Sequence[TitleStep]) -> bool:
    """Whether contracts alone speak of the goods: what was agreed is not yet delivered."""
    return all(step.paper.kind is PaperKind.CONTRACT for step in steps)


def _bill_for_contract(found: Deal, contract: TitleStep) -> EvidenceView | None:
    """The bill of the same supplier that names a contract by its number."""
    number = contract.paper.reported_fact("number")
    if number is None:
        return None
    same = (one.paper for one in found.bills if name_match(one.giver, contract.giver) is NameMatch.SAME)
    return next((bill for bill in same if _names_contract(bill.text, str(number.value))), None)


_CONTRACT_NAMED = regex(r"(?:contract|agreement|договор\w*|合同|协议)[^\n]{0,40}$", re.IGNORECASE)


def _names_contract(text: str, number: str) -> bool:
    """Whether a text gives the number behind the word for a contract."""
    return any(_CONTRACT_NAMED.search(text[max(0, start - 60) : start]) for start, _ in model_places(number, text))


def payment_sentence(paid: Payment) -> Assertion:
    """That we paid, by the number of the bill or by its sum; the sum itself is nobody's business."""
    form = "ground.paid-by-number" if paid.by_number else "ground.paid-by-sum"
    values = {
        "slip": paper_phrase(paid.proof_of_payment),
        "supplier": paid.sale.giver,
        "paper": paper_phrase(paid.sale.paper),
    }
    return Assertion(
        says=phrase(form, **values), exhibits=digests([paid.proof_of_payment, paid.sale.paper]), beside=True
    )


def _authority_sentence(found: Deal, step: TitleStep) -> Assertion:
    paper, runs = step.paper, term(step.paper)
    to_us = found.context.is_us(step.receiver) is NameMatch.SAME
    values = {"giver": step.giver, "receiver": step.receiver, "paper": paper_phrase(paper)}
    form = "ground.licensed" if to_us else "ground.authorised"
    if runs.start and runs.end:
        says = phrase(f"{form}-for", start=runs.start, end=runs.end, **values)
    else:
        says = phrase(form, **values)
    return Assertion(says=says, exhibits=(paper.sha256,))


def authority_sentences(found: Deal, step: TitleStep) -> Iterator[Assertion]:
    """Who authorised whom; and, where the one authorised authorises the next, that the paper lets him."""
    yield _authority_sentence(found, step)
    yield from _words_of_authority(found, step)
    sub_authorisation = step.paper.reported_fact("sub_authorisation")
    if sub_authorisation is not None and sub_authorisation.value is True and is_passed_on(found.chain, step):
        values = {"receiver": step.receiver, "paper": paper_phrase(step.paper)}
        yield Assertion(says=phrase("ground.may-be-passed-on", **values), exhibits=(step.paper.sha256,))


def _words_of_authority(found: Deal, step: TitleStep) -> Iterator[Assertion]:
    """The clause of an authorisation that names the accused goods or the marketplace, in its own words."""
    models = tuple(model for one in found.context.accused_listings if (model := model_of(one)) is not None)
    platform = named_platform(found.context, step.paper)
    words = clause_naming(step.paper, models) or clause_naming(step.paper, (platform,) if platform else ())
    if words is not None:
        says = phrase("ground.authorised-words", paper=paper_phrase(step.paper), words=words)
        yield Assertion(says=says, exhibits=(step.paper.sha256,), beside=True)


def warranty_sentences(found: Deal) -> Iterator[Assertion]:
    """What a supplier promises in his contract of where the goods come from, in the contract's own words."""
    for step in found.purchases:
        words = clause_on_origin(step.paper) if step.paper.kind is PaperKind.CONTRACT else None
        if words is not None:
            values = {"paper": paper_phrase(step.paper), "supplier": step.giver, "words": words}
            yield Assertion(says=phrase("ground.origin-words", **values), exhibits=(step.paper.sha256,), beside=True)


def supplier_letters(found: Deal) -> Iterator[Assertion]:
    """What letters show by which the one who sold to us authorised us too: they strengthen the purchase, and claim no
    licence."""
    for step in _supplier_letters(found):
        yield attrs.evolve(_authority_sentence(found, step), beside=True)
        yield from _words_of_authority(found, step)
        yield from _goods_of_letter(found, step)


def _supplier_letters(found: Deal) -> Iterator[TitleStep]:
    complaint = found.context.complained_on.value
    for step in [] if found.direct else found.steps:
        ours = step.act is TitleAct.AUTHORISES and found.context.is_us(step.receiver) is NameMatch.SAME
        if not ours or step in found.authorities or step.paper.is_blocked or not term(step.paper).holds(complaint):
            continue
        if any(name_match(step.giver, sale.giver) is NameMatch.SAME for sale in found.purchases):
            yield step


def _goods_of_letter(found: Deal, step: TitleStep) -> Iterator[Assertion]:
    """That a letter, whose words were recognised in a picture and are not quoted, names the model of the listing."""
    models = (model for one in found.context.accused_listings if (model := model_of(one)) is not None)
    named = tuple(dict.fromkeys(model for model in models if subject_of(step.paper).names(model)))
    if named and step.paper.inspection.paper.is_recognised:
        says = phrase("ground.letter-names-goods", items=named)
        yield Assertion(says=says, exhibits=(step.paper.sha256,), beside=True)


def decision_sentences(found: Deal) -> Iterator[Assertion]:
    """Where a decision found a letter wanting, the letter to us that holds now, and until when it does.

    It may be younger than the decision, which is why it answers it; the purchase itself rests on other papers.
    """
    reading, today = found.context.reading, found.context.now.date()
    if reading is None or reading.stage is not Stage.DECISION or not _LETTER.search(reading.reason or ""):
        return
    words = _SENTENCE_END.split(" ".join((reading.reason or "").split()), maxsplit=1)[0].rstrip(".。;；")
    for step in found.steps:
        runs = term(step.paper)
        ours = step.act is TitleAct.AUTHORISES and found.context.is_us(step.receiver) is NameMatch.SAME
        if not ours or step.paper.is_blocked or runs.end is None or not runs.holds(today):
            continue
        if len(words) <= LONGEST_REASON:
            values = {"paper": paper_phrase(step.paper), "giver": step.giver, "receiver": step.receiver}
            says = phrase("ground.answers-decision", words=words, end=runs.end, **values)
            yield Assertion(says=says, exhibits=(step.paper.sha256,), beside=True)


_SENTENCE_END = regex(r"(?<=[.。;；])\s*(?=\S)")
_LETTER = regex(r"\bletters?\b|\bauthori[sz]|授权|许可|письм|разрешени|полномочи|доверенност|лиценз", re.IGNORECASE)
LONGEST_REASON = 240
"""Characters of the decision's reason that are quoted."""


def platform_sentence(found: Deal) -> list[Assertion]:
    """That the authorisations name the marketplace, and the supplier's letter to us too, where they do."""
    letters = (*found.authorities, *_supplier_letters(found))
    named = [(step.paper, name) for step in letters if (name := named_platform(found.context, step.paper))]
    if not named:
        return []
    says = phrase("ground.names-platform", platform=named[0][1])
    return [Assertion(says=says, exhibits=digests([paper for paper, _ in named]))]


def in_force_sentence(found: Deal, outcome: RequirementOutcome) -> Assertion | None:
    """On which days it was in force; of the day of the complaint nothing is said where nobody gives it."""
    complained_on = found.context.complained_on.value if found.context.prints_complaint_day else None
    sales = () if found.direct else found.dated_purchases
    days = tuple(sorted({on.value for step in sales if (on := sale_day(step.paper))}))
    ordered = "-ordered" if any(step.paper.kind is PaperKind.CONTRACT for step in sales) else ""
    if complained_on is None and not days:
        return None
    if complained_on is None:
        says = phrase(f"ground.in-force-on-purchase{ordered}", days=days)
    elif not days:
        says = phrase("ground.in-force-on-complaint", complained_on=complained_on)
    else:
        says = phrase(f"ground.in-force{ordered}", days=days, complained_on=complained_on)
    bills = digests([step.paper for step in sales if sale_day(step.paper) is not None])
    return Assertion(says=says, exhibits=tuple(dict.fromkeys((*outcome.evidence, *bills))))


def quantity_sentences(found: Deal) -> Iterator[Assertion]:
    """What covers what was sold; nothing where nothing was sold or only a contract counts what an invoice does."""
    for listing in found.context.accused_listings:
        (bought, steps), sold = found.bought(listing), found.quantity_sold(listing)
        if bought is not None and sold:
            called = product_label(listing) or listing.path
            form = "ordered-covers" if is_only_ordered(steps) else "quantity-covers"
            says = phrase(f"ground.{form}{_sales_source(found, listing)}", bought=bought, listing=called, sold=sold)
            yield Assertion(says=says, exhibits=digests([step.paper for step in steps]))


def _sales_source(found: Deal, listing: OurListing) -> str:
    """Who gives the number sold: the listing's page, those of all listings of the model, or only our own word."""
    same = [
        one
        for one in found.context.accused_listings
        if normalised_model(product_label(one) or "") == normalised_model(product_label(listing) or "")
    ]
    if not all(has_order_count(found.context, one) for one in same):
        return "-by-our-word"
    return "-together" if len(same) > 1 else ""
