"""Lines of goods: the table of an invoice, contract or sales record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

import attrs

from rejoinder.domain.evidence import Item
from rejoinder.proof.paper.amount import Amount, amounts_in, currency_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.label_pattern import label_pattern
from rejoinder.proof.paper.model_code import model_in, without_unit
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout
from rejoinder.proof.paper.table_column import disambiguated_columns, row_values
from rejoinder.proof.paper.table_fit import (
    cell_number,
    is_numbering,
    is_numeric,
    is_product,
    multiplying_numbers,
    numbers_of,
    rescaled_columns,
    row_contents,
    split_count,
    split_numbers,
)
from rejoinder.proof.paper.table_head import Column, column_of, table_columns
from rejoinder.proof.paper.table_line import goods_between_labels, labelled_item
from rejoinder.proof.paper.word import GRAND_TOTAL, NOT_TOTAL, TAX, TOTAL
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, entries

ITEM_LIMIT = 20_000


SAYS_LIMIT = 300


_CHARGES = entries("paper/label.charge_row")


_TOTAL = label_pattern((*GRAND_TOTAL, *TOTAL, *NOT_TOTAL, *_CHARGES))


_TAXED = label_pattern((*TAX, "taxe", "belegsummen", "positionssumme", "rechnungssumme", "umsatzsteueraufschlüsselung"))


_TAX, _RATE = r"(?:vat|gst|tax|mwst|ust|tva|iva|btw|ндс)", r"\d{1,2}(?:[.,]\d{1,2})?\s?%"
_RATED = regex(rf"(?i){_RATE}\s?{_TAX}")
_RATE_ONLY = regex(rf"(?i){_TAX}\W{{0,3}}{_RATE}")


_NET = regex(r"(?i)net\W{0,3}")
_IN_WORDS = regex(r"(?:合\s?计|总\s?计|小\s?计)(?:金额)?\s?[(（:：]?\s?(?:人民币|大写)|人民币\s?[(（]?大写")
"""The label of a sum that is written out."""


_SUBTOTAL = regex(r"sub|小计|zwischen|sous|промежуточ", re.IGNORECASE)


@attrs.define
class _Line:
    """A line of goods while it is being read."""

    row: int
    says: list[str] = attrs.field(factory=list)
    model: str | None = None
    numbers: dict[str, Decimal] = attrs.field(factory=dict)
    tail: tuple[int, int] = (-2, 0)
    """The last row without numbers that went on with it, and how many of its words came from there."""
    lead: bool = False
    """Whether its words begin a line above its numbers."""
    placed: bool = False
    """Whether the number of its place in the list stands before its words."""
    anew: bool = False
    """Whether a blank parts its tail from what is above, as where the next line begins."""
    unnamed: bool = False
    """Whether its row of a table has no words; then it says nothing, and counts all the same."""
    until: int | None = None
    """How many of its words stood before a sentence or a heading below it, which belongs to it only amid a table."""


def items_in(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The lines of goods of all pages: by the heads of a table, else by lines whose numbers multiply."""
    items: list[Item] = []
    first: tuple[PageLayout, int, str] | None = None
    table = _Table()
    pages: list[tuple[PageLayout, list[_Line]]] = []
    for layout in layouts:
        above = pages[-1][1][-1] if pages and pages[-1][1] else None
        lines = _table_lines(layout, table, above)
        pages.append((layout, lines or _multiplied_lines(layout)))
    for layout, lines in pages:
        for row, item in [(line.row, item) for line in lines if (item := _item(line)) is not None]:
            if len(items) < ITEM_LIMIT:
                items.append(item)
                first = first or (layout, row, _first_words(lines, row) or item.says)
    if not items or first is None:
        return labelled_item(layouts)
    return ExtractedValue(tuple(items), first[2], first[0], row=first[1], confidence=0.85)


def _first_words(lines: Sequence[_Line], row: int) -> str | None:
    line = next((line for line in lines if line.row == row), None)
    return (line.says[0] if line.says else line.model) if line is not None else None


