"""Put a mail that came in into its case, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.inbox import IncomingKind, IncomingMail
from rejoinder.negotiation.marking import marking_of
from rejoinder.usecases.app import App
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.mail_ports import MailFiles, MailReader
from rejoinder.usecases.match_mail import NOBODY, Match


@attrs.frozen(kw_only=True)
class MailIntake:
    """What mail is taken in with."""

    reader: MailReader
    files: MailFiles
    app: App
    own: str | None = None
    """Our own address, where it is known beside what was sent."""


@attrs.frozen(kw_only=True)
class FiledMail:
    """A mail that lies in a case now."""

    writer: CaseWriter
    mail: IncomingMail
    match: Match
    events: tuple[ev.Event, ...]
    """What was recorded; empty where the case held the mail already."""


def file_mail(
    writer: CaseWriter, mail: IncomingMail, fits: Match, context: MailIntake, *, received_at: dt.datetime | None = None
) -> FiledMail:
    """Put a mail into its case, bytes and enclosures first, unless the case holds it already."""
    if _holds(writer.case(), mail, writer, context):
        return FiledMail(writer=writer, mail=mail, match=fits, events=())
    path = context.files.keep(writer.folder, mail.content, incoming=True)
    files = [
        (context.files.keep_enclosed(writer.folder, each.name, each.content, mail=mail.sha256), each.sha256)
        for each in mail.enclosures
    ]
    lines = tuple(_lines(writer, mail, fits, ((path, mail.sha256), *files), received_at))
    events = writer.write(lambda case: () if _holds(case, mail, writer, context) else lines)
    return FiledMail(writer=writer, mail=mail, match=fits, events=events)


def _lines(
    writer: CaseWriter,
    mail: IncomingMail,
    fits: Match,
    files: Sequence[tuple[str, str]],
    received_at: dt.datetime | None,
) -> Iterator[ev.Event]:
    at, by, sender = writer.at, writer.by, mail.sender or NOBODY
    yield ev.MailReceived(
        at=at,
        by=by,
        kind=mail.kind.value,
        sender=sender,
        sha256=mail.sha256,
        path=files[0][0],
        message_id=mail.message_id,
        answers=fits.answers,
        matched=fits.by.value,
        subject=mail.subject or None,
        received_at=received_at,
    )
    for path, sha256 in dict.fromkeys(files):
        yield ev.EvidenceReceived(at=at, by=by, sha256=sha256, path=path, sender=sender)
    if mail.kind is IncomingKind.LETTER:
        yield ev.LetterReceived(
            at=at,
            by=by,
            sender=fits.counterpart,
            sha256=mail.sha256,
            subject=mail.subject or None,
            words=mail.words or None,
            marking=marking_of(f"{mail.subject}\n{mail.words}"),
        )
    elif mail.was_displayed:
        yield ev.LetterRead(at=at, by=by, counterpart=fits.counterpart, how="receipt")


def _holds(case: CaseFile, mail: IncomingMail, writer: CaseWriter, context: MailIntake) -> bool:
    """Whether the case holds the mail: the same bytes, or another copy that says the same under the same id."""
    for event in case.mails:
        if isinstance(event, ev.MailReceived):
            same_id = mail.message_id is not None and event.message_id == mail.message_id
            if event.sha256 == mail.sha256 or (same_id and _essence(event, writer, context) == mail.essence):
                return True
    return False


def _essence(event: ev.MailReceived, writer: CaseWriter, context: MailIntake) -> tuple[object, ...] | None:
    try:
        return context.reader.read(context.files.read(writer.folder, event.path, event.sha256)).essence
    except RejoinderError:  # gone or altered: `verify` says so; here the copy that arrives is a new one
        return None
