"""Delimited text: CSV with comma, semicolon, tab or bar."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

LONGEST_CELL = 10_000_000
"""Characters; exports of shops keep whole pages in a cell, and Python's own limit is shorter than many."""
HEAD = 200_000
"""Characters among which the first lines are."""
DELIMITERS = ",;\t|"


def delimited_rows(text: str) -> Iterator[list[str]]:
    """The rows, with the line breaks in their cells. Raises: csv.Error while they are read.

    A first line `sep=;` is obeyed; else the delimiter is the one that parts the first rows most evenly.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    text = text.lstrip("\ufeff")
    first, _, rest = text.partition("\n")
    named = first.strip()
    if named.lower().startswith("sep=") and len(named) == len("sep=;"):
        delimiter, text = named[-1], rest
    else:
        delimiter = delimiter_of(text[:HEAD])
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)


def delimiter_of(text: str) -> str:
    """The sign by which most of the first rows fall into as many cells as the first one; a comma where none does so.

    A comma within amounts or titles parts the rows too, but not the heads above them.
    """
    best, best_score = ",", (False, 0.0)
    head = "\n".join(text.split("\n", 40)[:40])
    for sign in DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=sign) if any(row)]
        except csv.Error:
            continue
        width, rows = Counter(widths).most_common(1)[0] if widths else (1, 1)
        score = (widths[:1] == [width], rows / len(widths) * width) if width > 1 else (False, 0.0)
        if score > best_score:
            best, best_score = sign, score
    return best
