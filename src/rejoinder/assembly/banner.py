"""The lines at head and foot that mark what may not go out as it is."""

from __future__ import annotations

from collections.abc import Callable

from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase

STATEMENT_DRAFT = "statement.draft-banner"
STATEMENT_CLOSED = "statement.closed-banner"
LETTER_DRAFT = "document.letter-banner"


def banners(say: Callable[[Phrase, str], str]) -> tuple[str, ...]:
    """All of them in every language."""
    return tuple(
        say(phrase(id), language) for id in (STATEMENT_DRAFT, STATEMENT_CLOSED, LETTER_DRAFT) for language in LANGUAGES
    )
