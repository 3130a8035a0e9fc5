"""Goods that a title plainly names, with the classes a classification gives them."""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

import attrs

from rejoinder.scrutiny.normalisation import fold_text
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import lists

Table: TypeAlias = tuple[tuple[str, re.Pattern[str], frozenset[int]], ...]
"""Names of goods: the letters that each begins with, how it is found, and its classes; the longest first."""


@attrs.frozen(kw_only=True)
class Goods:
    """Goods named in a title."""

    words: str
    classes: frozenset[int]


_AROUND = {"en": ("(?<![a-z])", "(?:s|es)?(?![a-z])"), "zh": ("", ""), "ru": ("(?<![а-я])", "[а-я]*")}
"""What may stand around the name of goods in a language."""
_HAN_WEIGHT = 3
"""So many letters of another script a Chinese one tells as much as."""


@cache
def classification_table(file: str) -> Table:
    """A classification as a file of word lists has it, each called by classes: `class_3_21`.

    Where two classes stand, the goods may lie in either.
    """
    rows: list[tuple[int, str, str, frozenset[int]]] = []
    for name, by_language in lists(file).items():
        known = frozenset(map(int, name.split("_")[1:]))
        for language, terms in by_language.items():
            before, after = _AROUND[language]
            for term in terms:
                letters = fold_text(term).text
                weight = len(term) * (_HAN_WEIGHT if language == "zh" else 1)
                rows.append((weight, before + re.escape(letters) + after, letters, known))
    rows.sort(key=lambda row: (-row[0], row[1]))
    return tuple((letters, regex(pattern), known) for _, pattern, letters, known in rows)


def goods_in(title: str, named: Table) -> tuple[Goods, ...]:
    """The goods that a title names, the longest name first; a name within a longer one does not count."""
    text = fold_text(title[:1000]).text
    found: list[Goods] = []
    for letters, pattern, classes in named:
        place = pattern.search(text) if letters in text else None
        while place is not None:
            found.append(Goods(words=place.group(), classes=classes))
            text = text[: place.start()] + "\n" * (place.end() - place.start()) + text[place.end() :]
            place = pattern.search(text, place.end())
    return tuple(found)
