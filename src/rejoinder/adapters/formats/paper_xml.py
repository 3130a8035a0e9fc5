"""XML read without entities and without the network, and written out for a person."""

from __future__ import annotations

from xml.parsers import expat

import attrs

from rejoinder.adapters.formats.parsed_file import TEXT_LIMIT, ParsedFile, parsed_file
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.document.tree import Node

DEPTH_LIMIT = 100
ELEMENT_LIMIT = 200_000
_SHOWN_ATTRIBUTES = ("currencyID", "unitCode", "schemeID", "format", "name", "Name")


def parse_xml(content: bytes) -> Node:
    """The root of an XML document. Raises: FileIsBroken for what is no XML, declares entities, or is too deep."""
    reader = expat.ParserCreate(namespace_separator="}")
    reader.buffer_text = True
    open_nodes: list[_Open] = [_Open("", {})]
    count = 0

    def starts(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(open_nodes) > DEPTH_LIMIT or count > ELEMENT_LIMIT:
            raise FileIsBroken("too deep")
        open_nodes.append(_Open(_local(name), {_local(key): value for key, value in attributes.items()}))

    def ends(_: str) -> None:
        done = open_nodes.pop()
        open_nodes[-1].children.append(done.to_node())

    def refuses(*_: object) -> None:
        raise FileIsBroken("entities")

    reader.StartElementHandler = starts
    reader.EndElementHandler = ends
    reader.CharacterDataHandler = lambda text: open_nodes[-1].texts.append(text)
    reader.EntityDeclHandler = refuses
    reader.SkippedEntityHandler = refuses
    try:
        reader.Parse(content, True)
    except expat.ExpatError as error:
        raise FileIsBroken(str(error)) from error
    except (ValueError, LookupError) as error:
        raise FileIsBroken(str(error)) from error
    if not open_nodes[0].children:
        raise FileIsBroken("empty")
    return open_nodes[0].children[0]


@attrs.define(eq=False)
class _Open:
    """An element whose end has not been read."""

    name: str
    attributes: dict[str, str]
    texts: list[str] = attrs.field(factory=list)
    children: list[Node] = attrs.field(factory=list)

    def to_node(self) -> Node:
        return Node(self.name, "".join(self.texts), self.attributes, tuple(self.children))


def open_xml(content: bytes) -> ParsedFile:
    """One page, the data written out. Raises: FileIsBroken."""
    text, data = written_out(parse_xml(content))
    return parsed_file((text,), data=data, data_page=1, metadata={"xml_root": data.name})


def written_out(root: Node) -> tuple[str, Node]:
    """The data as lines `Name: text`, each level one space further in, and the tree with the place of each text there.

    Attributes that say something of their own stand among the children.
    """
    writer = _Writer(in_attributes=root.name in _IN_ATTRIBUTES)
    placed = writer.write_node(root, 0)
    return "\n".join(writer.lines), placed


_IN_ATTRIBUTES = frozenset({"Comprobante"})
"""Roots of documents that hold what they say in attributes, as elements of others do in their words."""


class _Writer:
    def __init__(self, *, in_attributes: bool) -> None:
        self.lines: list[str] = []
        self._at, self._in_attributes = 0, in_attributes

    def write_node(self, node: Node, depth: int) -> Node:
        shown = [f"{key}={node.attributes[key]}" for key in _SHOWN_ATTRIBUTES if node.attributes.get(key)]
        span = self._line(depth, node.name + (f" [{' '.join(shown)}]" if shown else ""), node.words)
        own = [
            Node(key, value, span=self._line(depth + 1, key, " ".join(value.split())))
            for key, value in node.attributes.items()
            # Forms of the Russian tax service name them in Russian.
            if (self._in_attributes or not key.isascii()) and value.strip()
        ]
        below = [self.write_node(child, depth + 1) for child in node.children if self._at <= TEXT_LIMIT]
        return attrs.evolve(node, span=span, children=(*own, *below))

    def _line(self, depth: int, name: str, words: str) -> tuple[int, int]:
        line = " " * depth + (f"{name}: {words}" if words else name)
        end = self._at + len(line)
        self.lines.append(line)
        self._at = end + 1
        return end - len(words), end


def _local(name: str) -> str:
    return name.rpartition("}")[2]
