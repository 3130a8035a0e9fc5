"""The fact lock: rewording, translating or templating changes no number, date, amount, address or name."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import attrs


@attrs.frozen(kw_only=True)
class Difference:
    """A fact that one of two texts states and the other does not."""

    kind: str
    """`date`, `time`, `amount`, `percentage`, `number`, `identifier`, `address`, `mail`, `citation` or `name`."""
    value: str
    """The fact in one fixed form: a day as 2026-06-05, a number with a point."""
    in_a: int
    in_b: int


@attrs.frozen(kw_only=True)
class Lock:
    """What a comparison of two texts came to."""

    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        """Whether both state the same facts."""
        return not self.differences


def compare(a: str, b: str, *, names: tuple[str, ...] = ()) -> Lock:
    """Say which facts differ between two versions of one text, in any of the three languages.

    Args:
        names: names of parties, works and marks that must stand in both, as they are written.

    Returns: differences in a fixed order; none where both state the same facts. How often a fact is said does not
        matter, only whether it is said: one language repeats what another leaves to a pronoun.
    Limits: numbers written out in words are not compared.
    """
    first, second = _facts(a, names), _facts(b, names)
    found = [
        Difference(kind=kind, value=value, in_a=first[(kind, value)], in_b=second[(kind, value)])
        for kind, value in sorted(first.keys() | second.keys())
        if ((kind, value) in first) != ((kind, value) in second)
    ]
    return Lock(differences=tuple(found))


Facts = Counter[tuple[str, str]]


def _facts(text: str, names: tuple[str, ...]) -> Facts:
    """Every fact of a text with how often it stands there; what one reader took, the next does not see."""
    counted: Facts = Counter()
    rest = text.translate(_WIDE)
    for name in sorted(names, key=len, reverse=True):
        count = rest.casefold().count(name.casefold()) if name else 0
        if count:
            counted[("name", name)] += count
    for kind, pattern, form in _READERS:
        taken: list[tuple[int, int]] = []
        for place in pattern.finditer(rest):
            value = form(place)
            if value is not None:
                counted[(kind, value)] += 1
                taken.append(place.span())
        rest = _blanked(rest, taken)
    return counted


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    last = 0
    for start, end in spans:
        parts += [text[last:start], " " * (end - start)]
        last = end
    return "".join([*parts, text[last:]])


_WIDE = {0x3000 + 0: " ", 0x00A0: " ", 0x202F: " ", 0x2009: " "} | {0xFF01 + n: chr(0x21 + n) for n in range(94)}

_MONTHS = {
    **{name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)},
    **{name: n for n, name in enumerate("янв фев мар апр ма июн июл авг сен окт ноя дек".split(), 1)},
}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|январ[яьею]|феврал[яьею]|март[аеу]?|апрел[яьею]|ма[йяею]|июн[яьею]|июл[яьею]|"
    r"август[аеу]?|сентябр[яьею]|октябр[яьею]|ноябр[яьею]|декабр[яьею])\.?"
)


def _day(place: re.Match[str]) -> str | None:
    named = place.groupdict()
    month = named["month"]
    number = int(month) if month.isdigit() else _MONTHS.get(month.casefold()[:3]) or _MONTHS[month.casefold()[:2]]
    year = named.get("year")
    try:
        if year is None:
            dt.date(2024, number, int(named["day"]))
            return f"{number:02d}-{int(named['day']):02d}"
        return dt.date(int(year), number, int(named["day"])).isoformat()
    except ValueError:
        return None


def _number(place: re.Match[str]) -> str:
    """A number with a point and no grouping, trailing zeros gone."""
    written = re.sub(r"[ '’]", "", place.group("n"))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", written):
        written = written.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", written):
        written = written.replace(".", "")
    return format(Decimal(written.replace(",", ".")).normalize(), "f")


_CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "美元": "USD", "美金": "USD",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "欧元": "EUR", "евро": "EUR",
    "¥": "CNY", "￥": "CNY", "cny": "CNY", "rmb": "CNY", "yuan": "CNY", "元": "CNY", "人民币": "CNY",
    "₽": "RUB", "rub": "RUB", "руб": "RUB", "£": "GBP", "gbp": "GBP", "英镑": "GBP",
}  # fmt: skip


def _currency(sign: str) -> str:
    folded = sign.casefold().rstrip(".")
    if folded in _CURRENCIES:
        return _CURRENCIES[folded]
    for stem, code in (("доллар", "USD"), ("юан", "CNY"), ("руб", "RUB"), ("евро", "EUR"), ("фунт", "GBP")):
        if folded.startswith(stem):
            return code
    return folded.upper()


def _amount(place: re.Match[str]) -> str:
    return f"{_number(place)} {_currency(place.group('sign'))}"


_N = (
    r"(?P<n>\d{1,3}(?:[ ,'’]\d{3}){1,8}(?:\.\d{1,9})?(?!\d)|\d{1,3}(?:\.\d{3}){2,8}(?:,\d{1,9})?(?!\d)|"
    r"\d{1,30}(?:[.,]\d{1,9})?(?!\d))"
)
_SIGN_BEFORE = r"(?P<sign>US\$|[$€¥£₽]|\b(?:USD|EUR|CNY|RMB|RUB|GBP)|人民币)"
_SIGN_AFTER = (
    r"(?P<sign>US\$|[$€¥£₽]|(?:USD|EUR|CNY|RMB|RUB|GBP|dollars?|euros?|yuan|доллар\w*|юан\w*|руб\w*\.?|евро|фунт\w*)\b|"
    r"美元|美金|欧元|元|英镑)"
)
_CITED = (
    r"(?:\b(?:art(?:icle)?s?\.?|section|sec\.|стать[яиею]|ст\.|пункт\w*|п\.)|第)"
    r"\s*(?P<n>\d{1,4}(?:\([\da-z]+\))*)(?:\s*条)?"
)


def _plain(place: re.Match[str]) -> str:
    return place.group().rstrip(".,;:!?)").casefold()


def _joined(place: re.Match[str]) -> str:
    return re.sub(r"\s+", "", place.group("n")).casefold()


_DAYS = (
    re.compile(
        r"(?<![\d.])(?P<year>\d{4})\s?(?:[-/.]|年)\s?(?P<month>\d{1,2})\s?(?:[-/.]|月)\s?(?P<day>\d{1,2})(?:日|(?![\d]))"
    ),
    re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)"),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?P<year>\d{{4}})(?: ?(?:г\.|года))?", re.I
    ),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)", re.I),
    re.compile(r"(?<![\d年])(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?!\w)", re.I),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)", re.I),
)

_LETTER = r"A-Za-z0-9_\u0400-\u04ff"
_CODE = (
    rf"(?<![{_LETTER}\-])(?=[{_LETTER}\-]{{0,60}}\d)(?=[{_LETTER}\-]{{0,60}}[A-Za-z\u0400-\u04ff])"
    rf"[{_LETTER}]{{1,60}}(?:-[{_LETTER}]{{1,60}}){{0,9}}"
)
"""Letters and digits in one word, such as a model or a number of a complaint."""

_READERS = (
    ("address", re.compile(r"https?://[^\s<>\"“”«»（）]{3,500}", re.IGNORECASE), _plain),
    ("mail", re.compile(r"[A-Za-z0-9._+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,6}"), _plain),
    *(("date", pattern, _day) for pattern in _DAYS),
    ("time", re.compile(r"(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"), _plain),
    ("percentage", re.compile(rf"(?<![\d.,]){_N} ?%"), _number),
    ("amount", re.compile(rf"{_SIGN_BEFORE} ?{_N}", re.IGNORECASE), _amount),
    ("amount", re.compile(rf"(?<![\d.,]){_N} ?{_SIGN_AFTER}", re.IGNORECASE), _amount),
    ("citation", re.compile(_CITED, re.IGNORECASE), _joined),
    ("identifier", re.compile(_CODE), _plain),
    ("identifier", re.compile(r"(?<![\d.,])\d{5,40}(?![\d.,]?\d)"), _plain),
    ("number", re.compile(rf"(?<![{_LETTER}.,]){_N}(?![\d])"), _number),
)


def described(lock: Lock) -> Iterator[str]:
    """Each difference as `kind: value (times in a, times in b)`, for logs and tests."""
    for one in lock.differences:
        yield f"{one.kind}: {one.value} ({one.in_a}, {one.in_b})"
