"""Page text composed of recognised lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

import attrs
import numpy as np

from rejoinder.adapters.ocr.ocr_engine import OcrLetter, OcrTextLine, Reader
from rejoinder.document.document import Box
from rejoinder.domain.ocr import OcrLine, OcrPage, OcrWord, Unseen

Pixels = np.ndarray[Any, Any]

WIDE_GAP = 1.8
"""From so many letters' distance on, two letters of a line stand in two columns."""
WIDE_GAP_OF_WIDE = 0.55
"""The same between two Chinese letters, which stand evenly."""
LEAST_STEPS = 3
"""Distances between Chinese letters from which their usual one is taken."""
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


@attrs.frozen
class _Pitch:
    """The usual distance between the starts of consecutive letters, as a share of their line."""

    usual: float
    wide: float
    """Between two Chinese letters, which are all of one width."""

    def step_between(self, before: str, after: str) -> float:
        return self.wide if _is_wide(before) and _is_wide(after) else self.usual

    def is_apart(self, before: str, after: str, gap: float) -> bool:
        """Whether two letters with such a gap between them stand in two columns."""
        least = WIDE_GAP_OF_WIDE if _is_wide(before) and _is_wide(after) else WIDE_GAP
        return gap > least * self.step_between(before, after)


def _pitch_of(letters: Sequence[OcrLetter]) -> _Pitch:
    """By the median of the distances; between Chinese letters by their lower quartile, since only gaps are wider."""
    usual = letter_pitch(letters)
    steps = sorted(b.along - a.along for a, b in pairwise(letters) if _is_wide(a.text) and _is_wide(b.text))
    return _Pitch(usual, steps[(len(steps) - 1) // 4] if len(steps) >= LEAST_STEPS else usual)


def _is_wide(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff"


def _parts(line: OcrTextLine, width: int, height: int) -> Iterator[OcrLine]:
    """The line as runs of words that stand together."""
    words: list[OcrWord] = []
    last: float | None = None
    pitch = _pitch_of(line.letters)
    for letters in _words(line.letters, pitch):
        begins, ends = _extent(letters, pitch)
        if words and last is not None and pitch.is_apart(words[-1].text[-1], letters[0].text, begins - last):
            yield OcrLine(words=tuple(words))
            words = []
        box = _box(line, begins, ends, width, height)
        text = "".join(letter.text for letter in letters)
        words.append(OcrWord(text=text, box=box, confidence=round(min(each.confidence for each in letters), 3)))
        last = ends
    if words:
        yield OcrLine(words=tuple(words))


def _words(letters: Sequence[OcrLetter], pitch: _Pitch) -> Iterator[list[OcrLetter]]:
    run: list[OcrLetter] = []
    for letter in letters:
        if letter.text.isspace() or (run and _is_next_column(run[-1], letter, pitch)):
            if run:
                yield run
            run = []
        if not letter.text.isspace():
            run.append(letter)
    if run:
        yield run


def _is_next_column(before: OcrLetter, letter: OcrLetter, pitch: _Pitch) -> bool:
    gap = letter.along - before.along - pitch.step_between(before.text, letter.text)
    return pitch.is_apart(before.text, letter.text, gap)


def letter_pitch(letters: Sequence[OcrLetter]) -> float:
    """The median distance between the starts of consecutive letters, as a share of the line; 1 where there is none."""
    steps = [b.along - a.along for a, b in pairwise(letters) if b.along > a.along]
    return median(steps) if steps else 1.0


def _extent(letters: Sequence[OcrLetter], pitch: _Pitch) -> tuple[float, float]:
    first, last = letters[0], letters[-1]
    begins = first.along - pitch.step_between(first.text, first.text) / 2
    return max(begins, 0.0), min(last.along + pitch.step_between(last.text, last.text) / 2, 1.0)


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
