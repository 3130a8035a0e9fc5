"""Record a letter that went out or came in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import attrs

from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import Correspondent, EnclosedFile, Event, LetterReceived, LetterSent, Means
from rejoinder.negotiation.marking import marking_of
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.ports import CaseFiles
from rejoinder.usecases.terms import refuse_no_name

CORRESPONDENCE = "correspondence"
"""Where in the case lie letters that went out or came in outside the program."""


class ReplyIsDueBefore(Invalid):
    """An answer is expected on a day before the letter went out."""


@attrs.frozen(kw_only=True)
class Content:
    """What a letter says, as far as it is recorded beside its digest."""

    subject: str | None = None
    words: str | None = None
    marking: str | None = None
    """`without_prejudice` or `privileged`; told from the words where it is None."""
    asked: tuple[str, ...] = ()
    conceded: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Delivery:
    """To whom a letter went by his part in the case, by which way, and by when he is to answer."""

    correspondent: Correspondent | None = None
    means: Means | None = None
    reply_by: dt.date | None = None


def record_sent(
    writer: CaseWriter,
    to: str,
    *,
    purpose: str,
    letter: str | None = None,
    content: Content | None = None,
    enclosed: Sequence[EnclosedFile] = (),
    delivery: Delivery | None = None,
) -> tuple[Event, ...]:
    """Record that a letter went out, and with what.

    Args:
        letter: the SHA-256 of its file.

    Raises: CounterpartIsEmpty, ReplyIsDueBefore.
    """
    refuse_no_name(to)
    delivery = delivery or Delivery()
    if delivery.reply_by is not None and delivery.reply_by < writer.at.date():
        raise ReplyIsDueBefore(day=delivery.reply_by)
    content_fields, along = _content_fields(content), tuple(enclosed)
    event = LetterSent(
        at=writer.at,
        by=writer.by,
        to=to,
        purpose=purpose,
        sha256=letter,
        enclosed=along,
        **attrs.asdict(delivery),
        **content_fields,
    )
    return writer.write(lambda _: (event,))


def keep_letter(
    writer: CaseWriter, file: Path, record: Callable[[str], tuple[Event, ...]], *, case_files: CaseFiles
) -> tuple[Event, ...]:
    """Keep the very file that went out or came in, and record the letter by its digest. Both, or neither.

    Args:
        record: writes the letter, given the SHA-256 of its file.

    Raises: FileIsMissing, PaperIsTooLarge, and what `record` raises.
    """
    with ExitStack() as undone:
        relative = case_files.put(writer.folder, file, relative=f"{CORRESPONDENCE}/{file.name}")
        undone.callback(case_files.take_back, writer.folder, relative)
        events = record(case_files.digest_of(file))
        undone.pop_all()
    return events


def record_received(
    writer: CaseWriter, sender: str, *, letter: str | None = None, content: Content | None = None
) -> tuple[Event, ...]:
    """Record that a letter came in; `letter` is the SHA-256 of its file. Raises: CounterpartIsEmpty."""
    refuse_no_name(sender)
    content_fields = _content_fields(content)
    return writer.write(
        lambda _: (LetterReceived(at=writer.at, by=writer.by, sender=sender, sha256=letter, **content_fields),)
    )


def _content_fields(content: Content | None) -> dict[str, Any]:
    if content is None:
        return {}
    marking = content.marking or marking_of(f"{content.subject or ''}\n{content.words or ''}")
    return {**attrs.asdict(content), "marking": marking}
