"""The parts of which a page of an exhibit is laid out: plain text and tables that fit on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rejoinder.assembly.print_document import Say
from rejoinder.domain.phrase import phrase

TEXT_LIMIT = 200_000
ROW_LIMIT, COLUMN_LIMIT, CELL_LIMIT = 1_000, 14, 400
WIDEST = 120
"""Columns of a table that are shown, in strips of `COLUMN_LIMIT`."""
WORD_LIMIT = 20
"""Letters without a space that a cell holds on one line; a longer word may break anywhere."""

Part = dict[str, Any]

_LONG = re.compile(rf"[!-~]{{{WORD_LIMIT + 1},}}")


def table_parts(rows: Iterable[Sequence[str]], say: Say, *, ruled: bool = True) -> Iterator[Part]:
    """One table, as wide as its widest row, its empty edges left out; a very wide one in strips, one below the other.

    Args:
        ruled: whether the first row is a head; one that names every column stands on each page again.
    """
    nonempty: list[list[str]] = []
    cut = False
    for number, row in enumerate(rows):
        if number >= ROW_LIMIT:
            cut = cut or any(one.strip() for one in row)
            break
        cells = [_breakable(text_only(one[:CELL_LIMIT])) for one in row[:WIDEST]]
        cut = cut or any(one.strip() for one in row[WIDEST:])
        while cells and not cells[-1].strip():
            cells.pop()
        nonempty.append(cells)
    while nonempty and not nonempty[-1]:
        nonempty.pop()
    columns = max(map(len, nonempty), default=0)
    filled = [cells + [""] * (columns - len(cells)) for cells in nonempty]
    for number, strip in enumerate(_strips(filled, columns)):
        if number:
            yield {"kind": "page"}
            yield {"kind": "note", "text": say(phrase("document.table-goes-on"))}
        part = {"kind": "table", "columns": len(strip[0]), "rows": strip, "widths": _widths(strip), "ruled": ruled}
        yield part | {"head": ruled and len(strip) > 1 and all(cell.strip() for cell in strip[0])}
    if cut:
        yield {"kind": "note", "text": say(phrase("document.text-cut"))}


def set_in(name: str, depth: int) -> str:
    """The name of a value, set in under the names of what holds it."""
    return "\u2003" * min(depth, 8) + name


def _strips(rows: Sequence[Sequence[str]], columns: int) -> Iterator[list[list[str]]]:
    """The table in strips that a page can hold, each begun by its first column, which tells the rows apart."""
    if 0 < columns <= COLUMN_LIMIT:
        yield [list(row) for row in rows]
        return
    for left in range(1, columns, COLUMN_LIMIT - 1):
        yield [[row[0], *row[left : left + COLUMN_LIMIT - 1]] for row in rows]


def _breakable(text: str) -> str:
    """The text with places to break inside its overlong words."""
    if len(text) <= WORD_LIMIT:
        return text
    return _LONG.sub(lambda word: "\u200b".join(_chunks(word.group())), text)


def _chunks(word: str) -> Iterator[str]:
    yield from (word[at : at + WORD_LIMIT] for at in range(0, len(word), WORD_LIMIT))


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column is beside the others, by what stands in it."""
    return [min(max(max(len(cell) for cell in column), 4), 30) for column in zip(*rows, strict=True)]


def text_only(text: str) -> str:
    """Text without control characters, its lines kept."""
    flat = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    return "".join(
        c for c in flat if c == "\n" or (c >= " " and c not in "\x7f\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    )
