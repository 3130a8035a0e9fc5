"""Exposure: the shop's penalty record, and what it would become."""

from __future__ import annotations

import datetime as dt

import attrs

from rejoinder.domain.finding import Because
from rejoinder.domain.phrase import Phrase


@attrs.frozen(kw_only=True)
class PastViolation:
    """One entry of the shop's record, from `[[history]]` or the ledger."""

    at: dt.datetime
    """When the penalty was imposed; a bare day counts from its first moment in the platform's zone."""
    kind: str
    """`general` or `serious`."""
    right: str
    points: int | None = None
    state: str
    """`established`, `open`, `withdrawn` or `refused`."""


@attrs.frozen(kw_only=True)
class Expiry:
    """When a record stops counting and what leaves with it."""

    at: dt.datetime
    points: int
    strikes: int
    says: Phrase


@attrs.frozen(kw_only=True)
class Standing:
    """Points, strikes and what follows from them."""

    points: int
    strikes: int
    measures: tuple[Phrase, ...] = ()
    expires: tuple[Expiry, ...] = ()
    closed: bool = False
    known: bool = True
    """False where no rule tells what would follow: points and strikes are then no statement, and not zero."""


@attrs.frozen(kw_only=True)
class Exposure:
    """The shop's standing now and after each way this can go."""

    totals: Standing
    if_established: Standing
    if_silent: Standing
    if_complied: Standing
    assumptions: tuple[Phrase, ...] = ()
    because: tuple[Because, ...] = ()