def summed_items(
    layouts: Sequence[PageLayout], total: ExtractedValue | None, tax: ExtractedValue | None = None
) -> ExtractedValue | None:
    """Lines of words and one amount, set at one indent, that add up to the total or to the net, under no heads."""
    if total is None or not isinstance(total.value, Decimal):
        return None
    sums = [(total.value, 2)]
    if tax is not None and isinstance(tax.value, Decimal):
        sums += [(total.value - tax.value, 2), (total.value - tax.value, 1)]
    set_alike = [(layout, lines[:60]) for layout in layouts for lines in _indented_groups(layout)]
    return next(
        (found for whole, least in sums if (found := _lines_with_sum(set_alike, whole, least)) is not None), None
    )


def _indented_groups(layout: PageLayout) -> Iterable[list[tuple[int, str, Decimal]]]:
    """The lines of words and one amount that are no sums of a bill, those of one indent together."""
    groups: dict[int, list[tuple[int, str, Decimal]]] = {}
    for position, whole in enumerate(layout.rows):
        row = whole if len(whole.cells) == _WORDS_AND_AMOUNT else split_numbers(whole)
        amount = cell_number(row.cells[-1]) if len(row.cells) == 2 else None
        words = row.cells[0].text
        if (
            amount is not None
            and not _TOTAL.match(words)
            and not _TAXED.match(words)
            and re.search(r"[^\W\d_]{3}", words)
        ):
            start = row.cells[0].start
            indent = next((known for known in groups if abs(known - start) <= 1), start)
            groups.setdefault(indent, []).append((position, words, amount))
    return groups.values()


_WORDS_AND_AMOUNT = 2


def _lines_with_sum(
    set_alike: Sequence[tuple[PageLayout, list[tuple[int, str, Decimal]]]], whole: Decimal, least: int
) -> ExtractedValue | None:
    """The first lines at one indent, so many at least, that come to the sum."""
    for layout, lines in set_alike:
        run = _run_with_sum(lines, whole, least)
        if run:
            items = tuple(
                Item(says=words[:SAYS_LIMIT], model=model_in(words), amount=amount) for _, words, amount in run
            )
            return ExtractedValue(items, run[0][1], layout, run[0][0], 0.75)
    return None


def _run_with_sum(lines: list[tuple[int, str, Decimal]], total: Decimal, least: int) -> list[tuple[int, str, Decimal]]:
    """The first run of so many lines or more that comes to the total; empty where none does."""
    for first in range(len(lines)):
        for last in range(first + least, len(lines) + 1):
            if sum(amount for *_, amount in lines[first:last]) == total:
                return lines[first:last]
    return []


@attrs.define
class _Table:
    """A table while its rows are read, from page to page."""

    columns: tuple[Column, ...] = ()
    """Empty outside of any table."""
    number: int | None = None
    """Of the table on its page, where the file itself holds it as one."""
    paused: bool = False
    """Whether rows of another kind have come between, after which only a whole line of goods goes on with it."""


def _table_lines(layout: PageLayout, table: _Table, above: _Line | None) -> list[_Line]:
    """Lines under the heads of a table, which may have begun on the page before, where `above` is the last line."""
    lines: list[_Line] = []
    rows, skip_to = layout.table_rows, 0
    table.paused = first = True
    table.columns = () if table.number is not None else table.columns
    for position, row in enumerate(rows):
        if position < skip_to:
            continue
        if table.columns and row.table != table.number:
            table.columns = ()
        heads = table_columns(rows, position) if _may_head(row, table) else None
        if heads is not None and row.table is not None:
            columns, skip_to = heads
            table.columns, table.number = disambiguated_columns(columns, row, rows[skip_to:]), row.table
            table.paused = first = False
        elif table.columns and row.table is not None:
            _add_table_row(lines, row, table, position)
        elif heads is not None:
            columns, skip_to = heads
            table.number = None
            table.paused = False
            table.columns = columns
            first = False
        elif table.columns:
            fitted = split_count(split_numbers(row), table.columns)
            if (
                first
                and len(row.cells) >= len(table.columns) // 2
                and _is_goods_line(fitted, rescaled_columns(table.columns, row))
            ):
                first, table.columns = False, rescaled_columns(table.columns, row)
            if table.paused and not _is_sum_row(fitted) and not _is_goods_line(fitted, table.columns):
                _continue_line(above if not lines else None, fitted, table.columns)
                continue
            table.paused = False
            _add_row(lines, fitted, table, position)
    last = next((line for line in reversed(lines) if line.numbers), None)  # without numbers no line is one of goods
    if last is not None and last.until is not None:
        last.says = last.says[: last.until]
    return lines


