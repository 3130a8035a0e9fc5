"""The outbox of a case, as its ledger tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

import attrs

from rejoinder.domain import event as ev
from rejoinder.text.lazy_pattern import regex

ENCLOSED_MOST, ENCLOSED_BYTES = 50, 20_000_000
"""How many files, and how many bytes of them together, mail servers take with one mail."""
SIGNATURE = regex(r"[^<>]*<([^<>@]+@[^<>@]+)>|([^<>@]+@[^<>@]+)")


class MailState(StrEnum):
    """How far a mail has come."""

    QUEUED = "queued"
    SENDING = "sending"
    """Handed over, and nothing says what became of it: a person looks before anything else happens."""
    SENT = "sent"
    CANCELLED = "cancelled"


@attrs.frozen(kw_only=True)
class OutgoingMail:
    """One mail of the outbox."""

    queued: ev.MailQueued
    state: MailState = MailState.QUEUED
    approved_by: str | None = None
    returned: str | None = None
    """Why the server refused it last."""
    bounced: bool = False

    @property
    def number(self) -> int:
        """Its number in the case."""
        return self.queued.number

    @property
    def lacks_approval(self) -> bool:
        """Whether another person must still approve."""
        return self.queued.needs_second and self.approved_by is None

    def may_go(self, now: dt.datetime) -> bool:
        """Whether it waits for nothing but being sent."""
        return self.state is MailState.QUEUED and not self.lacks_approval and now >= self.queued.send_at


def outbox(mails: Iterable[ev.Mail]) -> tuple[OutgoingMail, ...]:
    """Every mail that was queued, by number. A mail whose queueing was erased is left out."""
    found: dict[int, OutgoingMail] = {}
    for event in mails:
        if isinstance(event, ev.MailQueued):
            found[event.number] = OutgoingMail(queued=event)
        elif isinstance(event, ev.MailReceived):
            if event.kind == "bounce" and event.answers in found:
                found[event.answers] = attrs.evolve(found[event.answers], bounced=True)
        elif not isinstance(event, ev.MailboxRead) and event.number in found:
            found[event.number] = _after(found[event.number], event)
    return tuple(found[number] for number in sorted(found))


def next_number(mails: Iterable[ev.Mail]) -> int:
    """A number that no mail of the case has had, erased ones included."""
    numbers = (event.number for event in mails if not isinstance(event, ev.MailReceived | ev.MailboxRead))
    return max(numbers, default=0) + 1


def same_person(one: str, other: str) -> bool:
    """Whether two signatures are one person's, without regard to capitals and spaces.

    Where both carry an address, as in `Alba <alba@example.com>`, it alone counts: names change and are shared.
    """
    first, second = address_in(one), address_in(other)
    if not first or not second:
        return _bare(one) == _bare(other)
    return first == second


def address_in(signature: str) -> str:
    """The mail address that a signature carries; empty where it carries none."""
    found = SIGNATURE.fullmatch(_bare(signature))
    return "" if found is None else found[1] or found[2]


def _bare(signature: str) -> str:
    return "".join(signature.casefold().split())


def _after(mail: OutgoingMail, event: ev.Mail) -> OutgoingMail:
    """The mail after one more event of its own."""
    if isinstance(event, ev.MailApproved):
        good = event.sha256 == mail.queued.sha256 and not same_person(event.by, mail.queued.by)
        return attrs.evolve(mail, approved_by=event.by) if good else mail
    if isinstance(event, ev.MailReturned):
        return attrs.evolve(mail, state=MailState.QUEUED, returned=event.why)
    for kind, state in STATES.items():
        if isinstance(event, kind):
            return attrs.evolve(mail, state=state)
    return mail


STATES: dict[type[ev.Event], MailState] = {
    ev.MailSending: MailState.SENDING,
    ev.MailSent: MailState.SENT,
    ev.MailCancelled: MailState.CANCELLED,
}


@attrs.frozen(kw_only=True)
class Draft:
    """What a mail is made of."""

    to: str
    subject: str
    words: str
    sender: str | None = None
    sender_name: str | None = None
    references: tuple[str, ...] = ()
    """Message ids of the conversation so far, the one that is answered last."""
    enclosed: tuple[tuple[str, bytes], ...] = ()
    """Files by name."""


@attrs.frozen(kw_only=True)
class MailMade:
    """A mail as it will go out, byte by byte."""

    content: bytes
    message_id: str
