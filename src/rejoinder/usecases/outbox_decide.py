"""What people decide about a mail in the outbox: approved, cancelled, or sent by hand."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.outbox import MailState, OutgoingMail, outbox, same_person
from rejoinder.negotiation.marking import marking_of
from rejoinder.usecases.mail_ports import MailFiles
from rejoinder.usecases.pen import Pen


class MailIsUnknown(Invalid):
    """No mail of the case has this number."""


class MailIsOver(Refused):
    """The mail went out, or was cancelled."""


class ApproverIsTheWriter(Refused):
    """Four eyes are two people."""


class MailIsBeingSent(Refused):
    """The mail was handed over and nothing says what became of it."""


def mails_of(pen: Pen) -> tuple[OutgoingMail, ...]:
    """The outbox of the case, by number."""
    return outbox(pen.case().mails)


def approve_mail(pen: Pen, number: int, files: MailFiles) -> tuple[ev.Event, ...]:
    """Approve of a queued mail as it lies there; once more changes nothing.

    Raises: MailIsUnknown, MailIsOver, MailIsBeingSent, ApproverIsTheWriter, MailIsAltered.
    """

    def approved(case: CaseFile) -> Sequence[ev.Event]:
        mail = mail_of(case, number)
        if mail.state is MailState.SENDING:
            raise MailIsBeingSent(number=number)
        if mail.state is not MailState.QUEUED:
            raise MailIsOver(number=number)
        if same_person(pen.by, mail.queued.by):
            raise ApproverIsTheWriter(name=pen.by)
        files.read(pen.folder, mail.queued.path, mail.queued.sha256)
        if mail.approved_by is not None:
            return ()
        return (ev.MailApproved(at=pen.at, by=pen.by, number=number, sha256=mail.queued.sha256),)

    return pen.write(approved)


def cancel_mail(pen: Pen, number: int, *, reason: str | None = None) -> tuple[ev.Event, ...]:
    """Withdraw a mail that has not gone out, or of which a person found that it did not arrive.

    Raises: MailIsUnknown, MailIsOver.
    """

    def cancelled(case: CaseFile) -> Sequence[ev.Event]:
        _refuse_over(mail_of(case, number))
        return (ev.MailCancelled(at=pen.at, by=pen.by, number=number, reason=reason),)

    return pen.write(cancelled)


def mark_sent(pen: Pen, number: int, files: MailFiles, *, exact: bytes | None = None) -> tuple[ev.Event, ...]:
    """Record that a person sent the mail, or found that it went out.

    Args:
        exact: the mail as the person's own program sent it; it is kept in the case.

    Raises: MailIsUnknown, MailIsOver.
    """
    _refuse_over(mail_of(pen.case(), number))
    path = files.keep(pen.folder, exact) if exact is not None else None

    def marked(case: CaseFile) -> Sequence[ev.Event]:
        mail = mail_of(case, number)
        _refuse_over(mail)
        sha256 = path.rpartition("/")[2].partition(".")[0] if path else mail.queued.sha256
        return gone(pen, mail, sha256, by_hand=True)

    return pen.write(marked)


def gone(pen: Pen, mail: OutgoingMail, sha256: str, *, by_hand: bool = False) -> tuple[ev.Event, ...]:
    """That a mail went out, for the outbox and for the conversation."""
    queued = mail.queued
    said = f"{queued.subject}\n{queued.words or ''}"
    return (
        ev.MailSent(at=pen.at, by=pen.by, number=mail.number, sha256=sha256, by_hand=by_hand),
        ev.LetterSent(
            at=pen.at,
            by=pen.by,
            to=queued.counterpart,
            purpose=queued.purpose,
            sha256=sha256,
            subject=queued.subject,
            words=queued.words,
            marking=marking_of(said),
            enclosed=queued.enclosed,
        ),
    )


def mail_of(case: CaseFile, number: int) -> OutgoingMail:
    """The mail of this number. Raises: MailIsUnknown."""
    for mail in outbox(case.mails):
        if mail.number == number:
            return mail
    raise MailIsUnknown(number=number)


def _refuse_over(mail: OutgoingMail) -> None:
    if mail.state in (MailState.SENT, MailState.CANCELLED):
        raise MailIsOver(number=mail.number)