def _may_head(row: LayoutRow, table: _Table) -> bool:
    """Whether a row may have heads; one with a number below those of its own table has none."""
    return row.table is None or not table.columns or not any(map(is_numeric, row.cells))


def _add_table_row(lines: list[_Line], row: LayoutRow, table: _Table, position: int) -> None:
    """Add a row of a table that the file holds as one, or end it where its sums begin."""
    numbers, words, model = row_values(row, table.columns)
    head = row.cells[0].text
    is_sum = any(pattern.match(text) for text in (head, *words[:1]) for pattern in (_TOTAL, _TAXED, _RATED))
    if is_sum and not (_CHARGE.match(head) or (words and model)):
        table.columns = table.columns if _SUBTOTAL.match(head) or _is_of_group(row, lines) else ()
    elif is_numbering(row) or (_CHARGE.match(head) and not {"quantity", "amount"} <= set(numbers)):
        return
    elif not words and model is None and _sums_up(numbers, lines):
        table.columns = ()
    elif numbers:
        lines.append(_Line(position, words, model, numbers, unnamed=not words and model is None))
    elif (words or model) and lines and not model and len(row.cells) == 1:
        _add_description(lines, words, model, position, row)


def _sums_up(numbers: dict[str, Decimal], lines: list[_Line]) -> bool:
    """Whether all numbers of a row without words are what the lines above it come to."""
    sums = {name: sum((line.numbers.get(name, Decimal(0)) for line in lines), Decimal(0)) for name in numbers}
    return bool(lines and numbers) and numbers == sums


_PRICED = frozenset({"price", "amount"})


def _is_goods_line(row: LayoutRow, columns: tuple[Column, ...]) -> bool:
    """Whether a row is a whole line of goods: words, and numbers that multiply, or a place and two numbers."""
    numbers, words, _ = row_contents(row, columns)
    numbers = multiplying_numbers(row, numbers)
    worded = any(re.search(r"[^\W\d_]{3}", each) for each in words) and _PRICED & numbers.keys()
    whole = is_product(numbers.get("quantity"), numbers.get("price"), numbers.get("amount"))
    return bool(worded) and (whole or (_is_placed(row) and columns[0].holds == "place" and len(numbers) > 1))


def _continue_line(line: _Line | None, row: LayoutRow, columns: tuple[Column, ...]) -> None:
    """Words in the column of the description at the head of a page end the line of goods of the page before."""
    says = column_of(columns, "says")
    if line is None or says is None or len(row.cells) != 1 or line.until is not None:
        return
    if abs(row.cells[0].start - says.start) <= _SHIFT and len(line.says) < _CARRIED:
        line.says.append(row.cells[0].text)


_SHIFT, _CARRIED = 2, 4
"""Columns by which the layout of one page may stand beside that of the other, and lines of words that go on there."""


def _is_sum_row(row: LayoutRow) -> bool:
    """Whether a row is of the sums below a table."""
    head = row.cells[0].text
    if any(pattern.match(head) for pattern in (_RATED, _TOTAL, _TAXED, _IN_WORDS)) or _NET.fullmatch(head):
        return True
    named = (_TOTAL.match(cell.text) for cell in row.cells[1:-1])
    return is_numeric(row.cells[-1]) and any(match and match.end() == len(match.string) for match in named)


