"""Days as papers write them, in Latin, Chinese and Cyrillic, and how sure each is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import attrs

from rejoinder.proof.paper.day_word import days_in_words
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import entries

FIRST_YEAR, LAST_YEAR = 1900, 2100


@attrs.frozen
class Day:
    """A day as written. `other` is the second way to read it where day and month could be swapped."""

    date: dt.date
    span: tuple[int, int]
    other: dt.date | None = None

    @property
    def sure(self) -> bool:
        """Whether there is only one way to read it."""
        return self.other is None


_YEAR_OF_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    "december",
)


@cache
def _months() -> Mapping[str, int]:
    """The names of the months and what they may be cut to, with their numbers; whole names give way to others."""
    cut = {
        name[:length]: number
        for number, month in enumerate(_YEAR_OF_MONTHS, 1)
        for name in entries(f"paper/month.{month}")
        for length in (*range(3, len(name)), len(name))
    }
    whole = {
        name: number
        for number, month in enumerate(_YEAR_OF_MONTHS, 1)
        for name in entries(f"paper/month.{month}_whole")
    }
    return whole | cut


_ZH_DIGITS = {
    **{c: str(n) for n, c in enumerate("〇一二三四五六七八九")},
    "零": "0",
    "○": "0",
    "Ｏ": "0",
    "О": "0",
    "O": "0",
}
_ZH_NUMBERS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"元": 1, "〇": 0, "两": 2, "廿": 20}

_SPELLED_OUT = " тысячи "
"""A word that every year written out in Russian contains."""
_DIGIT = regex(r"\d|年")
_ZH = regex(r"(?<!\d)(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号일]?(?!\d)")
_ERA = regex(r"(令和|平成|昭和|民國|民国)\s?(元|\d{1,3})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_VIETNAMESE = regex(r"(?i)ngày\s{0,3}(\d{1,2})\s{0,3}tháng\s{0,3}(\d{1,2})\s{0,3}năm\s{0,3}(\d{4})(?!\d)")
_ROC = regex(r"(?<![\d年])(1[01]\d|12\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
"""Taiwan counts its years from 1912 and writes three digits."""
_BEFORE_ERA = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_ZH_WRITTEN = regex(
    r"([一二][〇零○ＯOО一二三四五六七八九]{3})\s*年\s*([一二三四五六七八九十]{1,2})\s*月\s*([一二三四五六七八"
    r"九十廿]{1,3})\s*[日号]"
)
_YMD = regex(r"(?<![\w/])(?<!\d\.)(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{2}(?=\d\d:\d\d)|\d{1,2}(?!\d))(?![/.]\d)")
_PACKED = regex(r"(?<!\d)(?<![A-Z]{2})((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_DMY = regex(
    r"(?<![\w/])(?<!\d\.)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}(?=\d{1,2}:\d\d)|\d{2}(?=(?:[01]\d|2[0-3]):[0-5]\d)"
    r"|\d{4}(?!\d)|\d{2}(?!\d))(?![/.]\d)"
)
"""The hour may run on behind the year without a space, as readers of scans have it."""
_MISREAD = regex(r"(?<![\d/])(\d{1,2})(/)(\d\d)[71]((?:19|20)\d\d)(?!\d)")
"""Readers of scans take the second stroke for a 7 or a 1; four digits and a year can be nothing else."""
_WORD = r"([^\W\d_]{3,12})"
_DAY_WORD_YEAR = regex(
    rf"(?<!\d)[«\"“]?(\d{{1,2}})[»\"”]?(?:st|nd|rd|th|er|º|-?го|-?е)?[./\s-]{{0,3}}(?:de\s+|of\s+|day\s+of\s+)?"
    rf"{_WORD}\.?[\s,/\-]{{0,3}}(?:de\s+|del\s+)?'?(\d{{4}}|(?<=de\s)[12]\.\d{{3}}|\d{{2}})(?!\d)",
    re.IGNORECASE,
)
"""Spanish offices part the thousands of a year: `26 de abril de 2.014`."""
_WORD_DAY_YEAR = regex(
    rf"(?<![^\W\d_]){_WORD}\.?\s{{0,2}}(\d{{1,2}})"
    r"(?:(?:st|nd|rd|th)?\s?,?\s{0,2}(\d{4})|\s?['’`](\d{2})|,\s?(\d{2})(?=\s\d{1,2}:\d\d))(?!\d)",
    re.IGNORECASE,
)
_YEAR_WORD_DAY = regex(
    rf"(?<![\d/.-])((?:19|20)\d\d)\.? {_WORD} (\d{{1,2}})(?!\d|\S*[,\s]+(?:19|20)\d\d)", re.IGNORECASE
)
"""`2023. szeptember 20.`, as in Hungary."""
_WORD_DAY_HOUR_YEAR = regex(
    rf"(?<![^\W\d_]){_WORD}\s(\d{{1,2}})\s\d\d:\d\d(?::\d\d)?(?:\s[A-Z]{{2,5}})?\s((?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
"""`Oct 08 09:54:13 IST 2024`, as programs write an instant."""
_EN_MONTHS = regex(
    r"^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def days_in(text: str, *, month_first: bool | None = None) -> tuple[Day, ...]:
    """Every day in the text, in order.

    Args:
        month_first: how `03/04/2018` is read where both ways are possible; None leaves it doubtful, day first.
    """
    if not _DIGIT.search(text):
        return tuple(_spelled_out(text))
    taken: list[Day] = []
    covered = bytearray(len(text))
    for found in _all_days(text, month_first):
        start, end = found.span
        if not any(covered[start:end]):
            covered[start:end] = b"\x01" * (end - start)
            taken.append(found)
    return tuple(sorted(taken, key=lambda day: day.span))


def first_day(text: str, *, within: int = 24, month_first: bool | None = None) -> Day | None:
    """The first day that begins within so many characters, or None."""
    found = days_in(text[: within + 60], month_first=month_first)
    return found[0] if found and found[0].span[0] <= within else None


def _all_days(text: str, month_first: bool | None) -> Iterator[Day]:
    for match in _ZH.finditer(text):
        yield from _as_day(match, match[1], match[2], match[3])
    for match in _ERA.finditer(text):
        since = 1 if match[2] == "元" else int(match[2])
        yield from _as_day(match, str(_BEFORE_ERA[match[1]] + since), match[3], match[4])
    for match in _VIETNAMESE.finditer(text):
        yield from _as_day(match, match[3], match[2], match[1])
    for match in _ROC.finditer(text):
        yield from _as_day(match, str(1911 + int(match[1])), match[2], match[3])
    for match in _ZH_WRITTEN.finditer(text):
        year = "".join(_ZH_DIGITS.get(letter, letter) for letter in match[1])
        yield from _as_day(match, year, str(_chinese_number(match[2])), str(_chinese_number(match[3])))
    for match in _YMD.finditer(text):
        if not _within_code(text, match):
            yield from _as_day(match, match[1], match[3], match[4])
    yield from _days_by_month_name(text)
    for match in _DMY.finditer(text):
        if not _within_code(text, match):
            yield from _numeric(match, month_first, _weekday_beside(text, match))
    for match in _MISREAD.finditer(text):
        yield from _numeric(match, month_first)
    for match in _PACKED.finditer(text):
        yield from _as_day(match, match[1], match[2], match[3])
    yield from _spelled_out(text)


def _spelled_out(text: str) -> Iterator[Day]:
    if _SPELLED_OUT in text.lower():
        yield from (Day(date, span) for date, span in days_in_words(text))


def _within_code(text: str, match: re.Match[str]) -> bool:
    """Whether hyphens go on before or after a hyphened number, as in the number of a case."""
    before = text[max(match.start() - 2, 0) : match.start()]
    return match[2] == "-" and (_CODED.search(before) is not None or text.startswith("-", match.end()))


_CODED = regex(r"\w-$")


_STREET = regex(r"(?i)\d\sde\s[^\W\d_]{3,12}\s\d\d$")
"""A street that is named after a day, and a house in it: `5 de Mayo 33`."""


def _overlapping_matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every match; one without a month in it, `2 Sat 18`, hides none that begins within it."""
    match = pattern.search(text)
    while match is not None:
        yield match
        match = pattern.search(text, match.end() if month_of(match[2]) else match.end(2))


