"""Rows put into lines: two cells are `label: value`, more stand between bars, so that a head names its columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

LABEL_LENGTH = 60
BAR = " | "


def row_line(cells: Sequence[str]) -> str:
    """One row as a line; empty where it says nothing. Cells hold no line breaks."""
    filled = [cell for cell in cells if cell]
    if len(filled) == 2 and len(filled[0]) <= LABEL_LENGTH:
        return label_and_value(filled[0], filled[1])
    if len(filled) < 2:
        return "".join(filled)
    return BAR.join(cells).rstrip(" |")


def label_and_value(label: str, value: str) -> str:
    """`label: value`, with no second colon behind one that is there."""
    return f"{label} {value}" if label.endswith((":", "：")) else f"{label}: {value}"


def rows_text(rows: Iterable[Sequence[str]]) -> str:
    """A line a row; rows that say nothing are left out."""
    return "\n".join(line for row in rows if (line := row_line(row)))
