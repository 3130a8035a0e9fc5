"""Verification of rules: every source quoted, and every number of a rule found in a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rejoinder.domain.quote import Quote
from rejoinder.domain.rulebook import Citation
from rejoinder.text.lazy_pattern import regex

OFFICIAL = frozenset({"official", "official_copy"})
"""Sources that are the text itself; what others tell of it is not compared with it."""
_OWN = frozenset({"safe_margin_hours", "margin_hours", "rounds", "zones", "articles", "examples", "id"})
"""Keys whose numbers are this project's own, or name a place in the source."""
_DIGITS = regex(r"(?<![A-Za-z\d.])\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?![A-Za-z\d])|(?<![A-Za-z\d.])\d+")
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {"first": 1, "once": 1, "second": 2, "twice": 2, "third": 3}
_ENGLISH: Mapping[str, int] = {
    **{word: number for number, word in enumerate(_UNITS)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **_ORDINALS,
    "hundred": 100,
}
_WORD = regex(r"[a-z]+(?:-[a-z]+)?")
_LONGER = regex(r"\b(one|two|three|four|five|\d{1,2})[\s-](year|week)s?\b")
_IN_SMALLER = {"year": 12, "week": 7}
"""How many months are a year, and days a week: terms are told in either."""
_CHINESE = {letter: number for number, letter in enumerate("零一二三四五六七八九")} | {"两": 2, "壹": 1}
_TEN_THOUSAND = regex(r"([零一二两三四五六七八九十]{1,4})[百]?万")
_HAN = regex(r"[零一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九](?=[个日天年月次分倍])")
_RUSSIAN = {
    "одного": 1, "двух": 2, "трех": 3, "трёх": 3, "четырех": 4, "четырёх": 4, "пяти": 5, "шести": 6, "семи": 7,
    "восьми": 8, "девяти": 9, "десяти": 10, "десять": 10, "пятнадцати": 15, "двадцати": 20, "тридцати": 30,
}  # fmt: skip
_CYRILLIC = regex(r"[а-яё]+")


def shortfall(entry: Mapping[str, Any], source: Sequence[Citation], quotes: Sequence[Quote]) -> Iterator[str]:
    """What keeps a rule from being compared with its sources: `source.2`, `number.14`; nothing where it was."""
    for place, citation in enumerate(source, 1):
        quoted = any(quote.of == place for quote in quotes)
        dated = citation.read_on is not None and (citation.version or citation.dated)
        if citation.confidence not in OFFICIAL or not quoted or not dated or not (citation.document or citation.url):
            yield f"source.{place}"
    texts = (*(quote.says for quote in quotes), *(f"{one.cite} {one.dated or ''}" for one in source))
    open_numbers = set(numbers_of(entry))
    for numbers in (_digits, numbers_in):  # most stand there in digits, which are looked for in less time
        if open_numbers:
            open_numbers.difference_update(number for text in texts for number in numbers(text))
    for number in sorted(open_numbers):
        yield f"number.{number}"


def numbers_of(entry: Mapping[str, Any]) -> Iterator[int]:
    """The numbers that a rule states, in its English sentence and in what its kind needs; 0 and 1 state nothing."""
    text = " ".join(str(entry["says"].get("en", "")).split())
    named = {int(number) for article in entry.get("articles") or () for number in regex(r"\d+").findall(str(article))}
    yield from (number for number in _digits(text) if number > 1 and number not in named)
    own = {key: value for key, value in entry.items() if key not in _OWN and key not in ("says", "source", "quotes")}
    yield from (number for number in _whole(own) if number > 1)


def _whole(value: Any) -> Iterator[int]:
    if isinstance(value, bool):
        return
    if isinstance(value, int):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _OWN:
                yield from _whole(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _whole(inner)


def numbers_in(text: str) -> Iterator[int]:
    """The numbers in a quotation, in digits or in words of English, Chinese or Russian."""
    yield from _digits(text)
    low = text.casefold()
    for word in _WORD.findall(low):
        tens, _, unit = word.partition("-")
        if word in _ENGLISH:
            yield _ENGLISH[word]
        elif tens in _TENS and unit in _UNITS:
            yield _ENGLISH[tens] + _ENGLISH[unit]
        else:
            yield from (_ENGLISH[part] for part in (tens, unit) if part in _ENGLISH)
    for many, unit in _LONGER.findall(low):
        yield (int(many) if many.isdigit() else _ENGLISH[many]) * _IN_SMALLER[unit]
    yield from map(_han, _HAN.findall(text))
    yield from _amounts(text)
    yield from (_RUSSIAN[word] for word in _CYRILLIC.findall(low) if word in _RUSSIAN)


def _digits(text: str) -> Iterator[int]:
    for match in _DIGITS.finditer(text):
        yield int(match[0] if match[0].isdigit() else "".join(letter for letter in match[0] if letter.isdigit()))


def _amounts(text: str) -> Iterator[int]:
    """Sums in tens of thousands: 五十万, 二百万."""
    for match in _TEN_THOUSAND.finditer(text):
        hundreds = 100 if "百" in match[0] else 1
        yield _han(match[1]) * hundreds * 10_000


def _han(word: str) -> int:
    tens, ten, units = word.partition("十")
    if not ten:
        return _CHINESE[word]
    return (_CHINESE[tens] if tens else 1) * 10 + (_CHINESE[units] if units else 0)
