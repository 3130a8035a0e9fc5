"""Send what is due, each mail once, whatever happens in between."""

from __future__ import annotations

import time
from collections.abc import Sequence

from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Refused, Unavailable
from rejoinder.domain.outbox import MailState, OutgoingMail
from rejoinder.usecases.case_writer import CaseWriter, Decide
from rejoinder.usecases.mail_ports import Handover, MailFiles, Post
from rejoinder.usecases.outbox_decide import (
    MailIsBeingSent,
    MailIsOver,
    MailIsUnknown,
    mail_of,
    mails_of,
    sent_mail_events,
)

AGAIN_SECONDS = (0.1, 0.5, 2.0, 5.0, 15.0)
"""How long is waited between attempts to record what has already happened outside."""


class MailIsRefused(Refused):
    """The server did not take the mail, so it did not go out."""


class MailFateIsUnknown(Unavailable):
    """The connection broke while the mail was handed over; it may have gone out or not."""


class MailCoolsOff(Refused):
    """The time for second thoughts is not over."""


class MailLacksApproval(Refused):
    """Another person must approve first."""


class MailHasNoSender(Refused):
    """The mail was made to be sent by hand."""


def send_mail(writer: CaseWriter, post: Post, files: MailFiles, *, number: int | None = None) -> tuple[ev.Event, ...]:
    """Send one mail, or all that are due, and record for each what became of it.

    That a mail is about to leave is written down before the first byte of it leaves. A mail of which that is written
    and nothing more is never sent again by the program.

    Raises: MailIsUnknown, MailIsOver, MailIsBeingSent, MailCoolsOff, MailLacksApproval, MailHasNoSender where one was
        named; MailIsAltered, MailFateIsUnknown, and what opening the connection raises.
    """
    mails = mails_of(writer)
    if number is not None:
        mails = tuple(mail for mail in mails if mail.number == number)
        if not mails:
            raise MailIsUnknown(number=number)
        _refuse_unready(writer, mails[0])
    due = [mail for mail in mails if mail.may_go(writer.at) and mail.queued.sender is not None]
    if not due:
        return ()
    contents = [files.read(writer.folder, mail.queued.path, mail.queued.sha256) for mail in due]
    done: list[ev.Event] = []
    with post.ready() as handover:
        for mail, content in zip(due, contents, strict=True):
            done += _sent(writer, mail, content, handover)
    return tuple(done)


def _sent(writer: CaseWriter, mail: OutgoingMail, content: bytes, handover: Handover) -> Sequence[ev.Event]:
    """What became of one mail; nothing where somebody else took it meanwhile."""
    number, sha256 = mail.number, mail.queued.sha256

    def taken(case: CaseFile) -> Sequence[ev.Event]:
        if not mail_of(case, number).may_go(writer.at):
            return ()
        return (ev.MailSending(at=writer.at, by=writer.by, number=number, sha256=sha256),)

    def returned(case: CaseFile, why: str) -> Sequence[ev.Event]:
        if mail_of(case, number).state is not MailState.SENDING:
            return ()
        return (ev.MailReturned(at=writer.at, by=writer.by, number=number, why=why),)

    def arrived(case: CaseFile) -> Sequence[ev.Event]:
        return () if mail_of(case, number).state is MailState.SENT else sent_mail_events(writer, mail, sha256)

    begun = writer.write(taken)
    if not begun:
        return ()
    try:
        handover.send(mail.queued.sender or "", mail.queued.to, content)
    except MailIsRefused as error:
        why = str(error.values.get("why", ""))
        return (*begun, *_recorded(writer, lambda case: returned(case, why)))
    return (*begun, *_recorded(writer, arrived))


def _recorded(writer: CaseWriter, decide: Decide) -> tuple[ev.Event, ...]:
    """Write down what has happened outside: only we know it, so a ledger that is away for a moment is asked again.

    Args:
        decide: writes nothing where it stands written, for an attempt that failed may have been kept all the same.
    """
    for seconds in AGAIN_SECONDS:
        try:
            return writer.write(decide)
        except Unavailable:
            time.sleep(seconds)
    return writer.write(decide)


def _refuse_unready(writer: CaseWriter, mail: OutgoingMail) -> None:
    """Say why a mail that was named may not go."""
    if mail.state is MailState.SENDING:
        raise MailIsBeingSent(number=mail.number)
    if mail.state is not MailState.QUEUED:
        raise MailIsOver(number=mail.number)
    if mail.lacks_approval:
        raise MailLacksApproval(number=mail.number)
    if not mail.may_go(writer.at):
        raise MailCoolsOff(number=mail.number, send_at=mail.queued.send_at)
    if mail.queued.sender is None:
        raise MailHasNoSender(number=mail.number)
