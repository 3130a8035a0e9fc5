"""Handwritten signatures: pen strokes beside the words that ask for one; a hint, never a proof."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import cv2
import numpy as np

from rejoinder.document.document import Box
from rejoinder.domain.ocr import OcrLine

Pixels = np.ndarray[Any, Any]
Part = tuple[int, int, int, int]
"""Left, top, width and height in pixels of the picture that is looked at."""

LOOKED_AT = 1400
"""Pixels of the longer side."""
ASKS = re.compile(
    r"(?i)\bsign(?:ature|ed|atory)\b|\bsign here\b|签\s?[字名署章]|подпис|\bunterschrift|\bfirma(?: del| autorizada)?\b"
    r"|\bhandtekening|\btanda tangan|负责人|经办人|\b(?:general )?(?:director|manager)\b|директор"
    r"|yours (?:sincerely|faithfully|truly)"
)
PRINT, HIGH_PRINT = 0.7, 0.96
"""From this confidence on a word is print, and a word higher than the others; a hand is read less surely, if at all."""
HAND_LIMIT = 8
LEAST_WIDE, MOST_WIDE = 0.05, 0.42
"""Width as a part of the page's."""
CROSSINGS = 4
LEAST_INK, MOST_INK = 0.025, 0.34
"""Ink as a part of its box: less is dust, more is print, a picture or a bar."""


def signatures_in(pixels: Pixels, lines: Sequence[OcrLine]) -> tuple[Box, ...]:
    """Boxes of strokes near words that ask for a signature, the largest first; what was read as print is left out."""
    asking = [line for line in lines if line.words and ASKS.search(" ".join(word.text for word in line.words))]
    if not asking:
        return ()
    small = _smaller(pixels)
    ink = _ink(small)
    tall = _letter_height(lines) * small.shape[0]
    for line in lines:
        _wipe(ink, line, tall)
    _wipe_rules(ink)
    near = np.zeros_like(ink)
    for line in asking:
        left, top, right, bottom = _around(line, ink.shape, tall)
        near[top:bottom, left:right] = 1
    found = sorted(_strokes(ink, near, tall), key=lambda part: -part[2] * part[3])
    return tuple(_box(part, ink.shape) for part in found[:HAND_LIMIT])


def _smaller(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    scale = min(LOOKED_AT / max(height, width), 1.0)
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)


def _ink(pixels: Pixels) -> Pixels:
    """What is much darker than the paper around it; red is left to stamps."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    paper = cv2.medianBlur(cv2.dilate(grey, np.ones((15, 15), np.uint8)), 21)
    dark = paper.astype(np.int16) - grey > 55
    shades = cv2.cvtColor(pixels, cv2.COLOR_BGR2HSV)
    red = ((shades[:, :, 0] <= 12) | (shades[:, :, 0] >= 165)) & (shades[:, :, 1] >= 70)
    return (dark & ~red).astype(np.uint8)


def _letter_height(lines: Sequence[OcrLine]) -> float:
    """Height of the usual line, as a part of the page's."""
    heights = [word.box[3] - word.box[1] for line in lines for word in line.words]
    return float(np.median(heights)) if heights else 0.012


def _wipe(ink: Pixels, line: OcrLine, tall: float) -> None:
    """Take away what was read as print."""
    height, width = ink.shape
    for word in line.words:
        left, top, right, bottom = word.box
        high = (bottom - top) * height
        if word.confidence < (HIGH_PRINT if high > 1.5 * tall else PRINT) and not ASKS.search(word.text):
            continue
        edge = 0.12 * high
        rows = slice(max(round(top * height - edge), 0), round(bottom * height + edge))
        ink[rows, max(round(left * width - edge), 0) : round(right * width + edge)] = 0


def _wipe_rules(ink: Pixels) -> None:
    """Take away straight lines, on which people sign and of which tables are made."""
    for shape in ((max(ink.shape[1] // 22, 9), 1), (1, max(ink.shape[0] // 22, 9))):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
        ink[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0] = 0


def _around(line: OcrLine, shape: tuple[int, ...], tall: float) -> tuple[int, int, int, int]:
    """Where people sign: behind the words, over them, and a little below."""
    height, width = shape[:2]
    left, right = line.words[0].box[0] * width, line.words[-1].box[2] * width
    top = min(word.box[1] for word in line.words) * height
    bottom = max(word.box[3] for word in line.words) * height
    return (
        max(round(left - 0.04 * width), 0),
        max(round(top - 5 * tall), 0),
        min(round(right + 0.38 * width), width),
        min(round(bottom + 5 * tall), height),
    )


def _strokes(ink: Pixels, near: Pixels, tall: float) -> Iterator[Part]:
    """Runs of strokes that lie for the most part where people sign."""
    reach = max(round(0.6 * tall), 3)
    joined = cv2.dilate(ink, np.ones((reach, reach), np.uint8))
    _, marks, parts, _ = cv2.connectedComponentsWithStats(joined)
    for number, (left, top, width, height, _) in enumerate(parts.tolist()[1:400], 1):
        rows, columns = slice(top, top + height), slice(left, left + width)
        own = (marks[rows, columns] == number) & (ink[rows, columns] > 0)
        if own.any() and _is_hand(own, ink.shape, tall) and near[rows, columns][own].mean() >= 0.6:
            yield left, top, width, height


def _is_hand(own: Pixels, shape: tuple[int, ...], tall: float) -> bool:
    """Whether ink is wide, thin and winding, as a name in one go is: no dust, no letter, no bar, no picture."""
    down, across = np.nonzero(own)
    height, width = int(np.ptp(down)) + 1, int(np.ptp(across)) + 1
    if not LEAST_WIDE * shape[1] <= width <= MOST_WIDE * shape[1] or not 1.1 * tall <= height <= 7 * tall:
        return False
    share = own.sum() / (width * height)
    if not LEAST_INK <= share <= MOST_INK or width < 1.15 * height:
        return False
    cut = np.ascontiguousarray(own[down.min() : down.max() + 1, across.min() : across.max() + 1]).astype(np.uint8)
    thick = float(cv2.distanceTransform(cut, cv2.DIST_L2, 3).max())
    return thick <= 0.4 * tall and _longest(cut) >= 0.3 * width and _crossings(cut) >= CROSSINGS


def _longest(cut: Pixels) -> int:
    """Width of the longest stroke in one go."""
    _, _, parts, _ = cv2.connectedComponentsWithStats(cut, connectivity=8)
    return max(parts[1:, cv2.CC_STAT_WIDTH].tolist(), default=0)


def _crossings(cut: Pixels) -> float:
    """How often a level line through the middle half meets the stroke: twice on rings and roofs, often on names."""
    middle = cut[cut.shape[0] // 4 : max(3 * cut.shape[0] // 4, cut.shape[0] // 4 + 1)]
    begins = np.diff(np.pad(middle, ((0, 0), (1, 0))).astype(np.int8), axis=1) == 1
    return float(np.median(begins.sum(axis=1)))


def _box(part: Part, shape: tuple[int, ...]) -> Box:
    left, top, width, height = part
    tall, wide = shape[:2]
    sides = left / wide, top / tall, (left + width) / wide, (top + height) / tall
    return round(sides[0], 4), round(sides[1], 4), round(sides[2], 4), round(sides[3], 4)
