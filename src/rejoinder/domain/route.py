"""What the seller can do, by when, at what price."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from enum import StrEnum

import attrs

from rejoinder.domain.finding import Because
from rejoinder.domain.mark_place import MarkUse
from rejoinder.domain.phrase import Phrase
from rejoinder.domain.reading import Stage


class RouteId(StrEnum):
    """A way to go on, as the contract spells it."""

    COMPLY = "comply"
    ASK = "ask"
    NEGOTIATE = "negotiate"
    COUNTER_NOTICE = "counter_notice"
    PLATFORM_APPEAL = "platform_appeal"
    DSA_COMPLAINT = "dsa_complaint"
    DMCA_COUNTER_NOTICE = "dmca_counter_notice"
    COURT = "court"
    COUNSEL = "counsel"


AWAITED = (RouteId.COUNTER_NOTICE, RouteId.PLATFORM_APPEAL, RouteId.DMCA_COUNTER_NOTICE)
"""Answers that somebody waits for, within days; a complaint under the DSA is open for months and hurries nobody."""
ANSWERS = (*AWAITED, RouteId.DSA_COMPLAINT)
"""Routes on which the complaint is answered with a statement."""


def is_answerable(stage: Stage, closed: Collection[RouteId]) -> bool:
    """Whether there is a complaint to answer at all: whatever can be answered can be complied with.

    A fraud, an unrelated mail, a withdrawal and a complaint that failed get no statement.

    Args:
        closed: the routes that are not open.
    """
    return stage not in (Stage.UNRELATED, Stage.RETRACTION) and RouteId.COMPLY not in closed


@attrs.frozen(kw_only=True)
class Route:
    """One way to go on. Rank 1 is the best; an advised route is open."""

    id: RouteId
    open: bool
    until: dt.datetime | None = None
    advised: bool = False
    rank: int
    needs: tuple[Phrase, ...] = ()
    because: tuple[Because, ...] = ()
    consequences: tuple[Phrase, ...] = ()


@attrs.frozen(kw_only=True)
class Request:
    """What an answer by a way asks for, in the words of the marketplace or of the law."""

    routes: frozenset[RouteId]
    says: Phrase
    instead: bool = False
    """Whether it stands in the place of the usual request and not beside it."""


@attrs.frozen(kw_only=True)
class Plea:
    """What the law says for a ground of defence, in a sentence that names the article."""

    grounds: frozenset[str]
    says: Phrase
    rule: str
    uses: frozenset[MarkUse] = frozenset()
    """For which use of the mark in the listing it stands; empty where it stands whatever the use."""


@attrs.frozen(kw_only=True)
class Channel:
    """Where a step is handed in, and what the form there takes."""

    route: RouteId
    says: Phrase
    url: str | None = None
    source: str
    """`notice`, or the id of the rule that says so."""
    needs: tuple[Phrase, ...] = ()


@attrs.frozen(kw_only=True)
class Trigger:
    """A reason to call a lawyer now."""

    id: str
    says: Phrase
    because: tuple[Because, ...] = ()
    first: bool = False
    """Whether a lawyer is asked before anything else is done."""
    court: bool = False
    """Whether a court has the matter, so that nobody is written to before."""
