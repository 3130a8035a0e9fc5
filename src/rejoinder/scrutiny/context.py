"""Classification of trade mark use by the words around it: badge of origin, compatibility, comparison, plain word."""

from __future__ import annotations

import re

from rejoinder.domain.mark_place import MarkUse
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, entries, matcher

_WINDOW = 70

_NAME = r"[\w.\-+']{1,20}(?:\s*(?:,|/|&|、|\+)\s*|\s+(?:and|or|и|или)\s+|\s+|(?=$))"
_FIT_BEFORE = deferred_regex(
    lambda: rf"{alternation('scrutiny/context.fit_before')}(?P<list>(?:{_NAME}){{0,4}})$",
    re.IGNORECASE,
)
_FIT_LONG_BEFORE = deferred_regex(
    lambda: (
        rf"{alternation('scrutiny/context.fit_before')}"
        rf"(?P<list>(?:{_NAME}){{4,8}}{alternation('scrutiny/context.device')}\s)$"
    ),
    re.IGNORECASE,
)
"""More names between, where a word for a device stands right before the mark: `for Aldbrook V8 Pro Max, base X`."""
_FIT_AFTER = matcher("scrutiny/context.fit_after", re.IGNORECASE)
_DEVICE = matcher("scrutiny/context.device", re.IGNORECASE)
_PEOPLE = matcher("scrutiny/context.people", re.IGNORECASE)
_COMPARE_BEFORE = deferred_regex(
    lambda: rf"{alternation('scrutiny/context.compared_before')}\s*(?:the\s+)?$", re.IGNORECASE
)
_COMPARE_AFTER = deferred_regex(lambda: rf"^{alternation('scrutiny/context.compared_after')}", re.IGNORECASE)
_OWNED_AFTER = deferred_regex(
    lambda: rf"^[®™\s,\"”»]{{0,4}}{alternation('scrutiny/context.owned_after')}", re.IGNORECASE
)
"""Behind a mark that is only said to be somebody else's: `X is a trademark of its owner`."""
_APART_BEFORE = deferred_regex(
    lambda: rf"{alternation('scrutiny/context.apart_before')}\s*(?:the\s+|компани\w+\s+)?$", re.IGNORECASE
)
"""Before a mark from whose owner the seller sets himself apart."""
_MATERIAL = regex(
    r"\b(?:made\s+(?:of|from|out\s+of)|material|fabric|из|материал)\s*:?\s+(?:[a-zа-яё-]{2,15}\s+)?$", re.IGNORECASE
)
"""Before what the goods are made of."""
ORDINARY = frozenset(entries("scrutiny/context.ordinary"))
"""Everyday English words that are also somebody's mark, so that small letters alone make them a plain word."""


def use_of(text: str, span: tuple[int, int], *, mark: str) -> MarkUse:
    """What the mark does at this place, told by the words around it; a badge where nothing says otherwise."""
    start, end = span
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    before = re.split(r"[.;!?。；！？\n\f|()（）]", before)[-1]
    after = re.split(r"[.;!?。；！？\n\f|()（）]", after)[0]
    if _COMPARE_BEFORE.search(before) or _COMPARE_AFTER.search(after):
        return MarkUse.COMPARISON
    if _fits(before, after) or _FIT_AFTER.search(after):
        return MarkUse.COMPATIBLE
    if _OWNED_AFTER.search(after) or _APART_BEFORE.search(before):
        return MarkUse.DESCRIPTIVE
    words = text[start:end]
    if words.islower() and (mark.casefold() in ORDINARY or _MATERIAL.search(before)):
        return MarkUse.DESCRIPTIVE
    return MarkUse.BADGE


def _fits(before: str, after: str) -> bool:
    found = _FIT_BEFORE.search(before) or _FIT_LONG_BEFORE.search(before)
    if found is None:
        return False
    between = found.group("list")
    if _PEOPLE.search(between) or (between.count(",") == 1 and _NAMES_GOODS.match(after)):
        return False
    words = re.findall(r"[^\W\d_][\w\-+']*", between)
    return all(word[0].isupper() or _is_between(word) or not word.isascii() for word in words)


def _is_between(word: str) -> bool:
    """Whether a small word may stand between a word for fitting and the mark: it joins names, or is what is fitted."""
    return word.lower() in {"and", "or", "и", "или", "y", "e", "et", "und", "con", "with", "mit", "avec"} or bool(
        _DEVICE.fullmatch(word)
    )


_NAMES_GOODS = regex(r"\s[a-zа-яё]")
"""Behind one comma, a mark before goods begins something new: `Bulb for Aldbrook, GLIMMERTIDE lamp`."""