def _days_by_month_name(text: str) -> Iterator[Day]:
    for match in _overlapping_matches(_DAY_WORD_YEAR, text):
        month = month_of(match[2])
        if (
            month
            and not _STREET.search(match[0])
            and (len(match[3]) > 2 or match[0][-3] in "'-./ " or _EN_MONTHS.match(match[2]))
        ):
            yield from _as_day(match, match[3].replace(".", ""), str(month), match[1])
    for match in _YEAR_WORD_DAY.finditer(text):
        month = month_of(match[2])
        if month:
            yield from _as_day(match, match[1], str(month), match[3])
    for match in _WORD_DAY_HOUR_YEAR.finditer(text):
        month = month_of(match[1])
        if month:
            yield from _as_day(match, match[3], str(month), match[2])
    for match in _WORD_DAY_YEAR.finditer(text):
        month = month_of(match[1])
        if month and _EN_MONTHS.match(match[1]):
            yield from _as_day(match, match[3] or match[4] or match[5], str(month), match[2])


@cache
def _weekdays() -> Mapping[str, int]:
    """The weekdays by name, Monday being 0."""
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return {name: number for number, day in enumerate(days) for name in entries(f"paper/month.{day}")}


_BEFORE = regex(r"([^\W\d_]{2,12})[.,(]{0,2}\s{0,2}$")
_BEHIND = regex(r"\s{0,2}[,(]?\s{0,2}([^\W\d_]{2,12})")


