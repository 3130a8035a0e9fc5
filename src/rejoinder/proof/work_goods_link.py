"""What links a certificate of a work to the goods of a listing that it does not name: another paper, or our word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import attrs

from rejoinder.domain.evidence import BILLS, CERTIFICATES
from rejoinder.domain.finding import Because, fact
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import phrase
from rejoinder.domain.proposition import Deed, Direction, Thing
from rejoinder.proof.evidence_view import SALE_KINDS, EvidenceView
from rejoinder.proof.name import is_same_model
from rejoinder.proof.name_match import NameMatch
from rejoinder.proof.point import paper_basis
from rejoinder.proof.product import (
    are_similar_titles,
    contains_model,
    contains_title,
    model_of,
    product_label,
    subject_of,
)
from rejoinder.proof.proposition import proposition
from rejoinder.proof.requirement import RequirementContext
from rejoinder.proof.thing import thing_of_lines


@attrs.frozen(kw_only=True)
class WorkGoodsLink:
    """What brings a certificate of a work and the goods of a listing together."""

    product_name: str
    """The model or title of the goods."""
    because: Because
    by: EvidenceView | None = None
    """The paper that names the model under the title of the work; None where only the seller says so."""
    title: str = ""
    """The words of that paper."""
    form: str = ""
    """Which sentence tells of it: by a paper, by the seller's word, by whom he says the work was made."""
    values: Mapping[str, str] = {}


def work_goods_link(
    context: RequirementContext, certificate: EvidenceView, listing: OurListing
) -> WorkGoodsLink | None:
    """By a paper between us and somebody else that names the model with the work's title; else by the seller's word."""
    work, model = certificate.reported_fact("work"), model_of(listing)
    if work is not None and model is not None:
        for paper in _own_sale_papers(context, certificate):
            line = next(
                (one.says for one in subject_of(paper).lines_for(model) if _names_work(str(work.value), one.says)), None
            )
            if line is not None:
                basis = paper_basis(paper, "joined-by-title", work=str(work.value), seen=model)
                return WorkGoodsLink(product_name=model, because=basis, by=paper, title=line)
    return _link_by_word(certificate, listing) or _link_by_author(context, certificate, listing)


@attrs.frozen(kw_only=True)
class LinkedSale:
    """A sale of the goods that a paper shows under the title of a work, linked by the model that both name."""

    shows: EvidenceView
    model: str
    words: str
    """The line of that paper."""
    sale: EvidenceView
    on: dt.date


def linked_sale(context: RequirementContext, shows: EvidenceView, title: str, before: dt.date) -> LinkedSale | None:
    """The oldest bill of ours, older than a day, for the one model that a paper names beside a title.

    Args:
        shows: a paper that carries the ground by the title and not by the model of a listing.
        seen: that title.
    """
    lines = {item.model: item.says for item in shows.items if item.model and _names_work(title, item.says)}
    if len(lines) != 1 or shows.kind in CERTIFICATES:
        return None
    model, words = next(iter(lines.items()))
    listed = [known for listing in context.accused_listings if (known := model_of(listing)) is not None]
    if listed and not any(is_same_model(model, known) for known in listed):
        return None
    found = [(on, paper) for paper in context.seller_papers if (on := _sale_day(context, paper, model)) is not None]
    on, sale = min(found, key=lambda pair: (pair[0], pair[1].name), default=(before, shows))
    return LinkedSale(shows=shows, model=model, words=words, sale=sale, on=on) if on < before else None


def _sale_day(context: RequirementContext, paper: EvidenceView, model: str) -> dt.date | None:
    """The day of a bill of ours that lists the model as goods."""
    lines, issued = subject_of(paper).lines_for(model), paper.day("issued_on")
    if paper.kind not in BILLS or paper.is_blocked or not lines or issued is None or issued.swapped is not None:
        return None
    bears = proposition(paper, None, context.is_us, model)
    is_sale = bears.deed is Deed.SOLD and bears.direction is Direction.BY_US
    goods = thing_of_lines(line.says for line in lines) is Thing.GOODS
    return issued.value if is_sale and goods and isinstance(issued.value, dt.date) else None


def _own_sale_papers(context: RequirementContext, certificate: EvidenceView) -> Iterator[EvidenceView]:
    """Papers of sale to which we are a party: a list that we made ourselves joins nothing."""
    for paper in context.seller_papers:
        parties = [str(party.value) for party in (paper.giver, paper.receiver) if party is not None]
        ours = any(context.is_us(name) is not NameMatch.OTHER for name in parties)
        if ours and paper.kind in SALE_KINDS and paper is not certificate and not paper.is_blocked:
            yield paper


def _names_work(work: str, line: str) -> bool:
    return contains_title(work, line) or are_similar_titles(work, line)


def _link_by_author(
    context: RequirementContext, certificate: EvidenceView, listing: OurListing
) -> WorkGoodsLink | None:
    """The seller says who made his own work, and the certificate, which he does not set aside, is in our name."""
    author, owner, called = context.case.answer("author"), certificate.reported_fact("owner"), product_label(listing)
    if not author or called is None or owner is None or context.is_us(str(owner.value)) is not NameMatch.SAME:
        return None
    says = phrase("proof.joined-by-author", paper=certificate.name, seen=called, author=author)
    return WorkGoodsLink(
        product_name=called, because=fact("case.answers.author", says), form="-by-author", values={"author": author}
    )


def _link_by_word(certificate: EvidenceView, listing: OurListing) -> WorkGoodsLink | None:
    """The seller says of the certificate that it is for these goods."""
    vouched_item, called = certificate.vouched_item, product_label(listing)
    model = model_of(listing)
    names = bool(vouched_item) and (
        (model and contains_model(model, vouched_item or "")) or contains_title(vouched_item or "", listing.title or "")
    )
    if not names or called is None:
        return None
    basis = fact(
        f"case.evidence.{certificate.inspection.paper.path}",
        phrase("proof.joined-by-your-word", paper=certificate.name, seen=called),
    )
    return WorkGoodsLink(product_name=called, because=basis, form="-by-our-word")
