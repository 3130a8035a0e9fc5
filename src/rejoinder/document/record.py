"""A document as plain values, for pipes and for the cache."""

from __future__ import annotations

from typing import Any

from rejoinder.document.document import Document, Page, Word
from rejoinder.document.table import Table
from rejoinder.document.tree import Node


def document_record(document: Document) -> dict[str, Any]:
    """The document as JSON holds it."""
    return {
        "pages": [_page(page) for page in document.pages],
        "data": _node(document.data) if document.data else None,
        "data_page": document.data_page,
    }


def _page(page: Page) -> list[Any]:
    blocks = [block if isinstance(block, str) else [block.at, block.rows] for block in page.blocks]
    words = [[*word.span, *word.box, word.confidence] for word in page.words]
    return [page.text, blocks, words, page.recognised]


def _node(node: Node) -> list[Any]:
    return [node.name, node.text, dict(node.attributes), [_node(child) for child in node.children], node.span]


def from_plain(value: Any) -> Document:
    """The document that `document_record` was given. Raises: ValueError where it is none."""
    try:
        return Document(
            pages=tuple(_as_page(*page) for page in value["pages"]),
            data=_as_node(*value["data"]) if value["data"] else None,
            data_page=value["data_page"],
        )
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError("no document") from error


def _as_page(text: str, blocks: list[Any], words: list[Any], recognised: bool) -> Page:
    return Page(
        text=text,
        blocks=tuple(block if isinstance(block, str) else _as_table(*block) for block in blocks),
        words=tuple(
            Word(span=(start, end), box=(left, top, right, bottom), confidence=sure)
            for start, end, left, top, right, bottom, sure in words
        ),
        recognised=recognised,
    )


def _as_table(at: int, rows: list[list[str]]) -> Table:
    return Table(rows=tuple(map(tuple, rows)), at=at)


def _as_node(name: str, text: str, attributes: dict[str, str], children: list[Any], span: list[int] | None) -> Node:
    place = (span[0], span[1]) if span else None
    return Node(name, text, attributes, tuple(_as_node(*child) for child in children), place)
