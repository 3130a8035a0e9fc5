"""What no number says: names left in Latin letters, and sentences that lose or gain their "not"."""

from __future__ import annotations

import re

from rejoinder.text.lazy_pattern import regex
from rejoinder.tone.sentence import language_of, said_in, sentences, shortened

_STRONG = {
    "en": regex(
        r"\b(?:not(?! (?:only|more than|less than|fewer than|exceeding))|never|"
        r"no(?! (?:choice but|objection|doubt|later|longer than|more than|less|fewer|reply|"
        r"answer))|nor|neither|none|nothing|nobody|cannot|without)\b|n't\b",
        re.I,
    ),
    "zh": regex(
        r"(?<!是)不(?!止|超过|[足到满] ?[\d一二三四五六七八九十百千]|多于|低于|高于|大于|小于)"
        r"(?![仅但过同断久可便胜妨少安时管论远免日惜禁吝实])|没有|未|并非(?!如此)|无法|无需|无权|勿|从没|毫无"
    ),
    "ru": regex(
        r"\b(?:не|нет|ни|никогда|никто|ничто|ничего|нельзя|без)\b(?! (?:только|позднее|более|менее|возраж))", re.I
    ),
}
_ANY = {
    "en": regex(
        r"\b(?:not?|never|nor|neither|none|nothing|nobody|cannot|without|den(?:y|ies|ied|ying)|refus\w+|reject\w+|disput\w+|"
        r"contest\w*|lack\w*|absen\w+|fail\w*|unless|except\w*|instead|only|hardly|less|free of|out of|missing|"
        r"expired?|laps\w+|differ\w*|other\w*|another|rather|offline|closed?|remain\w*|inconvenien\w+|too|stop\w*|prevent\w*|exclud\w+|avoid\w*|un\w{4,}|in(?:valid|correct|sufficient|dependent|"
        r"accurate|complete)\w*|im(?:possible|proper)\w*|dis\w{4,}|non-?\w+|mis\w{4,}|regardless)\b|n't\b",
        re.I,
    ),
    "zh": regex(r"[不没未无非否勿莫免拒缺失误除别异]"),
    "ru": regex(
        r"\b(?:не\w*|нет|ни\w*|нельзя|без\w*|бес\w*|отриц\w+|отказ\w*|отклон\w+|отсутств\w+|лиш\w+|кроме|оспарива\w+|"
        r"возраж\w+|прекрат\w+|ист[её]к\w*|утратил\w*|против\w*|иначе|ошиб\w+|друг\w+|ины?[еая]\w{0,2}|предпоч\w+|снят\w*|различ\w+|только|лишь|избе\w+|"
        r"исключ\w+|спор\w*)\b",
        re.I,
    ),
}


def lost_negations(a: str, b: str) -> list[tuple[str, bool]]:
    """The sentences of one text that plainly deny where their counterpart in the other denies nothing.

    Returns: the sentence and whether it stands in `a`; nothing where the texts are cut into sentences differently and
        each denies somewhere.
    """
    ours, theirs = said_in(a), said_in(b)
    if len(ours) != len(theirs):
        ours, theirs = [a.strip()], [b.strip()]
    found: list[tuple[str, bool]] = []
    for one, other in zip(ours, theirs, strict=True):
        if _denies(one, _STRONG) and not _denies(other, _ANY):
            found.append((shortened(one), True))
        elif _denies(other, _STRONG) and not _denies(one, _ANY):
            found.append((shortened(other), False))
    return found


def _denies(text: str, words: dict[str, re.Pattern[str]]) -> bool:
    return bool(words[language_of(text, "en")].search(text.replace("’", "'")))


_LATIN_NAME = regex(r"[A-Z][A-Za-z]*[a-z][A-Za-z&'’\-]*(?: (?:& )?[A-Z][A-Za-z&'’\-.]*)*")
_NO_NAMES = frozenset(
    "Exhibit Annex Article Section Art Dear Sir Madam Ltd Inc Limited I Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
)


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


def _missing(held: str, other: str) -> list[str]:
    language = language_of(held, "en")
    if language == "en" and language_of(other, "en") != "en":
        return []
    folded = other.casefold()
    return sorted(name for name in _names(held, language) if name.casefold() not in folded)


def _names(text: str, language: str) -> set[str]:
    text = re.sub(r"https?://\S{1,2000}|\S{1,64}@\S{1,250}", " ", text)
    starts = {start for start, _ in sentences(text)} if language == "en" else set()
    return {
        place.group().rstrip(".")
        for place in _LATIN_NAME.finditer(text)
        if place.start() not in starts and not set(place.group().split()) & _NO_NAMES
    }
