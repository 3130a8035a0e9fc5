"""Red round stamps: where they seem to be on a page; a hint, never a proof."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np

from rejoinder.adapters.ocr.ocr_red_ink import reduced_red
from rejoinder.document.document import Box

Pixels = np.ndarray[Any, Any]

SMALLEST, LARGEST = 0.05, 0.45
"""Diameter as a part of the shorter side."""
RING = 0.55
"""Part of the way around on which red has to stand."""
STAMP_LIMIT = 8


def stamps_in(pixels: Pixels) -> tuple[Box, ...]:
    """Boxes of red rings, the largest first."""
    red = reduced_red(pixels).astype(np.uint8)
    if not red.any():
        return ()
    joined = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    _, _, parts, _ = cv2.connectedComponentsWithStats(joined)
    found = [part for part in _round(parts, red.shape) if _rings(red, part)]
    found.sort(key=lambda part: -part[2] * part[3])
    return tuple(_box(part, red.shape) for part in found[:STAMP_LIMIT])


def _round(parts: Pixels, shape: tuple[int, ...]) -> Iterator[tuple[int, int, int, int]]:
    side = min(shape[:2])
    for left, top, width, height, _ in parts[1:400].tolist():
        if SMALLEST * side <= max(width, height) <= LARGEST * side and 0.72 <= width / height <= 1.4:
            yield left, top, width, height


def _rings(red: Pixels, part: tuple[int, int, int, int]) -> bool:
    """Whether red stands on most of the rim, and the middle is not filled with it."""
    left, top, width, height = part
    cut = red[top : top + height, left : left + width]
    down, across = np.mgrid[0:height, 0:width]
    away_x, away_y = (across + 0.5 - width / 2) / (width / 2), (down + 0.5 - height / 2) / (height / 2)
    away = np.hypot(away_x, away_y)
    sectors = ((np.arctan2(away_y, away_x) + np.pi) / (2 * np.pi) * 36).astype(int) % 36
    rim = (away > 0.8) & (away <= 1.06) & (cut > 0)
    covered = np.unique(sectors[rim]).size / 36
    inside = cut[away < 0.75]
    corners = cut[away > 1.15]
    return bool(covered >= RING and inside.mean() < 0.6 and (corners.size == 0 or corners.mean() < 0.12))


def _box(part: tuple[int, int, int, int], shape: tuple[int, ...]) -> Box:
    left, top, width, height = part
    tall, wide = shape[:2]
    return (
        round(left / wide, 4), round(top / tall, 4), round((left + width) / wide, 4), round((top + height) / tall, 4),
    )  # fmt: skip
