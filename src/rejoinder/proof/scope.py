"""Where an authorisation says that it does not hold for sale online, or holds only for shops in the street."""

from __future__ import annotations

import re
from functools import lru_cache

from rejoinder.proof.prose import quotation, sentences
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import alternation, entries, matcher

_WITHOUT_BOOK = ("京东", "拼多多")
"""Marketplaces that papers name and of which no rulebook speaks."""
_EVERY = regex(r"\b(?:any|all|every|including)\b|任何|所有|一切|各|люб|всех|все\b|включая", re.IGNORECASE)
_STREET = matcher("paper/evidence.shop_only", re.IGNORECASE)
_ELSEWHERE = r"(?:\bno\b|\bnot\b|\bnever\b|\bany\b)[^;]{0,90}(?:other than|except|besides|apart from)[^;]{0,20}(?:%s)"
_PASSED_ON = matcher("paper/evidence.not_passed_on", re.IGNORECASE)
"""That it may not be passed on says nothing of where the goods may be sold."""


@lru_cache(maxsize=256)
def online_excluded(text: str, names: tuple[str, ...], others: tuple[str, ...]) -> str | None:
    """The sentence by which a paper keeps the goods off the marketplace, or off the internet; None where none does.

    Args:
        names: how papers write the marketplace; one that a paper allows by name is not excluded by a ban on others.
        others: how they write other marketplaces.
    """
    looks = _exclusion_patterns(names)
    for sentence in sentences(text):
        own_words = _PASSED_ON.sub(" ", sentence)
        if any(look.search(own_words) for look in looks) and not _is_about_others(own_words, names, others):
            return quotation(sentence)
    return None


def _exclusion_patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    online = "|".join((alternation("proof/scope.online"), *map(re.escape, names)))
    excluded = (entry.replace("ONLINE", f"(?:{online})") for entry in entries("proof/scope.online_excluded"))
    return (_STREET, *(regex(entry, re.IGNORECASE) for entry in excluded))


def _is_about_others(sentence: str, names: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether a ban leaves our marketplace out, or is on another one alone."""
    ours = any(name in sentence.casefold() for name in names)
    if ours:
        allowed = _ELSEWHERE % "|".join(map(re.escape, names))
        return re.search(allowed, sentence, re.IGNORECASE) is not None
    named = any(_has_name(sentence.casefold(), name) for name in (*others, *_WITHOUT_BOOK))
    return named and _EVERY.search(sentence) is None


def _has_name(sentence: str, name: str) -> bool:
    """Whether a name stands there, as a word of its own where it is of Latin letters."""
    if not name.isascii():
        return name in sentence
    return re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", sentence) is not None
