"""Redaction bars painted over pixels, each labelled with its ground."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from rejoinder.adapters.redaction.redaction_layout import Rect, RedactionBox
from rejoinder.assembly.redaction import RedactionGround

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
SMALLEST_LETTERS = 7
"""Pixels; a label that would be smaller is left out."""


def paint_hits(picture: Any, hits: Sequence[RedactionBox], labels: Mapping[RedactionGround, str]) -> tuple[Rect, ...]:
    """Overwrite the pixels of every hit in a PIL picture (L or RGB) and return the rectangles as they were painted."""
    from PIL import ImageDraw

    writer = ImageDraw.Draw(picture)
    black, white = (0, 255) if picture.mode == "L" else (BLACK, WHITE)
    bars = tuple(_grown(hit.rect, picture.width, picture.height) for hit in hits)
    for bar in bars:
        writer.rectangle((bar[0], bar[1], bar[2] - 1, bar[3] - 1), fill=black)
    for hit, bar in zip(hits, bars, strict=True):
        _label(writer, bar, labels.get(hit.ground, ""), white)
    return bars


def _grown(rect: Rect, width: int, height: int) -> Rect:
    """A little more than the letters, so that no edge of them shows, on whole pixels and on the page."""
    more = max(0.08 * (rect[3] - rect[1]), 1.0)
    return (
        float(max(int(rect[0] - more), 0)),
        float(max(int(rect[1] - more), 0)),
        float(min(int(rect[2] + more + 1), width)),
        float(min(int(rect[3] + more + 1), height)),
    )


def _label(writer: Any, bar: Rect, word: str, colour: object) -> None:
    width, height = bar[2] - bar[0] - 4, bar[3] - bar[1] - 2
    if not word or width < SMALLEST_LETTERS or height < SMALLEST_LETTERS:
        return
    size = min(int(height * 0.72), 40)
    length = writer.textlength(word, font=_font(max(size, 1)))
    if length > width:
        size = int(size * width / length)
    if size < SMALLEST_LETTERS:
        return
    middle = (bar[0] + bar[2]) / 2, (bar[1] + bar[3]) / 2
    writer.text(middle, word, font=_font(size), fill=colour, anchor="mm")


@cache
def _font(size: int) -> Any:
    from PIL import ImageFont

    from rejoinder.adapters.shipped.font import font_file

    font = ImageFont.truetype(str(font_file()), size)
    font.set_variation_by_axes([600])  # the lightest weight, which the file begins with, breaks up on black
    return font
