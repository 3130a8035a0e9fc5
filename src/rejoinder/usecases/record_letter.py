"""Record a letter that went out or came in."""

from __future__ import annotations

from rejoinder.domain.event import Event, LetterReceived, LetterSent
from rejoinder.usecases.pen import Pen


def record_sent(pen: Pen, to: str, *, purpose: str, letter: str | None = None) -> tuple[Event, ...]:
    """Record that a letter went out; `letter` is the SHA-256 of its file."""
    return pen.write(lambda _: (LetterSent(at=pen.at, by=pen.by, to=to, purpose=purpose, sha256=letter),))


def record_received(pen: Pen, sender: str, *, letter: str | None = None) -> tuple[Event, ...]:
    """Record that a letter came in; `letter` is the SHA-256 of its file."""
    return pen.write(lambda _: (LetterReceived(at=pen.at, by=pen.by, sender=sender, sha256=letter),))
