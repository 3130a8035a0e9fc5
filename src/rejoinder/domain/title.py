"""A title of a shop."""

from __future__ import annotations

from typing import NamedTuple


class Title(NamedTuple):
    """A title and where it stands; a tuple, since there may be millions."""

    text: str
    file: str
    line: int
    item_id: str | None = None
