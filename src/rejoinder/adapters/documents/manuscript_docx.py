"""A text that somebody edited in Word: its paragraphs, lists and rows as they stand in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs

from rejoinder.adapters.formats.paper_docx import MOST_MARGINS, margins, paragraph_lines, table_cells
from rejoinder.adapters.formats.paper_xml import parse_xml
from rejoinder.adapters.formats.paper_zip import Container
from rejoinder.adapters.work.sandbox import run_sandboxed
from rejoinder.document.tree import Node
from rejoinder.tone.sentence import language_of

SHOWN = 60
"""Characters of the words that a fault quotes."""
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"})
_OUTSIDE = {
    "txbxContent": "box",
    "footnoteReference": "note",
    "endnoteReference": "note",
    "drawing": "picture",
    "pict": "picture",
    "object": "picture",
    "altChunk": "picture",
}
"""What plain text cannot carry, by the element that brings it in."""
_NUMBERED = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_DOTTED = re.compile(r"[–—•·▪◦*-](?:\t|  +)(?=\S)")
_SIGNED = re.compile(r".{0,80}?\s*_{10,}")


@attrs.frozen(kw_only=True)
class ManuscriptFault:
    """What keeps the text from being taken as it stands."""

    kind: str
    """`change`, `comment`, `box`, `note`, `picture`, `hidden`, `margin`, or `margins` where there are too many."""
    count: int
    by: str
    """Who made the first; empty where the file does not say."""
    words: str
    """The first words of the first."""


@attrs.frozen(kw_only=True)
class Manuscript:
    """The words of a document, one blank line between paragraphs, and what keeps them from being taken."""

    words: str
    faults: tuple[ManuscriptFault, ...]


@attrs.frozen(kw_only=True)
class _Lists:
    """The lists that Word itself counts or dots."""

    counts: dict[str, bool]
    """Whether a list counts its points, by its number."""
    styles: dict[str, str]
    """The number of the list that a style brings along."""

    def of(self, paragraph: Node) -> str | None:
        """The number of the list that a paragraph is a point of; None where it is of none."""
        id, style = (_value(paragraph.first(name)) for name in ("numId", "pStyle"))
        found = id or self.styles.get(style, "")
        return found if found in self.counts else None


def open_manuscript(content: bytes) -> Manuscript:
    """The text of a Word file. A line for a hand to sign on is none of its words.

    Raises: FileIsBroken.
    """
    read = run_sandboxed(_read, content)
    return Manuscript(words=read["words"], faults=tuple(ManuscriptFault(**each) for each in read["faults"]))


def _read(content: bytes) -> dict[str, Any]:
    container = Container(content)
    around = [*margins(container, "header"), *margins(container, "footer")]
    if len(around) > MOST_MARGINS:
        many = ManuscriptFault(kind="margins", count=len(around), by="", words="")
        return {"words": "", "faults": [attrs.asdict(many)]}
    body = parse_xml(container.part("word/document.xml"))
    blocks = list(_blocks(body, _lists(container)))
    words = "\n\n".join(_joined(blocks))
    return {"words": words, "faults": [attrs.asdict(each) for each in _faults(container, body, words)]}


def _blocks(element: Node, lists: _Lists) -> Iterator[str]:
    """Paragraphs, points as `1. ` and `- `, and tables row by row."""
    numbers: dict[str, int] = {}
    for child in _outer(element):
        text = _table(child) if child.name == "tbl" else _paragraph(child, lists, numbers)
        if text and not _SIGNED.fullmatch(text):
            yield text


def _outer(element: Node) -> Iterator[Node]:
    """Paragraphs and tables in order, none of them inside another."""
    for child in element.children:
        if child.name in ("p", "tbl"):
            yield child
        elif child.name not in ("del", "moveFrom"):
            yield from _outer(child)


def _paragraph(element: Node, lists: _Lists, numbers: dict[str, int]) -> str:
    lines = (line.strip() for line in paragraph_lines(element))
    text = "\n".join(line for line in lines if line)
    id = lists.of(element)
    if text and id:
        numbers[id] = numbers.get(id, 0) + 1
        return f"{numbers[id]}. {text}" if lists.counts[id] else f"- {text}"
    return _pointed(text)


def _pointed(text: str) -> str:
    """A point that somebody numbered or dotted by hand, under the mark that it bears in plain text."""
    if numbered := _NUMBERED.match(text):
        return f"{numbered[1]}. {text[numbered.end() :]}"
    dotted = _DOTTED.match(text)
    return f"- {text[dotted.end() :]}" if dotted else text


def _table(element: Node) -> str:
    rows = [[cell for cell in row if cell] for row in table_cells(element)]
    colon = "：" if language_of("".join("".join(row) for row in rows)) == "zh" else ": "
    return "\n".join(colon.join(row) if len(row) == 2 else " | ".join(row) for row in rows if row)


def _lists(container: Container) -> _Lists:
    root, styles = (_part(container, name) for name in ("numbering", "styles"))
    abstract = {each.attributes.get("abstractNumId", ""): _counts(each) for each in root.every("abstractNum")}
    numbers = [each for each in root.children if each.name == "num"]
    return _Lists(
        counts={
            each.attributes.get("numId", ""): abstract.get(_value(each.first("abstractNumId")), False)
            for each in numbers
        },
        styles={each.attributes.get("styleId", ""): _value(each.first("numId")) for each in styles.every("style")},
    )


def _part(container: Container, name: str) -> Node:
    """A part of the document; nothing where it has none of this name."""
    path = f"word/{name}.xml"
    return parse_xml(container.part(path)) if path in container.names else Node(name)


def _value(element: Node | None) -> str:
    return element.attributes.get("val", "") if element is not None else ""


def _counts(abstract: Node) -> bool:
    format = abstract.first("numFmt")
    return _value(format) not in ("", "bullet", "none")


def _joined(blocks: list[str]) -> Iterator[str]:
    """Points that follow each other as one list; one that begins again with 1 is another."""
    points: list[str] = []
    for block in blocks:
        if points and not _goes_on(points[-1], block):
            yield "\n".join(points)
            points = []
        points.append(block)
    if points:
        yield "\n".join(points)


def _goes_on(before: str, block: str) -> bool:
    if before.startswith("- ") or block.startswith("- "):
        return before.startswith("- ") and block.startswith("- ")
    return bool(_NUMBERED.match(before) and _NUMBERED.match(block)) and not block.startswith("1. ")


def _faults(container: Container, body: Node, words: str) -> Iterator[ManuscriptFault]:
    changes = [each for name in sorted(_CHANGES) for each in body.every(name) if "author" in each.attributes]
    yield from _fault("change", changes)
    if body.first("commentReference") is not None:
        yield from _fault("comment", list(_part(container, "comments").every("comment")))
    for kind in ("box", "note", "picture"):
        yield from _fault(kind, [each for name, of in _OUTSIDE.items() if of == kind for each in body.every(name)])
    yield from _fault("hidden", [run for run in body.every("r") if _hidden(run)])
    yield from _fault("margin", list(_margins(container, words)))


def _fault(kind: str, found: list[Node]) -> Iterator[ManuscriptFault]:
    if found:
        quoted = " ".join(_element_text(found[0]).split())
        yield ManuscriptFault(
            kind=kind, count=len(found), by=found[0].attributes.get("author", "")[:SHOWN], words=quoted[:SHOWN]
        )


def _element_text(element: Node) -> str:
    own = element.text if element.name in ("t", "delText") else ""
    return own + "".join(_element_text(child) for child in element.children)


def _hidden(run: Node) -> bool:
    mark = run.first("vanish")
    return mark is not None and _value(mark) not in ("0", "false") and bool(_element_text(run).strip())


def _margins(container: Container, words: str) -> Iterator[Node]:
    """Headers and footers that say what the text itself does not; the number of a page is no word."""
    for name in container.names:
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            root = parse_xml(container.part(name))
            margin_text = " ".join(_element_text(root).split())
            if re.sub(r"[\d\W]", "", margin_text) and margin_text not in words:
                yield root
