"""Word papers: paragraphs and tables in order, headers and footers around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rejoinder.adapters.formats.paper_xml import parse_xml
from rejoinder.adapters.formats.paper_zip import Container
from rejoinder.adapters.formats.parsed_file import ParsedFile, clean_text, parsed_file
from rejoinder.adapters.formats.trace_pdf import stamps_in_zip
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.document.document import page_of
from rejoinder.document.table import Table
from rejoinder.document.tree import Node

_BREAKS = {"tab": "  ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
MOST_MARGINS = 100
"""Headers and footers that are read of one document; Word itself needs six a section."""
MOST_SPANNED = 100
"""Columns that one cell spans."""
_TRACKED = ("ins", "del", "moveFrom", "moveTo")
_NOT_SHOWN = frozenset({"del", "moveFrom", "instrText", "Fallback"})


def open_docx(content: bytes) -> ParsedFile:
    """One page: header, body, footer, each as its lines and tables. Raises: FileIsBroken."""
    container = Container(content)
    names = container.names
    body = parse_xml(container.part("word/document.xml"))
    head, foot = (
        _distinct(parse_xml(container.part(name)) for name in margins(container, place)[:MOST_MARGINS])
        for place in ("header", "footer")
    )
    stamps = " ".join(stamps_in_zip(names, container.part))
    metadata = office_metadata(container) | ({"stamp_pictures": stamps} if stamps else {}) | _tracked(body)
    return parsed_file([page_of([*head, *_blocks(body), *foot])], metadata=metadata)


def margins(container: Container, place: str) -> list[str]:
    """The names of the parts that hold headers, or footers."""
    return [name for name in container.names if name.startswith(f"word/{place}")]


def office_metadata(container: Container) -> dict[str, str]:
    """Who made an office file and when it says it was made and changed."""
    found: dict[str, str] = {}
    for part, wanted in (
        ("docProps/core.xml", {"creator": "author", "created": "created_at", "modified": "modified_at"}),
        ("docProps/app.xml", {"Application": "producer"}),
    ):
        try:
            root = parse_xml(container.part(part))
        except FileIsBroken:
            continue
        for name, key in wanted.items():
            element = root.first(name)
            if element is not None and element.text.strip():
                found[key] = element.text.strip()[:200]
    return found


def _tracked(body: Node) -> dict[str, str]:
    """How many changes of words the file still tracks, and the day of the last; empty where there is none."""
    changes = [each for name in _TRACKED for each in body.every(name) if "author" in each.attributes and _words(each)]
    last = max((each.attributes.get("date", "")[:10] for each in changes), default="")
    return {"tracked": str(len(changes)), "tracked_at": last} if changes else {}


def _words(change: Node) -> bool:
    return any(each.text.strip() for name in ("t", "delText") for each in change.every(name))


def paragraph_lines(element: Node) -> list[str]:
    """The lines of one paragraph."""
    return _paragraph(element).split("\n")


def table_cells(table: Node) -> list[list[str]]:
    """The cells of a table, row by row, each on one line."""
    return [_cells(row) for row in _rows(table)]


def _distinct(parts: Iterable[Node]) -> list[str | Table]:
    """The lines and tables of headers or footers, those that say the same once."""
    known = {page_of(blocks).text: blocks for blocks in map(_blocks, parts)}
    return [block for text, blocks in known.items() if text.strip() for block in blocks]


def _blocks(element: Node) -> list[str | Table]:
    """Its runs of lines, and its tables between them."""
    blocks: list[str | Table] = []
    for block in _parts(element):
        if isinstance(block, str) and blocks and isinstance(blocks[-1], str):
            blocks[-1] += f"\n{block}"
        elif isinstance(block, str) or block.text:
            blocks.append(block)
    return blocks


def _parts(element: Node) -> Iterator[str | Table]:
    """Its paragraphs and tables, in order."""
    for child in element.children:
        if child.name == "p":
            yield clean_text(_paragraph(child))
        elif child.name == "tbl":
            yield Table(rows=tuple(tuple(row) for row in table_cells(child)))
        elif child.name not in _NOT_SHOWN:
            yield from _parts(child)


def _rows(table: Node) -> Iterator[Node]:
    """The table's own rows; those of a table inside a cell are words of that cell."""
    for child in table.children:
        if child.name == "tr":
            yield child
        elif child.name not in _NOT_SHOWN:
            yield from _rows(child)


def _cells(row: Node) -> list[str]:
    """The cells of a row, each on one line; behind one that spans several columns the others are empty."""
    cells: list[str] = []
    for cell in row.children:
        if cell.name == "tc":
            words = (block if isinstance(block, str) else block.text for block in _parts(cell))
            span = next(cell.down("tcPr/gridSpan"), None)
            width = span.attributes.get("val", "") if span is not None else ""
            empty = min(int(width), MOST_SPANNED) - 1 if width.isdecimal() else 0
            cells += [" ".join(clean_text(" ".join(words)).split()), *[""] * empty]
    return cells


def _paragraph(element: Node) -> str:
    parts: list[str] = []
    for child in element.children:
        if child.name == "t":
            parts.append(child.text)
        elif child.name in _BREAKS:
            parts.append(_BREAKS[child.name])
        elif child.name not in _NOT_SHOWN:
            parts.append(_paragraph(child))
    return "".join(parts)
