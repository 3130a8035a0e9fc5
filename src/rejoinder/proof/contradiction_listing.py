"""Papers compared with the accused listing: models and quantities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from rejoinder.domain.evidence import Inspection
from rejoinder.domain.finding import Finding, Gravity, fact
from rejoinder.domain.phrase import phrase
from rejoinder.proof.contradiction_context import (
    BOUGHT,
    TRADED,
    ContradictionContext,
    K,
    contradiction_finding,
    field_bases,
)
from rejoinder.proof.inspection import models_of, parties_of, quantity_of
from rejoinder.proof.name import is_same_model, is_same_name, is_within_name, normalised_model
from rejoinder.proof.paper.model_code import models_in


def _listing_models(context: ContradictionContext) -> tuple[str, ...]:
    """Model codes of the accused listings: as exported, and as named in their titles."""
    found: list[str] = []
    for listing in context.case.listings:
        for code in (*((listing.model,) if listing.model else ()), *models_in(listing.title or "")):
            if any(letter.isalnum() for letter in code) and not any(is_same_model(code, known) for known in found):
                found.append(code)
    return tuple(found)


def model_contradictions(one: Inspection, context: ContradictionContext) -> Iterator[Finding]:
    """Papers of trade that name other models than the listing's."""
    ours, theirs = _listing_models(context), models_of(one)
    if not ours or not theirs or one.kind not in TRADED | {K.AUTHORISATION, K.CATALOGUE}:
        return
    if any(is_same_model(a, b) for a in ours for b in theirs) or _names_any_model(one, ours):
        return
    gravity = Gravity.NOTE if one.kind is K.CATALOGUE else Gravity.WEAKENS
    basis = fact("case.listings.0.model", phrase("doubt.leg-listing", model=ours[0]))
    yield contradiction_finding(
        "model-differs", gravity, [one], *field_bases(one, "items"), basis, paper=theirs[:8], listing=ours[:4]
    )


def _names_any_model(one: Inspection, models: Sequence[str]) -> bool:
    """Whether the words of the paper name one of the models after all."""
    text = folded_model_text(one.paper.text)
    return any(len(normalised_model(code)) >= 3 and normalised_model(code) in text for code in models)


@lru_cache(maxsize=64)
def folded_model_text(text: str) -> frozenset[str]:
    """Every run of letters, digits and hyphens of a text, folded as a model code."""
    import re

    return frozenset(
        normalised_model(match[0]) for match in re.finditer(r"[^\W_][\w\-–/.]*", text[:200_000]) if len(match[0]) <= 40
    )


def quantity_shortfalls(context: ContradictionContext) -> Iterator[Finding]:
    """Fewer pieces bought than orders sold."""
    orders = max((listing.orders or 0 for listing in context.case.listings), default=0)
    bills = [
        one for one in context.own if one.kind in BOUGHT and _is_purchase(one, context) and quantity_of(one) is not None
    ]
    models = _listing_models(context)
    for_model = [
        one
        for one in bills
        if not models or not models_of(one) or any(is_same_model(a, b) for a in models for b in models_of(one))
    ]
    counted = for_model or bills
    pieces = sum((_pieces(one, models) for one in counted), Decimal(0))
    if orders > 0 and counted and pieces < orders:
        orders_basis = fact("case.listings.0.orders", phrase("doubt.leg-orders", orders=orders))
        bases = tuple(each for one in counted for each in field_bases(one, "items"))
        yield contradiction_finding(
            "quantity-short", Gravity.WEAKENS, counted, *bases, orders_basis, pieces=pieces, orders=orders
        )


def oversales(context: ContradictionContext) -> Iterator[Finding]:
    """More pieces on the seller's own sales records than on all bills of purchase. A note: stock may be older."""
    bought = [
        one for one in context.own if one.kind in BOUGHT and _is_purchase(one, context) and quantity_of(one) is not None
    ]
    for code in _listing_models(context):
        records = [one for one in context.own if one.kind is K.SALES_RECORD and quantity_of(one, code) is not None]
        bills = [one for one in bought if quantity_of(one, code) is not None]
        sold, pieces = (
            sum((quantity_of(one, code) or Decimal(0) for one in each), Decimal(0)) for each in (records, bills)
        )
        if bills and records and sold > pieces:
            papers = [*records, *bills]
            bases = tuple(each for one in papers for each in field_bases(one, "items"))
            yield contradiction_finding(
                "sold-beyond", Gravity.NOTE, papers, *bases, model=code, sold=sold, pieces=pieces
            )


def _pieces(one: Inspection, models: Sequence[str]) -> Decimal:
    for code in models:
        pieces = quantity_of(one, code)
        if pieces is not None:
            return pieces
    return quantity_of(one) or Decimal(0)


def _is_purchase(one: Inspection, context: ContradictionContext) -> bool:
    """Whether the seller of the case bought by this paper, as far as it says: not where it is the one who sells."""
    giver = parties_of(one)[0]
    return not (
        giver and context.entity and (is_same_name(giver, context.entity) or is_within_name(context.entity, giver))
    )
