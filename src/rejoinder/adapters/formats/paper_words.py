"""Plain text, Markdown and saved pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from rejoinder.adapters.formats.html_tree import html_tree
from rejoinder.adapters.formats.parsed_file import TEXT_LIMIT, ParsedFile, clean_text, parsed_file
from rejoinder.document.document import Page, page_of
from rejoinder.document.table import Table, without_empty_end

HTML_LIMIT_BYTES = 20_000_000
TABLE_LIMIT, ROW_LIMIT, MOST_SPANNED = 500, 20_000, 100
MOST_COLUMNS = 6
_INLINE = frozenset({"span", "b", "strong", "em", "i", "label", "time", "output"})
RECORD_DEPTH = 3
"""Levels of JSON that may wrap its records."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BLOCK = re.compile(r"[ \t\xa0]*\n[ \t\xa0]*")
_COMMON_ZH = frozenset("的一是不了在人有我他这中大来上个国为们到说时地要就出会可也你对年月日号公司有限商品发票合同")


def decode_plain_text(content: bytes) -> str:
    """Bytes as text: by byte order mark, as UTF-8, else as the Chinese or Russian code page that fits better."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    chinese = content.decode("gb18030", "replace")
    russian = content.decode("cp1251", "replace")
    if sum(letter in _COMMON_ZH for letter in chinese) * 8 >= sum("\u4e00" <= c <= "\u9fff" for c in chinese) > 0:
        return chinese
    if sum("а" <= letter <= "я" for letter in russian) * 3 > len(russian):
        return russian
    return content.decode("cp1252", "replace")


def open_text(content: bytes) -> ParsedFile:
    """One page, as it stands."""
    return parsed_file((decode_plain_text(content)[:TEXT_LIMIT],))


def open_json(content: bytes) -> ParsedFile:
    """One page, as it stands; records of the same names are a table of them."""
    text = clean_text(decode_plain_text(content)[:TEXT_LIMIT])
    table = _records(text)
    is_export = table is not None and 2 * len(table.text) > len(text)
    return parsed_file([Page(text=text, blocks=(table,) if is_export and table else ())])


def open_html(content: bytes) -> ParsedFile:
    """One page: the words and tables that a reader of the page sees."""
    return parsed_file((html_page(decode_plain_text(content[:HTML_LIMIT_BYTES])),))


def html_text(page: str) -> str:
    """The words of a page; blocks on lines of their own, table cells three spaces apart."""
    return html_page(page).text


def html_page(markup: str) -> Page:
    """The words of a page, blocks on lines of their own; a table that holds no other one is a table.

    A block that holds nothing but a few inline elements, no letter between them, is a row that styles part into cells.
    """
    tree = html_tree(markup)
    tree.strip_tags(["script", "style", "noscript", "template", "head"])
    if tree.body is None:
        return Page()
    tables = _tables_out(tree)
    for cell in tree.css("td, th"):
        cell.insert_after("   ")
    for row in tree.css("div, li, p, dd"):
        words = [*row.iter(include_text=True)]
        if 1 < len(words) <= MOST_COLUMNS and all(word.tag in _INLINE for word in words):
            for word in words[1:]:
                word.insert_before("   ")
    for block in tree.css("br, p, div, tr, li, dl, dt, dd, h1, h2, h3, h4, h5, h6, table, section, header, footer"):
        block.insert_after("\n")
        if block.tag not in ("br", "tr"):
            block.insert_before("\n")
    text = tree.body.text(separator="")[: TEXT_LIMIT + len(tables)]
    parts = [_plain(part) for part in clean_text(text).split(_TABLE)]
    blocks: list[str | Table] = [parts[0]]
    for part, table in zip(parts[1:], tables, strict=False):
        blocks += [table, part]
    return page_of([block for block in blocks if not isinstance(block, str) or block])


_TABLE = "\ufdd0"
"""Stands for a table while the words around it are taken; no letter of any script."""


def _plain(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", _BLOCK.sub("\n", text)).strip()


def _tables_out(tree: Any) -> list[Table]:
    """The tables of two columns or more that hold no other one; each leaves a sign in its place."""
    tables: list[Table] = []
    for node in tree.css("table"):
        if len(tables) < TABLE_LIMIT and node.css("table") == [node] and node.css_first("tr") is not None:
            table = Table(rows=tuple(_html_row(row) for row in node.css("tr")[:ROW_LIMIT]))
            if sum(map(bool, table.rows)) > 1 and len(table.starts) > 2:
                tables.append(table)
                node.replace_with(f"\n{_TABLE}\n")
    return tables


def _html_row(row: Any) -> tuple[str, ...]:
    """The cells of a row; behind one that spans several columns the others are empty."""
    cells: list[str] = []
    for cell in row.css("td, th"):
        span = cell.attributes.get("colspan") or ""
        empty = min(int(span), MOST_SPANNED) - 1 if span.isdecimal() and int(span) else 0
        cells += [" ".join(clean_text(cell.text(separator=" ")).split()), *[""] * empty]
    return without_empty_end(cells)


def _records(text: str) -> Table | None:
    """The longest list of records in a text of JSON as a table under their names; None where there is none."""
    try:
        lists = [*_lists(json.loads(text), RECORD_DEPTH)]
    except (ValueError, RecursionError):
        return None
    records = max(lists, key=len, default=[])
    names = list(dict.fromkeys(name for record in records for name in record))
    rows = (tuple(" ".join(str(record.get(name, "")).split()) for name in names) for record in records)
    return Table(rows=(tuple(names), *rows), at=None) if len(records) > 1 else None


def _lists(value: Any, depth: int) -> Iterator[list[dict[str, Any]]]:
    """Every list of records, whose values that are values themselves stay under their names."""
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        yield [
            {name: one for name, one in record.items() if isinstance(one, str | int | float) and one is not True}
            for record in value[:ROW_LIMIT]
        ]
    if depth:
        below = value.values() if isinstance(value, dict) else value[:ROW_LIMIT] if isinstance(value, list) else ()
        for one in below:
            yield from _lists(one, depth - 1)
