"""Tables as text, their cells parted by comma, semicolon or tab."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator


def separator(head: str) -> str:
    """The sign that parts the cells of these first lines."""
    return max(",;\t", key=head.count)


def separated(text: str) -> Iterator[list[str]]:
    """Rows of a text, whichever sign parts its first lines. Raises: csv.Error while they are read."""
    head = "\n".join(text.splitlines()[:20])
    yield from csv.reader(io.StringIO(text), delimiter=separator(head))
