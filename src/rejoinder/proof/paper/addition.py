"""Whether a bill adds up: lines, sum, pieces, and the amount in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from rejoinder.domain.evidence import Item
from rejoinder.proof.paper.amount import amounts_in, percents_in
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

ADJUSTED = matcher("paper/sum.adjusted", re.IGNORECASE)
"""Words of what is taken off the goods or put on them, beside tax."""
_PIECES = regex(
    (
        r"(?:total (?:quantity|qty|pieces|pcs|units)|总数量|合计数量|数量合计|总件数|итого количество"
        r"|общее количество|всего штук|всего единиц)\s*(?:\([^)]*\))?\s*[:：]?\s*"
    ),
    re.IGNORECASE,
)
_WRITTEN = regex(r"[零壹贰叁肆伍陆柒捌玖拾佰仟万萬亿億]+[圆元][零壹贰叁肆伍陆柒捌玖拾角分整正]*")
_WRAPPED = regex(r"(?<=[\u3400-\u9fff）)])\s{1,40}(?=[\u3400-\u9fff])")
"""Where a line ended within Chinese words."""
_UNREAD = regex(r"[\u3400-\u9fff](?<![写寫币幣额額计計为為是共合款价價数數金])$")
"""Right before the words, a letter of no label: the first numerals were read as something else."""
_DIGITS = {letter: value for value, letter in enumerate("零壹贰叁肆伍陆柒捌玖")}
_UNITS = {"拾": 10, "佰": 100, "仟": 1000}


def wrong_lines(items: Sequence[Item], text: str) -> tuple[Item, ...]:
    """Lines whose quantity times price is not their amount, rounding apart; none where discounts may explain it."""
    if ADJUSTED.search(text):
        return ()
    return tuple(item for item in items if not _multiplies(item) and not _is_discounted(item, text))


_CENT = Decimal("0.01")
_RATE = regex(r"(?<![\d.,])\d{1,2}(?:[.,]\d{1,2})?(?![\d.,])")
"""What may be a percentage."""


def _is_discounted(item: Item, text: str) -> bool:
    """Whether the line comes to its amount less a percentage that the paper prints, or with one as its tax."""
    if not item.quantity or not item.unit_price or item.amount is None:
        return False
    whole = item.quantity * item.unit_price
    off = 100 - 100 * item.amount / whole
    if not -100 < off < 100 or off == 0:
        return False
    taxed = off < 0
    rates = (Decimal(rate.replace(",", ".")) for rate in _RATE.findall(text))
    printed = {*percents_in(text)} if taxed else {*rates}
    parts = (whole * (100 + rate if taxed else 100 - rate) / 100 for rate in printed if abs(rate - abs(off)) < 1)
    return any(abs(part - item.amount) <= (2 * _leeway(item) if taxed else _CENT) for part in parts)


_FINE = Decimal("0.0001")
"""The step of a price that is itself worked out, as that of a metered unit, and printed with what is left of it."""


def _leeway(item: Item) -> Decimal:
    """By how much the product may miss the amount, since the price is printed rounded."""
    exponent = (item.unit_price or Decimal(0)).as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else _CENT
    worked_out = abs(item.amount or Decimal(0)) / 10_000 if step <= _FINE else _CENT
    return abs(item.quantity or Decimal(0)) * step / 2 + max(_CENT, worked_out)


def _multiplies(item: Item) -> bool:
    if item.quantity is None or item.unit_price is None or item.amount is None:
        return True
    # A credit may be printed with a minus on one side only.
    return abs(abs(item.quantity * item.unit_price) - abs(item.amount)) <= _leeway(item)


def wrong_sum(items: Sequence[Item], total: Decimal, tax: Decimal | None, text: str) -> Decimal | None:
    """What the lines come to, where that is neither total nor total without tax; None where it fits or is unclear."""
    amounts = [item.amount for item in items if item.amount is not None]
    if not amounts or len(amounts) != len(items) or ADJUSTED.search(text):
        return None
    lines = sum(amounts, Decimal(0))
    leeway = Decimal("0.01") * max(len(amounts), 2)
    fits = [total, -total, *((total - tax, tax - total) if tax is not None else ())]
    if any(abs(lines - wanted) <= leeway for wanted in fits) or _is_sum_printed(text, items, lines, leeway, total):
        return None
    return None if _are_taxes(text, abs(total) - abs(lines), leeway) or _has_more_goods(text, amounts) else lines


_ENDS = 200


def _has_more_goods(text: str, amounts: Sequence[Decimal]) -> bool:
    """Whether the paper goes on with more goods than were read: amounts at the ends of its lines, those of the goods
    that were read among them, come to the one below them.
    """
    found = (amounts_in(line) for line in text.split("\n"))
    last_ones = [each[-1] for each in found if each]
    cents = [each.value for each in last_ones if each.decimals == 2]
    ends = (cents or [each.value for each in last_ones if not each.decimals])[:_ENDS]  # some lands print no cents
    for last in range(len(amounts) + 1, len(ends)):
        lines = Decimal(0)
        for first in range(last - 1, -1, -1):
            lines += ends[first]
            if lines == ends[last] and last - first > len(amounts) and {*amounts} <= {*ends[first:last]}:
                return True
    return False


_TAXED = matcher("paper/sum.tax_word", re.IGNORECASE)
_RATES = 4


def _are_taxes(text: str, rest: Decimal, leeway: Decimal) -> bool:
    """Whether rows of tax that follow one another come to the rest: half to the state, half to the union."""
    ends = [amounts[-1].value for line in text.split("\n") if _TAXED.search(line) and (amounts := amounts_in(line))]
    return any(
        abs(sum(ends[first:last], Decimal(0)) - rest) <= leeway
        for first in range(len(ends))
        for last in range(first + 2, min(len(ends), first + _RATES) + 1)
    )


def _is_code_end(text: str, start: int) -> bool:
    """Whether figures are the end of a model's code, `SV-900`, and no amount."""
    return text[max(start - 1, 0) : start] in ("-", "–", "_") and text[max(start - 2, 0) : start - 1].isalpha()