def _add_row(lines: list[_Line], row: LayoutRow, table: _Table, position: int) -> None:
    """Add a row to the lines, or end the table."""
    columns = table.columns
    head = row.cells[0].text
    if is_numbering(row) or (_CHARGE.match(head) and not _is_counted(row, columns)):
        return
    if lines and len(row.cells) == 1 and _RATE_ONLY.fullmatch(head):
        return  # said of the line of goods above it
    if _is_sum_row(row) and not _CHARGE.match(head):
        table.paused = _is_of_group(row, lines)
        table.columns = columns if _SUBTOTAL.match(head) or table.paused else ()
        return
    if len(row.cells) >= 3 and not any(is_numeric(cell) for cell in row.cells) and not _is_indented(row, columns):
        table.paused = True
        return
    numbers, words, model = row_contents(row, columns)
    numbers = multiplying_numbers(row, numbers)
    if "quantity" not in numbers and model is None and _is_their_sum(row, lines):
        table.columns = ()
        return
    if _is_taken_off(numbers, lines, row):
        lines[-1].says += [each for each in words if re.search(r"[^\W\d_]", each)]
        return
    if _is_charge(numbers, lines, row, columns):
        table.columns = ()
        return
    bare = not (words or model) or "quantity" not in numbers
    if numbers and lines and bare and _is_completed_by(lines[-1], numbers):
        lines[-1].numbers.update(numbers)
        lines[-1].says += words
    elif numbers:
        above = bool(lines) and not lines[-1].numbers
        first = above and len(lines) == 1 and lines[-1].row == position - 1
        centred = _is_placed(row) and not row.apart
        grouped = above and lines[-1].placed and _is_placed(row) and bool(words)
        begun = (above and not grouped) and (not words or first or _is_continued(lines[-1], words, row))
        pending = lines.pop() if begun else None
        pending = None if pending and words and first and _SENTENCE.search(" ".join(pending.says)) else pending
        led = _take_words_above(lines, position, centred=centred) if words or centred else []
        says = [*(pending.says if pending else ()), *led, *words]
        known = model or (pending.model if pending else None)
        lines.append(
            _Line(position, says, known, numbers, lead=(first and bool(words)) or (bool(lines) and lines[-1].lead))
        )
    elif words or model:
        _add_description(lines, words, model, position, row)


_CHARGE = deferred_regex(lambda: rf"(?:\S+ )?{alternation('paper/sum.carriage')}\b", re.IGNORECASE)
"""What is charged for carrying the goods."""


def _is_counted(row: LayoutRow, columns: tuple[Column, ...]) -> bool:
    """Whether what a row charges for is sold like goods: a line with a count, or of a table that counts nothing."""
    if column_of(columns, "quantity") is None:
        return True
    numbers, *_ = row_contents(row, columns)
    return {"quantity", "amount"} <= set(numbers)


def _is_indented(row: LayoutRow, columns: tuple[Column, ...]) -> bool:
    """Whether a row begins further right than the description of goods or the number of their line, as only what
    belongs to a line of them does.
    """
    says = column_of(columns, "says")
    first = columns[0]
    behind_place = first.holds == "place" and row.cells[0].start >= first.end
    return behind_place or (says is not None and row.cells[0].start > says.start > first.start)


_SENTENCE = regex(
    r"^[^\W\d_]\S*(?:\s\S+){4,60}(?<=[.!?])$|^[^\W\d_][^:]{3,40}:$|^[^\W\d_]\S*(?:\s\S+){8,200}$|^.{6,200}[。！？]$"
)
"""A whole sentence, a heading, or a line so long that it is rather of a text than of goods."""
_PLACE = regex(r"\d{1,3}[.)]?|\d{1,2}\.\d(?:\.\d)?")


def _is_placed(row: LayoutRow) -> bool:
    """Whether a row begins with the number of a line of goods, apart from its words."""
    return len(row.cells) > 1 and _PLACE.fullmatch(row.cells[0].text) is not None


