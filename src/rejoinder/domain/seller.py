"""The seller, and what the seller asserts of the case."""

from __future__ import annotations

import datetime as dt

import attrs

from rejoinder.domain.right import Right


@attrs.frozen(kw_only=True)
class Seller:
    """Who is accused."""

    name: str | None = None
    """The shop's name."""
    entity: str | None = None
    """The company or person behind it, as papers name it."""
    other_names: tuple[str, ...] = ()
    """Other names under which it appears."""
    marketplace: str | None = None
    shop_id: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    language: str | None = None


@attrs.frozen(kw_only=True)
class EarlierComplaint:
    """A complaint that came before this one, as the seller tells it. Absent is None."""

    number: str | None = None
    filed_on: dt.date | None = None
    complainant: str | None = None
    right: Right | None = None
    listings: tuple[str, ...] = ()
    """Numbers or addresses of the listings that it named."""
    outcome: str = "open"
    """`open`, `established`, `withdrawn` or `refused` (the complaint failed)."""


@attrs.frozen(kw_only=True)
class AssertedComplaint:
    """What the seller says of the complaint; it overrides the reading."""

    received_at: dt.datetime | None = None
    right: Right | None = None
    overrides: tuple[tuple[str, str], ...] = ()
    """Further fields of the reading that the seller corrects, by name."""
    registered_on: dt.date | None = None
    """When the right asserted was granted, as far as the seller knows."""
    filed_on: dt.date | None = None
    valid_to: dt.date | None = None
    earlier: tuple[EarlierComplaint, ...] = ()


@attrs.frozen(kw_only=True)
class ComplainantWork:
    """The complainant's work as far as the seller knows it."""

    completed_on: dt.date | None = None
    published_on: dt.date | None = None
    owner: str | None = None


@attrs.frozen(kw_only=True)
class Preferences:
    """What the seller wants kept private."""

    sensitive: tuple[str, ...] = ()
    """Of `unit_price`, `supplier`, `bank_account`, `customer`."""
    as_is: tuple[str, ...] = ()
    """Paths of papers that the seller has looked at and that may be shown as they are all the same."""
