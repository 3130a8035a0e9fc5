"""The currency of a paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from rejoinder.proof.paper import word
from rejoinder.proof.paper.amount import currencies_in, currency_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.label_pattern import label_pattern
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher


def currency_of(
    layouts: Sequence[PageLayout], total: ExtractedValue | None, *, shop: bool = False
) -> ExtractedValue | None:
    """The currency of the total's row, else the one that is named, else the one met most.

    Args:
        shop: whether every address is that of who sells, as on a receipt.
    """
    if total is not None:
        for text in (_row_text(total), total.label):
            named = currency_in(text)
            raw = text[slice(*named[1])] if named else ""
            other = (_dollars(layouts, shop) or _labelled_currency(layouts)) if raw == "$" else None
            if named and other is None:
                code = _currency_by_country(named[0], raw, _is_japanese(layouts), _is_taiwanese(layouts))
                return ExtractedValue(code, raw, total.layout, total.row, 0.95, total.label)
            if other is not None:
                return other
    plain = _labelled_currency(layouts) or _most_frequent(layouts, shop) or _in_crowns(layouts)
    return plain or _repeated_short_sign(layouts)


def _labelled_currency(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The currency behind the word for it: `Moneda: MXN`."""
    pattern = label_pattern(word.CURRENCY)
    for layout in layouts:
        for row in layout.rows:
            for number, cell in enumerate(row.cells):
                text = " ".join(each.text for each in row.cells[number : number + 2])
                named = currency_in(text) if pattern.match(cell.text) else None
                if named:
                    return ExtractedValue(named[0], text[slice(*named[1])], layout, row.number, 0.95)
    return None


_KANA = regex(r"[\u3040-\u309f]")
"""The letters that only Japanese has, by which the sign of the yuan is that of the yen."""


def _is_japanese(layouts: Sequence[PageLayout]) -> bool:
    return any(sum(1 for _ in _KANA.finditer(layout.text[:_SAMPLE])) > _FEW for layout in layouts[:1])


_TAIWANESE = matcher("paper/currency.country_twd")
"""The money of Taiwan, and how it counts and taxes its firms; `元` there is its own dollar."""


def _is_taiwanese(layouts: Sequence[PageLayout]) -> bool:
    return any(_TAIWANESE.search(layout.text[:_SAMPLE]) is not None for layout in layouts[:1])


_SAMPLE, _FEW = 4_000, 3


def _currency_by_country(code: str, sign: str, japanese: bool, taiwanese: bool) -> str:
    """Whose money a sign is that China shares: on a paper of Japan the yen, on one of Taiwan its own dollar."""
    code = "JPY" if sign in "¥￥円" and japanese else code
    return "TWD" if code == "CNY" and taiwanese else code


_OF_DOLLARS = "AUD|BBD|CAD|HKD|JMD|MXN|NZD|SGD|TTD|TWD|USD"
_DOLLARS = regex(rf"\$\s?\d[\d.,]*\s?({_OF_DOLLARS})\b|(?<![^\W\d_])({_OF_DOLLARS})\s?\$")


def _dollars(layouts: Sequence[PageLayout], shop: bool) -> ExtractedValue | None:
    """Whose dollars they are where an amount bears the sign and the code; None where none does, or they differ."""
    named = [
        (match[1] or match[2], layout, row)
        for layout in layouts[:5]
        for row in layout.rows[:_ROWS]
        for match in _DOLLARS.finditer(row.text)
    ]
    if not named:
        return _dollars_by_name_or_country(layouts, shop)
    if len({code for code, *_ in named}) != 1:
        return None
    code, layout, row = named[0]
    return ExtractedValue(code, code, layout, row.number, 0.9)


