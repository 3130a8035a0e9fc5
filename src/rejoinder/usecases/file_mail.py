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
from rejoinder.usecases.mail_ports import MailFiles, MailReader
from rejoinder.usecases.match_mail import NOBODY, Match
from rejoinder.usecases.pen import Pen


@attrs.frozen(kw_only=True)
class Desk:
    """What mail is taken in with."""

    reader: MailReader
    files: MailFiles
    app: App
    own: str | None = None
    """Our own address, where it is known beside what was sent."""


@attrs.frozen(kw_only=True)
class Taken:
    """A mail that lies in a case now."""

    pen: Pen
    mail: IncomingMail
    match: Match
    events: tuple[ev.Event, ...]
    """What was recorded; empty where the case held the mail already."""


def file_mail(
    pen: Pen, mail: IncomingMail, fits: Match, desk: Desk, *, received_at: dt.datetime | None = None
) -> Taken:
    """Put a mail into its case, bytes and enclosures first, unless the case holds it already."""
    if _holds(pen.case(), mail, pen, desk):
        return Taken(pen=pen, mail=mail, match=fits, events=())
    path = desk.files.keep(pen.folder, mail.content, incoming=True)
    kept = [
        (desk.files.keep_enclosed(pen.folder, each.name, each.content, mail=mail.sha256), each.sha256)
        for each in mail.enclosures
    ]
    lines = tuple(_lines(pen, mail, fits, ((path, mail.sha256), *kept), received_at))
    events = pen.write(lambda case: () if _holds(case, mail, pen, desk) else lines)
    return Taken(pen=pen, mail=mail, match=fits, events=events)


def _lines(
    pen: Pen,
    mail: IncomingMail,
    fits: Match,
    kept: Sequence[tuple[str, str]],
    received_at: dt.datetime | None,
) -> Iterator[ev.Event]:
    at, by, sender = pen.at, pen.by, mail.sender or NOBODY
    yield ev.MailReceived(
        at=at,
        by=by,
        kind=mail.kind.value,
        sender=sender,
        sha256=mail.sha256,
        path=kept[0][0],
        message_id=mail.message_id,
        answers=fits.answers,
        matched=fits.by.value,
        subject=mail.subject or None,
        received_at=received_at,
    )
    for path, sha256 in dict.fromkeys(kept):
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


def _holds(case: CaseFile, mail: IncomingMail, pen: Pen, desk: Desk) -> bool:
    """Whether the case holds the mail: the same bytes, or another copy that says the same under the same id."""
    for event in case.mails:
        if isinstance(event, ev.MailReceived):
            same_id = mail.message_id is not None and event.message_id == mail.message_id
            if event.sha256 == mail.sha256 or (same_id and _essence(event, pen, desk) == mail.essence):
                return True
    return False


def _essence(event: ev.MailReceived, pen: Pen, desk: Desk) -> tuple[object, ...] | None:
    try:
        return desk.reader.read(desk.files.read(pen.folder, event.path, event.sha256)).essence
    except RejoinderError:  # gone or altered: `verify` says so; here the copy that arrives is a new one
        return None
