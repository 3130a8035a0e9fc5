"""What one paper of a purchase shows: its term, its day, the pieces of a listing's product."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import attrs

from rejoinder.domain.evidence import Item
from rejoinder.domain.listing import OurListing
from rejoinder.domain.proposition import Thing
from rejoinder.proof.evidence_view import EvidenceView, ReportedFact
from rejoinder.proof.product import MatchLevel, ProductMatch, match_product, model_of, names_sibling, subject_of
from rejoinder.proof.proposition import LISTS_LINES, thing_named
from rejoinder.proof.requirement import RequirementContext
from rejoinder.proof.thing import thing_of


@attrs.frozen(kw_only=True)
class Term:
    """From when to when an authorisation runs; None where the paper leaves it open."""

    start: dt.date | None
    end: dt.date | None

    def holds(self, day: dt.date) -> bool:
        """Whether the term covers a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def matches_of(context: RequirementContext, witness: EvidenceView) -> tuple[ProductMatch, ...]:
    """What a paper shows of each accused listing; worked out once a context."""
    name = f"sights {id(witness)}"
    if name not in context.memory:
        context.memory[name] = tuple(
            cached_product_match(context, witness, listing) for listing in context.accused_listings
        )
    found: tuple[ProductMatch, ...] = context.memory[name]
    return found


def cached_product_match(context: RequirementContext, witness: EvidenceView, listing: OurListing) -> ProductMatch:
    """What a paper shows of one listing; worked out once a context."""
    name = f"sight {id(witness)} {id(listing)}"
    if name not in context.memory:
        context.memory[name] = _goods_match(match_product(witness, listing, context.work_titles), witness, listing)
    found: ProductMatch = context.memory[name]
    return found


def _goods_match(product: ProductMatch, witness: EvidenceView, listing: OurListing) -> ProductMatch:
    """The same; where the paper names no goods by that model but a tool, a fee or the like, it is of another thing."""
    thing = (
        thing_named(witness, listing)
        if product.shown is MatchLevel.SAME and witness.kind in LISTS_LINES
        else product.thing
    )
    return (
        product
        if thing is Thing.GOODS
        else ProductMatch(shown=MatchLevel.OTHER, product_name=product.product_name, thing=thing)
    )


def term(witness: EvidenceView) -> Term:
    """From when to when a paper runs: its own first day, or else its date."""
    start, end = witness.day("valid_from", "issued_on"), witness.day("valid_to")
    return Term(start=start.value if start else None, end=end.value if end else None)


def sale_day(witness: EvidenceView) -> ReportedFact | None:
    """The day of a sale."""
    return witness.day("issued_on", "valid_from")


def quantity_for(witness: EvidenceView, listing: OurListing) -> Decimal | None:
    """How many pieces of the listing's product a paper is for; None where it does not say.

    A line that names two models of one series was read together from two lines: whose pieces it counts nobody knows.
    """
    goods = listing.title or ""
    model = model_of(listing)
    lines = [one for one in _lines_for(witness, model) if thing_of(one.says, goods) is Thing.GOODS]
    if any(names_sibling(f"{line.model or ''} {line.says}", model) for line in lines):
        return witness.vouched_quantity
    counts = [line.quantity for line in lines if line.quantity is not None]
    return sum(counts, Decimal(0)) if counts else witness.vouched_quantity


def _lines_for(witness: EvidenceView, model: str | None) -> Sequence[Item]:
    """The lines for a model; a single line, or lines without any model, are for what the paper is for."""
    fitting = subject_of(witness).lines_for(model) if model is not None else ()
    if fitting or (model is not None and any(item.model for item in witness.items)):
        return fitting
    return witness.items if len(witness.items) == 1 else ()
