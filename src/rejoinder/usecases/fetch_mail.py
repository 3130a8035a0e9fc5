"""Take in mail: read the mailbox, put each message into its case once, and remember how far it was read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import attrs

from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Invalid, RejoinderError, Unavailable
from rejoinder.domain.inbox import MOST_BYTES, IncomingMail, Waiting
from rejoinder.domain.market import Markets
from rejoinder.domain.reading import Reading
from rejoinder.domain.source import ComplaintSource
from rejoinder.reading.parsed_message import parse_message
from rejoinder.reading.reference import references
from rejoinder.usecases.app import App
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.confirmed_reading import apply_confirmations
from rejoinder.usecases.file_mail import FiledMail, MailIntake, file_mail
from rejoinder.usecases.mail_ports import Mailbox, OpenMailbox
from rejoinder.usecases.match_mail import (
    NUMBER_KINDS,
    Correspondence,
    NoMatchReason,
    chosen_match,
    correspondence,
    match,
)
from rejoinder.usecases.read_complaint import read_complaint

MESSAGES = 1_000
"""Messages that are read in one go; the next go continues behind them."""
BYTES = 300_000_000
NUMBERED_CHARACTERS = 20_000
"""Characters in which a mail that bears no other sign is searched for the number of another complaint."""
_MESSAGE_ID = re.compile(rb"(?im)^message-id:\s*(<[!-;=?-~]{1,250}>)")
HEAD_BYTES = 60_000


class MessageIsNotThere(Invalid):
    """The mailbox holds no message of a number that a person named, or it is too large."""


class FileIsNoMail(Invalid):
    """A file without the head of a mail."""


@attrs.frozen(kw_only=True)
class UnfiledMail:
    """A message that was put into no case."""

    waiting: Waiting
    mail: IncomingMail | None
    """None where it is too large to be taken in."""
    why: NoMatchReason | None


@attrs.define(kw_only=True)
class FetchOutcome:
    """Result of one look into the mailbox."""

    taken: list[FiledMail] = attrs.field(factory=list)
    left: list[UnfiledMail] = attrs.field(factory=list)
    more: int = 0
    """Messages that wait for the next look."""
    broke_off: Unavailable | None = None
    """Why the look ended early; what came before it is filed."""


def fetch_mail(
    writers: Sequence[CaseWriter], mailbox: Mailbox, context: MailIntake, *, since: dt.date, again: bool = False
) -> FetchOutcome:
    """Read what is new in a mailbox, and file what belongs to one of the cases.

    The bytes of a mail lie in the case before its line stands in the ledger, and how far the mailbox was read is noted
    last: whatever ends the work early, the next look loses nothing, and what is filed is not filed again.

    Args:
        since: the day from which a mailbox that a case has never read is looked through.
        again: whether to begin there although the mailbox was read.

    Raises: Invalid leaves of the cases, and what opening the mailbox raises.
    """
    cases = [_known(writer, context) for writer in writers]
    found = FetchOutcome()
    with mailbox.connect() as box:
        marks = [_mark(writer.case(), mailbox.name, box.validity) for writer in writers]
        waiting = box.waiting(after=0 if again else min(marks), since=since)
        read_to = _look(writers, cases, box, waiting, context, found)
        for writer, mark in zip(writers, marks, strict=True):
            if read_to > mark:
                _note(writer, mailbox.name, box.validity, read_to)
    return found


def fetch_past(
    writers: Callable[[], Sequence[tuple[CaseWriter, str]]],
    mailbox: Mailbox,
    context: MailIntake,
    *,
    past: tuple[int, int],
    since: dt.date,
) -> tuple[FetchOutcome, tuple[int, int]]:
    """Read what is new in a mailbox for many cases, none of which notes how far it was read.

    The caller keeps the mark, and only after this returned: whatever ends the work early, the next look begins at the
    old mark and finds in the cases what was filed.

    Args:
        writers: the cases, each with its organisation; they are opened only where something waits.
        past: the mark: what the server counted under, and the number up to which the mailbox was read.

    Returns: what came of it, and the new mark.
    Raises: as `fetch_mail`.
    """
    found = FetchOutcome()
    with mailbox.connect() as box:
        mark = past[1] if past[0] == box.validity else 0
        waiting = box.waiting(after=mark, since=since)
        read_to = 0
        if waiting:
            cases = writers()
            known = [attrs.evolve(_known(writer, context), organisation=organisation) for writer, organisation in cases]
            read_to = _look([writer for writer, _ in cases], known, box, waiting, context, found)
        return found, (box.validity, max(mark, read_to))


def take_message(
    writer: CaseWriter, mailbox: Mailbox, uid: int, context: MailIntake, *, counterpart: str | None = None
) -> FiledMail:
    """File the one message that a person names. Raises: MessageIsNotThere, and what `fetch_mail` raises."""
    case = _known(writer, context)
    with mailbox.connect() as box:
        waiting = next((each for each in box.waiting(after=uid - 1, since=dt.date.min) if each.uid == uid), None)
        content = box.content(uid, most=MOST_BYTES) if waiting is not None else None
    if waiting is None or content is None:
        raise MessageIsNotThere(uid=uid)
    mail = context.reader.read(content)
    return file_mail(
        writer, mail, chosen_match(mail, case, counterpart=counterpart), context, received_at=waiting.received_at
    )


def take_mail(writer: CaseWriter, content: bytes, context: MailIntake, *, counterpart: str | None = None) -> FiledMail:
    """File a mail that a person saved. Raises: FileIsNoMail."""
    mail = context.reader.read(content)
    if not (mail.sender or mail.subject or mail.message_id):
        raise FileIsNoMail
    return file_mail(writer, mail, chosen_match(mail, _known(writer, context), counterpart=counterpart), context)


def _look(
    writers: Sequence[CaseWriter],
    cases: Sequence[Correspondence],
    box: OpenMailbox,
    waiting: Sequence[Waiting],
    context: MailIntake,
    found: FetchOutcome,
) -> int:
    """Take the messages one after the other; the number of the last one that was looked at, 0 where none was."""
    read_to, checkout = 0, BYTES
    for place, each in enumerate(waiting):
        if place >= MESSAGES or (place and each.size_bytes > checkout):
            found.more = len(waiting) - place
            break
        try:
            content = box.content(each.uid, most=MOST_BYTES) if each.size_bytes <= MOST_BYTES else None
        except Unavailable as error:
            found.broke_off, found.more = error, len(waiting) - place
            break
        checkout -= len(content or b"")
        if content is not None:
            _sorted(writers, cases, each, context.reader.read(content), context, found)
        elif each.size_bytes > MOST_BYTES:
            found.left.append(UnfiledMail(waiting=each, mail=None, why=None))
        read_to = each.uid
    return read_to


def _sorted(
    writers: Sequence[CaseWriter],
    cases: Sequence[Correspondence],
    waiting: Waiting,
    mail: IncomingMail,
    context: MailIntake,
    found: FetchOutcome,
) -> None:
    """Put one mail into its case, or aside."""
    if any(mail.message_id in case.sent for case in cases):
        return
    fits = match(mail, cases, numbers=partial(_complaint_numbers, markets=context.app.markets()))
    if isinstance(fits, NoMatchReason):
        found.left.append(UnfiledMail(waiting=waiting, mail=mail, why=fits))
        return
    found.taken.append(file_mail(writers[fits.place], mail, fits, context, received_at=waiting.received_at))


def _known(writer: CaseWriter, context: MailIntake) -> Correspondence:
    case = writer.case()
    known = correspondence(case, _reading(writer, case, context.app), ids=dict(_ids(case, writer, context)))
    return known if context.own is None else attrs.evolve(known, own=known.own | {context.own.casefold()})


def _reading(writer: CaseWriter, case: CaseFile, app: App) -> Reading | None:
    """The complaint as it lies there, with what people said of it."""
    source = app.complaints().open(app.folders().complaint(writer.folder))
    return apply_confirmations(attrs.evolve(case, reading=read_complaint(source, app.markets())))


def _ids(case: CaseFile, writer: CaseWriter, context: MailIntake) -> Iterator[tuple[str, int]]:
    """Ids that a person's own mail program gave to mails of ours."""
    queued = {event.number: event.sha256 for event in case.mails if isinstance(event, ev.MailQueued)}
    for event in case.mails:
        if isinstance(event, ev.MailSent) and queued.get(event.number) != event.sha256:
            try:
                content = context.files.read(writer.folder, f"mail/out/{event.sha256}.eml", event.sha256)
            except RejoinderError:  # gone or altered: `verify` says so, and its id is simply not known here
                continue
            found = _MESSAGE_ID.search(content[:HEAD_BYTES])
            if found:
                yield found[1].decode("ascii"), event.number


def _complaint_numbers(text: str, *, markets: Markets) -> tuple[str, ...]:
    source = ComplaintSource(
        name="mail", media_type="text/plain", text=text[:NUMBERED_CHARACTERS], sha256="", size_bytes=0
    )
    return tuple(each.value for each in references(parse_message(source, markets)) if each.kind in NUMBER_KINDS)


def _mark(case: CaseFile, mailbox: str, validity: int) -> int:
    """How far a case has read a mailbox; 0 where it never has, or where the server began to count anew."""
    reads = [event for event in case.mails if isinstance(event, ev.MailboxRead) and event.mailbox == mailbox]
    return max((event.uid for event in reads if event.validity == validity), default=0)


def _note(writer: CaseWriter, mailbox: str, validity: int, uid: int) -> None:
    def noted(case: CaseFile) -> Sequence[ev.Event]:
        if _mark(case, mailbox, validity) >= uid:
            return ()
        return (ev.MailboxRead(at=writer.at, by=writer.by, mailbox=mailbox, validity=validity, uid=uid),)

    writer.write(noted)
