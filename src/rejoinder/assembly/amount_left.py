"""Amounts and long numbers that a redacted copy still shows, so that nobody is told that all of them are gone."""

from __future__ import annotations

import re

from rejoinder.domain.evidence import Paper
from rejoinder.text.lazy_pattern import regex

MOST_SHOWN = 12
_MONEY = r"(?:EUR|USD|CNY|RMB|RUB|GBP|JPY|евро|руб(?:лей|ля|ль|\.)?|元|[$€£¥￥₽])"
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f.,']\d{3}){0,4}"
_AMOUNT = regex(
    rf"(?<![\w.,])(?:{_MONEY}\s?)(?P<marked>{_DIGITS}(?:[.,]\d{{1,2}})?)(?![\w]|[.,]\d)"
    rf"|(?<![\w.,])(?P<cents>(?:\d{{1,9}}|{_DIGITS})[.,]\d{{2}})(?![\w%]|[.,]\d|\s?%)"
    rf"|(?<![\w.,])(?P<named>(?:\d{{1,9}}|{_DIGITS}))\s?{_MONEY}(?!\w)",
    re.IGNORECASE,
)


def amounts_left(paper: Paper) -> tuple[str, ...]:
    """What still stands there in the form of money, as it is printed, each once; totals among it."""
    found = (next(filter(None, match.groups())) for page in paper.pages for match in _AMOUNT.finditer(page[:200_000]))
    return tuple(dict.fromkeys(found))


_NUMBER = regex(r"(?<![\w.,/-])(?:\+?\d[\d \u00a0()-]{7,24}\d|[0-9A-HJ-NPQRTUWXY]{18})(?![\w/]|[.,]\d)")
_FEWEST_DIGITS = 9


def numbers_left(paper: Paper) -> tuple[str, ...]:
    """Numbers as long as those of accounts, taxpayers and telephones, each once; dates and amounts are shorter."""
    found = (" ".join(match[0].split()) for page in paper.pages for match in _NUMBER.finditer(page[:200_000]))
    return tuple(dict.fromkeys(one for one in found if sum(letter.isdigit() for letter in one) >= _FEWEST_DIGITS))
