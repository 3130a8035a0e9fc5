"""Deadlines: by when, counted how, and how sure."""

from __future__ import annotations

import datetime as dt

import attrs

from rejoinder.domain.phrase import Phrase


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
    provisional: bool = False
    """True where the count reaches a year whose calendar is not published."""
