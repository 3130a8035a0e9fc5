"""Totals and tax of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rejoinder.proof.paper import word
from rejoinder.proof.paper.amount import Amount, amounts_in
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.label import labelled_values
from rejoinder.proof.paper.label_pattern import LabelPattern, label_pattern
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.unlabelled_total import total_beside_words
from rejoinder.proof.paper.value_parser import read_amount
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, entries, matcher

_GRAND = label_pattern(word.GRAND_TOTAL)
_TOTAL = label_pattern(word.TOTAL)
_NOT_TOTAL = label_pattern(word.NOT_TOTAL)
_TAX = label_pattern(word.TAX)
_TAX_LINE = deferred_regex(
    lambda: (
        rf"\W{{0,12}}(?:{alternation('paper/sum.tax_lead')}\b\W{{0,12}})?(?:\d{{1,2}}(?:[.,]\d{{1,2}})?\s?%\s?)?"
        rf"(?-i:[A-Z]{{2}} )?(?:cukai )?{alternation('paper/sum.tax_name')}\b"
        rf"(?!\s?{alternation('paper/sum.no_tax_amount')})"
    ),
    re.IGNORECASE,
)
"""A row of tax that begins with what is done with it, or with its rate."""
_SMALL_WRITTEN = regex(r"[（(]小写[)）]")
_NO_TAX_ROW = regex(
    r"(?i)(?:vat|tax|tva|btw|ust|инн|税)\W{0,3}(?:id|no|nr|number|reg|nummer|код)|税号|纳税人|инн|ust\.?-?id"
    r"|steuernummer|tax invoice|excl|exclusief|without|без\s+ндс|zzgl|steuersatz|tax rate|税率"
)


_UNTAXED = matcher("paper/sum.untaxed", re.IGNORECASE)
"""A row that says that there is no tax."""


def total_of(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The whole sum with tax: a row that says so, else the greatest of the rows that say `total`.

    Else the line that has it in capital Chinese numerals, else what stands under its label.
    """
    grand, plain = list(_row_amounts(layouts, _GRAND, 0.95)), list(_row_amounts(layouts, _TOTAL, 0.9))
    named = {(found.layout.number, found.row) for found in grand}
    apart = [found for found in plain if (found.layout.number, found.row) not in named]
    if grand:
        return _greatest(grand)
    plain = apart or plain
    if plain:
        return _greatest(plain)
    headed = total_beside_words(layouts) or next(
        labelled_values(layouts, word.GRAND_TOTAL, read_amount, below=2, sure=0.85), None
    )
    if headed is not None:
        return headed
    under = list(labelled_values(layouts, word.TOTAL, _read_bare, below=2, sure=0.75))
    return _greatest(under) if under else None


def _read_bare(text: str) -> tuple[Decimal, str] | None:
    """The amount that fills a cell, its currency apart."""
    return read_amount(text) if sum(map(str.isalpha, text)) <= _CURRENCY_LETTERS else None


_CURRENCY_LETTERS = 5


_CURRENCY_LEAD = regex(r"(?:EUR|USD|GBP|CNY|RMB|AUD|CAD|CHF|PLN|INR|JPY)\s+(?=[A-Z])")
"""The currency before a label: `GBP TOTAL`."""


def tax_of(layouts: Sequence[PageLayout], total: ExtractedValue | None) -> ExtractedValue | None:
    """The tax in the total: a row that sums tax up, else the greatest row of tax under the total, else by its head."""
    rows = [
        found
        for found in _row_amounts(layouts, _TAX, 0.8, tax=True)
        if total is None or _is_plausible_tax(found, total)
    ]
    wholes = [
        found
        for found in rows
        if re.match(r"(?i)(?:total|tax total|合计|итого|summe|税额合计|steuerbetrag|montant|всего)", found.label)
    ]
    if wholes:
        return wholes[-1]
    if rows:
        return _greatest(rows)
    headed = next(labelled_values(layouts, word.TAX, read_amount, below=1, sure=0.8), None)
    if headed is not None and total is not None and _is_plausible_tax(headed, total) and headed.row == total.row:
        return headed
    below = next(labelled_values(layouts, _TAX_HEADS, read_amount, sure=0.85), None)
    return below if below is not None and (total is None or _is_plausible_tax(below, total)) else None


