"""A parsed file: its pages, the words on them with their boxes, its tables, and the data that it carries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from rejoinder.document.table import Table
from rejoinder.document.tree import Node

Box = tuple[float, float, float, float]
"""Left, top, right and bottom as shares of the width and height of the page as it is shown, 0 to 1."""


def boxes_overlap(a: Box, b: Box) -> bool:
    """Whether two boxes have an area in common."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@attrs.frozen(kw_only=True)
class Word:
    """Where a run of a page's text stands on the page."""

    span: tuple[int, int]
    """`[start, end)` in the text of the page."""
    box: Box
    confidence: float = 1.0
    """How surely it was recognised; 1 for text that the file itself holds."""


@attrs.frozen(kw_only=True)
class Page:
    """One page, worksheet or mail."""

    text: str = ""
    """Its words in reading order; empty where it holds only a picture."""
    blocks: tuple[str | Table, ...] = ()
    """The same as lines, in which what stands apart is parted by two spaces or more, and tables; empty where the file
    knows neither places nor tables."""
    words: tuple[Word, ...] = ()
    """Where each word of the text stands, in order; empty where the file knows no places."""
    recognised: bool = False
    """Whether words were recognised in a picture, with what that may misread."""

    @property
    def layout(self) -> str:
        """The blocks as lines."""
        return "\n".join(block if isinstance(block, str) else block.text for block in self.blocks)

    def words_at(self, span: tuple[int, int]) -> tuple[Word, ...]:
        """The words that a part of the text touches."""
        return tuple(word for word in self.words if word.span[0] < span[1] and span[0] < word.span[1])

    def box_of(self, span: tuple[int, int]) -> Box | None:
        """The smallest box around a part of the text; None where its place is not known."""
        return box_around([word.box for word in self.words_at(span)])


@attrs.frozen(kw_only=True)
class Document:
    """What a file holds."""

    pages: tuple[Page, ...] = ()
    data: Node | None = None
    """The data of an e-invoice or a register, as the file itself holds it or carries it along."""
    data_page: int | None = None
    """The page, counted from 1, that is nothing but this data written out."""

    @property
    def readable(self) -> bool:
        """Whether any page holds words."""
        return any(page.text.strip() for page in self.pages)

    def page(self, number: int | None) -> Page | None:
        """The page of this number, counted from 1; None where there is none."""
        return self.pages[number - 1] if number is not None and 0 < number <= len(self.pages) else None


def document_of(texts: Iterable[str], layouts: Sequence[str] = ()) -> Document:
    """A document of plain pages, each with its layout where there is one."""
    return Document(
        pages=tuple(
            Page(text=text, blocks=(layouts[number],) if number < len(layouts) and layouts[number] else ())
            for number, text in enumerate(texts)
        )
    )


def page_of(blocks: Sequence[str | Table]) -> Page:
    """A page of lines and tables, whose text is theirs; the tables learn where in it they begin."""
    text, placed = "", list[str | Table]()
    for block in blocks:
        text += "\n" if text else ""
        placed.append(block if isinstance(block, str) else attrs.evolve(block, at=len(text)))
        text += block if isinstance(block, str) else block.text
    return Page(text=text, blocks=tuple(placed))


def box_around(boxes: Sequence[Box]) -> Box | None:
    """The smallest box that holds all of them; None where there are none."""
    if not boxes:
        return None
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    return left, top, max(box[2] for box in boxes), max(box[3] for box in boxes)
