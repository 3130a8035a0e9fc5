"""A letter that came as a Word file: paragraphs and tables in order, header and footer around them."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.adapters.formats.paper_docx import MOST_MARGINS, margins, paragraph_lines, table_cells
from rejoinder.adapters.formats.paper_xml import parse_xml
from rejoinder.adapters.formats.paper_zip import Container
from rejoinder.adapters.formats.table_text import row_line
from rejoinder.adapters.work.sandbox import run_sandboxed
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.document.tree import Node

UNSEEN = frozenset({"del", "moveFrom", "instrText", "Fallback"})


def docx_text(content: bytes) -> str:
    """The words of a Word file; rows of two cells are `label: value`. Raises: FileIsBroken."""
    return str(run_sandboxed(_read, content))


def _read(content: bytes) -> str:
    container = Container(content)
    body = parse_xml(container.part("word/document.xml"))
    around = [
        [parse_xml(container.part(name)) for name in margins(container, place)[:MOST_MARGINS]]
        for place in ("header", "footer")
    ]
    head, foot = ([text for one in parts if (text := _text(one).strip())] for parts in around)
    parts = [*dict.fromkeys(head), _text(body), *dict.fromkeys(foot)]
    joined = "\n".join(part for part in parts if part.strip())
    if not joined.strip():
        raise FileIsBroken("no words")
    return joined


def _text(root: Node) -> str:
    return "\n".join(_blocks(root))


def _blocks(element: Node) -> Iterator[str]:
    for child in element.children:
        if child.name == "p":
            yield from paragraph_lines(child)
        elif child.name == "tbl":
            yield from (row_line(row) for row in table_cells(child))
            yield ""
        elif child.name not in UNSEEN:
            yield from _blocks(child)
