"""Word papers: paragraphs and tables in order, headers and footers around them."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.adapters.paper_opened import FileIsBroken, Opened, opened
from rejoinder.adapters.paper_place import CELL_GAP, aligned
from rejoinder.adapters.paper_xml import Element, parsed
from rejoinder.adapters.paper_zip import Container
from rejoinder.adapters.trace_pdf import stamps_in_zip

_BREAKS = {"tab": "  ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
MOST_MARGINS = 100
"""Headers and footers that are read of one document; Word itself needs six a section."""
_TRACKED = ("ins", "del", "moveFrom", "moveTo")
_NOT_SHOWN = frozenset({"del", "moveFrom", "instrText", "Fallback"})


def open_docx(content: bytes) -> Opened:
    """One page: header, body, footer. Table cells of a row stand on one line, parted by two spaces and a bar.

    Raises: FileIsBroken.
    """
    container = Container(content)
    names = container.names
    body = parsed(container.part("word/document.xml"))
    heads, feet = (
        [parsed(container.part(name)) for name in margins(container, place)[:MOST_MARGINS]]
        for place in ("header", "footer")
    )
    pages = [_page(heads, body, feet, laid=laid) for laid in (False, True)]
    stamps = " ".join(stamps_in_zip(names, container.part))
    metadata = office_metadata(container) | ({"stamp_pictures": stamps} if stamps else {}) | _tracked(body)
    return opened(pages[:1], layout=pages[1:], metadata=metadata)


def margins(container: Container, place: str) -> list[str]:
    """The names of the parts that hold headers, or footers."""
    return [name for name in container.names if name.startswith(f"word/{place}")]


def _page(heads: list[Element], body: Element, feet: list[Element], *, laid: bool) -> str:
    """Header, body and footer; where laid, the cells of a table begin under each other."""
    head, foot = (_distinct([_text(part, laid=laid) for part in parts]) for parts in (heads, feet))
    return "\n".join(part for part in (*head, _text(body, laid=laid), *foot) if part.strip())


def office_metadata(container: Container) -> dict[str, str]:
    """Who made an office file and when it says it was made and changed."""
    found: dict[str, str] = {}
    for part, wanted in (
        ("docProps/core.xml", {"creator": "author", "created": "created_at", "modified": "modified_at"}),
        ("docProps/app.xml", {"Application": "producer"}),
    ):
        try:
            root = parsed(container.part(part))
        except FileIsBroken:
            continue
        for name, key in wanted.items():
            element = root.first(name)
            if element is not None and element.text.strip():
                found[key] = element.text.strip()[:200]
    return found


def _tracked(body: Element) -> dict[str, str]:
    """How many changes of words the file still tracks, and the day of the last; empty where there is none."""
    changes = [each for name in _TRACKED for each in body.every(name) if "author" in each.attributes and _words(each)]
    last = max((each.attributes.get("date", "")[:10] for each in changes), default="")
    return {"tracked": str(len(changes)), "tracked_at": last} if changes else {}


def _words(change: Element) -> bool:
    return any(each.text.strip() for name in ("t", "delText") for each in change.every(name))


def paragraph_lines(element: Element) -> list[str]:
    """The lines of one paragraph."""
    return _paragraph(element).split("\n")


def table_cells(table: Element) -> list[list[str]]:
    """The cells of a table, row by row, each on one line."""
    return [_cells(row) for row in _rows(table)]


def _distinct(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text.strip()))


def _text(root: Element, *, laid: bool) -> str:
    return "\n".join(_blocks(root, laid=laid))


def _blocks(element: Element, *, laid: bool) -> Iterator[str]:
    for child in element.children:
        if child.name == "p":
            yield from _paragraph(child).split("\n")
        elif child.name == "tbl":
            table = [_cells(row) for row in _rows(child)]
            yield from aligned(table).split("\n") if laid else (CELL_GAP.join(filter(None, row)) for row in table)
        elif child.name not in _NOT_SHOWN:
            yield from _blocks(child, laid=laid)


def _rows(table: Element) -> Iterator[Element]:
    """The table's own rows; those of a table inside a cell are words of that cell."""
    for child in table.children:
        if child.name == "tr":
            yield child
        elif child.name not in _NOT_SHOWN:
            yield from _rows(child)


def _cells(row: Element) -> list[str]:
    return [" ".join(" ".join(_blocks(cell, laid=False)).split()) for cell in row.children if cell.name == "tc"]


def _paragraph(element: Element) -> str:
    parts: list[str] = []
    for child in element.children:
        if child.name == "t":
            parts.append(child.text)
        elif child.name in _BREAKS:
            parts.append(_BREAKS[child.name])
        elif child.name not in _NOT_SHOWN:
            parts.append(_paragraph(child))
    return "".join(parts)
