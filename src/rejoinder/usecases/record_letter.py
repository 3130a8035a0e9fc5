"""Record a letter that went out or came in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from rejoinder.domain.event import EnclosedFile, Event, LetterReceived, LetterSent
from rejoinder.negotiation.marking import marking_of
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.terms import refuse_no_name


@attrs.frozen(kw_only=True)
class Content:
    """What a letter says, as far as it is recorded beside its digest."""

    subject: str | None = None
    words: str | None = None
    marking: str | None = None
    """`without_prejudice` or `privileged`; told from the words where it is None."""
    asked: tuple[str, ...] = ()
    conceded: tuple[str, ...] = ()


def record_sent(
    writer: CaseWriter,
    to: str,
    *,
    purpose: str,
    letter: str | None = None,
    content: Content | None = None,
    enclosed: Sequence[EnclosedFile] = (),
) -> tuple[Event, ...]:
    """Record that a letter went out, and with what.

    Args:
        letter: the SHA-256 of its file.

    Raises: CounterpartIsEmpty.
    """
    refuse_no_name(to)
    content_fields, along = _content_fields(content), tuple(enclosed)
    event = LetterSent(
        at=writer.at, by=writer.by, to=to, purpose=purpose, sha256=letter, enclosed=along, **content_fields
    )
    return writer.write(lambda _: (event,))


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
