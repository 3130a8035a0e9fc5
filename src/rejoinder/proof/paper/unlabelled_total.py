"""The sum of a paper that no label names: in a sentence, in words, as the one amount, or by adding up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rejoinder.proof.paper.amount import amounts_in, currencies_in, currency_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_SPOKEN = matcher("paper/sum.spoken_total", re.IGNORECASE)


def total_in_sentence(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The whole sum as a sentence of a contract names it."""
    for layout in layouts[:6]:
        for position, row in enumerate(layout.rows):
            flat = " ".join(line.text for line in layout.rows[position : position + 2])
            for match in _SPOKEN.finditer(flat):
                behind = flat[match.end() : match.end() + 40]
                for each in amounts_in(behind)[:1] if match.start() < len(row.text) else ():
                    raw = behind[slice(*each.span)].strip()
                    return ExtractedValue(each.value, raw, layout, row.number, 0.8, match[0].strip())
    return None


_CAPITAL = regex(r"(?i)\bcapital\b|stammkapital|kapital\b|注册资本|уставн\w+ капитал")


def _amounts_beside_currency(text: str) -> Iterator[tuple[Decimal, str]]:
    """Every amount right behind a currency or right before one, as written."""
    for _, (start, end) in currencies_in(text):
        behind = [each for each in amounts_in(text[end : end + 24]) if each.span[0] <= 2]
        before = [each for each in amounts_in(text[:start]) if start - each.span[1] <= 1]
        for amount, base in (*((each, end) for each in behind[:1]), *((each, 0) for each in before[-1:])):
            if not text[base + amount.span[1] :].lstrip().startswith("коп"):
                yield amount.value, text[base + amount.span[0] : base + amount.span[1]].strip()


def only_amount(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The one amount that a short paper names beside a currency; None where there are several."""
    found: list[ExtractedValue] = []
    for layout in layouts[:1]:
        for row in layout.rows:
            for cell in () if _CAPITAL.search(row.text) else row.cells:
                found += [
                    ExtractedValue(value, raw, layout, row.number, 0.7)
                    for value, raw in _amounts_beside_currency(cell.text)
                ]
    return found[0] if found and len({each.value for each in found}) == 1 else None


_WRITTEN_OUT = regex(r"大写|(?:[零壹贰叁肆伍陆柒捌玖拾佰仟万]{2,}[圆元])")


def total_beside_words(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The whole sum in figures on the line that has it in capital Chinese numerals."""
    for layout in layouts[:6]:
        for row in layout.rows:
            written = _WRITTEN_OUT.search(row.text)
            amounts = amounts_in(row.text) if written else ()
            if written and len(amounts) == 1 and currency_in(row.text[max(0, amounts[0].span[0] - 4) :]):
                raw = row.text[slice(*amounts[0].span)].strip()
                return ExtractedValue(amounts[0].value, raw, layout, row.number, 0.85)
    return None
