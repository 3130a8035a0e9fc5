"""XML read without entities, without the network, and put as an outline that a person can read."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

import attrs

from rejoinder.adapters.paper_opened import TEXT_LIMIT, FileIsBroken, Opened, opened

DEPTH_LIMIT = 100
ELEMENT_LIMIT = 200_000
_SHOWN_ATTRIBUTES = ("currencyID", "unitCode", "schemeID", "format", "name", "Name")


@attrs.define(eq=False)
class Element:
    """One element: local name, attributes by local name, its own text, its children."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list[Element] = attrs.field(factory=list)

    def every(self, name: str) -> Iterator[Element]:
        """All elements of this local name below, in order."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.every(name)

    def first(self, name: str) -> Element | None:
        """The first element of this local name below, or None."""
        return next(self.every(name), None)


def parsed(content: bytes) -> Element:
    """The root of an XML document. Raises: FileIsBroken for what is no XML, declares entities, or is too deep."""
    reader = expat.ParserCreate(namespace_separator="}")
    reader.buffer_text = True
    top = Element("", {})
    open_elements = [top]
    seen = 0

    def starts(name: str, attributes: dict[str, str]) -> None:
        nonlocal seen
        seen += 1
        if len(open_elements) > DEPTH_LIMIT or seen > ELEMENT_LIMIT:
            raise FileIsBroken("too deep")
        element = Element(_local(name), {_local(key): value for key, value in attributes.items()})
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def refuses(*_: object) -> None:
        raise FileIsBroken("entities")

    def says(text: str) -> None:
        open_elements[-1].text += text

    reader.StartElementHandler = starts
    reader.EndElementHandler = lambda _: open_elements.pop() and None
    reader.CharacterDataHandler = says
    reader.EntityDeclHandler = refuses
    reader.SkippedEntityHandler = refuses
    try:
        reader.Parse(content, True)
    except expat.ExpatError as error:
        raise FileIsBroken(str(error)) from error
    except (ValueError, LookupError) as error:
        raise FileIsBroken(str(error)) from error
    if not top.children:
        raise FileIsBroken("empty")
    return top.children[0]


def outline(content: bytes) -> str:
    """The document as lines `Name: text`, each level one space further in. Raises: FileIsBroken."""
    lines: list[str] = []
    length = 0
    root = parsed(content)
    for line in _lines(root, 0, spoken=root.name in _IN_ATTRIBUTES):
        length += len(line) + 1
        if length > TEXT_LIMIT:
            break
        lines.append(line)
    return "\n".join(lines)


def open_xml(content: bytes) -> Opened:
    """One page, in outline. Raises: FileIsBroken."""
    text = outline(content)
    return opened((text,), metadata={"embedded_page": "1", "xml_root": text.partition("\n")[0].partition(":")[0]})


_IN_ATTRIBUTES = frozenset({"Comprobante"})
"""Roots of documents that hold what they say in attributes, as elements of others do in their words."""


def _lines(element: Element, depth: int, *, spoken: bool) -> Iterator[str]:
    shown = [f"{key}={element.attributes[key]}" for key in _SHOWN_ATTRIBUTES if element.attributes.get(key)]
    said = " ".join(element.text.split())
    head = " " * depth + element.name + (f" [{' '.join(shown)}]" if shown else "")
    yield f"{head}: {said}" if said else head
    for key, value in element.attributes.items():
        if (spoken or not key.isascii()) and value.strip():  # forms of the Russian tax service name them in Russian
            yield f"{' ' * (depth + 1)}{key}: {' '.join(value.split())}"
    for child in element.children:
        yield from _lines(child, depth + 1, spoken=spoken)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