def _add_description(lines: list[_Line], words: list[str], model: str | None, position: int, row: LayoutRow) -> None:
    """Words without numbers go on with the line above, or begin one whose numbers are to come."""
    if _is_placed(row):
        lines.append(_Line(position, words, model, placed=True))
    elif lines and lines[-1].numbers and position - lines[-1].row < 12 and model is None:
        if lines[-1].until is None and len(row.cells) == 1 and _SENTENCE.search(row.text):
            lines[-1].until = len(lines[-1].says)
        goes_on = lines[-1].anew and lines[-1].tail[0] == position - 1 and not row.apart
        lines[-1].says += words
        lines[-1].tail = position, len(words) + (lines[-1].tail[1] if goes_on else 0)
        lines[-1].anew = goes_on or row.apart
    elif not lines or lines[-1].numbers:
        lines.append(_Line(position, words, model, tail=(position, len(words))))
    else:
        lines[-1].says += words
        lines[-1].model = lines[-1].model or model
        lines[-1].anew = lines[-1].anew or row.apart
        lines[-1].tail = position, len(lines[-1].says)


def _take_words_above(lines: list[_Line], position: int, *, centred: bool) -> list[str]:
    """The words of the row above, where goods of this table begin a line over their numbers; taken from those above.

    So they do where a blank parts them from what is above, but none from the number of their line.
    """
    above = lines[-1] if lines else None
    if above is None or not (above.lead or (centred and above.anew)) or above.tail[0] != position - 1:
        return []
    count = above.tail[1]
    if above.says[-count:] and above.says[-count][:1].islower():
        return []  # it goes on with the goods above
    words, above.says[-count:] = above.says[-count:], []
    return words


def _is_taken_off(numbers: dict[str, Decimal], lines: list[_Line], row: LayoutRow) -> bool:
    """Whether a row has but what is taken off the line of goods above it, or put on it."""
    begun = bool(lines and lines[-1].numbers) and "quantity" not in numbers
    return begun and any(_TAKEN_OFF.match(cell.text) for cell in row.cells)


_TAKEN_OFF = regex(r"[-−+=]\s(?:[€$£¥₹]|\d)|[-−+=]$")
"""What is taken off a line of goods or put on it, printed with its sign below the price."""
_PLACED = regex(r"\d{1,3}[.)]?\s+[^\W\d_]{2}")


def _is_continued(pending: _Line, words: Sequence[str], row: LayoutRow) -> bool:
    """Whether the words above begin a numbered line of goods that goes on in this row, where its numbers stand."""
    if pending.placed and not _is_placed(row):
        return True
    return bool(pending.says) and bool(_PLACED.match(pending.says[0])) and not _PLACED.match(words[0])


def _is_charge(numbers: dict[str, Decimal], lines: list[_Line], row: LayoutRow, columns: tuple[Column, ...]) -> bool:
    """Whether a row has words and an amount only, right of where goods are described, and all goods were counted."""
    says = column_of(columns, "says")
    apart = set(numbers) == {"amount"} and says is not None and row.cells[0].start > says.end + 4
    return apart and bool(lines) and all({"quantity", "amount"} <= set(line.numbers) for line in lines)


def _is_of_group(row: LayoutRow, lines: list[_Line]) -> bool:
    """Whether a row sums up the last lines of goods alone, behind which those of another group may follow."""
    values = numbers_of(row)
    whole = Decimal(0)
    for line in reversed([line for line in lines if line.numbers]):
        whole += line.numbers.get("amount", Decimal(0))
        if len(values) == 1 and whole == values[0]:
            return True
    return False


def _is_their_sum(row: LayoutRow, lines: list[_Line]) -> bool:
    """Whether a row names what two lines or more above it come to: the goods end there, however the sum is called."""
    amounts = [line.numbers["amount"] for line in lines if "amount" in line.numbers]
    values = numbers_of(row)
    return len(amounts) == len(lines) > 1 and len(values) == 1 and values[0] == sum(amounts, Decimal(0))


def _is_completed_by(line: _Line, numbers: dict[str, Decimal]) -> bool:
    return bool(line.numbers) and not set(line.numbers) & set(numbers) and "quantity" in line.numbers


def _multiplied_lines(layout: PageLayout) -> list[_Line]:
    """Lines that end in a quantity, a price and their product, or in a quantity times a price of money.

    Words above a line without words belong to it.
    """
    lines: list[_Line] = []
    above: list[tuple[int, str]] = []
    for position, row in enumerate(layout.rows):
        text = row.text
        triple = _last_three_numbers(text) or _count_times_price(text)
        if triple is None:
            above = [*above, (position, text)][-3:] if not _TOTAL.match(text) else []
            continue
        words, numbers = goods_between_labels(triple[0]), triple[1]
        if triple[0] and not words:  # `Quantity: 300  Unit price: ...`, the goods stand behind a label elsewhere
            continue
        says = [words] if words else []
        if not re.search(r"[^\W\d_]{2}", words):
            says = [line for place, line in above if place > position - 3][-2:] + says
        lines.append(_Line(position, says, None, numbers))
        above = []
    return lines


