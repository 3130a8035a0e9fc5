"""`rejoinder mail fetch` and `rejoinder mail take`: mail that comes in."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rejoinder.adapters.formats.outgoing import file_bytes
from rejoinder.adapters.mail.mail_settings import own_address
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.cli.instant import hour
from rejoinder.cli.mail_box import NAME_LIMIT, ReasonIsEmpty, say
from rejoinder.cli.wiring import app, mail_files, mail_reader, mailbox
from rejoinder.domain.errors import Invalid
from rejoinder.domain.inbox import MOST_BYTES, IncomingKind, IncomingMail
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.fetch_mail import FetchOutcome, UnfiledMail, fetch_mail, take_mail, take_message
from rejoinder.usecases.file_mail import FiledMail, MailIntake
from rejoinder.usecases.match_mail import NoMatchReason

LONGEST_DAYS = 3_650
LARGEST_UID = 4_294_967_295
SUBJECT_SHOWN = 100
STRANGERS_SHOWN = 20


class DaysAreWrong(Invalid):
    """The number of days to look back is none, or makes no sense."""


class MessageNumberIsWrong(Invalid):
    """A message of the mailbox is named by a number that none can have."""


class MessageNeedsOneCase(Invalid):
    """One message is named, and several cases, or somebody to file it under and no message."""


def fetch(chosen: argparse.Namespace, language: str) -> int:
    """Look into the mailbox and say what was filed and what was not."""
    _refuse_odd(chosen)
    writers = [_writer(case, chosen) for case in dict.fromkeys(case.resolve() for case in chosen.cases)]
    if chosen.uid is not None:
        found = FetchOutcome()
        named = _named(chosen.counterpart)
        found.taken.append(
            take_message(writers[0], mailbox(chosen.folder), chosen.uid, _mail_intake(), counterpart=named)
        )
    else:
        since = (writers[0].at - dt.timedelta(days=chosen.days)).date()
        found = fetch_mail(writers, mailbox(chosen.folder), _mail_intake(), since=since, again=chosen.again)
    _show(found, chosen, language)
    if found.broke_off is not None:
        raise found.broke_off
    return 0


def take(chosen: argparse.Namespace, language: str) -> int:
    """File a mail that was saved as a file."""
    writer, content = _writer(chosen.case, chosen), file_bytes(chosen.file, MOST_BYTES)
    found = FetchOutcome()
    found.taken.append(take_mail(writer, content, _mail_intake(), counterpart=_named(chosen.counterpart)))
    _show(found, chosen, language)
    return 0


def _refuse_odd(chosen: argparse.Namespace) -> None:
    if not 0 < chosen.days <= LONGEST_DAYS:
        raise DaysAreWrong(most=LONGEST_DAYS)
    if chosen.uid is not None and not 0 < chosen.uid <= LARGEST_UID:
        raise MessageNumberIsWrong
    if (chosen.uid is not None and len(chosen.cases) > 1) or (chosen.uid is None and chosen.counterpart is not None):
        raise MessageNeedsOneCase


def _writer(case: Path, chosen: argparse.Namespace) -> CaseWriter:
    by = _named(chosen.by) or ""
    return CaseWriter(folder=case, at=hour(None), by=by, folders=app().folders(), ledgers=app().ledgers())


def _named(name: str | None) -> str | None:
    cleaned = " ".join(name.split()) if name is not None else None
    if cleaned is not None and not 0 < len(cleaned) <= NAME_LIMIT:
        raise ReasonIsEmpty
    return cleaned


def _mail_intake() -> MailIntake:
    return MailIntake(reader=mail_reader(), files=mail_files(), app=app(), own=own_address())


def _show(found: FetchOutcome, chosen: argparse.Namespace, language: str) -> None:
    if chosen.json:
        print(json.dumps(_record(found, language), ensure_ascii=False, indent=1))
        return
    lines = [line for taken in found.taken for line in _taken(taken)]
    lines += _unmatched(found.left)
    say(lines or [phrase("mail.nothing-came")], language)
    if found.more and found.broke_off is None:
        say([phrase("mail.more-waits-again" if chosen.again else "mail.more-waits", count=found.more)], language)


def _taken(taken: FiledMail) -> Iterator[Phrase]:
    mail, case = taken.mail, taken.writer.folder.name
    how = phrase(f"mail.matched-{taken.match.by.value}")
    values: dict[str, Any] = {"kind": _kind(mail), "sender": mail.sender or "-", "subject": _short(mail), "case": case}
    yield phrase("mail.filed" if taken.events else "mail.filed-before", how=how, **values)
    if not taken.events:
        return
    if taken.match.is_from_elsewhere:
        yield phrase("mail.from-elsewhere", sender=mail.sender or "-", counterpart=taken.match.counterpart)
    if mail.kind is IncomingKind.BOUNCE and taken.match.answers is not None:
        yield phrase("mail.bounce-of", number=taken.match.answers)
    if mail.kind is IncomingKind.AUTO_REPLY:
        yield phrase("mail.no-answer-yet")
    if mail.enclosures:
        yield phrase("mail.enclosed", count=len(mail.enclosures))
    if not mail.is_readable:
        yield phrase("mail.not-readable")


def _unmatched(left: Sequence[UnfiledMail]) -> Iterator[Phrase]:
    """What was not filed; of what leads nowhere at all, only the newest."""
    strangers = [each for each in left if each.why is NoMatchReason.UNKNOWN]
    hidden = strangers[: max(len(strangers) - STRANGERS_SHOWN, 0)]
    for each in left:
        if each not in hidden:
            yield from _left(each)
    if hidden:
        yield phrase("mail.strangers", count=len(hidden))


def _left(left: UnfiledMail) -> Iterator[Phrase]:
    uid = left.waiting.uid
    if left.mail is None or left.why is None:
        yield phrase("mail.too-large", uid=uid, size=left.waiting.size_bytes, most=MOST_BYTES)
        return
    why = phrase(f"mail.unmatched-{left.why.value}")
    yield phrase("mail.not-filed", uid=uid, sender=left.mail.sender or "-", subject=_short(left.mail), why=why)


def _kind(mail: IncomingMail) -> Phrase:
    return phrase(f"mail.kind-{mail.kind.value}")


def _short(mail: IncomingMail) -> str:
    return mail.subject[:SUBJECT_SHOWN] or "-"


def _record(found: FetchOutcome, language: str) -> dict[str, Any]:
    return {
        "schema": "rejoinder.mail-in/1",
        "filed": [_filed(taken, language) for taken in found.taken],
        "left": [_unfiled(left) for left in found.left],
        "more": found.more,
        "broke_off": found.broke_off is not None,
    }


def _filed(taken: FiledMail, language: str) -> dict[str, Any]:
    mail, match = taken.mail, taken.match
    return {
        "case": taken.writer.folder.name,
        "new": bool(taken.events),
        **_head(mail),
        "counterpart": match.counterpart,
        "matched": match.by.value,
        "answers": match.answers,
        "from_elsewhere": match.is_from_elsewhere,
        "words": mail.words,
        "sha256": mail.sha256,
        "enclosed": [{"name": each.name, "sha256": each.sha256} for each in mail.enclosures],
        "readable": mail.is_readable,
        "says": [Wording().say(line, language) for line in _taken(taken)],
    }


def _unfiled(left: UnfiledMail) -> dict[str, Any]:
    at = left.waiting.received_at
    record = {"uid": left.waiting.uid, "size_bytes": left.waiting.size_bytes, "at": at.isoformat() if at else None}
    return {**record, "why": left.why.value if left.why else "too_large", **(_head(left.mail) if left.mail else {})}


def _head(mail: IncomingMail) -> dict[str, Any]:
    return {"kind": mail.kind.value, "from": mail.sender, "subject": mail.subject, "message_id": mail.message_id}
