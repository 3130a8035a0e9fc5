"""Other people's data on a seller's own papers: the customers of his sales, under their heads and labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rejoinder.document.table import Table
from rejoinder.domain.evidence import Inspection, Paper, PaperKind, Vouching
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.letters import spaceless
from rejoinder.text.lexicon import matcher

LINES_LIMIT, FOUND_LIMIT = 20_000, 4_000
SHORTEST = 2
HEAD_LETTERS = 60
"""Of the longest head of a column."""
FULL_NAME = 4
"""Letters from which on one name within another is the same firm."""

_HEAD = matcher("wording/customer.label", re.IGNORECASE)
_LABEL = regex(rf"^\s*({_HEAD.pattern})[^:：\n]{{0,20}}[:：]\s*(\S[^\n]{{0,120}})", re.IGNORECASE | re.MULTILINE)
_CELL = regex(r"\S+(?: \S+)*")
_CODE = regex(r"[A-Z]{2,3}|[a-z]{2}")
"""A country or a currency, which names nobody."""
_MAIL = regex(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = regex(r"(?<![\w.])(?:\+\d(?:[ ()-]{0,2}\d){8,14}|1[3-9]\d{9}|8[ (-]?\d{3}(?:[ ()-]{0,2}\d){7})(?![\w.]|-\d)")
_TRADE = frozenset({PaperKind.SALES_RECORD})


def customers(inspection: Inspection, *, ours: Iterable[str]) -> tuple[str, ...]:
    """Names, addresses and numbers of customers, the longest first; empty for papers that show no sale of ours.

    Args:
        ours: names of the seller and of everybody whom the complaint names anyway.
    """
    known = {spaceless(name) for name in ours if name}
    found = set(_of_record(inspection.paper)) if inspection.kind in _TRADE else set(_of_sale(inspection, known))
    names = {
        text for text in found if len(text) >= SHORTEST and spaceless(text) not in known and not _CODE.fullmatch(text)
    }
    return tuple(sorted(names, key=lambda text: (-len(text), text))[:FOUND_LIMIT])


def _of_sale(inspection: Inspection, known: set[str]) -> Iterator[str]:
    """The buyer of a bill that the seller himself wrote."""
    giver, buyer = inspection.field("seller"), inspection.field("buyer")
    named = spaceless(giver.value) if giver is not None and isinstance(giver.value, str) else ""
    # A name may be known in two scripts at once, of which the bill shows one.
    ours = len(named) >= FULL_NAME and any(
        named in each or (len(each) >= FULL_NAME and each in named) for each in known
    )
    if ours and buyer is not None and buyer.by is Vouching.PAPER and isinstance(buyer.value, str):
        yield buyer.value


def _of_record(paper: Paper) -> Iterator[str]:
    for page in paper.document.pages:
        for block in page.blocks or (page.text,):
            yield from _in_columns(block) if isinstance(block, Table) else _under_heads(block.split("\n")[:LINES_LIMIT])
        for line in page.layout.split("\n")[:LINES_LIMIT] if page.blocks else page.text.split("\n")[:LINES_LIMIT]:
            yield from (match[0] for pattern in (_MAIL, _PHONE) for match in pattern.finditer(line))
    for match in _LABEL.finditer(paper.text[:400_000]):
        yield from (part for part in (cell[0] for cell in _CELL.finditer(match[match.lastindex or 0])) if part)


def _in_columns(table: Table) -> Iterator[str]:
    """What stands in the columns of a table whose heads speak of customers."""
    heads: set[int] = set()
    for row in table.rows:
        named = {column for column, cell in enumerate(row) if len(cell) <= HEAD_LETTERS and _HEAD.search(cell)}
        if named and sum(map(bool, row)) > 1 and not any(re.search(r"\d{3}", cell) for cell in row):
            heads = named
            continue
        yield from (row[column] for column in heads if column < len(row) and any(map(str.isalnum, row[column])))


def _under_heads(lines: Sequence[str]) -> Iterator[str]:
    """What stands in the columns whose heads speak of customers."""
    heads: list[tuple[int, int]] = []
    for line in lines:
        cells = [(cell[0], *cell.span()) for cell in _CELL.finditer(line)]
        if len(cells) > 1 and any(_HEAD.search(text) for text, _, _ in cells) and not re.search(r"\d{3}", line):
            heads = [(start, _end(cells, n)) for n, (text, start, _) in enumerate(cells) if _HEAD.search(text)]
            continue
        for text, start, end in cells:
            if any(start < right and end > left for left, right in heads) and any(letter.isalnum() for letter in text):
                yield text


def _end(cells: Sequence[tuple[str, int, int]], at: int) -> int:
    """Where a column ends: before the next head; the last one is open."""
    return cells[at + 1][1] - 1 if at + 1 < len(cells) else 1_000_000
