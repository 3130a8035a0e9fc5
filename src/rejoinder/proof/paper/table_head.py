"""The heads of a table: which column holds what, heads that run over several lines joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import attrs

from rejoinder.proof.paper.page_layout import LayoutCell, LayoutRow
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.letters import without_accents
from rejoinder.text.lexicon import alternation, matcher


def unaccented_head(text: str) -> str:
    """The text without accents and with dotted i: column heads in capitals leave them out."""
    return without_accents(text.replace("ı", "i"))


def _head_pattern(holds: str) -> re.Pattern[str]:
    """What a whole head over such a column matches."""
    return deferred_regex(lambda: f"^{unaccented_head(alternation(f'paper/table.head_{holds}'))}$", re.IGNORECASE)


HEAD = tuple(
    (holds, _head_pattern(holds))
    for holds in ("place", "skip", "date", "order", "amount", "price", "quantity", "model", "says")
)
"""Which words head which column, in the order in which they are tried."""


_IDLE = ("skip", "place")
"""Columns of which nothing is read."""


@attrs.frozen
class Column:
    """What a column holds, and where it stands."""

    holds: str
    start: int
    end: int
    index: int | None = None
    """Of a table, counted from 0; None where the columns are but guessed from where words stand."""

    @property
    def middle(self) -> float:
        """Halfway between its edges."""
        return (self.start + self.end) / 2


def column_of(columns: Sequence[Column], holds: str) -> Column | None:
    """The first of the columns that holds this; None where none does."""
    return next((column for column in columns if column.holds == holds), None)


def table_columns(rows: Sequence[LayoutRow], position: int) -> tuple[tuple[Column, ...], int] | None:
    """The columns that a row heads, wrapped heads joined, and the row after; None where it heads no table."""
    if not _row_heads(rows[position]) or any(_WITH_CENTS.fullmatch(cell.text) for cell in rows[position].cells):
        return None
    columns, end = _wrapped_heads(rows, position)
    kinds = {column.holds for column in columns}
    goods = kinds & {"says", "model", "quantity"}
    numbers = kinds & {"quantity", "price", "amount"}
    if not kinds & {"quantity", "price"} and any(_BASE.match(cell.text) for cell in rows[position].cells):
        return None
    if kinds & {*_GOODS_AND_NUMBERS} == {"model", "amount"} and any(
        _DUE.match(cell.text) for cell in rows[position].cells
    ):
        return None
    if _is_pair(rows, position, columns):
        columns = [attrs.evolve(columns[0], holds="says"), attrs.evolve(columns[1], holds="amount")]
    elif not goods or not numbers or len(numbers | goods) < 2:
        return None
    if position:
        above = [column for cell in rows[position - 1].cells if _is_short(cell) for column in _cell_heads(cell)]
        columns = [
            *(
                known
                for known in columns
                if known.holds not in _IDLE or not any(_is_overlapping(known, column) for column in above)
            ),
            *(
                column
                for column in above
                if not any(_is_overlapping(column, known) for known in columns if known.holds not in _IDLE)
            ),
        ]
    if not any(column.holds == "says" for column in columns):
        columns = [attrs.evolve(column, holds="says") if column.holds == "model" else column for column in columns]
    first = rows[position].cells[0]
    if (
        not any(column.holds == "says" for column in columns)
        and _column_kind(first.text) is None
        and len(columns) > _FEW
    ):
        columns = [attrs.evolve(each, holds="says") if each.start == first.start else each for each in columns]
    columns = list(_with_amount_column(rows, end, sorted(columns, key=lambda column: column.start)))
    if rows[position].table is not None:
        columns = _indexed(columns, rows[max(position - 1, 0) : end])
    return tuple(columns), end


def _indexed(columns: Sequence[Column], heads: Sequence[LayoutRow]) -> list[Column]:
    """The columns with their numbers in the table, which their heads have."""
    known = {cell.start: cell.column for row in heads for cell in row.cells}
    return [attrs.evolve(column, index=known.get(column.start)) for column in columns]


def _with_amount_column(rows: Sequence[LayoutRow], end: int, columns: Sequence[Column]) -> Sequence[Column]:
    """The columns; the last one of no known head, right of the price, has the amounts where the goods below do so."""
    last = columns[-1]
    if last.holds != "skip" or any(column.holds == "amount" for column in columns) or len(columns) <= _FEW:
        return columns
    below = [row.cells[-1] for row in rows[end : end + _FEW] if row.cells]
    has_amounts = bool(below) and all(_WITH_CENTS.fullmatch(each.text) and each.end > last.start for each in below)
    priced = any(column.holds == "price" for column in columns) and not _RATED.search(_head_words(rows, end, last))
    return [*columns[:-1], attrs.evolve(last, holds="amount")] if has_amounts and priced else columns


def _head_words(rows: Sequence[LayoutRow], end: int, column: Column) -> str:
    """The words over a column."""
    heads = (cell for row in rows[max(end - _FEW, 0) : end] for cell in row.cells)
    return " ".join(cell.text for cell in heads if cell.start < column.end and column.start < cell.end)


_RATED = regex(r"(?i)vat|tax|gst|mwst|ust|steuer|tva|iva|btw|moms|dph|áfa|kdv|ндс|налог|税|%|disc|rabat|remise|desc")
"""Words over a column of taxes or rebates."""
_FEW = 2
_GOODS_AND_NUMBERS = ("says", "model", "quantity", "price", "amount")
_DUE = matcher("paper/table.due", re.IGNORECASE)
"""Heads of a payment form by which a bill is paid, whose code is that of the account."""
_WITH_CENTS = regex(r"[^\w\s]{0,2}\s?\d[\d.,' ]*[.,]\d\d\s?[^\w\s]?")
_BASE = regex(
    r"(?i)basis(?:betrag|menge)|base (?:amount|imponible|tva|ht|iva)|taxable (?:amount|base)|imponibile|base$"
    r"|grundbetrag|налоговая база"
)
"""What rates of tax, rebates and charges are counted from."""


def _is_pair(rows: Sequence[LayoutRow], position: int, columns: Sequence[Column]) -> bool:
    """Whether two heads, the left one of no known meaning, stand over words and an amount on the very next line."""
    below = rows[position + 1].cells if position + 1 < len(rows) else ()
    heads = len(columns) == len(rows[position].cells) == len(below) == 2 and columns[1].holds in ("price", "amount")
    worded = heads and columns[0].holds == "skip" and not any(map(str.isdigit, rows[position].text))
    goods = worded and _PAID.search(rows[position].cells[0].text) is None and _PAID.search(below[0].text) is None
    return goods and below[0].text[:1].isalpha() and _AMOUNT.fullmatch(below[1].text) is not None


_PAID = matcher("paper/table.payment", re.IGNORECASE)
"""A head over ways of paying or rates of tax, not over goods."""


_AMOUNT = regex(r"[^\w\s]{0,3}\s?(?:[A-Z]{2,3}\s?)?\d[\d.,]*(?:\s?[^\W\d_]{0,4})?[^\w\s]?")


def _wrapped_heads(rows: Sequence[LayoutRow], position: int) -> tuple[list[Column], int]:
    """Columns of a row of heads, with the lines into which heads run on; one of no known meaning is passed over."""
    heads: list[tuple[list[str], int, int]] = [
        ([text], start, end) for cell in rows[position].cells for text, start, end in _split_cell(cell)
    ]
    end = position + 1
    for further in range(position + 1, min(position + 4, len(rows))):
        cells = rows[further].cells
        known = sum(_column_kind(cell.text) is not None for cell in cells)
        more = len(cells) > len(heads) and not 0 < known < sum(
            _column_kind(texts[0]) is not None for texts, *_ in heads
        )
        if more or not _continues_heads(cells) or _begins_goods(rows, further, heads):
            break
        for cell in cells:
            _attach_to_head(heads, cell)
        end = further + 1
    return [
        Column(_column_kind(" ".join(texts)) or _column_kind(texts[0]) or "skip", left, right)
        for texts, left, right in heads
    ], end


_CELLS, _LETTERS = 3, 48


def _continues_heads(cells: Sequence[LayoutCell]) -> bool:
    """Whether a line may go on with heads: short words without figures, or longer ones where several heads go on."""
    return all(
        _is_short(cell) or (len(cells) > _CELLS and len(cell.text) <= _LETTERS and not any(map(str.isdigit, cell.text)))
        for cell in cells
    )


def _begins_goods(rows: Sequence[LayoutRow], further: int, heads: Sequence[tuple[list[str], int, int]]) -> bool:
    """Whether a lone cell under a head that is whole is the first line of goods, whose numbers stand a line lower."""
    cells = rows[further].cells
    if len(cells) != 1 or further + 1 >= len(rows):
        return False
    above = next((texts for texts, start, end in heads if cells[0].start < end and start < cells[0].end), None)
    whole = above is not None and _column_kind(" ".join(above)) is not None
    goes_on = whole and above is not None and _column_kind(f"{' '.join(above)} {cells[0].text}") not in (None, "says")
    return whole and not goes_on and sum(any(map(str.isdigit, cell.text)) for cell in rows[further + 1].cells) > 2


def _attach_to_head(heads: list[tuple[list[str], int, int]], cell: LayoutCell) -> None:
    """Join a cell to the head above it, or begin a head of its own."""
    for number, (texts, start, end) in enumerate(heads):
        if cell.start < end and start < cell.end:
            heads[number] = ([*texts, cell.text], min(start, cell.start), max(end, cell.end))
            return
    heads.append(([cell.text], cell.start, cell.end))


def _split_cell(cell: LayoutCell) -> list[tuple[str, int, int]]:
    """A cell, or several where heads stand close together in it."""
    columns = _cell_heads(cell)
    if len(columns) < 2 or cell.column is not None:
        return [(cell.text, cell.start, cell.end)]
    return [
        (cell.text[column.start - cell.start : column.end - cell.start], column.start, column.end) for column in columns
    ]


def _row_heads(row: LayoutRow) -> list[Column]:
    return [column for cell in row.cells for column in _cell_heads(cell)]


def _cell_heads(cell: LayoutCell) -> list[Column]:
    """The column that a cell heads, or several where heads stand close together."""
    whole = _column_kind(cell.text)
    if whole and (whole != "quantity" or cell.column is not None):
        return [Column(whole, cell.start, cell.end)]
    gaps = list(re.finditer(r"\s+", cell.text))[:_GAPS] if cell.column is None else []
    for gap in gaps:
        first = _column_kind(cell.text[: gap.start()])
        rest = _cell_heads(LayoutCell(cell.text[gap.end() :], cell.start + gap.end(), cell.end)) if first else []
        if first and rest and (not whole or (first == whole and rest[0].holds in ("price", "amount"))):
            return [Column(first, cell.start, cell.start + gap.start()), *rest]
    return [Column(whole, cell.start, cell.end)] if whole else []


_GAPS = 8
"""Gaps between the words of a cell at which heads may part."""


_HEAD_NOTE = regex(
    r"\s{0,4}[(（\[][^()（）\[\]]{0,40}[)）\]]\s{0,4}|[,，]?\s{0,4}(?:in\s)?(?:USD|CNY|RMB|EUR|RUB|руб\.?|元|¥|€|\$)\s*$"
)


@lru_cache(maxsize=4096)
def _column_kind(text: str) -> str | None:
    plain = (
        _HEAD_NOTE.sub("", text[:60]).replace("_", " ").replace("\n", " ").strip(" :：.*|[]") if len(text) <= 60 else ""
    )
    plain = _HUMPED.sub(" ", unaccented_head(plain))
    return _known_column(plain) or _known_in_one_script(plain) or _known_in_part(plain)


_HUMPED = regex(r"(?<=[a-z])(?=[A-Z][a-z])")
"""Where a new word begins in heads such as `itemName`."""


def _known_column(plain: str) -> str | None:
    return next((name for name, pattern in HEAD if plain and pattern.match(plain)), None)


def _known_in_one_script(plain: str) -> str | None:
    """What a head in Chinese and another script means by either of the two."""
    wide = _WIDE.findall(plain)
    if not wide or len("".join(wide)) == len(plain):
        return None
    return _known_column("".join(wide)) or _known_column(_WIDE.sub(" ", plain).strip(" /()（）"))


def _known_in_part(plain: str) -> str | None:
    """What a head of two words, `Hrs/Qty`, means by the one that is known."""
    parts = plain.split("/") if plain.count("/") == 1 and " /" not in plain else []
    return next((known for part in parts if (known := _known_column(part.strip())) not in (None, *_IDLE)), None)


_WIDE = regex(r"[\u3400-\u9fff]+")


def is_head(text: str) -> bool:
    """Whether the words head a column of goods or numbers."""
    return _column_kind(text) not in (None, *_IDLE)


def is_order_export(row: LayoutRow) -> bool:
    """Whether a row heads an export of orders: its day, what was ordered, and its number or price."""
    kinds = {holds for cell in row.cells if (holds := _column_kind(cell.text)) is not None}
    numbered = any(_ORDER_NUMBER.search(_HUMPED.sub(" ", cell.text.replace("_", " "))) for cell in row.cells)
    if numbered and {"quantity", "says"} <= kinds and kinds & {"price", "amount"}:
        return True
    numbered = numbered or {"quantity", "price", "says"} <= kinds
    return numbered and "date" in kinds and bool(kinds & {"quantity", "model", "says"})


_ORDER_NUMBER = matcher("paper/table.order_number", re.IGNORECASE)
"""Words of the head over the numbers of orders."""


def _is_overlapping(a: Column, b: Column) -> bool:
    return a.start < b.end and b.start < a.end


def _is_short(cell: LayoutCell) -> bool:
    return len(cell.text) <= 24 and not any(letter.isdigit() for letter in cell.text)
