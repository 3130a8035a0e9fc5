"""Page text composed of recognised lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

import numpy as np

from rejoinder.adapters.ocr.ocr_engine import OcrLetter, OcrTextLine, Reader
from rejoinder.document.document import Box
from rejoinder.domain.ocr import OcrLine, OcrPage, OcrWord, Unseen

Pixels = np.ndarray[Any, Any]

WIDE_GAP = 1.8
"""From so many letters' distance on, two letters of a line stand in two columns."""
WIDE_GAP_OF_WIDE = 0.55
"""The same between two Chinese letters, which stand evenly."""
LONG_LINE = 4.0
"""Width over height from which on a line shows how the page is tilted."""
STEEPEST = 0.35


def read_page(pixels: Pixels, reader: Reader) -> OcrPage:
    """Read one picture: lines, tilt, codes, stamps and signatures."""
    from rejoinder.adapters.ocr.ocr_code import codes_in
    from rejoinder.adapters.ocr.ocr_cyrillic import put_right
    from rejoinder.adapters.ocr.ocr_signature import signatures_in
    from rejoinder.adapters.ocr.ocr_stamp import stamps_in

    height, width = pixels.shape[:2]
    if not reader.finds_words(pixels):
        return OcrPage(width=width, height=height, codes=codes_in(pixels), stamps=stamps_in(pixels))
    lines, turn = reader.read(pixels)
    upright = np.ascontiguousarray(np.rot90(pixels, turn)) if turn else pixels
    lines, foreign = put_right(lines, reader.crops(pixels, lines, turn))
    height, width = upright.shape[:2]
    tilt = _tilt(lines)
    ordered = sorted(lines, key=lambda line: _height_of(line, tilt))
    parts = tuple(part for line in ordered for part in _parts(line, width, height))
    return OcrPage(
        lines=parts,
        width=width,
        height=height,
        tilt=tilt,
        unseen=Unseen.SCRIPT if foreign is not None else None,
        script=foreign or None,
        codes=codes_in(upright),
        stamps=stamps_in(upright),
        signatures=signatures_in(upright, parts),
    )


def _height_of(line: OcrTextLine, tilt: float) -> tuple[float, float]:
    """How far down a line stands, the tilt taken out; then how far to the right."""
    middle = line.quad.mean(axis=0)
    return float(middle[1] - tilt * middle[0]), float(middle[0])


def _tilt(lines: Sequence[OcrTextLine]) -> float:
    """The slope of the usual long line."""
    slopes = []
    for line in lines:
        along = line.quad[1] - line.quad[0] + line.quad[2] - line.quad[3]
        if line.length >= LONG_LINE and along[0] > 0:
            slopes.append(float(along[1] / along[0]))
    steep = median(slopes) if slopes else 0.0
    return round(steep, 5) if abs(steep) <= STEEPEST else 0.0


def _parts(line: OcrTextLine, width: int, height: int) -> Iterator[OcrLine]:
    """The line as runs of words that stand together."""
    words: list[OcrWord] = []
    last: float | None = None
    pitch = letter_pitch(line.letters)
    for letters in _words(line.letters):
        begins, ends = _extent(letters, pitch)
        if words and last is not None and begins - last > _gap(words[-1].text[-1], letters[0].text) * pitch:
            yield OcrLine(words=tuple(words))
            words = []
        box = _box(line, begins, ends, width, height)
        text = "".join(letter.text for letter in letters)
        words.append(OcrWord(text=text, box=box, confidence=round(min(each.confidence for each in letters), 3)))
        last = ends
    if words:
        yield OcrLine(words=tuple(words))


def _words(letters: Sequence[OcrLetter]) -> Iterator[list[OcrLetter]]:
    run: list[OcrLetter] = []
    pitch = letter_pitch(letters)
    for letter in letters:
        apart = bool(run) and letter.along - run[-1].along > (1 + _gap(run[-1].text, letter.text)) * pitch
        if letter.text.isspace() or apart:
            if run:
                yield run
            run = []
        if not letter.text.isspace():
            run.append(letter)
    if run:
        yield run


def _gap(before: str, after: str) -> float:
    return WIDE_GAP_OF_WIDE if _is_wide(before) and _is_wide(after) else WIDE_GAP


def _is_wide(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff"


def letter_pitch(letters: Sequence[OcrLetter]) -> float:
    """The usual distance between the starts of consecutive letters, as a share of the line; 1 where there is none.

    The median; the lower quartile where most letters are Chinese, which are equally wide, so that only gaps are wider.
    """
    steps = sorted(b.along - a.along for a, b in pairwise(letters) if b.along > a.along)
    if not steps:
        return 1.0
    is_wide = 2 * sum(_is_wide(letter.text) for letter in letters) > len(letters)
    return steps[(len(steps) - 1) // 4] if is_wide else median(steps)


def _extent(letters: Sequence[OcrLetter], pitch: float) -> tuple[float, float]:
    return max(letters[0].along - pitch / 2, 0.0), min(letters[-1].along + pitch / 2, 1.0)


def _box(line: OcrTextLine, begins: float, ends: float, width: int, height: int) -> Box:
    quad = line.quad
    corners = [
        quad[first] + (quad[second] - quad[first]) * share
        for first, second in ((0, 1), (3, 2))
        for share in (begins, ends)
    ]
    across = [float(corner[0]) / width for corner in corners]
    down = [float(corner[1]) / height for corner in corners]
    sides = (min(across), min(down), max(across), max(down))
    left, top, right, bottom = (round(min(max(side, 0.0), 1.0), 5) for side in sides)
    return left, top, right, bottom
