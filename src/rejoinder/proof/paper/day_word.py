"""Days written out in words, as notaries write them: `двадцать третьего апреля две тысячи двадцать пятого года`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from rejoinder.text.lazy_pattern import regex

_STEMS = (
    "перв", "втор", "трет", "четв[её]рт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат", "двенадцат",
    "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат",
)  # fmt: skip
_TENS = {"двадцат": 20, "тридцат": 30, "сороков": 40, "пятидесят": 50, "шестидесят": 60, "семидесят": 70}
_BEFORE = {"двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50, "шестьдесят": 60, "семьдесят": 70}
_ORDINAL = rf"(?:(?:{'|'.join(_BEFORE)})\s{{1,3}})?(?:{'|'.join((*_STEMS, *_TENS))})(?:ого|его|ьего|ое|ее|ье)"
_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
)  # fmt: skip
_RUSSIAN = regex(
    rf"(?<![^\W\d_])({_ORDINAL})\s{{1,3}}({'|'.join(_MONTHS)})\s{{1,3}}две\s{{1,3}}тысячи\s{{1,3}}({_ORDINAL})\s{{1,3}}год",
    re.IGNORECASE,
)
_VALUES = tuple(
    (regex(f"{stem}(?:ого|его|ьего|ое|ее|ье)"), value)
    for stem, value in (*((stem, number) for number, stem in enumerate(_STEMS, 1)), *_TENS.items())
)


def days_in_words(text: str) -> Iterator[tuple[dt.date, tuple[int, int]]]:
    """Every day of this century that the text tells in Russian words, with its place."""
    for match in _RUSSIAN.finditer(text):
        month = _MONTHS.index(match[2].lower()) + 1
        try:
            yield dt.date(2000 + _ordinal(match[3]), month, _ordinal(match[1])), match.span()
        except ValueError:
            continue


def _ordinal(words: str) -> int:
    """`двадцать третьего` is 23; 0 is none that a calendar knows."""
    *before, last = words.lower().split()
    unit = next((value for pattern, value in _VALUES if pattern.fullmatch(last)), 0)
    return sum(_BEFORE.get(word, 0) for word in before) + unit
