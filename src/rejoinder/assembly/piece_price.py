"""Prices of a piece as running words tell them: `Unit price: 8.37 EUR`, `каждая по цене 8,37 руб.`, `每件8.37元`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.text.lazy_pattern import regex

_GAP = r"[^\S\r\n]"
"""Within a line: the head of a column does not label the first number of the next row."""
_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?:[.,]\d{1,4})?|\d(?:[\d.,'’]{0,14}\d)?)(?!\d)"
_MONEY = (
    r"(?:EUR|USD|CNY|RMB|RUB|GBP|JPY|евро|руб(?:лей|ля|ль|\.)?|долл(?:аров|ара|ар|\.)?|人民币|美元|欧元|元|[$€£¥￥₽])"
)
_PIECE = (
    r"(?:unit|piece|pcs?\b|item|set|pair|stück|stk|шт(?:уку|ука|\.)?|единицу|ед\.|комплект|пару|[件个個只台套条件双])"
)
_EACH = rf"(?:\b(?:per|a|pro|je|par|за){_GAP}{{1,3}}{_PIECE}|[/／]{_GAP}?{_PIECE}|\beach\b)"
_HEAD = (
    r"(?:unit\s{0,3}(?:price|cost)|\bprice\b|单\s?价|价\s?格|\bцен[аеуы]\b|\bценой\b|(?:stück|einzel|einheits)?preis\b"
    r"|\bprix\b|\bprecio\b|\bprezzo\b|\bprijs\b|\bcena\b|每\s?[件个個只台套条双])"
)
_BETWEEN = rf"(?:{_GAP}|[:：=—–()（）-]|\b(?:of|is|was|at|von|beträgt|de|составляет)\b|为|是|{_MONEY}|{_EACH}){{0,8}}"
_AFTER = rf"(?:{_GAP}{{0,2}}{_MONEY})?(?:{_GAP}{{0,2}}{_EACH})?"
_LABELLED = regex(rf"{_HEAD}{_BETWEEN}(?<![\w.,])(?P<price>{_NUMBER}{_AFTER})", re.IGNORECASE)
_COUNTED = regex(rf"(?<![\w.,])(?P<price>{_NUMBER}(?:{_GAP}{{0,2}}{_MONEY})?{_GAP}{{0,2}}{_EACH})", re.IGNORECASE)


def piece_prices(text: str) -> Iterator[tuple[int, int]]:
    """Where running words tell the price of a piece, with its currency, as `[start, end)`; what is labelled first."""
    for pattern in (_LABELLED, _COUNTED):
        yield from (found.span("price") for found in pattern.finditer(text))
