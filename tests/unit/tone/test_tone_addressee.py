"""What is offered instead suits the reader, and states nothing that nobody said."""

from __future__ import annotations

import pytest

from rejoinder.adapters.shipped.lexicon import tone_lexicon
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.tone import Addressee, ToneKind
from rejoinder.tone.guard import review

LEXICON = tone_lexicon()
PRESSED = {
    "en": "We will pay you 500 dollars if you drop this complaint.",
    "zh": "你们撤诉，我们私下给你五百美元。",
    "ru": "Отзовите жалобу, и мы заплатим вам 500 долларов лично.",
}


OTHERS = (Addressee.PLATFORM, Addressee.SUPPLIER, Addressee.LAWYER)


@pytest.mark.parametrize("reader", OTHERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_none_but_the_complainant_is_offered_a_settlement(language: str, reader: Addressee) -> None:
    usual = [one.instead for one in review(PRESSED[language], language, LEXICON)]
    to_reader = [one.instead for one in review(PRESSED[language], language, LEXICON, to=reader)]
    assert usual
    assert all(to_reader)
    assert not set(usual) & set(to_reader)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_promise_is_answered_by_no_fact_that_nobody_gave(language: str) -> None:
    learned = LEXICON.learned_of(language)
    assert learned is not None
    for words in (learned.instead[ToneKind.PROMISE], learned.instead[ToneKind.ABSOLUTE]):
        assert not any(
            one in words.casefold() for one in ("removed", "exhibit", "owner", "下架", "来自", "сняли", "получен")
        )


@pytest.mark.parametrize("reader", OTHERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_offered_hurts_nobody_itself(language: str, reader: Addressee) -> None:
    for words in LEXICON.addressed[language][reader].values():
        assert review(words, language, LEXICON, to=reader) == (), words
