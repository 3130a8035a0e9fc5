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
from rejoinder.proof.paper.sum_agreed import without_debt
from rejoinder.proof.paper.unlabelled_total import total_below_label, total_beside_words, total_of_last_three
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
    rest = all(_DUE.match(found.label) or _PART_PAID.match(found.label) for found in grand)
    named = {(found.layout.number, found.row) for found in grand}
    apart = [found for found in plain if (found.layout.number, found.row) not in named]
    summed = total_of_last_three(layouts)
    apart += [summed] if summed is not None else []
    if grand and not (apart and rest and _is_part_paid(layouts)):
        whole = _greatest(grand)
        whole = next((each for each in apart if _is_paid_off(each, whole)), whole)
        return (without_debt(whole, [*grand, *apart]) or whole) if whole.value else _charged_sum(layouts) or whole
    plain = apart or plain
    if plain:
        return _greatest(plain)
    headed = (
        total_beside_words(layouts)
        or total_below_label(layouts, (_GRAND, _TOTAL))
        or next(labelled_values(layouts, word.GRAND_TOTAL, read_amount, below=2, sure=0.85), None)
    )
    if headed is not None:
        return headed
    under = list(labelled_values(layouts, word.TOTAL, _read_bare, below=2, sure=0.75))
    return _greatest(under) if under else None


def _is_paid_off(found: ExtractedValue, paid: ExtractedValue) -> bool:
    """Whether what bears a minus is but the payment of this sum."""
    if not isinstance(found.value, Decimal) or not isinstance(paid.value, Decimal):
        return False
    return found.value == -paid.value and found.value > 0


def _read_bare(text: str) -> tuple[Decimal, str] | None:
    """The amount that fills a cell, its currency apart."""
    return read_amount(text) if sum(map(str.isalpha, text)) <= _CURRENCY_LETTERS else None


_CURRENCY_LETTERS = 5
_CHARGED = label_pattern(("total charges", "total charge", "total purchases", "subtotal", "sub total", "total sales"))


