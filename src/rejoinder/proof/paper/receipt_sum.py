"""The total of a receipt: the sum that cash less change confirms, else the surest of its totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from rejoinder.proof.paper.amount import amounts_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout
from rejoinder.proof.paper.script import matcher_in_either_script
from rejoinder.text.lazy_pattern import regex

_ROUNDED = regex(
    r"(?i)(?:total|net|nett|amt|amount|bill)\W{0,3}round\w*(?! adj)|round\w*\s?:?\w?\s*total"
    r"|total after (?:adj|round)|total\s*\(?rounded"
)
_GRAND = matcher_in_either_script("paper/receipt.grand_total")
_TOTAL = matcher_in_either_script("paper/receipt.total")
_CHARGED = regex(
    r"(?i)^\W{0,12}(?:sale |purchase |trans(?:action)? )?(?:am(?:oun)?t|(?:parking )?fee|fare)\b"
    r"|^\W{0,12}(?:\w{4,9} )?sales?\b(?! (?:tax|receipt|date))"
)
"""What the receipt of a card terminal or a fuel pump calls its one sum."""
_NO_TOTAL = matcher_in_either_script("paper/receipt.no_total")
_CASH = matcher_in_either_script("paper/receipt.cash")
_CHANGE = matcher_in_either_script("paper/receipt.change")
_SUMMARY = regex(r"(?i)(?:gst|tax|sst|vat|sus?mm?ary)\W{0,3}(?:su[ms]m?ary|analysis|code|type|rate)|налог\w* ставк")


@attrs.frozen
class _Sum:
    """An amount behind a word."""

    value: Decimal
    raw: str
    row: int
    label: str


def receipt_total(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """What was to be paid: the sum that cash less change confirms, else the rounded total, the whole one, any total."""
    layout = layouts[0]
    end = next((row.number for row in layout.rows if row.number > 6 and _SUMMARY.search(row.text)), len(layout.rows))
    rows = [row for row in layout.rows if row.number < end or _ROUNDED.search(row.text)]
    ranks = [list(_sums(layout, rows, pattern)) for pattern in (_ROUNDED, _GRAND, _TOTAL, _CHARGED)]
    paid = _cash_paid(layout)
    if paid is not None and not paid.label:
        return _as_value(paid, layout, 0.9)
    for sums in ranks:
        for one in reversed(sums):
            if paid is not None and one.value == paid.value:
                return ExtractedValue(one.value, one.raw, layout, one.row, 0.95, one.label)
    if ranks[0]:
        return _as_value(ranks[0][-1], layout, 0.85)
    if paid is not None and any(abs(one.value - paid.value) <= Decimal("0.05") for sums in ranks for one in sums):
        return _as_value(paid, layout, 0.8)
    for sums in ranks[1:]:
        if sums:
            best = _sum_after_rebate(max(sums, key=lambda one: one.value), sums, layout)
            return _as_value(best, layout, 0.8)
    return _as_value(paid, layout, 0.7) if paid is not None else None


_REBATE = regex(
    r"(?i)discount|saving|rabat|remise|sconto|descuento|korting|popust|sleva|скидк|折扣|优惠|-\s?[^\d\s]?\d|\d-"
)


def _sum_after_rebate(whole: _Sum, sums: Sequence[_Sum], layout: PageLayout) -> _Sum:
    """The sum below the whole one that is less by a rebate, which is printed between the two."""
    for one in sums:
        rebate = whole.value - one.value
        between = layout.rows[whole.row + 1 : one.row] if rebate > 0 else ()
        if any(
            _REBATE.search(row.text) and any(abs(each.value) == rebate for each in amounts_in(row.text))
            for row in between
        ):
            return one
    return whole


def _as_value(one: _Sum, layout: PageLayout, sure: float) -> ExtractedValue:
    return ExtractedValue(one.value, one.raw, layout, one.row, sure, one.label)


def _sums(layout: PageLayout, rows: Sequence[LayoutRow], pattern: re.Pattern[str]) -> Iterator[_Sum]:
    for row in rows:
        match = pattern.search(row.text)
        if match is None or (_NO_TOTAL.search(row.text) and pattern is not _ROUNDED):
            continue
        yield from _amounts_behind(layout, row, match.end(), match[0])


_SUGGESTED = 2
"""Sums beside one word from which on they are rather totals with each of the tips that are suggested."""
_GAP = regex(r"(?<=\d) (?=\.\d\d(?!\d))")
"""Where readers of large print part the cents from their sum: `RM10 .20`."""


_SLIP_ROWS = 200


def decimals_of(layout: PageLayout) -> int:
    """Digits behind the separator of this paper's sums: two, or none where no sum has any, as in dong and yen."""
    rows = layout.rows[:_SLIP_ROWS]
    priced = any(each.decimals == 2 for row in rows for each in amounts_in(row.text))
    return 2 if priced or any(_BROKEN.search(row.text) for row in rows) else 0


_BROKEN = regex(r"[$€£]\s?\d{1,4}(?:[:;]|[.,] )\d\d(?!\d)")
"""A sum with cents whose mark was read amiss: `$29, 98`."""


def _amounts_behind(layout: PageLayout, row: LayoutRow, start: int, label: str) -> Iterator[_Sum]:
    """The last amount of the line, else the only one of the next line."""
    rest = _GAP.sub("", row.text[start:])
    cents = decimals_of(layout)
    found = [each for each in amounts_in(rest) if each.decimals == cents]
    if len(found) > _SUGGESTED:
        return
    if found:
        yield _Sum(abs(found[-1].value), rest[slice(*found[-1].span)].strip(), row.number, label)
    elif not any(letter.isdigit() for letter in rest) and row.number + 1 < len(layout.rows):
        below = layout.rows[row.number + 1].text
        under = [each for each in amounts_in(below) if each.decimals == cents]
        if len(under) == 1 and sum(letter.isalpha() for letter in below) <= 3:
            yield _Sum(abs(under[0].value), below[slice(*under[0].span)].strip(), row.number + 1, "")


def _cash_paid(layout: PageLayout) -> _Sum | None:
    """Cash less change, where the paper prints that sum; cash alone where there is no change."""
    cash = [
        one
        for row in layout.rows
        if (at := _CASH.search(row.text))
        for one in _amounts_behind(layout, row, at.end(), at[0])
    ]
    change = [
        one
        for row in layout.rows
        if (at := _CHANGE.search(row.text))
        for one in _amounts_behind(layout, row, at.end(), at[0])
    ]
    if not cash:
        return None
    cash_paid = cash[0]
    back = change[-1].value if change else Decimal(0)
    if not back:
        return cash_paid
    wanted = cash_paid.value - back
    for row in layout.rows:
        for each in amounts_in(row.text):
            if each.value == wanted and each.decimals == decimals_of(layout):
                return _Sum(wanted, row.text[slice(*each.span)].strip(), row.number, "")
    return None
