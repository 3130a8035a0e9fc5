"""What a line is about: goods, or the tool they are made with, a fee, a deposit, a sample."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rejoinder.domain.proposition import Thing
from rejoinder.proof.thing_word import ANYWHERE, AT_AN_END
from rejoinder.text.lazy_pattern import regex

_LINE_LIMIT = 600
_ENDS = r"[\s\d\W_]*"


@lru_cache(maxsize=4096)
def thing_of(line: str, goods: str = "") -> Thing:
    """The thing that a line names.

    Args:
        goods: how the goods in question are called, such as the title of their listing: a word that stands there too
            tells no other thing, since cake moulds are goods of one who sells them.
    """
    words, known = line[:_LINE_LIMIT].casefold(), goods.casefold()
    for thing, pattern in _PATTERNS:
        found = pattern.search(words)
        if found is not None and not _is_known(found.group(0), known):
            return thing
    return Thing.GOODS


def thing_of_lines(lines: Iterable[str], goods: str = "") -> Thing:
    """The thing of several lines: goods where one of them is about goods, else what the first of them names."""
    found = [thing_of(line, goods) for line in lines]
    return Thing.GOODS if not found or Thing.GOODS in found else found[0]


def _is_known(found: str, known: str) -> bool:
    """Whether the word is one of the goods' own name."""
    word = found.strip(" \t\n.,;:()[]*-")
    return bool(word) and word in known


def _patterns(table: Mapping[Thing, tuple[str, ...]], form: str) -> tuple[tuple[Thing, re.Pattern[str]], ...]:
    return tuple(
        (thing, regex(form.replace("{0}", word).replace("{}", word), re.IGNORECASE))
        for thing, words in table.items()
        for word in words
    )


_PATTERNS = (
    *_patterns(ANYWHERE, "{}"),
    *_patterns(AT_AN_END, rf"^{_ENDS}(?:{{0}})\b|(?<![a-zа-яё])(?:{{0}}){_ENDS}$"),
)
