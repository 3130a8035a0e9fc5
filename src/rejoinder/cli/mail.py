"""`rejoinder mail ...`: the outbox with its cooling-off time, and incoming mail."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.cli.instant import hour
from rejoinder.cli.mail_arguments import declare
from rejoinder.cli.mail_box import NAME_LIMIT, ReasonIsEmpty, mail_lines, say
from rejoinder.cli.printable import printable_text
from rejoinder.cli.wiring import app
from rejoinder.domain.errors import Invalid
from rejoinder.domain.outbox import MailState
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.case_writer import CaseWriter

if TYPE_CHECKING:
    from rejoinder.domain.event import Event
    from rejoinder.domain.outbox import Draft
    from rejoinder.usecases.outbox_queue import MailDoubt, Plan

LONGEST_COOLING_MINUTES = 10_000


class CoolingIsWrong(Invalid):
    """The cooling-off is no number of minutes, or an endless one."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the acts and their arguments."""
    wording = Wording()
    declare(parser, lambda key: wording.say(phrase(key if "." in key else f"mail.{key}"), language))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Do one act and say what came of it."""
    return ACTS[chosen.act](chosen, language)


# ---------------------------------------------------------------------------------------------------- the outbox


def _queue(chosen: argparse.Namespace, language: str) -> int:
    from rejoinder.adapters.formats.outgoing import read_outgoing
    from rejoinder.adapters.mail.mail_out import MailWriter
    from rejoinder.adapters.shipped.lexicon import tone_lexicon
    from rejoinder.cli.wiring import mail_files
    from rejoinder.usecases.outbox_queue import MailQueue, doubts, queue_mail

    writer, draft, plan = _writer(chosen), _draft(chosen), _plan(chosen)
    against = read_outgoing(chosen.against) if chosen.against else None
    lexicon = tone_lexicon()
    found = doubts(writer, draft, lexicon, against=against)
    if not chosen.json:
        say(_doubted(found), language, sys.stderr)
    if not chosen.to:
        plan = attrs.evolve(plan, counterpart=plan.counterpart or draft.to)
    queue_context = MailQueue(writer=MailWriter(), files=mail_files(), lexicon=lexicon)
    events = queue_mail(writer, draft, plan, queue_context, against=against)
    if chosen.json:
        return _print(
            {"schema": "rejoinder.mail/1", "doubts": _rows(found, language), **_box(writer, events, language)}
        )
    _recorded(events, language)
    say(_next(writer, events), language)
    return 0


def _draft(chosen: argparse.Namespace) -> Draft:
    from rejoinder.adapters.mail.mail_out import checked_draft, draft_of, read_enclosures
    from rejoinder.adapters.mail.mail_settings import own_address

    read = draft_of(chosen.file)
    return checked_draft(
        attrs.evolve(
            read,
            to=chosen.to or read.to,
            subject=chosen.subject or read.subject,
            sender=chosen.sender or own_address(),
            sender_name=chosen.sender_name,
            enclosed=read_enclosures(chosen.enclose),
        )
    )


def _plan(chosen: argparse.Namespace) -> Plan:
    from rejoinder.usecases.outbox_queue import Plan

    for reason in (chosen.at_once_because, chosen.despite):
        _filled(reason)
    if not 0 < chosen.cooling <= LONGEST_COOLING_MINUTES:
        raise CoolingIsWrong(most=LONGEST_COOLING_MINUTES)
    return Plan(
        purpose=chosen.purpose,
        counterpart=chosen.counterpart or chosen.to or "",
        cooling=dt.timedelta(minutes=chosen.cooling),
        at_once_because=chosen.at_once_because,
        needs_second=chosen.four_eyes,
        despite=chosen.despite,
        again=chosen.again,
    )


def _doubted(found: Sequence[MailDoubt]) -> Iterator[Phrase]:
    for doubt in found:
        yield phrase("mail.grave" if doubt.grave else "mail.doubt", says=doubt.says)


def _rows(found: Sequence[MailDoubt], language: str) -> list[dict[str, Any]]:
    return [{"grave": doubt.grave, "says": Wording().say(doubt.says, language)} for doubt in found]


def _next(writer: CaseWriter, events: Sequence[Event]) -> Iterator[Phrase]:
    """What there is to do now that a mail waits."""
    from rejoinder.domain.event import MailQueued

    for event in events:
        if isinstance(event, MailQueued):
            if event.needs_second:
                yield phrase("mail.next-approve", case=str(writer.folder), number=event.number)
            way = "send" if event.sender else "by-hand"
            place = str(writer.folder / event.path)
            yield phrase(f"mail.next-{way}", case=str(writer.folder), number=event.number, path=place)


def _list(chosen: argparse.Namespace, language: str) -> int:
    from rejoinder.usecases.outbox_decide import mails_of

    writer = _writer(chosen)
    mails = mails_of(writer)
    if chosen.json:
        return _print({"schema": "rejoinder.mail/1", **_box(writer, (), language)})
    for mail in mails:
        say(mail_lines(mail, writer.at), language)
    if not mails:
        say([phrase("mail.empty")], language)
    return 0


def _show(chosen: argparse.Namespace, language: str) -> int:
    """The mail as text to copy, or as a file for a mail program."""
    from rejoinder.cli.wiring import mail_files
    from rejoinder.usecases.outbox_decide import MailIsUnknown, mails_of

    writer = _writer(chosen)
    queued = next((mail.queued for mail in mails_of(writer) if mail.number == chosen.number), None)
    if queued is None:
        raise MailIsUnknown(number=chosen.number)
    content = mail_files().read(writer.folder, queued.path, queued.sha256)
    if chosen.out is None:
        say([phrase("mail.shown", to=queued.to, subject=queued.subject)], language)
        print("\n" + "\n".join(printable_text(line) for line in (queued.words or "").splitlines()))
        return 0
    from rejoinder.adapters.redaction.copy_file import put_copy

    with put_copy(content, near=chosen.case, out=chosen.out, suffix=".eml") as place:
        say([phrase("mail.stored", place=str(place))], language)
    return 0


def _approve(chosen: argparse.Namespace, language: str) -> int:
    from rejoinder.cli.wiring import mail_files
    from rejoinder.usecases.outbox_decide import approve_mail

    return _recorded(approve_mail(_writer(chosen), chosen.number, mail_files()), language)


def _cancel(chosen: argparse.Namespace, language: str) -> int:
    from rejoinder.usecases.outbox_decide import cancel_mail

    return _recorded(cancel_mail(_writer(chosen), chosen.number, reason=chosen.reason), language)


def _mark_sent(chosen: argparse.Namespace, language: str) -> int:
    from rejoinder.adapters.case_folder.outbox import LARGEST_BYTES
    from rejoinder.adapters.formats.outgoing import file_bytes
    from rejoinder.cli.wiring import mail_files
    from rejoinder.usecases.outbox_decide import mark_sent

    exact = file_bytes(chosen.file, LARGEST_BYTES) if chosen.file is not None else None
    return _recorded(mark_sent(_writer(chosen), chosen.number, mail_files(), exact=exact), language)


def _send(chosen: argparse.Namespace, language: str) -> int:
    """Send what is due; 1 where the server refused a mail, or one waits for a person to look."""
    from rejoinder.cli.wiring import mail_files, post
    from rejoinder.domain.event import MailReturned
    from rejoinder.usecases.outbox_decide import mails_of
    from rejoinder.usecases.send_mail import send_mail

    writer = _writer(chosen)
    events = send_mail(writer, post(), mail_files(), number=chosen.number)
    waiting = [mail for mail in mails_of(writer) if mail.state is MailState.SENDING]
    if chosen.json:
        _print({"schema": "rejoinder.mail/1", **_box(writer, events, language)})
    else:
        if events:
            _recorded(events, language)
        else:
            say([phrase("mail.nothing-due")], language)
        say((phrase("mail.unsettled", number=mail.number) for mail in waiting), language, sys.stderr)
    return 1 if waiting or any(isinstance(event, MailReturned) for event in events) else 0


def _fetch(chosen: argparse.Namespace, language: str) -> int:
    from rejoinder.cli.mail_fetch import fetch

    return fetch(chosen, language)


def _take(chosen: argparse.Namespace, language: str) -> int:
    from rejoinder.cli.mail_fetch import take

    return take(chosen, language)


# -------------------------------------------------------------------------------------------------------- shared


def _writer(chosen: argparse.Namespace) -> CaseWriter:
    """Mails are sent and looked for by the machine's own hour; only what people note may name another."""
    by = " ".join(chosen.by.split())
    if not 0 < len(by) <= NAME_LIMIT:
        raise ReasonIsEmpty
    at = hour(getattr(chosen, "at", None))
    return CaseWriter(folder=chosen.case, at=at, by=by, folders=app().folders(), ledgers=app().ledgers())


def _filled(reason: str | None) -> None:
    if reason is not None and not reason.strip():
        raise ReasonIsEmpty


def _recorded(events: Sequence[Event], language: str) -> int:
    from rejoinder.usecases.case_history import event_sentence

    say([event_sentence(event) for event in events] or [phrase("case.nothing-new")], language)
    return 0


def _box(writer: CaseWriter, events: Sequence[Event], language: str) -> dict[str, Any]:
    from rejoinder.usecases.outbox_record import outbox_record

    return outbox_record(writer, events, lambda message: Wording().say(message, language))


def _print(answer: dict[str, Any]) -> int:
    print(json.dumps(answer, ensure_ascii=False, indent=1))
    return 0


ACTS: dict[str, Callable[[argparse.Namespace, str], int]] = {
    "queue": _queue,
    "list": _list,
    "show": _show,
    "approve": _approve,
    "send": _send,
    "mark-sent": _mark_sent,
    "cancel": _cancel,
    "fetch": _fetch,
    "take": _take,
}