def _charged_sum(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """What was charged where nothing is left to pay."""
    charged = list(_named_amounts(layouts, _CHARGED))
    return _greatest(charged) if charged else None


def _named_amounts(layouts: Sequence[PageLayout], pattern: LabelPattern) -> Iterator[ExtractedValue]:
    for layout in layouts:
        for row in layout.rows:
            for number, cell in enumerate(row.cells):
                match = pattern.match(cell.text)
                rest = [cell.text[match.end() :], *(right.text for right in row.cells[number + 1 :])] if match else []
                found = _last_amount(rest, tax=False) if rest else None
                if match and found:
                    yield ExtractedValue(found[0], found[1], layout, row.number, 0.8, match[0])


_CURRENCY_LEAD = regex(r"(?:EUR|USD|GBP|CNY|RMB|AUD|CAD|CHF|PLN|INR|JPY)\s+(?=[A-Z])")
"""The currency before a label: `GBP TOTAL`."""
_DUE = regex(
    r"(?i)\W{0,12}(?:(?:balance|amount|total|open)? ?(?:due|outstanding|payable)|(?:net|reste|noch|te)\b"
    r"|zu zahlen|please pay|pay this)"
)
_PART_PAID = deferred_regex(lambda: rf"\W{{0,12}}{alternation('paper/sum.part_paid')}", re.IGNORECASE)
"""What was paid before, or was due before this bill."""


def _is_part_paid(layouts: Sequence[PageLayout]) -> bool:
    """Whether a part was paid before, or an older debt is added, so that what is due is not the sum of this paper."""
    return any(_PART_PAID.match(cell.text) for layout in layouts for row in layout.rows for cell in row.cells[:-1])


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
    below = _summed_tax(total) or next(labelled_values(layouts, _TAX_HEADS, read_amount, sure=0.85), None)
    return (
        below
        if below is not None and (total is None or _is_plausible_tax(below, total))
        else _tax_within(layouts, total)
    )


_TAX_HEADS = entries("paper/label.tax_head")


_IN_CURRENCY = regex(r"\s*[(（]?(?:Rs|INR|USD|EUR|CNY|RMB|GBP|RM|€|\$|£|¥|元)\.?[)）]?\s*$")


def _summed_tax(total: ExtractedValue | None) -> ExtractedValue | None:
    """The tax in the row of the total, under the head of its column."""
    if total is None or total.row >= len(total.layout.rows):
        return None
    heads = label_pattern((*_TAX_HEADS, *word.TAX))
    columns = [
        cell
        for row in total.layout.rows[: total.row]
        for cell in row.cells
        if heads.fullmatch(_IN_CURRENCY.sub("", cell.text))
    ]
    for cell in total.layout.rows[total.row].cells:
        amounts = amounts_in(cell.text)
        if len(amounts) == 1 and any(cell.start < head.end and head.start < cell.end for head in columns):
            return ExtractedValue(
                amounts[0].value, cell.text[slice(*amounts[0].span)].strip(), total.layout, total.row, 0.8
            )
    return None


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
                rest = rest if tax else _without_tax(rest)
                found = _last_amount(rest, tax=tax)
                if found is not None:
                    label = cell.text[: match.end()]
                    yield ExtractedValue(found[0], found[1], layout, position, sure + (0.04 if small else 0.0), label)
                    break


_IN_PROSE = regex(r"(?:[^\d]*?[^\W\d_]{2,}[\s,]){5}")
"""Behind what would be a label, five words or more before any figure: a sentence, `Please pay ... account 4711`."""
_TAX_WITHIN = regex(
    r"(?i)\b(?:в\s?т\.?\s?ч\.?|в том числе|incl\w*\.?|including|of which|thereof|davon|darin|enthalten\w*|dont|di cui"
    r"|de los cuales|waarvan)\b[^\d]{0,24}(?:vat|tax|gst|mwst|ust|tva|iva|btw|ндс)\b|其中税额|含税额"
)
"""Behind the whole sum, the words that go on to name the tax in it."""


_TAX_BEHIND = regex(
    r"(?i)\b(?:incl\w*|inkl\w*|dont|davon|enth[aä]lt\w*|di cui|incluye|inclui)\.?:?\s{1,2}"
    r"((?:[€$£¥]\s?)?\d[\d.,]{0,14}(?:\s?[€$£])?)"
    r"\s{0,2}(?:\d{1,2}\s?%\s?)?(?:vat|tax|gst|mwst|ust|tva|iva|btw|ндс)\b"
)
"""Behind the whole sum, the amount of the tax in it before the word for tax: `(includes €7.63 VAT)`."""


def _without_tax(parts: list[str]) -> list[str]:
    """The parts up to the words that name the tax inside the sum, where an amount stands before them."""
    for number, part in enumerate(parts):
        match = _TAX_WITHIN.search(part)
        if match and (number or any(map(str.isdigit, part[: match.start()]))):
            return [*parts[:number], part[: match.start()]]
        if match and amounts_in(part[match.end() :]) and match.start() > 3:
            return [*parts[:number], part[: match.start()]]
    return parts


def _tax_within(layouts: Sequence[PageLayout], total: ExtractedValue | None) -> ExtractedValue | None:
    """The tax that a line names in passing: `of which VAT 18,000.00`."""
    for layout in layouts[:6]:
        for row in layout.rows:
            before = _TAX_BEHIND.search(row.text)
            if before and (amounts := amounts_in(before[1])):
                found = ExtractedValue(amounts[-1].value, before[1].strip(" €$£"), layout, row.number, 0.75, "")
                if total is None or _is_plausible_tax(found, total):
                    return found
            for match in _TAX_WITHIN.finditer(row.text):
                behind = re.sub(r"^\W{0,3}\d{1,2}(?:[.,]\d)?\s?%", "", row.text[match.end() : match.end() + 40])
                for each in amounts_in(behind)[:1]:
                    raw = behind[slice(*each.span)].strip()
                    found = ExtractedValue(each.value, raw, layout, row.number, 0.75, match[0].strip())
                    if each.decimals == 2 and (total is None or _is_plausible_tax(found, total)):
                        return found
    return None


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
