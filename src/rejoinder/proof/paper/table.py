"""Lines of goods: the table of an invoice, contract or sales record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

import attrs

from rejoinder.domain.evidence import Item
from rejoinder.proof.paper.amount import Amount, amounts_in
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.found import Found
from rejoinder.proof.paper.label import label_pattern
from rejoinder.proof.paper.sheet import Cell, Row, Sheet
from rejoinder.proof.paper.table_word import HEADS
from rejoinder.proof.paper.word import GRAND_TOTAL, NOT_TOTAL, TAX, TOTAL

ITEM_LIMIT = 2_000
SAYS_LIMIT = 300

_HEAD = tuple(
    (name, re.compile(f"^(?:{'|'.join(alternatives)})$", re.IGNORECASE)) for name, alternatives in HEADS.items()
)
_MODEL = re.compile(
    (
        r"(?:型\s*号|货\s*号|款\s*号|规格型号|арт(?:икул)?\.?|мод(?:ель)?\.?|model|art\.?|sku|style"
        r"|item)\s*(?:no\.?|№|number)?\s*[:：.#]?\s*([A-ZА-ЯЁa-zа-яё]{0,8}[-–/]?\d[\w\-–/]*"
        r"|[A-ZА-ЯЁ]{1,8}[-–][\w\-–]*)"
    ),
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?<![\w-])[A-ZА-ЯЁ]{1,8}\d?[-–]?[A-ZА-ЯЁ]{0,4}\d{1,6}[A-ZА-ЯЁa-z]{0,3}(?:[-–]\w{1,8})*(?![\w])"
    r"|(?<![\w-])[A-Z]{1,6}[-–][A-Z]{1,4}[-–]?\d+\w*|\[([A-Z0-9_\-]{3,20})\]"
)
_NOT_CODE = re.compile(
    (
        r"^(?:A[0-9]|B[0-9]|USB\d*|MP[34]|\d+(?:GB|MB|CM|MM|ML|KG|W|V)|COVID.*|ISO\d*|CE\d*|HS\d*|SO\d|RMB\d*"
        r"|USD\d*|CNY\d*|EUR\d*|HB\d|CO\d|PM\d)$"
    ),
    re.IGNORECASE,
)
_CHARGES = (
    "sub total", "sous-total", "zwischensumme", "subtotaal", "小计", "total net", "net total", "discount", "freight",
    "shipping", "运费", "折扣", "доставка", "exclusief btw", "shipping & handling", "total quantity",
)  # fmt: skip
_TOTAL = label_pattern((*GRAND_TOTAL, *TOTAL, *NOT_TOTAL, *_CHARGES))
_TAXED = label_pattern((*TAX, "taxe", "belegsummen", "positionssumme", "rechnungssumme", "umsatzsteueraufschlüsselung"))
_SUBTOTAL = re.compile(r"sub|小计|zwischen|sous|промежуточ", re.IGNORECASE)
_UNIT = re.compile(
    r"^\s*(?:pcs?\.?|pieces?|pairs?|sets?|units?(?:\(s\))?|ea|box(?:es)?|ctns?|cartons?|kg|g|m|l|dozen|stk\.?"
    r"|stück|st\.?|unit\(s\)|liter\(s\)|lots?|rolls?|bottles?|件|个|只|套|条|双|台|把|盒|箱|本|册|张|块|包|瓶"
    r"|支|副|份|米|公斤|千克"
    r"|шт\.?|штук\w*|компл\.?|пар\w*|уп\.?|кг|м|tag\(e\)|h|hours?|nights?|days?)?\s*$",
    re.IGNORECASE,
)  # fmt: skip


@attrs.frozen
class Column:
    """What a column holds, and where it stands."""

    holds: str
    start: int
    end: int

    @property
    def middle(self) -> float:
        """Halfway between its edges."""
        return (self.start + self.end) / 2


@attrs.define
class _Line:
    """A line of goods while it is being read."""

    row: int
    says: list[str] = attrs.field(factory=list)
    model: str | None = None
    numbers: dict[str, Decimal] = attrs.field(factory=dict)


def items_in(sheets: Sequence[Sheet]) -> Found | None:
    """The lines of goods of all pages: by the heads of a table, else by lines whose numbers multiply."""
    items: list[Item] = []
    first: tuple[Sheet, int, str] | None = None
    columns: tuple[Column, ...] = ()
    for sheet in sheets:
        lines, columns = _tabled(sheet, columns)
        if not lines:
            lines = _multiplied(sheet)
        for line in lines:
            item = _item(line)
            if item is not None and len(items) < ITEM_LIMIT:
                items.append(item)
                first = first or (sheet, line.row, line.says[0] if line.says else line.model or "")
    if not items or first is None:
        return None
    return Found(tuple(items), first[2], first[0], row=first[1], confidence=0.85)


def summed_items(sheets: Sequence[Sheet], total: Found | None) -> Found | None:
    """Lines of words and one amount, set at one indent, that add up to the total: a bill without a table."""
    if total is None or not isinstance(total.value, Decimal):
        return None
    for sheet in sheets:
        groups: dict[int, list[tuple[int, str, Decimal]]] = {}
        for position, row in enumerate(sheet.rows):
            amount = _number(row.cells[-1]) if len(row.cells) == 2 else None
            words = row.cells[0].text
            if (
                amount is not None
                and not _TOTAL.match(words)
                and not _TAXED.match(words)
                and re.search(r"[^\W\d_]{3}", words)
            ):
                groups.setdefault(row.cells[0].start, []).append((position, words, amount))
        for lines in groups.values():
            run = _adding_up(lines[:60], total.value)
            if run:
                items = tuple(
                    Item(says=words[:SAYS_LIMIT], model=model_in(words), amount=amount) for _, words, amount in run
                )
                return Found(items, run[0][1], sheet, run[0][0], 0.75)
    return None


def _adding_up(lines: list[tuple[int, str, Decimal]], total: Decimal) -> list[tuple[int, str, Decimal]]:
    """The first run of two lines or more that comes to the total; empty where none does."""
    for first in range(len(lines)):
        for last in range(first + 2, len(lines) + 1):
            if sum(amount for *_, amount in lines[first:last]) == total:
                return lines[first:last]
    return []


def _tabled(sheet: Sheet, before: tuple[Column, ...]) -> tuple[list[_Line], tuple[Column, ...]]:
    """Lines under the heads of a table; a table may go on from the page before under the same heads."""
    lines: list[_Line] = []
    columns: tuple[Column, ...] = ()
    skip_to = 0
    for position, row in enumerate(sheet.rows):
        if position < skip_to:
            continue
        heads = _heads(sheet.rows, position)
        if heads is not None:
            columns, skip_to = heads
            continue
        if columns and not _take(lines, row, columns, position):
            columns = ()
    return lines, columns or before


def _heads(rows: Sequence[Row], position: int) -> tuple[tuple[Column, ...], int] | None:
    """The columns that a row heads, wrapped heads joined, and the row after; None where it heads no table."""
    if not _row_heads(rows[position]):
        return None
    columns, end = _wrapped(rows, position)
    kinds = {column.holds for column in columns}
    goods = kinds & {"says", "model", "quantity"}
    numbers = kinds & {"quantity", "price", "amount"}
    if not goods or not numbers or len(numbers | goods) < 2:
        return None
    if position:
        above = _row_heads(rows[position - 1])
        columns = [
            *(
                known
                for known in columns
                if known.holds != "skip" or not any(_share(known, column) for column in above)
            ),
            *(
                column
                for column in above
                if not any(_share(column, known) for known in columns if known.holds != "skip")
            ),
        ]
    if not any(column.holds == "says" for column in columns):
        columns = [attrs.evolve(column, holds="says") if column.holds == "model" else column for column in columns]
    return tuple(sorted(columns, key=lambda column: column.start)), end


def _wrapped(rows: Sequence[Row], position: int) -> tuple[list[Column], int]:
    """Columns of a row of heads, with the lines into which heads run on; one of no known meaning is passed over."""
    heads: list[tuple[list[str], int, int]] = [
        ([text], start, end) for cell in rows[position].cells for text, start, end in _split(cell)
    ]
    end = position + 1
    for further in range(position + 1, min(position + 4, len(rows))):
        cells = rows[further].cells
        if len(cells) > len(heads) or not all(_short(cell) for cell in cells):
            break
        for cell in cells:
            _attach(heads, cell)
        end = further + 1
    return [
        Column(_head_of(" ".join(texts)) or _head_of(texts[0]) or "skip", left, right) for texts, left, right in heads
    ], end


def _attach(heads: list[tuple[list[str], int, int]], cell: Cell) -> None:
    """Join a cell to the head above it, or begin a head of its own."""
    for number, (texts, start, end) in enumerate(heads):
        if cell.start < end and start < cell.end:
            heads[number] = ([*texts, cell.text], min(start, cell.start), max(end, cell.end))
            return
    heads.append(([cell.text], cell.start, cell.end))


def _split(cell: Cell) -> list[tuple[str, int, int]]:
    """A cell, or two where two heads stand close together in it."""
    columns = _cell_heads(cell)
    if len(columns) < 2:
        return [(cell.text, cell.start, cell.end)]
    cut = columns[1].start - cell.start
    return [(cell.text[:cut].strip(), cell.start, columns[0].end), (cell.text[cut:], columns[1].start, cell.end)]


def _row_heads(row: Row) -> list[Column]:
    return [column for cell in row.cells for column in _cell_heads(cell)]


def _cell_heads(cell: Cell) -> list[Column]:
    """The column that a cell heads, or two where two heads stand close together."""
    whole = _head_of(cell.text)
    if whole:
        return [Column(whole, cell.start, cell.end)]
    for gap in re.finditer(r"\s+", cell.text):
        first, second = _head_of(cell.text[: gap.start()]), _head_of(cell.text[gap.end() :])
        if first and second:
            return [
                Column(first, cell.start, cell.start + gap.start()),
                Column(second, cell.start + gap.end(), cell.end),
            ]
    return []


_HEAD_NOTE = re.compile(
    r"\s*[(（\[][^()（）\[\]]{0,40}[)）\]]\s*|[,，]?\s*(?:USD|CNY|RMB|EUR|RUB|руб\.?|元|¥|€|\$)\s*$"
)


def _head_of(text: str) -> str | None:
    plain = _HEAD_NOTE.sub("", text[:60]).strip(" :：.*") if len(text) <= 60 else ""
    return next((name for name, pattern in _HEAD if plain and pattern.match(plain)), None)


def _share(a: Column, b: Column) -> bool:
    return a.start < b.end and b.start < a.end


def _short(cell: Cell) -> bool:
    return len(cell.text) <= 24 and not any(letter.isdigit() for letter in cell.text)


def _take(lines: list[_Line], row: Row, columns: tuple[Column, ...], position: int) -> bool:
    """Add a row to the lines; False where the table has ended."""
    head = row.cells[0].text
    if _TOTAL.match(head) or _TAXED.match(head):
        return bool(_SUBTOTAL.match(head))
    if len(row.cells) >= 3 and not any(_numeric(cell) for cell in row.cells):
        return False
    numbers, words, model = _sorted_cells(row, columns)
    numbers = _multiplying(row, numbers)
    if numbers and not (words or model) and lines and _completes(lines[-1], numbers):
        lines[-1].numbers.update(numbers)
        return True
    if numbers and (words or model) and lines and "quantity" not in numbers and _completes(lines[-1], numbers):
        lines[-1].numbers.update(numbers)
        lines[-1].says += words
        return True
    if numbers:
        pending = lines.pop() if lines and not lines[-1].numbers and not words else None
        lines.append(
            _Line(
                position,
                [*(pending.says if pending else ()), *words],
                model or (pending.model if pending else None),
                numbers,
            )
        )
    elif words or model:
        if lines and lines[-1].numbers and position - lines[-1].row < 12 and model is None:
            lines[-1].says += words
        elif not lines or lines[-1].numbers:
            lines.append(_Line(position, words, model))
        else:
            lines[-1].says += words
            lines[-1].model = lines[-1].model or model
    return True


def _multiplying(row: Row, numbers: dict[str, Decimal]) -> dict[str, Decimal]:
    """The numbers as their columns have it, unless only another three of the row multiply: then heads stood askew."""
    values = [value for cell in row.cells if (value := _number(cell)) is not None]
    if len(values) < 3 or not numbers or _product(numbers.get("quantity"), numbers.get("price"), numbers.get("amount")):
        return numbers
    for first, second, third in combinations(values[:10], 3):
        if _product(first, second, third) and min(first, second) > 1:
            return {"quantity": first, "price": second, "amount": third}
    return numbers


def _product(quantity: Decimal | None, price: Decimal | None, amount: Decimal | None) -> bool:
    if quantity is None or price is None or amount is None:
        return False
    return quantity > 0 and price > 0 and abs(quantity * price - amount) <= Decimal("0.01")


def _completes(line: _Line, numbers: dict[str, Decimal]) -> bool:
    return bool(line.numbers) and not set(line.numbers) & set(numbers) and "quantity" in line.numbers


def _sorted_cells(row: Row, columns: tuple[Column, ...]) -> tuple[dict[str, Decimal], list[str], str | None]:
    """The numbers of a row by what they are, the words of its description, its model."""
    numbers: dict[str, Decimal] = {}
    words: list[str] = []
    model: str | None = None
    for cell, column in zip(row.cells, _assigned(row.cells, columns), strict=True):
        holds = column.holds if column else "says"
        amount = _number(cell)
        if holds in ("quantity", "price", "amount"):
            if amount is not None:
                numbers.setdefault(holds, amount)
        elif holds == "model" and len(cell.text) <= 40:
            model = cell.text if model is None else model
        elif holds == "says" and not _filler(cell, amount):
            words.append(cell.text)
    return numbers, words, model


def _filler(cell: Cell, amount: Decimal | None) -> bool:
    """Whether a cell is a mere line number, a percentage or a day."""
    text = cell.text.strip()
    return bool(days_in(text)) or text.endswith("%") or (amount is not None and text.isdigit() and len(text) < 4)


_AWAY, _LOOSE, _MISFIT = 25.0, 12.0, 40.0


def _assigned(cells: Sequence[Cell], columns: tuple[Column, ...]) -> list[Column | None]:
    """The column of each cell: columns are taken from left to right, each once, at the least distance in all."""
    width = len(columns)
    best: list[list[tuple[float, int]]] = [[(0.0, -1)] * (width + 1)]
    for cell in cells:
        before = best[-1]
        line: list[tuple[float, int]] = []
        for used in range(width + 1):
            loose = before[used][0] + (_LOOSE if not _numeric(cell) else _AWAY)
            choice = (loose, -1)
            if used:
                choice = min(choice, (before[used - 1][0] + _cost(cell, columns[used - 1]), used - 1))
                choice = min(choice, (line[used - 1][0], -2))
            line.append(choice)
        best.append(line)
    return _traced(best, len(cells), columns)


def _traced(best: list[list[tuple[float, int]]], count: int, columns: tuple[Column, ...]) -> list[Column | None]:
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


def _cost(cell: Cell, column: Column) -> float:
    """How badly a cell fits a column: by its place, and by being a number where words are wanted or the reverse."""
    overlap = min(cell.end, column.end) - max(cell.start, column.start)
    edges = (abs(cell.end - column.end), abs(cell.start - column.start))
    away = min(*edges, abs((cell.start + cell.end) / 2 - column.middle))
    cost = min(away, 1.0) if overlap > 0 else float(away)
    wanted = column.holds in ("quantity", "price", "amount")
    if wanted and not _numeric(cell):
        cost += _MISFIT
    if column.holds == "says" and (_numeric(cell) or cell.text.endswith("%")):
        cost += 8.0
    if column.holds == "skip" and not _numeric(cell) and len(cell.text) > 6:
        cost += 4.0
    return cost


def _numeric(cell: Cell) -> bool:
    return _number(cell) is not None


def _number(cell: Cell) -> Decimal | None:
    return _number_in(cell.text.strip())


@lru_cache(maxsize=8192)
def _number_in(text: str) -> Decimal | None:
    """The number that a cell is: with currency sign or unit, and nothing else."""
    if text.endswith("%") or len(text) > 40 or days_in(text):
        return None
    text = re.sub(
        r"^(?:[A-Z]{3}|[A-Z]{0,2}\$|[€£¥￥₽₹]|Rs\.?|RM)\s*|\s*(?:[A-Z]{3}|[€£¥￥₽₹$元]|руб\.?|р\.)$", "", text
    ).strip()
    found = amounts_in(text)
    if len(found) != 1 or text[: found[0].span[0]].strip() or not _UNIT.match(text[found[0].span[1] :]):
        return None
    return found[0].value


def _multiplied(sheet: Sheet) -> list[_Line]:
    """Lines that end in a quantity, a price and their product; words above a line without words belong to it."""
    lines: list[_Line] = []
    above: list[tuple[int, str]] = []
    for position, row in enumerate(sheet.rows):
        text = row.text
        triple = _triple(text)
        if triple is None:
            above = [*above, (position, text)][-3:] if not _TOTAL.match(text) else []
            continue
        words, numbers = triple
        says = [words] if words else []
        if not re.search(r"[^\W\d_]{2}", words):
            says = [line for place, line in above if place > position - 3 and not _is_head(line)][-2:] + says
        lines.append(_Line(position, says, None, numbers))
        above = []
    return lines


def _triple(text: str) -> tuple[str, dict[str, Decimal]] | None:
    amounts = [amount for amount in amounts_in(text) if not text[amount.span[1] :].startswith("%")][-6:]
    for first in range(len(amounts)):
        for second in range(first + 1, len(amounts)):
            for third in range(second + 1, len(amounts)):
                if _is_product(amounts[first], amounts[second], amounts[third]):
                    words = text[: amounts[first].span[0]].strip()
                    chosen = (amounts[first].value, amounts[second].value, amounts[third].value)
                    return words, dict(zip(("quantity", "price", "amount"), chosen, strict=True))
    return None


def _is_product(quantity: Amount, price: Amount, amount: Amount) -> bool:
    values = (quantity.value, price.value, amount.value)
    if quantity.decimals > 3 or amount.decimals != 2 or min(values) <= 0:
        return False
    leeway = Decimal("0.01") * max(Decimal(1), abs(quantity.value) // 100)
    return abs(quantity.value * price.value - amount.value) <= leeway


def _is_head(line: str) -> bool:
    return sum(bool(pattern.match(word)) for word in re.split(r"\s{1,}", line) for _, pattern in _HEAD) >= 2 or bool(
        re.match(r"(?i)^\(?(?:pcs|usd|cny|rmb|eur|amount|unit|price)\b", line)
    )


def _item(line: _Line) -> Item | None:
    says = " ".join(" ".join(line.says).split())[:SAYS_LIMIT]
    if not line.numbers or not (says or line.model):
        return None
    if "quantity" not in line.numbers and "amount" not in line.numbers:
        return None
    model = line.model if line.model and re.search(r"\w", line.model) else model_in(says)
    if model is None and re.fullmatch(r"[\w\-–/.]{2,24}", says) and any(letter.isdigit() for letter in says):
        model = says
    return Item(
        says=says or line.model or "",
        model=model,
        quantity=line.numbers.get("quantity"),
        unit_price=line.numbers.get("price"),
        amount=line.numbers.get("amount"),
    )


def model_in(says: str) -> str | None:
    """The model code that a description names, or None."""
    return next(models_in(says), None)


def models_in(says: str) -> Iterator[str]:
    """Every model code that the words name, in order."""
    named = _MODEL.search(says)
    if named:
        yield named[1].rstrip("-–/")
    for match in _CODE.finditer(says):
        code = match[1] or match[0]
        if not _NOT_CODE.match(code) and not (named and code == named[1]):
            yield code
