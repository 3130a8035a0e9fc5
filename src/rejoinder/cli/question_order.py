"""The order in which a walk through the questions asked them, so that the next walk does not shuffle them."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from rejoinder.domain.question import Question

FILE = ".question-order"
"""In the case folder, an id a line; where it cannot be written, the questions come in the order of their weight."""
MOST = 200
"""Ids that are kept; a case has some dozens."""
ID_LENGTH = 300


def in_known_order(questions: Sequence[Question], known: Sequence[str]) -> list[Question]:
    """The questions as they are ranked, but those that were asked before in the order in which they were.

    A new question stands where its weight puts it: what has just become decisive is not asked last.
    """
    places = {id: place for place, id in enumerate(known)}
    repeated = iter(sorted((one for one in questions if one.id in places), key=lambda one: places[one.id]))
    return [next(repeated) if one.id in places else one for one in questions]


def known_order(folder: Path) -> list[str]:
    """The ids of the last walk in order; none where there was no walk."""
    path = folder / FILE
    try:
        if path.is_symlink():
            return []
        with path.open(encoding="utf-8") as lines:
            return lines.read(MOST * ID_LENGTH).split("\n")[:MOST]
    except (OSError, UnicodeDecodeError):
        return []


def keep_order(folder: Path, ids: Sequence[str]) -> None:
    """Keep the order for the next walk; a link of a folder that came from elsewhere is not written through."""
    path = folder / FILE
    with contextlib.suppress(OSError):
        if not path.is_symlink():
            path.write_text("\n".join(ids[:MOST]), "utf-8")
