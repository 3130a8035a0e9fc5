"""Start of a time limit: when the notice was sent and received."""

from __future__ import annotations

import datetime as dt

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.certainty import Certainty
from rejoinder.procedure.profile import Profile

FAR = dt.timedelta(days=30)
"""A day of sending this long before receipt belongs to something else in the text."""


@attrs.frozen(kw_only=True)
class Starts:
    """The instants a term can be counted from; None where nobody gives one."""

    sent: dt.datetime | None
    received: dt.datetime | None
    complained: dt.datetime | None = None
    """The first moment of the day on which the complaint was filed: no notice of it can be older."""
    zone: dt.tzinfo = dt.UTC
    """Whose days tell them apart."""
    not_used: dt.datetime | None = None
    """A day of sending that lies so far before receipt that it is left out."""

    @property
    def earliest(self) -> dt.datetime | None:
        """The earlier of both; where neither is known, the day of the complaint itself, which is never too late."""
        known = [each for each in (self.sent, self.received) if each is not None]
        return min(known) if known else self.complained

    @property
    def is_stated(self) -> bool:
        """Whether somebody says when the notice was sent or received."""
        return self.sent is not None or self.received is not None

    @property
    def certainty(self) -> Certainty:
        """How sure the day is from which a term is counted."""
        if self.is_stated:
            return Certainty.KNOWN
        return Certainty.LIKELY if self.complained is not None else Certainty.UNKNOWN

    @property
    def both_differ(self) -> bool:
        """Whether both are known and lie on different days."""
        if self.sent is None or self.received is None:
            return False
        return self.sent.astimezone(self.zone).date() != self.received.astimezone(self.zone).date()


def starts(case: CaseFile, profile: Profile | None) -> Starts:
    """What is known: the seller's word for receipt, the notice's own date for sending."""
    reading = case.reading
    written = reading.received_at if reading else None
    on = reading.dated_fact("sent_at") if reading else None
    known = case.asserted.received_at or written
    zone = profile.zone if profile else (known.tzinfo if known else None) or dt.UTC
    sent, received = _sent(on.on if on else None, _aware(written, zone), zone), _aware(case.asserted.received_at, zone)
    if sent is not None and received is not None and received - sent > FAR:
        return Starts(sent=None, received=received, zone=zone, not_used=sent)
    filed = reading.dated_fact("complained_on") if reading else None
    complained = dt.datetime.combine(filed.on, dt.time(), zone) if filed else None
    return Starts(sent=sent, received=received, complained=complained, zone=zone)


def _aware(at: dt.datetime | None, zone: dt.tzinfo) -> dt.datetime | None:
    """An instant that names no zone is the platform's."""
    return at.replace(tzinfo=zone) if at is not None and at.tzinfo is None else at


def _sent(on: dt.date | None, written: dt.datetime | None, zone: dt.tzinfo) -> dt.datetime | None:
    """The mail's own hour where it falls on the printed day, else the first moment of that day."""
    if on is None:
        return written
    if written is not None and written.astimezone(zone).date() == on:
        return written
    first = dt.datetime.combine(on, dt.time(), zone)
    return min(first, written) if written is not None else first
