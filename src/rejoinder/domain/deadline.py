"""Deadlines: due instant, counted days and certainty."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import attrs

from rejoinder.domain.certainty import Certainty
from rejoinder.domain.phrase import Phrase, phrase

LETTER = "letter.printed"
"""The id of the term that the other side sets in its own letter for an answer to that letter."""


class ClockKind(StrEnum):
    """Who set a time limit."""

    NOTICE = "notice"
    """The marketplace, and the notice prints it."""
    PLATFORM = "platform"
    """The marketplace, by its own rules."""
    CLAIMANT = "claimant"
    """The complainant himself; no law and no marketplace sets it."""
    STATUTE = "statute"
    """A law."""
    COURT = "court"
    """A court, or the rules of its procedure."""
    WAIT = "wait"
    """Somebody else's time, for which the seller waits."""


_PLATFORMS_OWN = frozenset({ClockKind.NOTICE, ClockKind.PLATFORM, ClockKind.WAIT})


@attrs.frozen(kw_only=True)
class Skipped:
    """A day that does not count, and why."""

    date: dt.date
    why: Phrase


@attrs.frozen(kw_only=True)
class Deadline:
    """The last moment of one step, in the zone of who sets it."""

    id: str
    route: str
    says: Phrase
    from_at: dt.datetime | None
    due_at: dt.datetime
    safe_by: dt.datetime
    """Before `due_at` by the margin the rulebook asks for."""
    counted: tuple[dt.date, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    assumptions: tuple[Phrase, ...] = ()
    rule: str
    source: str | None = None
    verified: bool
    kind: ClockKind = ClockKind.PLATFORM
    """Who set it."""
    guess: bool = False
    """True where nothing confirms that the term runs in this case: a default, or one seen for another country."""
    provisional: bool = False
    """True where the count reaches a year whose calendar is not published."""
    certainty: Certainty = Certainty.LIKELY
    """Known where the platform prints the date, or prints the term and somebody gives the day it began."""
    seller_zone: dt.tzinfo | None = None
    """The zone of the seller's own clock, where it is known."""

    def on_seller_clock(self, at: dt.datetime) -> dt.datetime | Phrase:
        """An instant of this deadline as who sets it counts, with the hour on the seller's own clock where it differs.

        Who answers a platform looks at the platform's own countdown, so its hours stand alone.
        """
        own = at.astimezone(self.seller_zone) if self.seller_zone is not None else at
        if self.kind in _PLATFORMS_OWN or own.utcoffset() == at.utcoffset():
            return at
        return phrase("procedure.on-the-sellers-clock", at=at, own=own)