def _last_three_numbers(text: str) -> tuple[str, dict[str, Decimal]] | None:
    amounts = [amount for amount in amounts_in(text) if not text[amount.span[1] :].startswith("%")][-6:]
    for first in range(len(amounts)):
        for second in range(first + 1, len(amounts)):
            for third in range(second + 1, len(amounts)):
                if _is_product(amounts[first], amounts[second], amounts[third]):
                    words = text[: amounts[first].span[0]].strip()
                    chosen = (amounts[first].value, amounts[second].value, amounts[third].value)
                    return words, dict(zip(("quantity", "price", "amount"), chosen, strict=True))
    return None


_TIMES = deferred_regex(
    lambda: rf"\s?(?:{alternation('paper/table.unit')}\.?)?\s?[×xхX*]\s?[^\W\d]{{0,3}}\s?[^\w\s]?\s?", re.IGNORECASE
)
_SUM_BEHIND = 6
"""Letters behind a price in which its currency stands."""


def _count_times_price(text: str) -> tuple[str, dict[str, Decimal]] | None:
    """The words, the quantity and the price of a line such as `Stencil 2 × £14.50`; measures name no currency."""
    amounts = amounts_in(text)
    for quantity, price in pairwise(amounts):
        between = text[quantity.span[1] : price.span[0]]
        if _TIMES.fullmatch(between) and currency_in(text[quantity.span[1] : price.span[1] + _SUM_BEHIND]):
            numbers = {"quantity": quantity.value, "price": price.value}
            product = quantity.value * price.value
            numbers |= {"amount": product} if any(each.value == product for each in amounts) else {}
            return text[: quantity.span[0]].strip(" -–—:"), numbers
    return None


def _is_product(quantity: Amount, price: Amount, amount: Amount) -> bool:
    values = (quantity.value, price.value, amount.value)
    if quantity.decimals > 3 or amount.decimals != 2 or min(values) <= 0:
        return False
    leeway = Decimal("0.01") * max(Decimal(1), abs(quantity.value) // 100)
    return abs(quantity.value * price.value - amount.value) <= leeway


def _regroup(numbers: dict[str, Decimal]) -> None:
    """A quantity such as `1.000` is a thousand, or one, as only that comes to the amount."""
    quantity, price, amount = (numbers.get(name) for name in ("quantity", "price", "amount"))
    if quantity is None or price is None or amount is None:
        return
    if quantity >= 1000 and quantity * price != amount and quantity / 1000 * price == amount:
        numbers["quantity"] = (quantity / 1000).normalize() + 0  # `50,000` in a land whose comma parts decimals
    if quantity.as_tuple().exponent != -3:
        return
    rounded = max(Decimal("0.01"), abs(amount) / 10_000)
    if quantity * price != amount and abs(quantity * 1000 * price - amount) <= rounded:
        numbers["quantity"] = (quantity * 1000).quantize(Decimal(1))


def _item(line: _Line) -> Item | None:
    says = " ".join(" ".join(line.says).split())[:SAYS_LIMIT]
    if not line.numbers or not (says or line.model or line.unnamed):
        return None
    if "quantity" not in line.numbers and "amount" not in line.numbers:
        return None
    _regroup(line.numbers)
    model = without_unit(line.model) if line.model and re.search(r"\w", line.model) else model_in(says)
    if model is None and re.fullmatch(r"[\w\-–/.]{2,24}", says) and any(letter.isdigit() for letter in says):
        model = says
    return Item(
        says=says or line.model or "",
        model=model,
        quantity=line.numbers.get("quantity"),
        unit_price=line.numbers.get("price"),
        amount=line.numbers.get("amount"),
    )
