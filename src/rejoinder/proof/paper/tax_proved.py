"""The tax of a bill told by arithmetic alone: from rates, their bases and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import attrs

from rejoinder.proof.paper.amount import TELLING, Amount, amounts_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout
from rejoinder.proof.paper.tax_rates import sum_placed
from rejoinder.text.lazy_pattern import regex

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


def proved_tax(sheets: Sequence[PageLayout], total: ExtractedValue | None) -> ExtractedValue | None:
    """The tax: of rows that each name a rate and by it come from a base to an amount, where all of them come to the
    total, or their bases to a sum that is printed; else in the row of the total, between net and total.
    """
    if total is None or not isinstance(total.value, Decimal) or total.value <= 0:
        return None
    sheet, whole = total.sheet, total.value
    printed = {abs(each.value) for row in sheet.rows for each, _ in _amounts(row)}
    for rates in _runs([rate for row in sheet.rows for rate in _rated(row)]):
        tax, net = sum((each.tax for each in rates), Decimal(0)), sum((each.base for each in rates), Decimal(0))
        beside = net in printed and (whole - tax in printed or abs(net + tax - whole) in printed)
        rounded = 0 < abs(net + tax - whole) < 1 and _twice(sheet, net + tax)  # in cash there are no small coins
        if tax > 0 and (abs(net + tax - whole) <= _CENT or (beside and len(rates) > 1) or rounded):
            return sum_placed(sheet, tax, [(each.row, each.raw) for each in rates])
    return _in_row(total, whole) or _summed_column(total, whole) or _unsummed_columns(total, whole)


def _twice(sheet: PageLayout, amount: Decimal) -> bool:
    """Whether two rows print an amount."""
    return sum(any(each.value == amount for each in amounts_in(row.text)) for row in sheet.rows) > 1


def _rated(row: LayoutRow) -> Iterator[_Rate]:
    """The rate of a row with its base and tax, where exactly one pair of its amounts agrees with a percentage."""
    rates = {*_percents(row)} - {Decimal(0)}
    amounts = _amounts(row)
    found = {
        (rate, base.value, tax.value): raw
        for rate in rates
        for base, _ in amounts
        for tax, raw in amounts
        if 0 < tax.value < base.value and _comes_to(base, rate, tax)
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


def _comes_to(base: Amount, rate: Decimal, tax: Amount) -> bool:
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


_WORD = regex(
    r"(?i)(?:\b|_)(?:vat|tax(?:es)?|[cisu]?gst|utgst|hst|pst|qst|tps|tvq|cess|mwst|ust|tva|iva|btw|pdv|moms|dph|mva|alv|áfa|kdv|ppn)\b|ндс|税"
)
_OTHER = regex(
    r"(?i)excl|exkl|without|before|hors|netto|nettó|ohne|sans|\bbez\b|senza|\bsin\b|\bsem\b|ilman|без|\bHT\b"
    r"|\bno\.?\b|\bid\b|number|nummer|taxable|base|код|пдв №|税号|税抜"
)
"""Rows of the net, or of the number under which somebody pays taxes."""


def worded_tax(sheets: Sequence[PageLayout], total: ExtractedValue | None) -> ExtractedValue | None:
    """The last amount of a row with a word for tax anywhere in it, where it is what the rate of the row takes of an
    amount that is printed, or what stands between a printed net and the total.
    """
    if total is None or not isinstance(total.value, Decimal):
        return None
    rows = total.sheet.rows
    printed = {each.value for row in rows for each in amounts_in(row.text) if each.decimals == 2}
    for row in rows[: total.row + 1] if total.row < len(rows) else rows:
        amounts = [each for each in amounts_in(row.text) if each.decimals == 2 and not _is_percent(row.text, each)]
        if not amounts or not 0 < 2 * amounts[-1].value < total.value or _OTHER.search(row.text):
            continue
        tax = amounts[-1]
        rates = {*_percents(row)} - {Decimal(0)}
        rated = any(abs(base * rate / 100 - tax.value) <= _CENT / 2 for rate in rates for base in printed)
        if _WORD.search(row.text[: tax.span[0]]) and (rated or total.value - tax.value in printed):
            raw = row.text[slice(*tax.span)].strip()
            return ExtractedValue(tax.value, raw, total.sheet, row.number, 0.7, _before(row, tax))
    return None


def _before(row: LayoutRow, amount: Amount) -> str:
    """The words of a row before an amount, behind which it is looked for."""
    return row.text[: amount.span[0]].strip()


def _in_row(total: ExtractedValue, whole: Decimal) -> ExtractedValue | None:
    """The tax in a row with its net, which come to the total, where a number of the row is the rate between them."""
    for row in total.sheet.rows:
        amounts = _amounts(row)
        if len(amounts) < 3:
            continue
        rates = {each.value for cell in row.cells for each in amounts_in(cell.text) if 0 < each.value < 100}
        found = {
            tax.value: raw
            for net, _ in amounts
            for tax, raw in amounts
            if 0 < tax.value < net.value and net.value + tax.value == whole
            if any(abs(net.value * rate / 100 - tax.value) <= _CENT for rate in rates)
        }
        if len(found) == 1:
            [(value, raw)] = found.items()
            return ExtractedValue(value, raw, total.sheet, row.number, 0.8)
    return None


def summed_tax(sheets: Sequence[PageLayout], total: ExtractedValue | None) -> ExtractedValue | None:
    """The tax of all rows between a net and the total that have a word for it, where all of them come to the total."""
    if total is None or not isinstance(total.value, Decimal) or total.row >= len(total.sheet.rows):
        return None
    rows = total.sheet.rows
    value, taxes = total.value, list[tuple[LayoutRow, str, Decimal]]()
    for row in reversed(rows[max(total.row - _BLOCK, 0) : total.row]):
        amounts = _amounts(row)
        if not amounts:
            break
        amount, raw = amounts[-1]
        if taxes and amount.value == value:
            tax = sum((each for *_, each in taxes), Decimal(0))
            placed = sum_placed(total.sheet, tax, [each[:2] for each in reversed(taxes)])
            return placed if 0 < 2 * tax < total.value else None
        value -= amount.value
        if _WORD.search(row.text) and not _OTHER.search(row.text):
            taxes.append((row, raw, amount.value))
    return None


_BLOCK = 9
"""Rows of the sums of a bill at most."""


def _summed_column(total: ExtractedValue, whole: Decimal) -> ExtractedValue | None:
    """The tax in the row of the total under a column of taxes: the lines above come to it, as theirs do to the total,
    and each of them names its net besides.
    """
    if total.row >= len(total.sheet.rows):
        return None
    foot = [cell for cell in total.sheet.rows[total.row].cells if len(amounts_in(cell.text)) == 1]
    last = next((cell for cell in foot if amounts_in(cell.text)[0].value == whole), None)
    for cell in foot if last is not None else ():
        tax = amounts_in(cell.text)[0]
        if cell is last or last is None or not 0 < tax.value < whole or tax.decimals != 2:
            continue
        taxes, wholes = Decimal(0), Decimal(0)
        for row in reversed(total.sheet.rows[max(total.row - _LINES, 0) : total.row]):
            line = _line(row, cell.end, last.end)
            taxes, wholes = (taxes + line[0], wholes + line[1]) if line else (taxes, wholes)
            if taxes == tax.value and wholes == whole:
                raw = cell.text[slice(*tax.span)].strip()
                return ExtractedValue(tax.value, raw, total.sheet, total.row, 0.8)
    return None


def _unsummed_columns(total: ExtractedValue, whole: Decimal) -> ExtractedValue | None:
    """The tax of two columns of the goods, net and tax at one rate, that together come to the total, as in Korea."""
    rows = total.sheet.rows[max(total.row - _LINES, 0) : total.row]
    lines = [found for row in rows if len(found := _last_two(row)) == 2]
    for first in range(len(lines)):
        run = lines[first:]
        net, tax = (sum((line[at][0] for line in run), Decimal(0)) for at in (0, 1))
        if len(run) < 2 or net + tax != whole or not 0 < 2 * tax < net:
            continue
        rate = (run[0][1][0] * 100 / run[0][0][0]).quantize(Decimal("0.1"))
        if rate >= 1 and all(abs(line[0][0] * rate / 100 - line[1][0]) < 1 for line in run):
            raws = [(line[1][2], line[1][1]) for line in run]
            return sum_placed(total.sheet, tax, raws)
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


def _line(row: LayoutRow, tax_ends: int, ends: int) -> tuple[Decimal, Decimal] | None:
    """Tax and gross of a line of goods in these columns, where the line prints the net as well."""
    values = [(cell.end, found[0].value) for cell in row.cells if len(found := amounts_in(cell.text)) == 1]
    tax = next((value for end, value in values if abs(end - tax_ends) <= _ASKEW), None)
    gross = next((value for end, value in values if abs(end - ends) <= _ASKEW), None)
    if tax is None or gross is None or gross - tax not in {value for _, value in values}:
        return None
    return tax, gross


_ASKEW = 2
