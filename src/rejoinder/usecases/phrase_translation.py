"""Phrases worded in every language, for stored records."""

from __future__ import annotations

from rejoinder.domain.phrase import LANGUAGES, Phrase
from rejoinder.usecases.ports import Wording


def word_phrase(message: Phrase, wording: Wording) -> dict[str, str]:
    """The phrase by language."""
    return {language: wording.say(message, language) for language in LANGUAGES}
