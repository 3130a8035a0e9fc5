"""A draft of the agreement that ends a complaint, for both sides to complete and sign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import attrs

from rejoinder.assembly.case_identification import complaint_number, listing_named, party_named
from rejoinder.assembly.print_document import Block, Heading, Paragraph, Points, PrintDocument, Say, one_line
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Reading, Role


@attrs.frozen(kw_only=True)
class Terms:
    """What the two sides agreed on; what is None is left open for them to fill in."""

    withdraw_by: dt.date | None = None
    amount: Decimal | None = None
    currency: str | None = None
    pay_by: dt.date | None = None
    takes_down: bool = False
    stock: str | None = None
    """What happens to the goods still in stock, in the seller's words."""


def blanks(case: CaseFile, reading: Reading, terms: Terms) -> tuple[Phrase, ...]:
    """What the draft leaves open, to be filled in by hand before anybody signs."""
    open_ones = {
        "owner": party_named(reading, Role.OWNER) is None,
        "seller": not (case.seller.entity or case.seller.name),
        "number": complaint_number(reading) is None,
        "withdraw-by": terms.withdraw_by is None,
        "stock": terms.takes_down and not terms.stock,
        "pay-by": terms.amount is not None and terms.pay_by is None,
        "law": True,
    }
    return tuple(phrase(f"negotiation.blank-{name}") for name, is_open in open_ones.items() if is_open)


def agreement(case: CaseFile, reading: Reading, terms: Terms, *, say: Say, language: str) -> PrintDocument:
    """The draft: parties, scope, no admission, withdrawal by a day, payment after it, release, authority, signatures.

    Nothing that is not known is invented: gaps are lines to fill in.
    """
    return PrintDocument(
        title=say(phrase("negotiation.agreement-title")),
        language=language,
        banner=say(phrase("negotiation.agreement-banner")),
        blocks=tuple(_blocks(case, reading, terms, say)),
        signature=tuple(say(phrase(f"negotiation.agreement-signs-{who}")) for who in ("them", "us")),
    )


def _blocks(case: CaseFile, reading: Reading, terms: Terms, say: Say) -> Iterator[Block]:
    gap = say(phrase("negotiation.gap"))
    seller = case.seller.entity or case.seller.name or gap
    owner = party_named(reading, Role.OWNER) or gap
    yield Paragraph(text=say(phrase("negotiation.agreement-parties", owner=owner, seller=seller)))
    agent = party_named(reading, Role.AGENT)
    if agent and agent != owner:
        yield Paragraph(text=say(phrase("negotiation.agreement-agent", agent=agent, owner=owner)))
    number = complaint_number(reading) or gap
    yield Paragraph(text=say(phrase("negotiation.agreement-matter", number=number)))
    listings = tuple(dict.fromkeys(map(listing_named, reading.listings)))
    if listings:
        yield Heading(text=say(phrase("negotiation.agreement-listings")), level=2)
        yield Points(lines=listings[:300])
    yield Heading(text=say(phrase("negotiation.agreement-terms")), level=2)
    yield Points(lines=tuple(_clauses(terms, number, say, gap)), numbered=True)
    yield Paragraph(text=say(phrase("negotiation.blanks", blanks=blanks(case, reading, terms))), quiet=True)


def _clauses(terms: Terms, number: str, say: Say, gap: str) -> Iterator[str]:
    yield say(phrase("negotiation.clause-no-admission"))
    yield say(phrase("negotiation.clause-withdrawal", number=number, day=terms.withdraw_by or gap))
    if terms.takes_down:
        yield say(phrase("negotiation.clause-takes-down"))
        yield say(phrase("negotiation.clause-stock", stock=one_line(terms.stock, 300) if terms.stock else gap))
    if terms.amount is not None:
        values = {"amount": terms.amount, "currency": terms.currency or gap, "day": terms.pay_by or gap}
        yield say(phrase("negotiation.clause-payment", **values))
    for id in ("release", "no-repeat", "confidence", "authority"):
        yield say(phrase(f"negotiation.clause-{id}"))
    yield say(phrase("negotiation.clause-law", gap=gap))
