"""Mail on the screen, with the values of the sentences about it."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.cli.printable import printable_text
from rejoinder.domain.errors import Invalid
from rejoinder.domain.outbox import MailState, OutgoingMail
from rejoinder.domain.phrase import Phrase, phrase

NAME_LIMIT = 200


class ReasonIsEmpty(Invalid):
    """A reason or a name is asked for and none is given."""


def say(lines: Iterable[Phrase], language: str, stream: TextIO | None = None) -> None:
    """Each phrase on a line of its own; on the standard output where no stream is given."""
    for line in lines:
        print(printable_text(" ".join(Wording().say(line, language).split())), file=stream or sys.stdout)


def mail_lines(mail: OutgoingMail, now: dt.datetime) -> Iterator[Phrase]:
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
