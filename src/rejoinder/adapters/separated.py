"""Tables as text, their cells parted by comma, semicolon or tab."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

LONGEST_CELL = 10_000_000
"""Characters; exports of shops keep whole pages in a cell, and Python's own limit is shorter than many."""
HEAD = 200_000
"""Characters among which the first lines are."""


def separator(head: str) -> str:
    """The sign that parts the cells of these first lines."""
    return max(",;\t", key=head.count)


def separated(text: str) -> Iterator[list[str]]:
    """Rows of a text, whichever sign parts its first lines. Raises: csv.Error while they are read."""
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    head = "\n".join(text[:HEAD].splitlines()[:20])
    yield from csv.reader(io.StringIO(text), delimiter=separator(head))
