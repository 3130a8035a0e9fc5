"""The sum of a paper that no label names: in a sentence, in words, as the one amount, or by adding up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from rejoinder.proof.paper import word
from rejoinder.proof.paper.amount import amounts_in, currencies_in, currency_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.label_pattern import LabelPattern, label_pattern
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


def total_below_label(layouts: Sequence[PageLayout], labels: Sequence[LabelPattern]) -> ExtractedValue | None:
    """The amount that alone stands in the line under a label of the whole sum, further right than labels have it."""
    for layout in layouts:
        for row, below in pairwise(layout.rows):
            last = row.cells[-1]
            named = any((match := label.match(last.text)) and match.end() >= len(last.text) for label in labels)
            text = below.cells[-1].text
            beside = len(row.cells) <= _PAIR and all(cell.end < last.start for cell in below.cells[:-1])
            amounts = amounts_in(text) if named and (beside or len(below.cells) == 1) else ()
            alone = len(amounts) == 1 and not amounts_in(last.text) and below.cells[-1].start >= last.start
            if alone and (currency_in(text) or amounts[0].decimals == 2):
                raw = text[slice(*amounts[0].span)].strip()
                return ExtractedValue(amounts[0].value, raw, layout, below.number, 0.8, last.text)
    return None


_PAIR = 2
"""Cells of a row that heads no columns."""
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


_WHOLES = label_pattern((*word.GRAND_TOTAL, *word.TOTAL))
_HEADED, _SIGN = 5, 3
"""Rows between a head and its sum at most, and letters of a currency beside one."""


def total_of_last_three(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The last of three amounts that end a row, net and tax and what they come to, where the row has hardly any words
    or a head of the whole sum stands above; of the last such row.
    """
    for layout in reversed(layouts[:6]):
        for row in reversed(layout.rows):
            ends = [(each, cell) for cell in row.cells[-3:] for each in amounts_in(cell.text) if each.decimals == 2]
            if len(ends) != 3 or ends[0][0].value + ends[1][0].value != ends[2][0].value:
                continue
            heads = [above.cells[-1].text for above in layout.rows[max(row.number - _HEADED, 0) : row.number]]
            bare = sum(map(str.isalpha, row.text)) <= _SIGN and ends[0][0].value > ends[1][0].value > 0
            if bare or any(map(_WHOLES.fullmatch, heads)):
                each, cell = ends[2]
                return ExtractedValue(each.value, cell.text[slice(*each.span)].strip(), layout, row.number, 0.8)
    return None