_TAX_HEADS = entries("paper/label.tax_head")


def _is_plausible_tax(found: ExtractedValue, total: ExtractedValue) -> bool:
    return isinstance(found.value, Decimal) and isinstance(total.value, Decimal) and abs(found.value) < abs(total.value)


def _row_amounts(
    layouts: Sequence[PageLayout], pattern: LabelPattern, sure: float, *, tax: bool = False
) -> Iterator[ExtractedValue]:
    """Every amount in a row whose cell the pattern names."""
    for layout in layouts:
        for position, row in enumerate(layout.rows):
            for number, cell in enumerate(row.cells):
                small = _SMALL_WRITTEN.search(cell.text) if not tax else None
                lead = _CURRENCY_LEAD.match(cell.text)
                match = pattern.match(cell.text, lead.end() if lead else 0) or (
                    _TAX_LINE.match(cell.text) if tax else small
                )
                if not match or (not tax and (_NOT_TOTAL.match(cell.text) or _TAX.match(cell.text))):
                    continue
                if tax and (_UNTAXED.search(row.text) or (number and cell.text.startswith("+"))):
                    continue  # there is none, or a remark behind the price of goods
                if tax and _NO_TAX_ROW.search(cell.text) and not _TAX_LINE.match(cell.text):
                    continue
                rest = [cell.text[match.end() :], *(right.text for right in row.cells[number + 1 :])]
                if not tax and _IN_PROSE.match(rest[0]):
                    continue
                found = _last_amount(rest, tax=tax)
                if found is not None:
                    label = cell.text[: match.end()]
                    yield ExtractedValue(found[0], found[1], layout, position, sure + (0.04 if small else 0.0), label)
                    break


_IN_PROSE = regex(r"(?:[^\d]*?[^\W\d_]{2,}[\s,]){5}")
"""Behind what would be a label, five words or more before any figure: a sentence, `Please pay ... account 4711`."""


_MINUS = regex(r"[-−–]\s{0,2}[€$£¥₹]?\s{0,2}$")
"""What stands before an amount that is taken off: `-£74.40`."""


def _last_amount(parts: Sequence[str], *, tax: bool) -> tuple[Decimal, str] | None:
    """The amount that the row comes to, up to the next words: of tax the last; of totals the greatest, counts apart."""
    if len(parts) > 1 and not any(letter.isdigit() for letter in parts[0]):
        parts = parts[1:]
    found: list[tuple[Decimal, str, int]] = []
    for part in parts[:8]:
        if found and re.search(r"[^\W\d_]{4}", part):
            break
        for amount in _amounts(part, tax=tax):
            negative = amount.value > 0 and _MINUS.search(part[: amount.span[0]]) is not None
            raw = part[amount.span[0] : amount.span[1]].strip()
            found.append((-amount.value if negative else amount.value, raw, amount.decimals))
    if not found:
        return None
    if tax:
        return found[-1][:2]
    written_out = [each for each in found if each[2] >= 2] or found
    return max(written_out, key=lambda each: abs(each[0]))[:2]


def _amounts(part: str, *, tax: bool) -> list[Amount]:
    plain = part
    for day in days_in(part):
        plain = plain[: day.span[0]] + " " * (day.span[1] - day.span[0]) + plain[day.span[1] :]
    amounts = [each for each in amounts_in(plain) if not _COUNTED.match(plain[each.span[1] :])]
    if tax:
        return [each for each in amounts if each.decimals == 2 or (len(amounts) == 1 and not _is_code(each))]
    return amounts


def _is_code(amount: Amount) -> bool:
    """Whether a whole number of nine digits or more is rather that under which a firm pays its taxes."""
    return amount.decimals == 0 and amount.value >= 10**8


_COUNTED = regex(r"\s{0,6}(?:%|коп|pcs|pieces|шт|件|个|只|套|days?|x\b)", re.IGNORECASE)


def _greatest(found: Sequence[ExtractedValue]) -> ExtractedValue:
    """The greatest sum, its sign apart; of the same sum with and without a minus, what was paid, the one without."""
    return max(found, key=lambda each: (abs(each.value), each.value) if isinstance(each.value, Decimal) else (0, 0))
