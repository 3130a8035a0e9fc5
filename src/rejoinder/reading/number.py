"""Numbers written as words in English, Chinese, Russian and the languages of Western Europe."""

from __future__ import annotations

from collections.abc import Collection

from rejoinder.text.lexicon import lists

HAN_DIGITS = {letter: number for number, letter in enumerate("零一二三四五六七八九十")} | {"两": 2, "〇": 0}


def _words_of(languages: Collection[str]) -> dict[str, int]:
    """The words for numbers in some languages, with the numbers."""
    return {
        word: int(name.removeprefix("n"))
        for name, by_language in lists("reading/number").items()
        for language in languages
        for word in by_language.get(language, ())
    }


WORDS = _words_of(("en", "ru"))
ABROAD = _words_of(("de", "fr", "es", "it", "pt"))
"""Numbers in words of German, French, Spanish, Italian and Portuguese, which can be other words in English."""


def number_of(word: str) -> int | None:
    """The number that digits or a word in lower case stand for, or None."""
    if word.isascii() and word.isdigit():
        return int(word)
    spoken = WORDS.get(word) or ABROAD.get(word)
    return spoken if spoken is not None or word in WORDS else _han(word)


def _han(word: str) -> int | None:
    if not word or any(letter not in HAN_DIGITS for letter in word):
        return None
    if "十" not in word:
        return HAN_DIGITS[word] if len(word) == 1 else None
    tens, _, ones = word.partition("十")
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return None
    return (HAN_DIGITS[tens] if tens else 1) * 10 + (HAN_DIGITS[ones] if ones else 0)
