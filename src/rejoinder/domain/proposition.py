"""Propositions: who did what with which thing, when and for whom, as a paper states it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

import attrs


class Deed(StrEnum):
    """What was done, as far as the paper goes: an offer or an agreement is no delivery, a draft no publication."""

    MADE = "made"
    PUBLISHED = "published"
    OFFERED = "offered"
    AGREED = "agreed"
    SOLD = "sold"
    DELIVERED = "delivered"
    PAID = "paid"
    ASSIGNED = "assigned"
    LICENSED = "licensed"
    REGISTERED = "registered"


class Thing(StrEnum):
    """With which thing it was done."""

    GOODS = "goods"
    TOOL = "tool"
    """A mould, a die, tooling: what goods are made with."""
    FEE = "fee"
    """Freight, a service, a commission."""
    DEPOSIT = "deposit"
    SAMPLE = "sample"
    WORK = "work"
    MARK = "mark"
    INVENTION = "invention"


class Direction(StrEnum):
    """Which way it went, seen from the seller whose case it is."""

    BY_US = "by_us"
    TO_US = "to_us"
    BY_OTHERS = "by_others"
    UNKNOWN = "unknown"


PUT_ON_SALE = frozenset({Deed.SOLD, Deed.DELIVERED, Deed.PUBLISHED})
"""Deeds by which goods reach others; the others stop before that."""


@attrs.frozen(kw_only=True)
class Proposition:
    """The one thing that a paper bears of a listing's goods."""

    sha256: str
    deed: Deed
    thing: Thing
    direction: Direction
    giver: str | None = None
    receiver: str | None = None
    on: dt.date | None = None
    named: str | None = None
    """The model or title by which the paper names the thing; None where it does not."""
    quantity: Decimal | None = None

    @property
    def shows_sale(self) -> bool:
        """Whether goods were sold, delivered or shown to others."""
        return self.thing is Thing.GOODS and self.deed in PUT_ON_SALE
