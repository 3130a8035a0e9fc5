"""Where the words of a page's text stand on the page, by the letters that were set there one after another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rejoinder.document.document import Word

Box = tuple[float, float, float, float]
"""Left, right, bottom and top, upward and rightward."""
_RUN = re.compile(r"[^\s：:，,；;|]+[：:，,；;|]*|[：:，,；;|]+")
_SKIPPED = 6
"""Characters of the text that no letter of the page stands for in a row at most, such as a hyphen that was put in."""


def place_words(text: str, letters: Iterable[tuple[str, Box]], turn: int) -> Iterator[Word]:
    """Each word of the text with its box as shares of the page as it is shown.

    Args:
        letters: of the page in the order of the text, each with its box as shares of the page before it is turned.
        turn: by how many degrees, clockwise, the page is shown turned.
    """
    boxes = _by_place(text, letters)
    for match in _RUN.finditer(text):
        found = [boxes[at] for at in range(*match.span()) if at in boxes]
        if found:
            around = (
                min(b[0] for b in found),
                max(b[1] for b in found),
                min(b[2] for b in found),
                max(b[3] for b in found),
            )
            left, right, top, bottom = (
                round(min(max(side, 0.0), 1.0), 5) for side in rotate_box(around, turn, 1.0, 1.0)
            )
            yield Word(span=match.span(), box=(left, top, right, bottom))


def _by_place(text: str, letters: Iterable[tuple[str, Box]]) -> dict[int, Box]:
    """The box of each character of the text whose letter was found, in order; letters beyond the text are left out."""
    found: dict[int, Box] = {}
    at = 0
    for letter, box in letters:
        skipped = 0
        for place in range(at, len(text)):
            if text[place] == letter:
                found[place] = box
                at = place + 1
                break
            skipped += not text[place].isspace()
            if skipped > _SKIPPED:
                break
    return found


def rotate_box(box: Box, turn: int, width: float, height: float) -> Box:
    """Left, right, top and bottom, downward, of a box on a page that is shown turned, `width` by `height` then."""
    left, right, bottom, top = box
    if turn == 90:
        return bottom, top, left, right
    if turn == 180:
        return width - right, width - left, bottom, top
    if turn == 270:
        return width - top, width - bottom, height - right, height - left
    return left, right, height - top, height - bottom
