"""Pages of markup taken apart for reading: headings, words and tables of HTML; names and values of XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from rejoinder.adapters.formats.html_tree import html_tree
from rejoinder.adapters.formats.paper_xml import parse_xml
from rejoinder.adapters.output.exhibit_part import TEXT_LIMIT, Part, set_in, table_parts, text_only
from rejoinder.assembly.print_document import Say
from rejoinder.document.tree import Node

DEPTH_LIMIT, PART_LIMIT = 60, 3_000
ROW_LIMIT = 2_000
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "section", "header", "footer", "article", "main", "nav", "aside",
    "table", "form", "fieldset", "figure", "figcaption", "blockquote", "pre", "address", "hr", "br", "body", "center",
}  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")


def html_parts(page: str, say: Say) -> tuple[Part, ...]:
    """What a reader of the page sees, without pictures; nothing in it is run or fetched."""
    tree = html_tree(page)
    tree.strip_tags(["script", "style", "noscript", "template", "head", "svg", "iframe", "object"])
    if tree.body is None:
        return ()
    walk = _MarkupWalk(say)
    walk.into(tree.body, 0)
    walk.ends()
    return tuple(walk.parts)


class _MarkupWalk:
    """Goes through a page in order and gathers its words into parts."""

    def __init__(self, say: Say) -> None:
        self.parts: list[Part] = []
        self._say, self._words, self._left = say, "", TEXT_LIMIT

    def into(self, node: Any, depth: int) -> None:
        child = node.child
        while child is not None and depth < DEPTH_LIMIT and len(self.parts) < PART_LIMIT and self._left > 0:
            self._one(child, depth)
            child = child.next

    def _one(self, node: Any, depth: int) -> None:
        tag = node.tag
        if tag == "-text":
            self._words += node.text_content or ""
        elif tag == "table" and not node.css("table table"):
            self.ends()
            self.parts += table_parts(_rows(node), self._say, ruled=bool(node.css("th")))
        elif tag in _HEADINGS:
            self.ends()
            self.into(node, depth + 1)
            self.ends("heading")
        elif tag in _BLOCKS:
            self.ends()
            self._words += "•  " if tag == "li" else ""
            self.into(node, depth + 1)
            self.ends()
        else:
            if tag == "img" and (node.attributes.get("alt") or "").strip():
                self._words += f" [{node.attributes['alt']}] "
            self.into(node, depth + 1)

    def ends(self, kind: str = "text") -> None:
        """What was gathered becomes a part."""
        words = text_only(_SPACE.sub(" ", self._words)).strip()[: self._left]
        self._words = ""
        if words.strip("• "):
            self._left -= len(words)
            self.parts.append({"kind": kind, "text": words})


def _rows(table: Any) -> list[list[str]]:
    rows = []
    for row in table.css("tr")[:ROW_LIMIT]:
        cells = [text_only(_SPACE.sub(" ", cell.text(separator=" "))).strip() for cell in row.css("td, th")]
        if any(cells):
            rows.append(cells)
    return rows


def xml_parts(content: bytes, say: Say) -> tuple[Part, ...]:
    """Names and values in order; a group's name stands in bold above what it holds. Raises: FileIsBroken."""
    rows = [list(row) for row in islice(_named(parse_xml(content), 0), ROW_LIMIT)]
    return tuple(table_parts(rows, say, ruled=False))


def _named(element: Node, depth: int) -> Iterator[tuple[str, str]]:
    words = " ".join(element.text.split())
    unit = next((element.attributes[key] for key in ("currencyID", "unitCode") if key in element.attributes), "")
    yield set_in(element.name, depth), f"{words} {unit}".strip()
    if depth < DEPTH_LIMIT:
        for child in element.children:
            yield from _named(child, depth + 1)
