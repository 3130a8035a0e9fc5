"""Page layout: rows of cells, each cell a run of words that stands apart from its neighbours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice, takewhile

import attrs

from rejoinder.document.document import Page
from rejoinder.document.table import GAP, Table
from rejoinder.domain.evidence import Paper
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation
from rejoinder.text.wrapped_lines import unwrap_lines

ROW_LIMIT = 4_000
"""Rows of all pages together."""
LINE_LIMIT = 1_000
CELL_LIMIT = 60
TEXT_LIMIT = 200_000
"""Characters of a page; all four are far beyond what a paper of trade holds, and keep hostile files cheap."""
FLAT_LIMIT = 60_000
PAGE_LIMIT = 60
"""Pages whose rows are looked at; titles, parties and totals stand before that."""
LABELLED_CELL = regex(r"([^:：]{2,40})[:：]\s*(\S.*)")
"""A cell that holds a short label, a colon and its value."""
_CELL = regex(r"\S+(?:[ \u00a0](?![ \u00a0\t])\S+)*")
_DOTTED = regex(r" [·•|] |\s?(?<![.…])(?:\.{3,}|…{1,9})(?![.…])\s?(?=[^\w\s]{0,2}\d)")
"""Signs that part what stands on one line, and the dots that lead to a number."""
_BETWEEN_ZH = regex(r"(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff：，。、])")


@attrs.frozen
class LayoutCell:
    """Words that stand together, and the columns they cover."""

    text: str
    start: int
    end: int
    column: int | None = None
    """Of a table, counted from 0; None where the columns are but guessed from where words stand."""
    span: tuple[int, int] | None = None
    """`[start, end)` in the text of the page, where that is known."""
    place: str | None = None
    """Of a table, as a worksheet names it: `C12`."""


@attrs.frozen
class LayoutRow:
    """One line of a page; never without a cell."""

    number: int
    cells: tuple[LayoutCell, ...]
    apart: bool = False
    """Whether a blank parts it from the row above."""
    table: int | None = None
    """The number of the table on its page, counted from 0; None where it is of none, or of one that is but guessed."""

    @property
    def text(self) -> str:
        """The cells, one space between."""
        return " ".join(cell.text for cell in self.cells)


@attrs.frozen(slots=False)
class PageLayout:
    """One page: its number from 1, its words as they are quoted, and its rows."""

    number: int
    text: str
    rows: tuple[LayoutRow, ...]
    every: tuple[LayoutRow, ...] = ()
    """The rows with all of those of long tables, of which `rows` has but the head and the foot; empty without such."""

    @property
    def table_rows(self) -> tuple[LayoutRow, ...]:
        """Every row, for who reads tables; labels and titles stand at the head or the foot of one."""
        return self.every or self.rows

    @cached_property
    def normalised_text(self) -> str:
        """The words in lower case, for looking up."""
        return unicodedata.normalize("NFKC", self.text).casefold()

    @cached_property
    def flat(self) -> str:
        """The words on one line."""
        return " ".join(line.strip() for line in self.text[:FLAT_LIMIT].split("\n"))

    @cached_property
    def prose(self) -> str:
        """The words with only those line ends that end something."""
        return unwrap_lines(self.text[:FLAT_LIMIT])


def page_layouts(paper: Paper) -> tuple[PageLayout, ...]:
    """The pages that a person would read, as rows; the data page of an e-invoice is not among them."""
    layouts: list[PageLayout] = []
    left = ROW_LIMIT
    for number, page in enumerate(paper.document.pages[:PAGE_LIMIT], 1):
        if number != paper.document.data_page:
            every = tuple(islice(_page_rows(page), left if any(map(_is_line, page.blocks)) else None))
            rows = every[:TABLE_HEAD] + every[-TABLE_FOOT:] if _is_long(every) else every[: max(left, 0)]
            left -= len(rows)
            text = page.text[:TEXT_LIMIT].translate(_HYPHENS)
            layouts.append(PageLayout(number, text, rows, every if len(rows) < len(every) else ()))
    return tuple(layouts)


TABLE_HEAD, TABLE_FOOT = 60, 40
"""Rows at the head and at the foot of a long table at which labels and titles are looked for."""


def _is_line(block: str | Table) -> bool:
    return isinstance(block, str)


def _is_long(rows: Sequence[LayoutRow]) -> bool:
    """Whether a page is one long table."""
    return len(rows) > TABLE_HEAD + TABLE_FOOT and rows[0].table == rows[-1].table == 0


def _page_rows(page: Page) -> Iterator[LayoutRow]:
    """The rows of the lines and tables of a page, numbered throughout."""
    number, tables = 0, 0
    for block in page.blocks or (page.text[:TEXT_LIMIT],):
        if isinstance(block, Table):
            rows, tables = _table_rows(block, tables), tables + 1
        else:
            rows = _text_rows(block[: 2 * TEXT_LIMIT].translate(_HYPHENS))
        for row in rows:
            yield attrs.evolve(row, number=number)
            number += 1


def column_letters(column: int) -> str:
    """How a worksheet names a column, counted from 0: A to Z, then AA."""
    before, last = divmod(column, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + last)


def _table_rows(table: Table, number: int) -> Iterator[LayoutRow]:
    """The rows of a table, each cell in its column, as wide as that at most."""
    starts, last = table.starts, -1
    for position, filled in table.nonempty_rows():
        cells = tuple(
            LayoutCell(
                cell.text.translate(_HYPHENS),
                starts[cell.column],
                starts[cell.column] + min(len(cell.text), starts[cell.column + 1] - starts[cell.column] - len(GAP)),
                cell.column,
                cell.span,
                f"{column_letters(cell.column)}{position + 1}",
            )
            for cell in filled
        )
        yield LayoutRow(position, cells, position > last + 1, number)
        last = position


_HYPHENS = {0x2010: "-", 0x2011: "-"}
"""Hyphens at which no line breaks, which programs set into numbers; one letter each, so that places stay."""
_RULE = regex(r"[\s\-=_*~—─|+.]{8,}")
"""A line drawn in letters, which parts the lines around it like a blank."""
_DRAWN = 8
"""Strokes that such a line has at least."""
_UPRIGHT = regex(r"^[购購買买销銷售方]\s?(?=(?:名\s?称|纳税人识别号|统一社会信用代码|地址、|开户行)[^:：]{0,16}[:：])")
"""A letter of a label that runs down the edge of a form, before the label of a line: `购名称:`."""


def _text_rows(placed: str) -> Iterator[LayoutRow]:
    number, blank = 0, False
    for line in placed.replace("\u3000", "  ").replace("\t", "  ").split("\n"):
        if _RULE.fullmatch(line[:LINE_LIMIT]) and sum(map(line[:LINE_LIMIT].count, "-=_*~—─")) >= _DRAWN:
            blank = True
            continue
        cells = _join_parts(
            LayoutCell(
                _UPRIGHT.sub("", _closed_text(_BETWEEN_ZH.sub("", match[0]).strip()), 1), match.start(), match.end()
            )
            for match in islice(_parts(line[:LINE_LIMIT].rstrip()), CELL_LIMIT)
        )
        if cells:
            yield LayoutRow(number, cells, blank)
            number += 1
        blank = not cells


_LETTERS_APART = regex(r"\S(?: \S){5,}")


def _closed_text(text: str) -> str:
    """The words; letters that are each set apart by a space close together, as some programs print every line."""
    return text.replace(" ", "") if _LETTERS_APART.fullmatch(text) else text


_SPREAD_LABEL = deferred_regex(lambda: f"{alternation('paper/layout.spread_label')}(?:[:：].*)?")
"""Labels of forms that are set with gaps between their letters, so as to fill their field."""
_ENDS_LABEL = regex(r"[\u3400-\u9fff]{1,2}[:：]")
"""The end of such a label, where its colon shows that two parts or more before it belong to it."""
_SPREAD_PART, _SPREAD_PARTS = 2, 4
"""Letters that each part of such a label has at most, and parts that stand before its last one."""


_OPENS_DAY = regex(r"(?:令和|平成|昭和|民國|民国|(?:19|20)\d\d)?\s?(?:元|\d{1,3})?\s?年?\s?(?:\d{1,2}\s?月)?")
_GOES_ON_DAY = regex(r"(?:元|\d{1,4})\s?年|\d{1,2}\s?[月日]")
"""The parts of a day that a form sets with gaps between era, year, month and day."""


def _join_parts(cells: Iterable[LayoutCell]) -> tuple[LayoutCell, ...]:
    """The cells of a line, those as one that hold the parts of one spread label, or of one line of prose."""
    joined: list[LayoutCell] = []
    for cell in cells:
        count = _parts_before(joined, cell)
        if count:
            parts = [*joined[-count:], cell]
            joined[-count:] = [LayoutCell("".join(part.text for part in parts), parts[0].start, cell.end)]
        else:
            joined.append(cell)
    return _join_prose(joined)


_WIDEST, _PROSE_WIDTH = 4, 40
"""Spaces between the words of a line of prose that is set to its full width at most, and letters of it at least."""
_SMALL, _WORDS = 3, 5
"""One word of how many goes on in small letters in prose, and how many close gaps no line of a table has."""
_FIGURE = regex(r"\W*\d[\d.,]*\W*")


def _join_prose(cells: Sequence[LayoutCell]) -> tuple[LayoutCell, ...]:
    """The cells, those as one that narrow gaps part and that often go on in small letters, as those of no table do."""
    runs: list[list[LayoutCell]] = []
    for cell in cells:
        if runs and cell.start - runs[-1][-1].end <= _WIDEST:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return tuple(cell for run in runs for cell in (_as_prose(run) if _is_prose(run) else run))


def _is_prose(run: Sequence[LayoutCell]) -> bool:
    following = [cell.text for cell in run[1:]]
    small = sum(text[0].islower() for text in following)
    return (
        len(following) > 1
        and run[-1].end - run[0].start >= _PROSE_WIDTH
        and (_SMALL * small >= len(following) or (small > 0 and len(following) >= _WORDS))
        and not any(_FIGURE.fullmatch(text) or text.endswith(":") for text in following)
    )


def _as_prose(run: Sequence[LayoutCell]) -> list[LayoutCell]:
    return [LayoutCell(" ".join(cell.text for cell in run), run[0].start, run[-1].end)]


def _parts_before(before: Sequence[LayoutCell], cell: LayoutCell) -> int:
    """How many of the last cells begin the label that this one ends: known as a whole, else told by its colon."""
    if before and _OPENS_DAY.fullmatch(before[-1].text) and _GOES_ON_DAY.match(cell.text):
        return 1
    parts = [*takewhile(_is_part, reversed(before[-_SPREAD_PARTS:]))]
    for count in range(len(parts), 0, -1):
        if _SPREAD_LABEL.fullmatch("".join(part.text for part in reversed(parts[:count])) + cell.text):
            return count
    return len(parts) if len(parts) > 1 and _ENDS_LABEL.match(cell.text) else 0


def _is_part(cell: LayoutCell) -> bool:
    return len(cell.text) <= _SPREAD_PART and all(letter >= "\u3400" for letter in cell.text)


_INLINE = deferred_regex(
    lambda: (
        r"(?<=[\d.)）”»\"])[ \u00a0](?=date\s?:)"
        rf"|(?<=[\w.)）”»\"])(?<!\bthe)[ \u00a0](?={alternation('paper/layout.inline_label')}\s?[:：])"
    ),
    re.IGNORECASE,
)
"""Where, behind one labelled value, the next label begins on the same line."""


def _parts(line: str) -> Iterator[re.Match[str]]:
    """The cells of a line; a label that follows a labelled value without a gap begins a cell of its own."""
    line = _DOTTED.sub(lambda dots: " " * max(len(dots[0]), 3), line)
    if ":" in line or "：" in line:
        for gap in reversed(list(_INLINE.finditer(line))[:CELL_LIMIT]):
            if re.search(r"[:：]", line[: gap.start()]):
                line = f"{line[: gap.start()]}\0{line[gap.end() :]}"
    return (_SPLIT if "\0" in line else _CELL).finditer(line)


_SPLIT = regex(r"[^\s\0]+(?:[ \u00a0](?![ \u00a0\t])[^\s\0]+)*")


def text_span(raw: str, layout: PageLayout, *, after: str = "") -> tuple[int, int] | None:
    """Where the words stand in the page's text, spaces and line ends apart; behind a label where one is given."""
    words = raw.split()
    if not words:
        return None
    begin = max(_find(after.split(), layout.text, 0)[1], 0) if after.strip() else 0
    start, end = _find(words, layout.text, begin)
    if start < 0 and begin:
        start, end = _find(words, layout.text, 0)
    return (start, end) if start >= 0 else None


def _find(words: Sequence[str], text: str, begin: int) -> tuple[int, int]:
    if not words:
        return -1, -1
    exact = text.find(" ".join(words), begin)
    if exact >= 0:
        return exact, exact + len(" ".join(words))
    letters = [letter for word in words[:60] for letter in word]
    match = re.compile(r"\s*".join(re.escape(letter) for letter in letters[:400])).search(text, begin)
    return match.span() if match else (-1, -1)
