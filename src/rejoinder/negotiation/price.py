"""Sums of money in a draft agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from rejoinder.text.lazy_pattern import regex

Span = tuple[int, int]

_SUM = regex(
    r"(?P<before>US\$|USD|EUR|CNY|RMB|RUB|GBP|[$€£¥￥₽])\s?(?P<a>\d[\d\s,.'’]{0,18}\d|\d)"
    r"|(?P<b>\d[\d\s,.'’]{0,18}\d|\d)\s?(?:\([^()\d]{1,60}\)\s?)?(?:US\s)?(?P<after>USD|EUR|CNY|RMB|RUB|GBP|"
    r"dollars?|euros?|美元|欧元|人民币|元|рублей|руб\.?|долларов|евро|[€₽])",
    re.IGNORECASE,
)
_CODES = {
    **dict.fromkeys(("us$", "usd", "$", "dollar", "dollars", "美元", "долларов"), "USD"),
    **dict.fromkeys(("eur", "€", "euro", "euros", "欧元", "евро"), "EUR"),
    **dict.fromkeys(("cny", "rmb", "¥", "￥", "元", "人民币"), "CNY"),
    **dict.fromkeys(("rub", "₽", "рублей", "руб", "руб."), "RUB"),
    **dict.fromkeys(("gbp", "£"), "GBP"),
}
_COUNTS = {
    **{word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2)},
    **{word: n for n, word in enumerate(("двумя", "тремя", "четырьмя", "пятью", "шестью"), 2)},
    **{word: n for n, word in enumerate("两三四五六七八九十", 2)},
    "twelve": 12,
    "двенадцатью": 12,
    "十二": 12,
    "二": 2,
}
_PARTS = regex(
    rf"(?P<count>\d{{1,2}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})\s?(?:(?:equal|monthly|равн\w{{1,6}}|"
    rf"ежемесячн\w{{1,6}})\s)*"
    r"(?:instal?lments?|payments?|tranches|платеж\w{1,3}|част\w{1,3}|期|次|笔)(?:\s(?:of|по))?[^\d.;。；]{0,12}$",
    re.IGNORECASE,
)
"""What stands before a sum that is paid more than once."""
_WORTH = regex(r"\b(?:dollars?|euros?|pounds|roubles|rubles)\b|[元圆]|\b(?:рубл|доллар|евро)\w{0,6}", re.IGNORECASE)


def sums_in(text: str) -> Iterator[tuple[Decimal, str, Span]]:
    """Sums of money with their currency and place; what is paid in instalments counts as a whole."""
    for found in _SUM.finditer(text):
        amount = _number(found["a"] or found["b"])
        code = _CODES.get((found["before"] or found["after"] or "").casefold())
        if amount is not None and code is not None:
            yield amount * _times(text[max(0, found.start() - 40) : found.start()]), code, found.span()


def _times(before: str) -> int:
    parts = _PARTS.search(before)
    return (_COUNTS.get(parts["count"].casefold()) or int(parts["count"])) if parts else 1


def sum_in_words(text: str) -> Span | None:
    """The place of a currency where no sum in figures stands; None where every sum can be read."""
    if any(True for _ in sums_in(text)):
        return None
    found = _WORTH.search(text)
    return found.span() if found else None


def _number(words: str) -> Decimal | None:
    bare = re.sub(r"[\s'’]", "", words)
    decimal = re.search(r"[.,](\d{1,2})$", bare)
    whole = re.sub(r"[.,]", "", bare[: decimal.start()] if decimal else bare)
    try:
        return Decimal(f"{whole}.{decimal.group(1)}" if decimal else whole)
    except InvalidOperation:
        return None
