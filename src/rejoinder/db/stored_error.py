"""What went wrong, kept in a row in each language: whoever reads it later reads it in his own."""

from __future__ import annotations

from typing import Any

from rejoinder.db.services import Services
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.phrase import LANGUAGES, Phrase


def in_each(services: Services, *messages: Phrase) -> dict[str, str]:
    """Sentences, one after the other, by language."""
    wording = services.app.wording(None)
    return {language: " ".join(wording.say(each, language) for each in messages) for language in LANGUAGES}


def trouble_of(services: Services, error: RejoinderError) -> dict[str, Any]:
    """What was wrong and what to do: `{code, says: {en, zh, ru}}`."""
    return {"code": error.code(), "says": in_each(services, error.says, error.remedy)}
