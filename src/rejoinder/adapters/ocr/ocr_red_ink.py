"""Print under red stamps: the page without its red ink, and which lines found on it stand for those found before.

Red ink is taken away by colour drop-out: of the red channel alone, in which red on white is nearly as light as the
paper, and black print under red as dark as beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np

Pixels = np.ndarray[Any, Any]
Quad = np.ndarray[Any, Any]

LOOKED_AT = 900
"""Pixels of the longer side at which red is looked for."""
LEAST_RED = 0.0008
"""Share of a page that is red at least where a stamp is on it."""
LEAST_ON_LINE = 0.02
"""Share of a line's box that is red at least where a stamp stands over it."""
DARK, LIGHT = 70, 175
"""Levels of the red channel that become black and white."""
COVERED = 0.4
"""Share of a line's box that another one covers where it holds the same words."""
LONGER = 1.2
"""By so many of its heights a line is longer than another at least where it holds more words."""


def reduced_red(pixels: Pixels) -> Pixels:
    """Where a page (height x width x 3, blue first) is red, its longer side reduced to `LOOKED_AT`."""
    height, width = pixels.shape[:2]
    scale = min(LOOKED_AT / max(height, width), 1.0)
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    shades = cv2.cvtColor(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2HSV)
    hue, depth, value = shades[:, :, 0], shades[:, :, 1], shades[:, :, 2]
    return ((hue <= 10) | (hue >= 168)) & (depth >= 60) & (value >= 60)


def red_ink(pixels: Pixels) -> Pixels | None:
    """Where a page is red, as `reduced_red` gives it; None where it hardly is."""
    red = reduced_red(pixels)
    return red if float(red.mean()) >= LEAST_RED else None


def without_red_ink(pixels: Pixels) -> Pixels:
    """The page in shades of grey, as if printed without red."""
    levels = (pixels[:, :, 2].astype(np.float32) - DARK) * (255.0 / (LIGHT - DARK))
    grey = np.clip(levels, 0, 255).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)


def merged_lines(
    before: Sequence[Quad], clear: Sequence[Quad], red: Pixels, shape: Sequence[int]
) -> tuple[list[Quad], list[Quad]]:
    """The lines to be read on the page as it is, and those to be read on the page without red ink.

    A line of the clear page counts where red stands over it. It takes the place of those that it covers; it is left out
    where one of those is as long as itself.

    Args:
        red: where the page is red, as `red_ink` gives it.
        shape: height and width of the page, in pixels.
    """
    under = [quad for quad in clear if is_under(quad, red, shape)]
    boxes = [_box(quad) for quad in before]
    remaining, added = [True] * len(before), list[Quad]()
    for quad in under:
        box = _box(quad)
        inside = [at for at, other in enumerate(boxes) if _share_within(other, box) >= COVERED]
        if any(_share_within(box, boxes[at]) >= COVERED and not _is_longer(box, boxes[at]) for at in inside):
            continue
        if not inside and any(_share_within(box, other) >= COVERED for other in boxes):
            continue
        for at in inside:
            remaining[at] = False
        added.append(quad)
    return [quad for quad, is_left in zip(before, remaining, strict=True) if is_left], added


def is_under(quad: Quad, red: Pixels, shape: Sequence[int]) -> bool:
    """Whether red stands in the box of a line."""
    left, top, right, bottom = _box(quad)
    down, across = red.shape[0] / shape[0], red.shape[1] / shape[1]
    cut = red[round(top * down) : round(bottom * down) + 1, round(left * across) : round(right * across) + 1]
    return bool(cut.size and cut.mean() >= LEAST_ON_LINE)


def _box(quad: Quad) -> tuple[float, float, float, float]:
    low, high = quad.min(axis=0), quad.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _is_longer(box: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """By more than a letter, so that the page as it is stays the first word."""
    return box[2] - box[0] > other[2] - other[0] + LONGER * (box[3] - box[1])


def _share_within(box: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> float:
    """The part of the first box that the second covers."""
    across = min(box[2], other[2]) - max(box[0], other[0])
    down = min(box[3], other[3]) - max(box[1], other[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return max(across, 0.0) * max(down, 0.0) / area if area else 0.0
