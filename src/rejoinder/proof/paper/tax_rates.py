"""The tax of a bill with several rates: their amounts together, where net and tax come to the total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rejoinder.proof.paper.amount import TELLING, amounts_in, percents_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout, place_of

_NEAR = 6
"""Rows over which the rates of one bill are spread at most."""
_ROUNDED = Decimal("0.05")
_ROUNDED_UP = Decimal("1")
"""By how much a total may be rounded where the sum of the rates is printed itself."""


def rates_of(rows: Sequence[ExtractedValue], total: ExtractedValue | None) -> ExtractedValue | None:
    """The tax of all rates, where two or more rows of tax and a printed net come to the total; else None."""
    if total is None or not isinstance(total.value, Decimal):
        return None
    rates = _neighbours(rows)
    together = sum((found.value for found in rates if isinstance(found.value, Decimal)), Decimal(0))
    if len(rates) < 2 or abs(together) >= abs(total.value):
        return None
    summed = sum_placed(total.sheet, together, [(found.sheet.rows[found.row], found.raw) for found in rates])
    leeway = _ROUNDED_UP if summed.span is None else _ROUNDED
    return summed if _is_net(total, total.value - together, leeway) else None


def sum_placed(sheet: PageLayout, tax: Decimal, rates: Sequence[tuple[LayoutRow, str]]) -> ExtractedValue:
    """The tax at its own place where the paper prints it; else at that of its rates, from the first to the last."""
    for row in reversed(sheet.rows):
        for each in amounts_in(row.text):
            if each.value == tax and (each.decimals == 2 or tax >= TELLING):
                before, raw = row.text[: each.span[0]].strip(), row.text[slice(*each.span)].strip()
                return ExtractedValue(tax, raw, sheet, row.number, 0.85, before)
    spans = [span for row, raw in rates if (span := place_of(raw, sheet, after=row.cells[0].text)) is not None]
    whole = (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)
    return ExtractedValue(tax, rates[0][1], sheet, rates[0][0].number, 0.7, span=whole)


def taxed_at_rate(text: str) -> tuple[Decimal, str] | None:
    """The one amount of a row of tax to which its rate brings another: `5,5 %  0,36  net 6,57`; None where none is."""
    amounts = [each for each in amounts_in(text) if each.decimals == 2 and not text.startswith("%", each.span[1])]
    rates = {*percents_in(text)} - {Decimal(0)}
    found = {
        tax
        for rate in rates
        for tax in amounts
        for base in amounts
        if 0 < tax.value < base.value
        and any(abs(base.value * rate / whole - tax.value) <= _CENT for whole in (100, 100 + rate))
    }
    if len({each.value for each in found}) != 1:
        return None
    tax = found.pop()
    return tax.value, text[slice(*tax.span)].strip()


_CENT = Decimal("0.01")


def beside_total(total: ExtractedValue | None) -> ExtractedValue | None:
    """The tax in the row of the total, `3.60 23.60`, where the page prints what is left as the net; else None."""
    if total is None or not isinstance(total.value, Decimal) or total.row >= len(total.sheet.rows):
        return None
    text = total.sheet.rows[total.row].text
    amounts = [each for each in amounts_in(text) if each.decimals == 2]
    if len(amounts) != 2 or amounts[1].value != total.value or not 0 < 2 * amounts[0].value < total.value:
        return None
    if not _is_net(total, total.value - amounts[0].value, Decimal(0)):
        return None
    return ExtractedValue(amounts[0].value, text[slice(*amounts[0].span)].strip(), total.sheet, total.row, 0.85)


def _neighbours(rows: Sequence[ExtractedValue]) -> list[ExtractedValue]:
    """The first rows of tax that stand near one another, each with an amount, one row once."""
    near: list[ExtractedValue] = []
    for found in rows:
        if near and (found.sheet is not near[0].sheet or found.row - near[-1].row > _NEAR):
            break
        if not near or found.row != near[-1].row:
            near.append(found)
    return near


def _is_net(total: ExtractedValue, wanted: Decimal, leeway: Decimal) -> bool:
    """Whether the page prints the sum without tax, or one that a rounding it prints parts from it."""
    printed = [each.value for row in total.sheet.rows for each in amounts_in(row.text)]
    rests = {abs(value - wanted) for value in printed}
    return any(rest <= leeway for rest in rests) or any(0 < rest < _ROUNDED_UP for rest in rests & {*map(abs, printed)})
