"""Assertion detection: whether a text states something as fact, neither conditional nor negated."""

from __future__ import annotations

import re
from functools import lru_cache

from rejoinder.text.lazy_pattern import regex

REACH = 240
"""Characters on either side of the words in which their sentence is looked for."""
_END = regex(r"[.!?](?=\s|$)|[。！？；;]|\n\s*\n")
_CONDITION = regex(
    r"\b(?:if|unless|until|once|when|where|without|should|would|could|may|might|can|will|shall|in case|otherwise|"
    r"before|only|for which|any|each)\b",
    re.IGNORECASE,
)
_CONDITION_ZH = regex(r"如|若|逾期|否则|未按|视为|可能|将|后方可|之前|时，")
_CONDITION_RU = regex(
    r"\b(?:если|в случае|при отсутствии|иначе|может|могут|будет|будут|до|после того|когда|без|только)\b", re.IGNORECASE
)
_DENIED = regex(r"\b(?:no|not|never|nor|neither)\b|n['’]t\b|未|没有|并非|\b(?:не|нет|ни)\b", re.IGNORECASE)


@lru_cache(maxsize=128)
def says_plainly(text: str, words: re.Pattern[str], *, may_deny: bool = False) -> bool:
    """Whether some sentence holds these words as plain fact.

    Args:
        may_deny: whether the words themselves carry a negation (`not established`), so that one is no denial.
    """
    return any(_is_plain(_sentence(text, hit), may_deny=may_deny) for hit in words.finditer(text))


def _is_plain(sentence: str, *, may_deny: bool) -> bool:
    conditions = (_CONDITION, _CONDITION_ZH, _CONDITION_RU)
    if any(condition.search(sentence) for condition in conditions):
        return False
    return may_deny or not _DENIED.search(sentence)


def _sentence(text: str, hit: re.Match[str]) -> str:
    before, after = text[max(0, hit.start() - REACH) : hit.start()], text[hit.end() : hit.end() + REACH]
    stop = _END.search(after)
    return _END.split(before)[-1] + hit[0] + (after[: stop.start()] if stop else after)
