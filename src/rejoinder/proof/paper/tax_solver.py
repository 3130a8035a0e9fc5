"""The tax of a bill by arithmetic alone: from rates, their bases and the products."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import attrs

from rejoinder.proof.paper.amount import TELLING, Amount, amounts_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout, text_span
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_PERCENT = regex(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,3})?)\s?[%％]")
_CENT = Decimal("0.02")
_NEAR = 3
"""Rows that the rates of one bill are apart at most, since goods have lines of words between them."""
_GROUPS = 40


@attrs.frozen
class _Rate:
    """One row with a rate, the base that it is counted from, and what it comes to."""

    row: LayoutRow
    rate: Decimal
    base: Decimal
    tax: Decimal
    raw: str


def mentions_tax(layouts: Sequence[PageLayout]) -> bool:
    """Whether any page mentions tax; where none does, no amount is taken for the tax by arithmetic."""
    return any(TAX_WORD.search(layout.text) for layout in layouts)


def solve_tax(layouts: Sequence[PageLayout], total: ExtractedValue | None) -> ExtractedValue | None:
    """The tax that agrees with the total: of rows that each name a rate and by it come from a base to an amount, where
    all of them come to the total, or their bases to a sum that is printed; else of the rows between a net and the
    total; else in a row of sums; else of two columns of the goods.
    """
    if total is None or not isinstance(total.value, Decimal) or total.value <= 0:
        return None
    layout, whole = total.layout, total.value
    printed = {abs(each.value) for row in layout.rows for each, _ in _amounts(row)}
    for rates in _runs([rate for row in layout.rows for rate in _row_rates(row)]):
        tax, net = sum((each.tax for each in rates), Decimal(0)), sum((each.base for each in rates), Decimal(0))
        beside = net in printed and (whole - tax in printed or abs(net + tax - whole) in printed)
        if tax > 0 and (abs(net + tax - whole) <= _CENT or (beside and len(rates) > 1)):
            return _tax_at_place(layout, tax, [(each.row, each.raw) for each in rates])
    return _tax_between(total, whole) or _tax_in_row(layouts, total, whole) or _unsummed_columns(total, whole)


def _tax_at_place(layout: PageLayout, tax: Decimal, rates: Sequence[tuple[LayoutRow, str]]) -> ExtractedValue:
    """The tax at its own place where the paper prints it; else at that of its rates, from the first to the last."""
    for row in reversed(layout.rows):
        for each in amounts_in(row.text):
            if each.value == tax and (each.decimals == 2 or tax >= TELLING):
                before, raw = row.text[: each.span[0]].strip(), row.text[slice(*each.span)].strip()
                return ExtractedValue(tax, raw, layout, row.number, 0.85, before)
    spans = [span for row, raw in rates if (span := text_span(raw, layout, after=row.cells[0].text)) is not None]
    whole = (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)
    return ExtractedValue(tax, rates[0][1], layout, rates[0][0].number, 0.7, span=whole)


def _row_rates(row: LayoutRow) -> Iterator[_Rate]:
    """The rate of a row with its base and tax, where exactly one pair of its amounts agrees with a percentage."""
    rates = {*_percents(row)} - {Decimal(0)}
    amounts = _amounts(row)
    found = {
        (rate, base.value, tax.value): raw
        for rate in rates
        for base, _ in amounts
        for tax, raw in amounts
        if 0 < tax.value < base.value and _yields_tax(base, rate, tax)
    }
    if found and len({tax for *_, tax in found}) == 1 and len({base for _, base, _ in found}) == 1:
        (rate, base, tax), raw = next(iter(found.items()))
        yield _Rate(row, rate, base, tax, raw)


def _percents(row: LayoutRow) -> list[Decimal]:
    """The rates of a row, finer ones and those with a wide sign among them."""
    return [Decimal(match[1].replace(",", ".")) for match in _PERCENT.finditer(row.text)]


_WIDTH = 12


def _amounts(row: LayoutRow) -> list[tuple[Amount, str]]:
    """The amounts of a row with their words, cell by cell, since thousands may be parted by a space; no percentages."""
    found = [
        (each, cell.text[slice(*each.span)].strip())
        for cell in row.cells
        for each in amounts_in(cell.text)
        if not _is_percent(cell.text, each)
    ]
    return found[:_WIDTH]


def _is_percent(text: str, amount: Amount) -> bool:
    return text[amount.span[1] :].lstrip().startswith(("%", "％"))


def _yields_tax(base: Amount, rate: Decimal, tax: Amount) -> bool:
    """Whether so many percent of the base are the tax: to the cent, or to the unit where neither has cents."""
    exact = base.value * rate / 100
    if tax.decimals == 2:
        return abs(exact - tax.value) <= _CENT
    return tax.decimals == base.decimals == 0 and base.value >= TELLING and abs(exact - tax.value) < 1


def _runs(rates: Sequence[_Rate]) -> Iterator[Sequence[_Rate]]:
    """The rows that stand near one another, all of them, then the first and the last of them; the last runs first,
    since taxes are summed up under the goods.
    """
    runs: list[list[_Rate]] = []
    for before, each in pairwise((None, *rates)):
        if before is None or each is None or each.row.number - before.row.number > _NEAR:
            runs.append([])
        if each is not None:
            runs[-1].append(each)
    for run in reversed(runs[-_GROUPS:]):
        yield run
        for cut in range(1, min(len(run), _GROUPS)):
            yield run[cut:]
            yield run[:-cut]


TAX_WORD = matcher("paper/sum.tax_word", re.IGNORECASE)
_OTHER = regex(
    r"(?i)excl|exkl|without|before|hors|netto|nettó|ohne|sans|\bbez\b|senza|\bsin\b|\bsem\b|ilman|без|\bHT\b"
    r"|\bno\.?\b|\bid\b|number|nummer|taxable|base|код|пдв №|税号|税抜"
)
"""Rows of the net, or of the number under which somebody pays taxes."""


def _tax_in_row(layouts: Sequence[PageLayout], total: ExtractedValue, whole: Decimal) -> ExtractedValue | None:
    """The one amount of a row that with its net comes to the total, less than half of it.

    The net stands in the row, or in that of the total anywhere on the page; and the row has the total too, is named as
    one of sums, has hardly any words, or a number that is the rate between the two.
    """
    cents = 2 if whole.as_tuple().exponent else 0
    printed = {each.value for row in total.layout.rows for each in amounts_in(row.text)}
    for layout in layouts:
        for row in layout.rows:
            amounts = {each.value: raw for each, raw in _amounts(row) if each.decimals == cents}
            own = layout is total.layout and row.number == total.row
            taxes = [tax for tax in amounts if 0 < 2 * tax < whole and whole - tax in (printed if own else amounts)]
            if len(taxes) == 1 and (whole in amounts or _is_sum_row(row) or _has_rate(row, whole - taxes[0], taxes[0])):
                return ExtractedValue(taxes[0], amounts[taxes[0]], layout, row.number, 0.8)
    return None


def _is_sum_row(row: LayoutRow) -> bool:
    """Whether a row is named as one of sums, or has hardly any words."""
    return _WHOLE_ROW.match(row.text) is not None or sum(map(str.isalpha, row.text)) <= _SIGN


def _has_rate(row: LayoutRow, net: Decimal, tax: Decimal) -> bool:
    """Whether a number of a row is the rate by which a net comes to a tax."""
    rates = (each.value for cell in row.cells for each in amounts_in(cell.text) if 0 < each.value < 100)
    return any(abs(net * rate / 100 - tax) <= _CENT for rate in rates)


_WHOLE_ROW = regex(r"(?i)^\W{0,12}(?:sub)?totals?\b|^\W{0,12}(?:合计|总计|итого|всего|summe|gesamt)")
_SIGN = 4
"""Letters of a currency beside a sum."""


def _tax_between(total: ExtractedValue, whole: Decimal) -> ExtractedValue | None:
    """The tax of all rows between a net and the total that have a word for it, where all of them come to the total."""
    rows = total.layout.rows
    value, taxes = whole, list[tuple[LayoutRow, str, Decimal]]()
    for row in reversed(rows[max(total.row - _BLOCK, 0) : total.row]):
        amounts = _amounts(row)
        if not amounts:
            break
        amount, raw = amounts[-1]
        if taxes and amount.value == value:
            tax = sum((each for *_, each in taxes), Decimal(0))
            placed = _tax_at_place(total.layout, tax, [each[:2] for each in reversed(taxes)])
            return placed if 0 < 2 * tax < whole else None
        value -= amount.value
        if TAX_WORD.search(row.text) and not _OTHER.search(row.text):
            taxes.append((row, raw, amount.value))
    return None


_BLOCK = 9
"""Rows of the sums of a bill at most."""


def _unsummed_columns(total: ExtractedValue, whole: Decimal) -> ExtractedValue | None:
    """The tax of two columns of the goods, net and tax at one rate, that together come to the total, as in Korea."""
    rows = total.layout.rows[max(total.row - _LINES, 0) : total.row]
    lines = [found for row in rows if len(found := _last_two(row)) == 2]
    for first in range(len(lines)):
        run = lines[first:]
        net, tax = (sum((line[at][0] for line in run), Decimal(0)) for at in (0, 1))
        if len(run) < 2 or net + tax != whole or not 0 < 2 * tax < net:
            continue
        rate = (run[0][1][0] * 100 / run[0][0][0]).quantize(Decimal("0.1"))
        if rate >= 1 and all(abs(line[0][0] * rate / 100 - line[1][0]) < 1 for line in run):
            raws = [(line[1][2], line[1][1]) for line in run]
            return _tax_at_place(total.layout, tax, raws)
    return None


def _last_two(row: LayoutRow) -> list[tuple[Decimal, str, LayoutRow]]:
    """The amounts of the last two cells of a row, each alone in its cell; fewer where they are none."""
    found = [(cell, amounts_in(cell.text)) for cell in row.cells[-2:]]
    return [
        (amounts[0].value, cell.text[slice(*amounts[0].span)].strip(), row)
        for cell, amounts in found
        if len(row.cells) > _FEW and len(amounts) == 1 and not any(map(str.isalpha, cell.text))
    ]


_LINES, _FEW = 60, 3