def _is_sum_printed(text: str, items: Sequence[Item], lines: Decimal, leeway: Decimal, total: Decimal) -> bool:
    """Whether the paper prints the sum of its lines as a subtotal, or what is added to it (tax, freight)."""
    if abs(lines) >= abs(total):
        return False
    rest = abs(total) - abs(lines)
    printed = [abs(amount.value) for amount in amounts_in(text) if not _is_code_end(text, amount.span[0])]
    if any(abs(value - rest) <= leeway for value in printed):
        return True
    near = [value for value in printed if abs(value - abs(lines)) <= leeway]
    own = [item for item in items if item.amount is not None and abs(abs(item.amount) - abs(lines)) <= leeway]
    return len(near) > len(own)


def wrong_pieces(items: Sequence[Item], text: str) -> tuple[Decimal, Decimal] | None:
    """The pieces that the paper counts and those of its lines, where the two differ."""
    match = _PIECES.search(text)
    quantities = [item.quantity for item in items if item.quantity is not None]
    if match is None or not quantities or len(quantities) != len(items):
        return None
    printed = amounts_in(text[match.end() : match.end() + 20])
    counted = sum(quantities, Decimal(0))
    if not printed or printed[0].span[0] > 2 or printed[0].value == counted:
        return None
    return printed[0].value, counted


def wrong_written_amount(text: str, total: Decimal) -> str | None:
    """The amount in capital Chinese numerals where it is not the total; None where it is, or there is none."""
    joined = _WRAPPED.sub("", text)
    match = _WRITTEN.search(joined)
    if match is None or _UNREAD.search(joined, 0, match.start()):
        return None
    return None if _chinese_amount(match[0]) == abs(total) else match[0]


def _chinese_amount(written: str) -> Decimal:
    """壹万零陆佰圆叁角 is 10600.30."""
    whole, _, rest = re.sub(r"[圆元]", "|", written, count=1).partition("|")
    cents = 0
    for digit, unit in re.findall(r"([零壹贰叁肆伍陆柒捌玖])([角分])", rest):
        cents += _DIGITS[digit] * (10 if unit == "角" else 1)
    return Decimal(_chinese_integer(whole)) + Decimal(cents) / 100


def _chinese_integer(written: str) -> int:
    total = section = digit = 0
    for letter in written:
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in _UNITS:
            section += (digit or 1) * _UNITS[letter]
            digit = 0
        else:
            section += digit
            digit = 0
            total = (total + section) * (100_000_000 if letter in "亿億" else 10_000)
            section = 0
    return total + section + digit
