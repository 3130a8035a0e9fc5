"""Amounts of money that a redacted copy still shows, so that nobody is told that all of them are gone."""

from __future__ import annotations

import re

from rejoinder.domain.evidence import Paper
from rejoinder.domain.regex import regex

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
