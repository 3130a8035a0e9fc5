"""The outbox on the screen and in JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rejoinder.adapters.wording import Wording
from rejoinder.domain.outbox import MailState, OutgoingMail
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.pen import Pen

if TYPE_CHECKING:
    from rejoinder.domain.event import Event


def listed(mail: OutgoingMail, now: dt.datetime) -> Iterator[Phrase]:
    """One mail: how far it is, and what it waits for."""
    queued = mail.queued
    yield phrase(
        "mail.listed", number=mail.number, state=phrase(_stand(mail, now)), to=queued.to, subject=queued.subject
    )
    if mail.state is MailState.QUEUED and queued.send_at > now:
        yield phrase("mail.until", send_at=queued.send_at)
    if mail.approved_by is not None:
        yield phrase("mail.approved-by", name=mail.approved_by)
    if mail.state is MailState.QUEUED and mail.returned is not None:
        yield phrase("mail.returned", why=mail.returned)
    if mail.state is MailState.SENDING:
        yield phrase("mail.unsettled", number=mail.number)
    if mail.bounced:
        yield phrase("mail.bounced")


def _stand(mail: OutgoingMail, now: dt.datetime) -> str:
    if mail.state is not MailState.QUEUED:
        return f"mail.state-{mail.state.value}"
    if mail.lacks_approval:
        return "mail.state-unapproved"
    return "mail.state-ready" if mail.may_go(now) else "mail.state-cooling"


def box(pen: Pen, events: Sequence[Event], language: str) -> dict[str, Any]:
    """What was done, and every mail."""
    from rejoinder.usecases.case_history import told
    from rejoinder.usecases.outbox_decide import mails_of

    return {
        "done": [Wording().say(told(event), language) for event in events],
        "mails": [
            {
                "number": mail.number,
                "state": mail.state.value,
                "ready": mail.may_go(pen.at),
                "to": mail.queued.to,
                "subject": mail.queued.subject,
                "send_at": mail.queued.send_at.isoformat(),
                "needs_approval": mail.lacks_approval,
                "approved_by": mail.approved_by,
                "returned": mail.returned,
                "bounced": mail.bounced,
                "message_id": mail.queued.message_id,
                "sha256": mail.queued.sha256,
                "path": mail.queued.path,
            }
            for mail in mails_of(pen)
        ],
    }
