"""Scene text: words that stand singly on a photograph, on goods or packaging, at any angle."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import numpy as np

from rejoinder.adapters.ocr.ocr_engine import TURNED, OcrTextLine, Quad, Reader
from rejoinder.adapters.ocr.ocr_page import letter_pitch
from rejoinder.document.document import Box
from rejoinder.domain.ocr import OcrLine, OcrPage, OcrWord, Unseen

Pixels = np.ndarray[Any, Any]


def read_scattered_page(pixels: Pixels, reader: Reader) -> OcrPage:
    """Read a photograph; places are those of the picture as it is given, for it is never turned."""
    from rejoinder.adapters.ocr.ocr_cyrillic import put_right, reread

    height, width = pixels.shape[:2]
    lines = _lines(pixels, reader)
    crops = reader.crops(pixels, lines, 0)
    lines, foreign = put_right(lines, crops)
    lines = reread(lines, crops)
    ordered = sorted(lines, key=lambda line: (float(line.quad[:, 1].mean()), float(line.quad[:, 0].mean())))
    return OcrPage(
        lines=tuple(ocr_line for line in ordered for ocr_line in _ocr_lines(line, width, height)),
        width=width,
        height=height,
        unseen=Unseen.SCRIPT if foreign is not None else None,
        script=foreign or None,
    )


def _lines(pixels: Pixels, reader: Reader) -> list[OcrTextLine]:
    """The words of the picture; where hardly any are seen, also those that show when it is laid on its side."""
    lines = reader.read_scattered(pixels)
    if any(_is_word(line) for line in lines):
        return lines
    sideways = reader.read_scattered(np.ascontiguousarray(np.rot90(pixels, -1)))
    back = [OcrTextLine(_stood_up(line.quad, pixels.shape[0]), line.letters) for line in sideways]
    return [*lines, *(line for line in back if _is_word(line))]


def _stood_up(quad: Quad, height: int) -> Quad:
    """Corners seen on a picture that was turned to the right, on the picture as it was."""
    return np.asarray(np.stack([quad[:, 1], height - quad[:, 0]], axis=1), np.float32)


def _is_word(line: OcrTextLine) -> bool:
    letters = [letter.confidence for letter in line.letters if letter.text.isalnum()]
    return len(letters) >= 3 and sum(letters) / len(letters) >= 0.6


def _ocr_lines(line: OcrTextLine, width: int, height: int) -> Iterator[OcrLine]:
    """The line with the place of each word; nothing where it holds none."""
    pitch = letter_pitch(line.letters)
    words = []
    for blank, run in groupby(line.letters, key=lambda letter: letter.text.isspace()):
        letters = list(run)
        if blank:
            continue
        begins, ends = letters[0].along - pitch / 2, letters[-1].along + pitch / 2
        box = _box(line.quad, max(begins, 0.0), min(ends, 1.0), width, height)
        sure = min(letter.confidence for letter in letters)
        words.append(OcrWord(text="".join(each.text for each in letters), box=box, confidence=round(sure, 3)))
    if words:
        yield OcrLine(words=tuple(words))


def _box(quad: Quad, begins: float, ends: float, width: int, height: int) -> Box:
    """The upright box about a part of a line; a line that stands is read from its first corner down."""
    wide, tall = np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])
    edges = ((0, 3), (1, 2)) if tall > TURNED * wide else ((0, 1), (3, 2))
    corners = np.array([quad[a] + (quad[b] - quad[a]) * share for a, b in edges for share in (begins, ends)])
    low, high = corners.min(axis=0) / (width, height), corners.max(axis=0) / (width, height)
    left, top, right, bottom = (round(float(np.clip(side, 0.0, 1.0)), 5) for side in (*low, *high))
    return left, top, right, bottom
