"""OFD files (Chinese fixed-layout e-invoices): words with places, and embedded invoice data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from rejoinder.adapters.formats.paper_place import PlacedRun
from rejoinder.adapters.formats.paper_xml import parse_xml, written_out
from rejoinder.adapters.formats.paper_zip import Container
from rejoinder.adapters.formats.parsed_file import PAGE_LIMIT, ParsedFile, clean_text, parsed_file
from rejoinder.adapters.formats.row_clustering import layout_lines
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.document.document import Page
from rejoinder.document.tree import Node

_DEFAULT_SIZE = 3.5
LARGEST = 1e6
"""No page is a kilometre long."""


def open_ofd(content: bytes) -> ParsedFile:
    """Each page with its template beneath; the invoice as data is one more page. Raises: FileIsBroken."""
    container = Container(content)
    root = parse_xml(container.part("OFD.xml"))
    body = root.first("DocRoot")
    document_path = (body.text.strip() if body is not None else "Doc_0/Document.xml").lstrip("/")
    folder = document_path.rpartition("/")[0]
    document = parse_xml(container.part(document_path))
    templates = {
        element.attributes.get("ID", ""): element.attributes.get("BaseLoc", "")
        for element in document.every("TemplatePage")
    }
    locations = [element.attributes.get("BaseLoc", "") for element in document.every("Page")][:PAGE_LIMIT]
    layout = [layout_lines(_page(container, folder, location, templates)) for location in locations]
    metadata = _metadata(root) | {"page_count": str(len(layout)), "updates": "0"}
    if any(name.endswith("Signature.xml") for name in container.names):
        metadata["signatures"] = str(sum(name.endswith("Signature.xml") for name in container.names))
    pages = [Page(text=_flat(placed), blocks=(placed,)) for placed in map(clean_text, layout)]
    invoice = _invoice(container, root)
    if invoice is None:
        return parsed_file(pages, metadata=metadata)
    written, data = written_out(invoice)
    return parsed_file([*pages, written], data=data, data_page=len(pages) + 1, metadata=metadata)


def _flat(placed: str) -> str:
    return "\n".join(" ".join(line.split()) for line in placed.splitlines())


@attrs.frozen(kw_only=True)
class OfdPage:
    """A page with its words and paths at their places, in millimetres from the upper left."""

    width: float
    height: float
    words: tuple[PlacedRun, ...]
    paths: tuple[tuple[float, float, str], ...]
    """Left, top and the short form of what is drawn from there."""


def ofd_pages(content: bytes) -> Iterator[OfdPage]:
    """The pages as they are laid out. Raises: FileIsBroken."""
    container = Container(content)
    body = parse_xml(container.part("OFD.xml")).first("DocRoot")
    path = (body.text.strip() if body is not None else "Doc_0/Document.xml").lstrip("/")
    folder, document = path.rpartition("/")[0], parse_xml(container.part(path))
    templates = {
        one.attributes.get("ID", ""): one.attributes.get("BaseLoc", "") for one in document.every("TemplatePage")
    }
    for location in [one.attributes.get("BaseLoc", "") for one in document.every("Page")][:PAGE_LIMIT]:
        page = parse_xml(container.part(_joined(folder, location)))
        layers = [page, *_beneath(container, folder, page, templates)]
        box = next((numbers for one in (page, document) for numbers in _boxes(one)), [0.0, 0.0, 210.0, 297.0])
        yield OfdPage(
            width=box[2],
            height=box[3],
            words=tuple(word for layer in layers for word in _words(layer)),
            paths=tuple(path for layer in layers for path in _paths(layer)),
        )


def _beneath(container: Container, folder: str, page: Node, templates: Mapping[str, str]) -> Iterator[Node]:
    for element in page.every("Template"):
        template = templates.get(element.attributes.get("TemplateID", ""))
        if template:
            yield parse_xml(container.part(_joined(folder, template)))


def _boxes(element: Node) -> Iterator[list[float]]:
    for box in element.every("PhysicalBox"):
        numbers = _numbers(box.text)
        if len(numbers) == 4 and min(numbers[2:]) > 1:
            yield numbers


def _paths(page: Node) -> Iterator[tuple[float, float, str]]:
    for shape in page.every("PathObject"):
        box = _numbers(shape.attributes.get("Boundary", ""))
        path = shape.first("AbbreviatedData")
        if len(box) == 4 and path is not None:
            yield box[0], box[1], path.text.strip()


def _invoice(container: Container, root: Node) -> Node | None:
    """The invoice data that the file carries beside its page; None where there is none."""
    for name in container.names:
        if name.endswith("original_invoice.xml"):
            try:
                return parse_xml(container.part(name))
            except FileIsBroken:
                break
    named = [
        Node(element.attributes["Name"], element.text)
        for element in root.every("CustomData")
        if element.attributes.get("Name") and element.words
    ]
    return Node("CustomDatas", children=named) if any("发票" in node.name + node.text for node in named) else None


def _metadata(root: Node) -> dict[str, str]:
    found = {}
    for name, key in (("CreationDate", "created_at"), ("ModDate", "modified_at"), ("Creator", "producer")):
        element = root.first(name)
        if element is not None and element.text.strip():
            found[key] = element.text.strip()[:200]
    return found


def _page(container: Container, folder: str, location: str, templates: Mapping[str, str]) -> Iterator[PlacedRun]:
    try:
        page = parse_xml(container.part(_joined(folder, location)))
    except FileIsBroken:
        return
    for element in page.every("Template"):
        template = templates.get(element.attributes.get("TemplateID", ""))
        if template:
            try:
                yield from _words(parse_xml(container.part(_joined(folder, template))))
            except FileIsBroken:
                continue
    yield from _words(page)


def _words(page: Node) -> Iterator[PlacedRun]:
    for shape in page.every("TextObject"):
        box = _numbers(shape.attributes.get("Boundary", ""))
        if len(box) != 4:
            continue
        size = (_numbers(shape.attributes.get("Size", "")) or [_DEFAULT_SIZE])[0]
        for code in shape.children:
            if code.name == "TextCode" and code.text.strip():
                yield _word(code, box, size)


def _word(code: Node, box: list[float], size: float) -> PlacedRun:
    """One run of text; its width by its letters, since steps between letters may be written in short forms."""
    text = " ".join(code.text.split())
    left = box[0] + (_numbers(code.attributes.get("X", "")) or [0.0])[0]
    base = box[1] + (_numbers(code.attributes.get("Y", "")) or [size])[0]
    width = sum(size if letter >= "\u2e80" else 0.5 * size for letter in text)
    return PlacedRun(text, left, left + min(width, max(box[2], size)), base - 0.85 * size, base + 0.15 * size)


def _joined(folder: str, location: str) -> str:
    if location.startswith("/"):
        return location.lstrip("/")
    parts: list[str] = [part for part in folder.split("/") if part]
    for part in location.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _numbers(text: str) -> list[float]:
    """The numbers in a text; none where any is no number that a page can have."""
    try:
        numbers = [float(part) for part in text.split()]
    except ValueError:
        return []
    return numbers if all(abs(number) < LARGEST for number in numbers) else []
