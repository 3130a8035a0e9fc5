"""Captions of days that stand beside another column, as registers set them, so that they are taken for no value."""

from __future__ import annotations

from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.page_layout import LayoutCell, PageLayout

_AROUND = 4
"""Rows above and below in which a column of captions goes on."""


def is_caption(layout: PageLayout, position: int, cell: LayoutCell) -> bool:
    """Whether a cell is one of several in a column that each have but a day beside them, or is what heads them."""
    rows = layout.rows[max(position - _AROUND, 0) : position + _AROUND + 1]
    named = [row.number for row in rows if _names_day(row.cells, cell.start)]
    own = position in named or (position + 1 in named and cell is layout.rows[position].cells[-1])
    return len(named) > 1 and own


def _names_day(cells: tuple[LayoutCell, ...], start: int) -> bool:
    """Whether a cell that begins there, without figures, is followed by a day and nothing else."""
    for number, cell in enumerate(cells[:-1]):
        if cell.start == start and not any(map(str.isdigit, cell.text)):
            days = days_in(cells[number + 1].text)
            return number + 2 == len(cells) and bool(days) and days[0].span == (0, len(cells[number + 1].text))
    return False
