"""What people decide about a mail in the outbox: approved, cancelled, or sent by hand."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.outbox import MailState, OutgoingMail, outbox, same_person
from rejoinder.negotiation.marking import marking_of
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.mail_ports import MailFiles


class MailIsUnknown(Invalid):
    """No mail of the case has this number."""


class MailIsOver(Refused):
    """The mail went out, or was cancelled."""


class ApproverIsTheWriter(Refused):
    """The second person must be another than the writer."""


class MailIsBeingSent(Refused):
    """The mail was handed over and nothing says what became of it."""


def mails_of(writer: CaseWriter) -> tuple[OutgoingMail, ...]:
    """The outbox of the case, by number."""
    return outbox(writer.case().mails)


def approve_mail(writer: CaseWriter, number: int, files: MailFiles) -> tuple[ev.Event, ...]:
    """Approve of a queued mail as it lies there; once more changes nothing.

    Raises: MailIsUnknown, MailIsOver, MailIsBeingSent, ApproverIsTheWriter, MailIsAltered.
    """

    def approved(case: CaseFile) -> Sequence[ev.Event]:
        mail = mail_of(case, number)
        if mail.state is MailState.SENDING:
            raise MailIsBeingSent(number=number)
        if mail.state is not MailState.QUEUED:
            raise MailIsOver(number=number)
        if same_person(writer.by, mail.queued.by):
            raise ApproverIsTheWriter(name=writer.by)
        files.read(writer.folder, mail.queued.path, mail.queued.sha256)
        if mail.approved_by is not None:
            return ()
        return (ev.MailApproved(at=writer.at, by=writer.by, number=number, sha256=mail.queued.sha256),)

    return writer.write(approved)


def cancel_mail(writer: CaseWriter, number: int, *, reason: str | None = None) -> tuple[ev.Event, ...]:
    """Withdraw a mail that has not gone out, or of which a person found that it did not arrive.

    Raises: MailIsUnknown, MailIsOver.
    """

    def cancelled(case: CaseFile) -> Sequence[ev.Event]:
        _refuse_over(mail_of(case, number))
        return (ev.MailCancelled(at=writer.at, by=writer.by, number=number, reason=reason),)

    return writer.write(cancelled)


def mark_sent(writer: CaseWriter, number: int, files: MailFiles, *, exact: bytes | None = None) -> tuple[ev.Event, ...]:
    """Record that a person sent the mail, or found that it went out.

    Args:
        exact: the mail as the person's own program sent it; it is kept in the case.

    Raises: MailIsUnknown, MailIsOver.
    """
    _refuse_over(mail_of(writer.case(), number))
    path = files.keep(writer.folder, exact) if exact is not None else None

    def marked(case: CaseFile) -> Sequence[ev.Event]:
        mail = mail_of(case, number)
        _refuse_over(mail)
        sha256 = path.rpartition("/")[2].partition(".")[0] if path else mail.queued.sha256
        return sent_mail_events(writer, mail, sha256, by_hand=True)

    return writer.write(marked)


def sent_mail_events(
    writer: CaseWriter, mail: OutgoingMail, sha256: str, *, by_hand: bool = False
) -> tuple[ev.Event, ...]:
    """That a mail went out, for the outbox and for the conversation."""
    queued = mail.queued
    text = f"{queued.subject}\n{queued.words or ''}"
    return (
        ev.MailSent(at=writer.at, by=writer.by, number=mail.number, sha256=sha256, by_hand=by_hand),
        ev.LetterSent(
            at=writer.at,
            by=writer.by,
            to=queued.counterpart,
            purpose=queued.purpose,
            sha256=sha256,
            subject=queued.subject,
            words=queued.words,
            marking=marking_of(text),
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
