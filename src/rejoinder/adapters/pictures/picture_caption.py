"""Words on a drawn canvas: lines in the font that ships, broken to fit, in any of the three scripts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import attrs
import numpy as np

from rejoinder.adapters.shipped.font import font_file
from rejoinder.pictures.image_features import Pixels

LEADING = 1.4
"""Height of a line, in heights of its letters."""
_INK, _SOFT = (28, 37, 48), (85, 96, 107)
_MOST_LINES = 6
_PIECE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+|\s+")
"""What holds together at the end of a line: a word, or one Chinese character."""
_NEVER_FIRST = "，。：；、？！）》”%"


@attrs.frozen(kw_only=True)
class Captions:
    """The words of an exhibit, in one language."""

    title: str
    says: str
    a: str
    """What the first picture is called; below it."""
    b: str
    shared: str
    """Over the part that both show."""
    turn: str
    """Under the panel in which fields of both stand in turn."""
    apart: str
    """Under the panel that shows where the two differ."""


def block(words: str, *, width: int, size: int, strong: bool = False) -> Pixels:
    """The words on white, as broad as told and as high as they need; at most six lines, cut with dots."""
    from PIL import Image, ImageDraw

    font = _font(size, strong)
    lines, step = break_lines(_printable(words), width=width, size=size, strong=strong), round(size * LEADING)
    canvas = Image.new("RGB", (width, max(1, step * len(lines))), "white")
    draw = ImageDraw.Draw(canvas)
    for number, line in enumerate(lines):
        draw.text((0, number * step), line, font=font, fill=_INK if strong else _SOFT)
    return np.asarray(canvas, np.uint8)


def break_lines(words: str, *, width: int, size: int, strong: bool = False) -> list[str]:
    """The words in lines that fit the width; a word that is too long for a line is cut where it must be."""
    font, lines, line = _font(size, strong), [], ""
    for piece in _pieces(words, font, width):
        fits = font.getlength(line + piece) <= width or piece in _NEVER_FIRST
        if not fits:
            lines.append(line.rstrip())
            line = ""
        line += piece if line or not piece.isspace() else ""
    lines = [line for line in [*lines, line.rstrip()] if line]
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1][:-2] + "…"]


def _pieces(words: str, font: Any, width: int) -> list[str]:
    return [
        part for piece in _PIECE.findall(words) for part in ([piece] if font.getlength(piece) <= width else [*piece])
    ]


def _printable(words: str) -> str:
    """A name of a file may hold anything; what cannot be drawn on a line becomes a space."""
    return "".join(sign if sign.isprintable() else " " for sign in words[:600])


@lru_cache(maxsize=8)
def _font(size: int, strong: bool) -> Any:
    from PIL import ImageFont

    font = ImageFont.truetype(str(font_file()), size)
    font.set_variation_by_axes([600 if strong else 400])
    return font
