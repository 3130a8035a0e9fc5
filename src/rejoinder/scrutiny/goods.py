"""Goods that a title plainly names, with the classes a classification gives them."""

from __future__ import annotations

import re
from typing import TypeAlias

import attrs

from rejoinder.scrutiny.normalisation import plain
from rejoinder.text.lazy_pattern import regex

Table: TypeAlias = tuple[tuple[str, re.Pattern[str], frozenset[int]], ...]
"""Names of goods: the letters that each begins with, how it is found, and its classes; the longest first."""


@attrs.frozen(kw_only=True)
class Goods:
    """Goods named in a title."""

    words: str
    classes: frozenset[int]


def _terms(column: str) -> list[str]:
    return [term for term in (" ".join(part.split()) for part in column.split(",")) if term]


def table(written: str) -> Table:
    """A classification as it is written down: a line for some classes, then goods in English, Chinese and Russian.

    Russian words are stems. Where two classes stand, the goods may lie in either.
    """
    rows: list[tuple[int, str, str, frozenset[int]]] = []
    for entry in re.split(r"\n(?=\d)", written.strip()):
        numbers, english, chinese, russian = entry.split("|")
        known = frozenset(map(int, numbers.split()))
        for weight, column, before, after in (
            (1, english, "(?<![a-z])", "(?:s|es)?(?![a-z])"),
            (3, chinese, "", ""),
            (1, russian, "(?<![а-я])", "[а-я]*"),
        ):
            for term in _terms(column):
                letters = plain(term).text
                rows.append((len(term) * weight, before + re.escape(letters) + after, letters, known))
    rows.sort(key=lambda row: (-row[0], row[1]))
    return tuple((letters, regex(pattern), known) for _, pattern, letters, known in rows)


def goods_in(title: str, named: Table) -> tuple[Goods, ...]:
    """The goods that a title names, the longest name first; a name within a longer one does not count."""
    text = plain(title[:1000]).text
    found: list[Goods] = []
    for letters, pattern, classes in named:
        place = pattern.search(text) if letters in text else None
        while place is not None:
            found.append(Goods(words=place.group(), classes=classes))
            text = text[: place.start()] + "\n" * (place.end() - place.start()) + text[place.end() :]
            place = pattern.search(text, place.end())
    return tuple(found)
