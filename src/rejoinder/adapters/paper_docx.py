"""Word papers: paragraphs and tables in order, headers and footers around them."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.adapters.paper_opened import FileIsBroken, Opened, opened
from rejoinder.adapters.paper_xml import Element, parsed
from rejoinder.adapters.paper_zip import Container

_BREAKS = {"tab": "  ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOT_SHOWN = frozenset({"del", "moveFrom", "instrText", "Fallback"})


def open_docx(content: bytes) -> Opened:
    """One page: header, body, footer. Table cells of a row stand on one line, parted by two spaces and a bar.

    Raises: FileIsBroken.
    """
    container = Container(content)
    names = container.names
    body = _text(parsed(container.part("word/document.xml")))
    heads = [_text(parsed(container.part(name))) for name in names if name.startswith("word/header")]
    feet = [_text(parsed(container.part(name))) for name in names if name.startswith("word/footer")]
    page = "\n".join(part for part in (*_distinct(heads), body, *_distinct(feet)) if part.strip())
    return opened((page,), metadata=office_metadata(container))


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


def _distinct(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text.strip()))


def _text(root: Element) -> str:
    return "\n".join(_blocks(root))


def _blocks(element: Element) -> Iterator[str]:
    for child in element.children:
        if child.name == "p":
            yield from _paragraph(child).split("\n")
        elif child.name == "tbl":
            for row in child.every("tr"):
                cells = [" ".join(" ".join(_blocks(cell)).split()) for cell in row.children if cell.name == "tc"]
                yield "   ".join(cell for cell in cells if cell)
        elif child.name not in _NOT_SHOWN:
            yield from _blocks(child)


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
