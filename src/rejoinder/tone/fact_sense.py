"""Negations and Latin-letter names that one of two versions of a text loses or gains."""

from __future__ import annotations

import re

from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import entries, matcher
from rejoinder.tone.sentence import language_of, sentence_texts, sentences, shorten_sentence

_LANGUAGES = ("en", "zh", "ru")
_STRONG = {language: matcher(f"facts/sense.denial_{language}", re.IGNORECASE) for language in _LANGUAGES}
_ANY = {language: matcher(f"facts/sense.any_denial_{language}", re.IGNORECASE) for language in _LANGUAGES}


def lost_negations(a: str, b: str) -> list[tuple[str, bool]]:
    """The sentences of one text that plainly deny where their counterpart in the other denies nothing.

    Returns: the sentence and whether it stands in `a`; nothing where the texts are cut into sentences differently and
        each denies somewhere.
    """
    ours, theirs = sentence_texts(a), sentence_texts(b)
    if len(ours) != len(theirs):
        ours, theirs = [a.strip()], [b.strip()]
    found: list[tuple[str, bool]] = []
    for one, other in zip(ours, theirs, strict=True):
        if _denies(one, _STRONG) and not _denies(other, _ANY):
            found.append((shorten_sentence(one), True))
        elif _denies(other, _STRONG) and not _denies(one, _ANY):
            found.append((shorten_sentence(other), False))
    return found


def _denies(text: str, words: dict[str, re.Pattern[str]]) -> bool:
    return bool(words[language_of(text, "en")].search(text.replace("’", "'")))


_LATIN_NAME = regex(r"[A-Z][A-Za-z]*[a-z][A-Za-z&'’\-]*(?: (?:& )?[A-Z][A-Za-z&'’\-.]*)*")
_NO_NAMES = frozenset(entries("facts/sense.no_name"))


def stray_names(a: str, b: str) -> list[tuple[str, bool]]:
    """Names in Latin letters that one text holds and the other, which could have kept them as they are, does not.

    In Chinese and Russian, words in Latin letters with a capital are names; in English, those inside a sentence.
    Returns: the name and whether it stands in `a`.
    """
    return [(name, True) for name in _missing(a, b)] + [(name, False) for name in _missing(b, a)]


def names_in_both(a: str, b: str) -> tuple[str, ...]:
    """The names in Latin letters that stand in both texts, wherever they stand there."""
    named = _names(a, language_of(a, "en")) | _names(b, language_of(b, "en"))
    return tuple(sorted(name for name in named if name in a and name in b))


def _missing(sentence: str, other: str) -> list[str]:
    language = language_of(sentence, "en")
    if language == "en" and language_of(other, "en") != "en":
        return []
    folded = other.casefold()
    return sorted(name for name in _names(sentence, language) if name.casefold() not in folded)


def _names(text: str, language: str) -> set[str]:
    text = re.sub(r"https?://\S{1,2000}|\S{1,64}@\S{1,250}", " ", text)
    starts = {start for start, _ in sentences(text)} if language == "en" else set()
    return {
        place.group().rstrip(".")
        for place in _LATIN_NAME.finditer(text)
        if place.start() not in starts and not set(place.group().split()) & _NO_NAMES
    }
