"""Which number of a line is quantity, price or amount: cells fitted to columns from left to right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, pairwise

from rejoinder.proof.paper.amount import amounts_in
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.page_layout import LayoutCell, LayoutRow
from rejoinder.proof.paper.table_head import Column, column_of
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation

_UNIT = deferred_regex(
    lambda: rf"^\s*(?:{alternation('paper/table.unit')}(?:\s?/\s?{alternation('paper/table.unit')})?)?\s*$",
    re.IGNORECASE,
)
"""A unit, or one with what it is counted by: `件/套`."""


def multiplying_numbers(row: LayoutRow, numbers: dict[str, Decimal]) -> dict[str, Decimal]:
    """The numbers as their columns have it, unless only another three of the row multiply: then heads stood askew."""
    values = numbers_of(row)
    if (
        len(values) < 3
        or not numbers
        or is_product(numbers.get("quantity"), numbers.get("price"), numbers.get("amount"))
    ):
        return numbers
    for first, second, third in combinations(values[:10], 3):
        if is_product(first, second, third) and min(first, second) > 1:
            turned = numbers.get("price") == first or numbers.get("quantity") == second
            if _is_whole(first) != _is_whole(second):  # pieces are counted whole, and prices mostly are not
                turned = _is_whole(second)
            quantity, price = (second, first) if turned else (first, second)
            return {"quantity": quantity, "price": price, "amount": third}
    return numbers


def _is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value()


_SIGNED = regex(r"(?<!\S)-?(?:[₹$€£¥￥]|Rs\.?)\s?-?\d[\d.,]*(?:\s(?:USD|EUR|GBP|CAD|AUD|INR))?(?!\S)")
"""An amount behind the sign of its currency."""


def split_numbers(row: LayoutRow) -> LayoutRow:
    """The row with each number in a cell of its own, where a dense table ran them together."""
    cells = [rated for cell in row.cells for each in _sign_cells(cell) for rated in _rate_cells(each)]
    following = [*map(cell_number, cells[1:]), None]
    apart = (part for cell, amount in zip(cells, following, strict=True) for part in _number_cells(cell, amount))
    return LayoutRow(row.number, tuple(apart), row.apart)


_RATED = regex(r"(-?\d[\d.,]*[.,]\d\d)\s?(\d{1,2}(?:[.,]\d)?\s?%)")
"""An amount with cents, and right behind it the rate of its tax."""


def _rate_cells(cell: LayoutCell) -> list[LayoutCell]:
    rated = _RATED.fullmatch(cell.text)
    if rated is None:
        return [cell]
    edge = cell.start + rated.start(2)
    return [LayoutCell(rated[1], cell.start, cell.start + rated.end(1)), LayoutCell(rated[2], edge, cell.end)]


_BARE_NUMBER = regex(r"-?\d[\d.,]*[A-Z*]?")
_DECIMAL = regex(r"-?\d[\d.,]*[.,]\d\d[A-Z*]?")


def _number_cells(cell: LayoutCell, following: Decimal | None) -> list[LayoutCell]:
    """The numbers of a cell that holds nothing else: each with cents, or the last three a count, a price, an amount.

    Behind words, the last two where they are a count and a price.

    Args:
        following: the number in the next cell, which may be the amount of a count and a price in this one.
    """
    counted = _COUNTED_WORDS.fullmatch(cell.text) if following is not None else None
    if counted is not None:
        apart = [_part(cell, counted, group) for group in (1, 2, 3)]
        return apart if is_product(cell_number(apart[1]), cell_number(apart[2]), following) else [cell]
    words = list(re.finditer(r"\S+", cell.text))
    if not 2 <= len(words) <= _RUN or not all(_BARE_NUMBER.fullmatch(word[0]) for word in words):
        return [cell]
    parts = [LayoutCell(word[0], cell.start + word.start(), cell.start + word.end()) for word in words]
    values = [cell_number(part) for part in parts[-3:]]
    with_cents = all(_DECIMAL.fullmatch(part.text) for part in parts)
    quantity, price, *amount = values
    multiplied = is_product(quantity, price, amount[0] if amount else following)
    return parts if with_cents or multiplied else [cell]


def _part(cell: LayoutCell, match: re.Match[str], group: int) -> LayoutCell:
    return LayoutCell(match[group], cell.start + match.start(group), cell.start + match.end(group))


_RUN = 5
"""Numbers that may run together."""
_COUNTED_WORDS = regex(r"(?=.*[^\d\s.,])(\S.{0,120}?)\s+(\d[\d.,]*)\s+(\d[\d.,]*)")
"""Words, and behind them a count and a price."""
_MODEL_AND_WORDS = regex(r"([A-Za-z]{1,6}[-–]?[A-Za-z]{0,4}\d[A-Za-z0-9.\-–/]{0,16})\s?([\u3400-\u9fff].{3,})")
"""A model, and close behind it a name in Chinese."""


def split_count(row: LayoutRow, columns: tuple[Column, ...]) -> LayoutRow:
    """The row with a count and its unit in a cell of their own, where they run into the words of the next column."""
    counts = column_of(columns, "quantity")
    says = column_of(columns, "says")
    if counts is None or says is None or counts.start > says.start:
        return row
    cells: list[LayoutCell] = []
    for cell in row.cells:
        match = _COUNTED.fullmatch(cell.text) if cell.start < says.start and cell.end > says.start else None
        if match and abs(cell.start - counts.start) <= _ASKEW + counts.end - counts.start:
            cells.append(LayoutCell(match[1], cell.start, min(cell.start + len(match[1]), says.start)))
            cells.append(LayoutCell(match[2], says.start, max(cell.end, says.start + 1)))
        else:
            cells.append(cell)
    return LayoutRow(row.number, tuple(cells), row.apart)


_ASKEW = 6
"""Columns by which a count may stand beside its head."""
_COUNTED = regex(
    r"(\d[\d.,]{0,11}(?:\s?(?:m[²³2]?|lfm|qm|stk?\.?|stück|pcs?|pce|ea|psch\.?|pausch\.?|std\.?|h|hrs?|kg|l|x|шт\.?|"
    r"u|un|ud|pz|szt\.?|ks|set|sets|pair|pairs))?)\s+([^\W\d_].*)",
    re.IGNORECASE,
)


def _sign_cells(cell: LayoutCell) -> list[LayoutCell]:
    signed = list(_SIGNED.finditer(cell.text))
    if not signed or len(signed[0][0]) == len(cell.text):
        return [cell]
    edges = sorted({0, len(cell.text), *(edge for match in signed for edge in match.span())})
    parts = [(cell.text[left:right], left) for left, right in pairwise(edges)]
    return [
        LayoutCell(
            text.strip(), cell.start + left + len(text) - len(text.lstrip()), cell.start + left + len(text.rstrip())
        )
        for text, left in parts
        if text.strip()
    ]


def is_product(quantity: Decimal | None, price: Decimal | None, amount: Decimal | None) -> bool:
    """Whether a count times a price comes to an amount, though the price be rounded."""
    if quantity is None or price is None or amount is None:
        return False
    rounded = max(_CENT, quantity * _CENT / 2)
    return quantity > 0 and price > 0 and abs(quantity * price - amount) <= min(rounded, amount * _CENT / 10 + _CENT)


_CENT = Decimal("0.01")


def rescaled_columns(columns: tuple[Column, ...], row: LayoutRow) -> tuple[Column, ...]:
    """The columns as another page sets them, whose last one ends where the last number of this row does."""
    first, last, end = columns[0].start, columns[-1].end, row.cells[-1].end
    scale = (end - first) / max(last - first, 1)
    if abs(end - last) <= 2 or not _NARROWED < scale < 1 / _NARROWED or not is_numeric(row.cells[-1]):
        return columns
    return tuple(
        Column(each.holds, first + round((each.start - first) * scale), first + round((each.end - first) * scale))
        for each in columns
    )


_NARROWED = 0.75
"""To what share of its width a table may be set on its next page."""


def row_contents(row: LayoutRow, columns: tuple[Column, ...]) -> tuple[dict[str, Decimal], list[str], str | None]:
    """The numbers of a row by what they are, the words of its description, its model."""
    numbers: dict[str, Decimal] = {}
    words: list[str] = []
    model: str | None = None
    for cell, column in zip(row.cells, _column_assignment(row.cells, columns), strict=True):
        holds = column.holds if column else "says"
        amount = cell_number(cell)
        if holds == "quantity" and amount is None:
            amount = count_of(cell)
        if holds in ("quantity", "price", "amount"):
            if amount is not None:
                numbers.setdefault(holds, amount)
        elif holds == "model" and len(cell.text) <= 40:
            close = _MODEL_AND_WORDS.fullmatch(cell.text)
            model = model or (close[1] if close else cell.text)
            words += [close[2]] if close else []
        elif holds == "says" and _is_worded(cell, column, amount):
            words.append(cell.text)
    return numbers, words, model


def _is_worded(cell: LayoutCell, column: Column | None, amount: Decimal | None) -> bool:
    """Whether a cell is of the words of its line: no filler, no amount that no column wants."""
    if column is None:
        unit = _UNIT.match(cell.text) is not None
        return not unit and not _is_filler(cell, amount) and _DECIMAL.fullmatch(cell.text) is None
    return not _is_filler(cell, amount)


_BESIDE = 8
"""Letters beside a day, such as its weekday or hour, that make no words of goods."""


_CATEGORY = regex(r"(?i)(?:\d{1,2}(?:[.,]\d+)?\s?%\s?)?(?:vat|ust|mwst|tva|iva|gst)(?:\s?\([a-z]{1,2}\))?")
"""The kind of tax of a line: `VAT (S)`."""


def _is_filler(cell: LayoutCell, amount: Decimal | None) -> bool:
    """Whether a cell is a mere line number, the number of an order, a percentage or a day."""
    text = cell.text.strip()
    return (
        any(len(text) - (day.span[1] - day.span[0]) <= _BESIDE for day in days_in(text))
        or re.fullmatch(r"#\d+", text) is not None
        or text.endswith("%")
        or _CATEGORY.fullmatch(text) is not None
        or (amount is not None and text.isdigit() and len(text) < 4)
    )


_PLACE = 5
"""Letters of the number of a line at most."""
_AWAY, _LOOSE, _MISFIT, _UNLIKELY = 25.0, 12.0, 40.0, 0.5


def _column_assignment(cells: Sequence[LayoutCell], columns: tuple[Column, ...]) -> list[Column | None]:
    """The column of each cell: columns are taken from left to right, each once, at the least distance in all."""
    width = len(columns)
    best: list[list[tuple[float, int]]] = [[(0.0, -1)] * (width + 1)]
    for cell in cells:
        before = best[-1]
        line: list[tuple[float, int]] = []
        for used in range(width + 1):
            loose = before[used][0] + (_LOOSE if not is_numeric(cell) else _AWAY)
            choice = (loose, -1)
            if used:
                choice = min(choice, (before[used - 1][0] + _cost(cell, columns[used - 1]), used - 1))
                choice = min(choice, (line[used - 1][0], -2))
            line.append(choice)
        best.append(line)
    return _backtracked_assignment(best, len(cells), columns)


def _backtracked_assignment(
    best: list[list[tuple[float, int]]], count: int, columns: tuple[Column, ...]
) -> list[Column | None]:
    found: list[Column | None] = [None] * count
    used = len(columns)
    for number in range(count, 0, -1):
        while best[number][used][1] == -2:
            used -= 1
        chosen = best[number][used][1]
        if chosen >= 0:
            found[number - 1] = columns[chosen]
            used = chosen
    return found


def _cost(cell: LayoutCell, column: Column) -> float:
    """How badly a cell fits a column: by its place, and by being a number where words are wanted or the reverse."""
    overlap = min(cell.end, column.end) - max(cell.start, column.start)
    edges = (abs(cell.end - column.end), abs(cell.start - column.start))
    away = min(*edges, abs((cell.start + cell.end) / 2 - column.middle))
    cost = min(away, 1.0) if overlap > 0 else float(away)
    wanted = column.holds in ("quantity", "price", "amount")
    if wanted and not is_numeric(cell) and not (column.holds == "quantity" and count_of(cell) is not None):
        cost += _MISFIT
    if column.holds == "says" and (is_numeric(cell) or cell.text.endswith("%")):
        cost += 8.0
    if column.holds == "model" and not any(map(str.isdigit, cell.text)):
        cost += _UNLIKELY
    if column.holds == "place" and len(cell.text) > _PLACE:
        cost += _MISFIT
    if column.holds == "skip" and not is_numeric(cell) and len(cell.text) > 6:
        cost += 4.0
    return cost


_COUNT = regex(r"(\d[\d.,]{0,11})\s?[^\W\d_]{1,12}(?:\.|\s?/)?")


def count_of(cell: LayoutCell) -> Decimal | None:
    """The number of a cell that holds a count with its unit, whatever that is: `4,00 Plätze`."""
    match = _COUNT.fullmatch(cell.text)
    found = amounts_in(match[1]) if match else ()
    return found[0].value if len(found) == 1 else None


def is_numeric(cell: LayoutCell) -> bool:
    """Whether a cell is a number and nothing else."""
    return cell_number(cell) is not None


def cell_number(cell: LayoutCell) -> Decimal | None:
    """The number that a cell is, or None."""
    return _number_in(cell.text.strip())


def numbers_of(row: LayoutRow) -> list[Decimal]:
    """The numbers that cells of a row are, from left to right."""
    return [value for cell in row.cells if (value := cell_number(cell)) is not None]


_SIGNS = r"[€£¥￥₽₹₺]|Kč|Ft|zł|kr\.?|лв\.?|грн\.?"
_CURRENCY = regex(
    rf"^(?:[A-Z]{{3}}|[A-Z]{{0,2}}\$|Rs\.?|RM|{_SIGNS})\s*|\s*(?:[A-Z]{{3}}|[$元]|TL|руб\.?|р\.|(?<=\d)\s?e|{_SIGNS})$"
)
_REMARKED = regex(
    r"(?i)(?<=[\d€$£])\s?\(?(?:exkl|inkl|excl|incl|zzgl|plus|hors|ohne|netto|brutto|net|gross|HT|TTC)\.?,?"
    r"(?:\s?(?:der\s|of\s)?(?:ust|mwst|vat|tax|tva|iva|btw|moms|gst)\.?)?\)?$"
)
"""What an amount is said to be with or without: `1.050,00€ exkl. Ust`."""
_RATED_BY = regex(r"(?<=[.,]\d\d)\s?[A-Z*]$")
"""The letter of its rate of tax behind an amount: `12.90 A`."""


_ORDINAL = regex(r"\(?\d{1,2}\s?[^\W\d_]?\)?(?:\s?[=:*x-]\s?.{0,12})?")
_FORM_COLUMNS = 5


def is_numbering(row: LayoutRow) -> bool:
    """Whether a row but numbers the columns, as official forms do under their heads: `1  1а  2  3`."""
    cells = [cell.text for cell in row.cells]
    if len(cells) < _FORM_COLUMNS or not all(map(_ORDINAL.fullmatch, cells)):
        return False
    numbers = [int("".join(filter(str.isdigit, text.split("=")[0][:4])) or 0) for text in cells]
    steps = [after - before for before, after in pairwise(numbers)]
    return numbers[0] <= 2 and all(0 <= step <= 2 for step in steps[1:])


_MONEY = "$€£¥₹ "
_BELOW_ONE = regex(r"\.\d{2,5}")
"""A price below one, printed without the nought."""


@lru_cache(maxsize=8192)
def _number_in(text: str) -> Decimal | None:
    """The number that a cell is: with currency sign or unit, and nothing else."""
    if text.endswith("%") or len(text) > 40 or days_in(text):
        return None
    text = f"-{text[1:].lstrip(_MONEY)}" if text[:1] in "-−–" and text[1:2] in _MONEY else text
    text = f"0{text}" if _BELOW_ONE.fullmatch(text) else text
    text = _CURRENCY.sub("", _RATED_BY.sub("", _REMARKED.sub("", text).strip())).strip()
    found = amounts_in(text)
    if len(found) != 1 or text[: found[0].span[0]].strip() or not _UNIT.match(text[found[0].span[1] :]):
        return None
    return found[0].value
