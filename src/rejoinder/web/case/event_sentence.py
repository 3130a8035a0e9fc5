"""What happened, in one sentence, as pages say it."""

from __future__ import annotations

from rejoinder.assembly.letter import Purpose
from rejoinder.domain.event import Event, LetterSent
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.plain_history import plain_sentence


def conversation_lines(event: Event) -> Phrase:
    """What happened; of a letter of ours, what it was for in words."""
    if isinstance(event, LetterSent) and event.purpose in set(Purpose) and event.means is None:
        purpose = phrase("editor.purpose", purpose=phrase(f"editor.purpose-{event.purpose}"))
        return phrase("case.told-sent", to=event.to, purpose=purpose)
    return plain_sentence(event)