_NAMED_DOLLARS = regex(rf"(?i)(?:{'|'.join(word.CURRENCY)})\b[^\n\w]{{0,6}}(?-i:\(?({_OF_DOLLARS})\b)")
_COUNTRIES = tuple(
    (code.upper(), matcher(f"paper/currency.country_{code}")) for code in ("aud", "nzd", "twd", "mxn", "usd")
)
"""How each country of dollars counts and taxes its firms, as no paper does that merely goes there."""
_COUNTRIES_OF_SHOPS = (
    *_COUNTRIES,
    *tuple((code.upper(), matcher(f"paper/currency.shop_{code}")) for code in ("aud", "nzd", "sgd", "cad", "hkd")),
)
"""The same, and addresses: a receipt bears none but that of its shop."""


def _dollars_by_name_or_country(layouts: Sequence[PageLayout], shop: bool) -> ExtractedValue | None:
    """The dollars that a line names as the currency, else those of the only country whose marks the page has."""
    for layout in layouts[:5]:
        match = _NAMED_DOLLARS.search(layout.text)
        if match:
            return ExtractedValue(match[1], match[1], layout, confidence=0.9, span=match.span(1))
    marks = _COUNTRIES_OF_SHOPS if shop else _COUNTRIES
    for layout in layouts[:1]:
        countries = [(code, match) for code, pattern in marks if (match := pattern.search(layout.text[:_SAMPLE]))]
        if len({code for code, _ in countries}) == 1 and countries[0][0] != "USD":
            code, match = countries[0]
            return ExtractedValue(code, match[0], layout, confidence=0.6, span=match.span())
    return None


_CROWNS = regex(r"\d\s?(kr)\b\.?|\bkr\.?\s?\d|\bMoms kr\b", re.IGNORECASE)
_CROWNS_OF = tuple((code.upper(), matcher(f"paper/currency.crowns_{code}")) for code in ("sek", "dkk", "nok"))
"""How each country of crowns pays, taxes and counts its firms."""


def _in_crowns(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """Crowns of the only country whose banks or taxes the paper names; the sign alone is shared by several."""
    for layout in layouts[:1]:
        sign = _CROWNS.search(layout.text)
        lands = [code for code, pattern in _CROWNS_OF if pattern.search(layout.text)] if sign else []
        if sign and len(lands) == 1:
            return ExtractedValue(lands[0], sign[0], layout, confidence=0.7)
    return None


_SHORT = tuple((code.upper(), matcher(f"paper/currency.short_{code}")) for code in ("zar", "huf", "czk", "ron"))
"""Signs of money that are a letter or two, and mean it where two sums bear them."""


def _repeated_short_sign(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The only currency whose short sign stands beside two sums or more."""
    for layout in layouts[:1]:
        found = {code: [*islice(pattern.finditer(layout.text), 2)] for code, pattern in _SHORT}
        repeated = [(code, matches[0]) for code, matches in found.items() if len(matches) > 1]
        if len(repeated) == 1:
            code, match = repeated[0]
            return ExtractedValue(code, match[1], layout, confidence=0.65, span=match.span(1))
    return None


_ROWS = 400
"""Rows of a page that are enough to tell which currency it is in."""


def _most_frequent(layouts: Sequence[PageLayout], shop: bool) -> ExtractedValue | None:
    counts: dict[str, int] = {}
    first: dict[str, ExtractedValue] = {}
    japanese, taiwanese = _is_japanese(layouts), _is_taiwanese(layouts)
    for layout in layouts[:5]:
        for row in layout.rows[:_ROWS]:
            for named, (start, end) in currencies_in(row.text):
                code = _currency_by_country(named, row.text[start:end], japanese, taiwanese)
                counts[code] = counts.get(code, 0) + 1
                first.setdefault(code, ExtractedValue(code, row.text[start:end], layout, row.number, 0.75))
    if not counts:
        return None
    most = first[max(sorted(counts), key=lambda code: counts[code])]
    return (_dollars(layouts, shop) or most) if most.raw == "$" else most


def _row_text(found: ExtractedValue) -> str:
    return found.layout.rows[found.row].text if found.row < len(found.layout.rows) else ""
