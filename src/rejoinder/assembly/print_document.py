"""A document as headings, paragraphs, lists and tables, before any file format."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

import attrs

from rejoinder.domain.phrase import Phrase

Say = Callable[[Phrase], str]
"""Puts a phrase into the language of the document at hand."""


@attrs.frozen(kw_only=True)
class Heading:
    """A heading of level 1 or 2 under the title."""

    text: str
    level: int = 1


@attrs.frozen(kw_only=True)
class Paragraph:
    """Running text; a quiet one is a remark to the reader."""

    text: str
    quiet: bool = False


@attrs.frozen(kw_only=True)
class Points:
    """A list of sentences, numbered or not."""

    lines: tuple[str, ...]
    numbered: bool = False


@attrs.frozen(kw_only=True)
class FactList:
    """Names and their values, one pair a line."""

    rows: tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True)
class Grid:
    """A table with a header row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Points | FactList | Grid


@attrs.frozen(kw_only=True)
class PrintDocument:
    """One document in one language. A banner stands at head and foot, where nobody can miss it."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    banner: str | None = None
    signature: tuple[str, ...] = ()
    """Lines for a hand to fill in; only on paper, never in text that is pasted."""


def plain_text(print_document: PrintDocument) -> str:
    """The document as text for a form field: no markup, one blank line between blocks, ends with a newline."""
    parts = [print_document.title, *(_plain(block, print_document.language) for block in print_document.blocks)]
    if print_document.banner:
        parts = [print_document.banner, *parts, print_document.banner]
    return "\n\n".join(part for part in parts if part) + "\n"


def _plain(block: Block, language: str) -> str:
    match block:
        case Heading():
            return block.text
        case Paragraph():
            return block.text
        case Points(lines=lines, numbered=numbered):
            return "\n".join(f"{n}. {line}" if numbered else f"- {line}" for n, line in enumerate(lines, 1))
        case FactList(rows=rows):
            colon = "：" if language == "zh" else ": "
            return "\n".join(f"{name}{colon}{value}" for name, value in rows)
        case Grid(head=head, rows=rows):
            return "\n".join(" | ".join(cells) for cells in (head, *rows))


def one_line(text: str, limit: int = 300) -> str:
    """Untrusted text as one printable line of at most `limit` characters, without control and direction marks."""
    printable = "".join(_printable(text[: limit * 4]))
    flat = " ".join(printable.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def _printable(text: str) -> Iterator[str]:
    for character in text:
        kind = unicodedata.category(character)
        if kind in ("Cc", "Zl", "Zp"):
            yield " "
        elif kind not in ("Cf", "Cs", "Co", "Cn"):
            yield character