def _weekday_beside(text: str, match: re.Match[str]) -> int | None:
    """The weekday, Monday being 0, that is written right before or behind a day; None where there is none."""
    beside = (_BEFORE.search(text[max(match.start() - 16, 0) : match.start()]), _BEHIND.match(text, match.end()))
    return next((day for word in beside if word and (day := _weekdays().get(word[1].lower())) is not None), None)


def _numeric(match: re.Match[str], month_first: bool | None, weekday: int | None = None) -> Iterator[Day]:
    first, mark, second, year = match[1], match[2], match[3], match[4]
    if len(year) == 2 and mark == ".":
        first, second, month_first = match[1], match[3], False
    by_day = _date(year, second, first)
    by_month = _date(year, first, second)
    if by_day and by_month and weekday is not None and (by_day.weekday() == weekday) != (by_month.weekday() == weekday):
        yield Day(by_day if by_day.weekday() == weekday else by_month, match.span())
    elif by_day and by_month and by_day != by_month:
        if mark == "." or month_first is False:
            yield Day(by_day, match.span())
        elif month_first:
            yield Day(by_month, match.span())
        else:
            yield Day(by_day, match.span(), by_month)
    elif by_day or by_month:
        yield Day(by_day or by_month, match.span())  # type: ignore[arg-type]


def _as_day(match: re.Match[str], year: str, month: str, day: str) -> Iterator[Day]:
    date = _date(year, month, day)
    if date:
        yield Day(date, match.span())


def _date(year: str, month: str, day: str) -> dt.date | None:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 70 else 1900
    try:
        found = dt.date(number, int(month), int(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def month_of(word: str) -> int | None:
    """The number of a month's name or its first three letters and more, in the languages of papers."""
    return _months().get(word.lower())


def _chinese_number(digits: str) -> int:
    """十二 is 12, 二十 is 20, 廿一 is 21."""
    if "十" in digits:
        tens, _, ones = digits.partition("十")
        return (_ZH_NUMBERS.get(tens, 1) if tens else 1) * 10 + (_ZH_NUMBERS.get(ones, 0) if ones else 0)
    return sum(_ZH_NUMBERS.get(letter, 0) for letter in digits)
