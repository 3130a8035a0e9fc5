"""Deadlines: by when, counted how, and how sure."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import attrs

from rejoinder.domain.certainty import Certainty
from rejoinder.domain.phrase import Phrase

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


@attrs.frozen(kw_only=True)
class Skipped:
    """A day that does not count, and why."""

    date: dt.date
    why: Phrase


@attrs.frozen(kw_only=True)
class Deadline:
    """The last moment of one step, in the platform's zone unless the notice prints another."""

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
