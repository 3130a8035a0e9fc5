"""Extraction of facts: addresses, days, amounts, citations, listings, numbers and names."""

from __future__ import annotations

import re
from collections import Counter

from rejoinder.text.lazy_pattern import regex
from rejoinder.tone.fact_bound import bound_of
from rejoinder.tone.fact_calendar import CALENDAR, Form, each_day_whole
from rejoinder.tone.fact_number import NUMBER, SCALE, SHARE, in_figures, plain_number, share

Facts = Counter[tuple[str, str]]
Bounds = dict[tuple[str, str], set[str | None]]
"""How each number is bounded wherever it stands, by `bound_of`."""
_BOUNDED = frozenset({"number", "amount", "percentage"})

_CURRENCIES = (
    ("USD", r"US\$|\$|USD|U\.?S\.? dollars?|American dollars?|dollars?|доллар\w* США|доллар\w*|美元|美金"),
    ("EUR", r"€|EUR|euros?|евро|欧元"),
    ("CNY", r"¥|￥|CNY|RMB|Chinese yuan|yuan|renminbi|юан\w*|人民币|元(?:人民币)?"),
    ("RUB", r"₽|RUB|roubles?|rubles?|российск\w+ рубл\w*|рубл\w*|руб\.?|卢布"),
    ("GBP", r"£|GBP|pounds? sterling|pounds|фунт\w* стерлингов|фунт\w*|英镑"),
    ("HKD", r"HK\$|HKD|港元|港币"),
    ("JPY", r"JPY|yen|иен\w*|日元"),
)
_SIGN = "|".join(rf"(?P<{code}>{signs})" for code, signs in _CURRENCIES)
_BEFORE = (
    r"(?:(?P<HKD>HK\$)|(?P<USD>US\$|\$|\bUSD)|(?P<EUR>€|\bEUR)|"
    r"(?P<CNY>[¥￥]|\b(?:CNY|RMB)|人民币)|(?P<RUB>₽|\bRUB)|(?P<GBP>£|\bGBP))"
)


def _amount(place: re.Match[str]) -> str:
    code = next(code for code, _ in _CURRENCIES if place.groupdict().get(code))
    return f"{plain_number(place)} {code}"


def _plain(place: re.Match[str]) -> str:
    return place.group().rstrip(".,;:!?)").casefold()


def _joined(place: re.Match[str]) -> str:
    return re.sub(r"\s+", "", place.group("n") or place.group("han")).casefold()


_ORDINALS = (
    ("2", r"second(?!s\b)|2nd|втор(?:ой|ая|ое|ого|ому|ым|ом|ую|ые|ых)"),
    ("3", r"third|3rd|трет(?:ий|ья|ье|ьего|ьему|ьей|ьим|ьем|ью|ьи|ьих)"),
    ("4", r"fourth|4th|четв[её]рт(?:ый|ая|ое|ого|ому|ой|ую|ом|ым)"),
    ("5", r"fifth|5th|пят(?:ый|ая|ое|ого|ому|ой|ую|ом|ым)"),
)
_HAN_ORDINAL = regex(r"第(?P<n>[2-5二三四五])(?![条款项类\d十])")
_HAN_ORDINALS = {"二": "2", "三": "3", "四": "4", "五": "5"}


def _ordinal(place: re.Match[str]) -> str:
    ordinal = place.group("n")
    return _HAN_ORDINALS.get(ordinal, ordinal)


_LETTER = r"A-Za-z0-9_\u0400-\u04ff"
_CODE = (
    rf"(?<![{_LETTER}\-])(?=[{_LETTER}\-]{{0,60}}\d)(?=[{_LETTER}\-]{{0,60}}[A-Za-z\u0400-\u04ff])"
    rf"[{_LETTER}]{{1,60}}(?:-[{_LETTER}]{{1,60}}){{0,9}}"
)
"""Letters and digits in one word, such as a model or a number of a complaint."""
_CITED = (
    r"\b(?:art(?:icle)?s?\.?|section|sec\.|§|стать[яиею]й?|ст\.|пункт\w*|п\.)\s*(?P<n>\d{1,4}(?:\([\da-z]+\))*)"
    r"|第\s*(?P<han>\d{1,4})\s*[条款项]"
)
_ANY_NUMBER = rf"(?<![{_LETTER}.,]){NUMBER}{SCALE}(?![\d])"

_READERS: tuple[tuple[str, re.Pattern[str], Form], ...] = (
    ("address", regex(r"https?://[^\s<>\"“”«»（）]{3,500}", re.I), _plain),
    ("mail", regex(r"[A-Za-z0-9._+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,6}"), _plain),
    *CALENDAR,
    ("percentage", SHARE, share),
    ("percentage", regex(rf"(?<![\d.,]){NUMBER} ?(?:%|per ?cent\b|процент\w*)", re.I), plain_number),
    ("amount", regex(rf"{_BEFORE} ?{NUMBER}{SCALE}", re.I), _amount),
    ("amount", regex(rf"(?<![\d.,]){NUMBER}{SCALE} ?(?:{_SIGN})(?![A-Za-z\u0400-\u04ff])", re.I), _amount),
    ("citation", regex(_CITED, re.I), _joined),
    *(("ordinal", regex(rf"\b(?:{words})\b", re.I), lambda _, value=value: value) for value, words in _ORDINALS),
    ("ordinal", _HAN_ORDINAL, _ordinal),
    ("identifier", regex(_CODE), _plain),
    ("identifier", regex(r"(?<![\d.,])\d{5,40}(?![\d.,]?\d)(?! ?(?:[万亿]|million|thousand|млн|тыс))"), _plain),
    ("number", regex(_ANY_NUMBER), plain_number),
)


def facts_of(text: str, names: tuple[tuple[str, ...], ...]) -> tuple[Facts, Bounds]:
    """Every fact of a text with how often it stands there, and how its numbers are bounded.

    Args:
        names: groups of names that mean one person, work or mark; the first of a group is what the fact is called.
    """
    counted: Facts = Counter()
    bounds: Bounds = {}
    rest = each_day_whole(in_figures(text))
    for name, spoken in sorted(((n, group[0]) for group in names for n in group if n), key=lambda one: -len(one[0])):
        pattern = regex(re.escape(in_figures(name)), re.I)
        taken = [place.span() for place in pattern.finditer(rest)]
        if taken:
            counted["name", spoken] += len(taken)
            rest = _blanked(rest, taken)
    for kind, pattern, form in _READERS:
        taken = []
        for place in pattern.finditer(rest):
            value = form(place)
            if value is not None:
                counted[kind, value] += 1
                if kind in _BOUNDED:
                    bounds.setdefault((kind, value), set()).add(bound_of(rest, place.span()))
                taken.append(place.span())
        rest = _blanked(rest, taken)
    return _without_short_days(counted), bounds


def _without_short_days(counted: Facts) -> Facts:
    """A day without its year says nothing new where the same day stands with it."""
    full = {value[5:] for kind, value in counted if kind == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", value)}
    return Counter({key: count for key, count in counted.items() if not (key[0] == "date" and key[1] in full)})


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    last = 0
    for start, end in spans:
        parts += [text[last:start], " " * (end - start)]
        last = end
    return "".join([*parts, text[last:]])
