"""Detection of blurred or pixelated (mosaic) patches in an otherwise sharp picture."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.document.document import Box, boxes_overlap
from rejoinder.domain.mark_detection import ObfuscatedRegion, Obfuscation
from rejoinder.pictures.image_features import Pixels

Plane = NDArray[np.float32]

SIDE = 900
"""Longer side in pixels at which blur is looked for."""
MOST_VEILS = 3
_CONTRAST = 6.0
"""Coarse contrast in grey levels from which a place holds something that could be sharp."""
_SMOOTH, _SMOOTH_SHARE = 0.35, 0.07
"""Fine contrast up to which it is blurred, and the share of the coarse contrast that is added."""
_SMALLEST, _LARGEST = 0.004, 0.08
"""Area of a patch, as a share of the picture."""
_FILLED = 0.6
"""Share of its box that a patch fills at least."""
_LONGEST, _TALLEST = 7.0, 3.0
"""Length over breadth up to which a patch is compact, lying and standing: words lie, gaps between goods stand."""
_FLAT = (2.0, 3.0, 5.0, 8.0)
"""Steps in grey levels up to which two pixels belong to one block; packing leaves more or less of them."""
_BLOCK = (5, 60)
"""Sides of a block, in pixels."""
_BLOCKS = 8
"""Blocks that make a mosaic."""
_LEVELS = 5
"""Different shades among them; a chequered pattern has two or three."""
_SEAM = 4.0
"""Pixels between two blocks at most."""


def obfuscated_regions(picture: Pixels) -> tuple[ObfuscatedRegion, ...]:
    """Patches that look blurred or pixelated on purpose, the largest first, at most three.

    Args:
        picture: 8-bit RGB.

    Limits: a hint for a person. Only a compact patch in a picture that is sharp elsewhere is told; a picture that is
        soft all over, a soft background and a patch that touches the edge are not. Something laid over a mark cannot
        be seen without the picture it was laid on.
    """
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.float32)
    found = [*mosaics(grey), *_blurs(_reduced(grey))]
    apart: list[ObfuscatedRegion] = []
    for one in sorted(found, key=lambda one: -_area(one.box)):
        if not any(boxes_overlap(one.box, other.box) for other in apart):
            apart.append(one)
    return tuple(apart[:MOST_VEILS])


def _reduced(grey: Plane) -> Plane:
    factor = min(1.0, SIDE / max(grey.shape))
    size = max(1, round(grey.shape[1] * factor)), max(1, round(grey.shape[0] * factor))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.float32)


def contrasts(grey: Plane) -> tuple[Plane, Plane]:
    """Fine and coarse contrast about each pixel, in grey levels; the fine one reaches as far as an edge's halo does."""
    fine = np.abs(grey - cv2.GaussianBlur(grey, (0, 0), 1.0))
    coarse = np.abs(cv2.GaussianBlur(grey, (0, 0), 2.0) - cv2.GaussianBlur(grey, (0, 0), 9.0))
    near = cv2.dilate(cv2.blur(fine, (13, 13)), np.ones((15, 15), np.uint8))
    return np.asarray(near, np.float32), np.asarray(cv2.GaussianBlur(coarse, (0, 0), 9.0), np.float32)


def _blurs(grey: Plane) -> Iterator[ObfuscatedRegion]:
    fine, coarse = contrasts(grey)
    yield from _patches(_mended((coarse >= _CONTRAST) & (fine <= _SMOOTH + _SMOOTH_SHARE * coarse)), Obfuscation.BLUR)


def _mended(mask: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """The mask after morphological opening and closing."""
    opened = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))
    return np.asarray(cv2.morphologyEx(opened, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8)), np.uint8)


def _patches(mask: NDArray[np.uint8], kind: Obfuscation) -> Iterator[ObfuscatedRegion]:
    """Compact connected components of a mask that do not touch the border."""
    height, width = mask.shape
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    for left, top, wide, tall, area in stats[1:count].tolist():
        inside = left > 2 and top > 2 and left + wide < width - 2 and top + tall < height - 2
        compact = area >= _FILLED * wide * tall and wide <= _LONGEST * tall and tall <= _TALLEST * wide
        if inside and compact and _SMALLEST <= wide * tall / mask.size <= _LARGEST:
            box = (left / width, top / height, (left + wide) / width, (top + tall) / height)
            yield ObfuscatedRegion(kind=kind, box=_rounded(box))


def _rounded(box: Box) -> Box:
    left, top, right, bottom = (round(side, 4) for side in box)
    return left, top, right, bottom


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


@attrs.frozen
class _Blocks:
    """Even squares of one shade: left, top, side and shade of each."""

    left: Plane
    top: Plane
    side: Plane
    shade: Plane

    def only(self, chosen: NDArray[np.bool_]) -> _Blocks:
        """Those that are chosen."""
        return _Blocks(self.left[chosen], self.top[chosen], self.side[chosen], self.shade[chosen])


def mosaics(grey: Plane) -> Iterator[ObfuscatedRegion]:
    """Places where even squares of many shades stand on one grid without gaps."""
    for step in _FLAT:
        yield from _mosaics_of(_blocks(grey, step), grey)


def _mosaics_of(blocks: _Blocks, grey: Plane) -> Iterator[ObfuscatedRegion]:
    height, width = grey.shape
    for near in _together(blocks, grey.shape):
        group = blocks.only(near)
        side = float(np.median(group.side))
        group = group.only(np.abs(group.side - side) <= max(1.5, 0.15 * side))
        if len(group.side) < _BLOCKS or len(np.unique(group.shade // 8)) < _LEVELS or not _on_a_grid(group, side):
            continue
        left, top = float(group.left.min()), float(group.top.min())
        right, bottom = float((group.left + group.side).max()), float((group.top + group.side).max())
        yield ObfuscatedRegion(
            kind=Obfuscation.MOSAIC, box=_rounded((left / width, top / height, right / width, bottom / height))
        )


def _blocks(grey: Plane, step: float) -> _Blocks:
    across, down = np.ones_like(grey, bool), np.ones_like(grey, bool)
    across[:, 1:] = np.abs(np.diff(grey, axis=1)) <= step
    down[1:] = np.abs(np.diff(grey, axis=0)) <= step
    flat = (across & down).astype(np.uint8)
    _, _, stats, centres = cv2.connectedComponentsWithStats(flat, connectivity=4)
    left, top, wide, tall, area = (stats[1:, column].astype(np.float32) for column in range(5))
    even = np.abs(wide - tall) <= np.maximum(1.0, 0.15 * np.maximum(wide, tall))
    sized = (np.minimum(wide, tall) >= _BLOCK[0]) & (np.maximum(wide, tall) <= _BLOCK[1])
    chosen = even & sized & (area >= 0.85 * wide * tall)
    at = centres[1:][chosen].round().astype(int)
    return _Blocks(left[chosen], top[chosen], ((wide + tall) / 2)[chosen], grey[at[:, 1], at[:, 0]])


def _together(blocks: _Blocks, shape: tuple[int, ...]) -> Iterator[NDArray[np.bool_]]:
    """Blocks that lie by each other, group by group."""
    if len(blocks.side) < _BLOCKS:
        return
    spread = np.zeros(shape, np.uint8)
    for left, top, side in zip(blocks.left, blocks.top, blocks.side, strict=True):
        predict = float(side) * 0.6
        corners = (left - predict, top - predict, left + side + predict, top + side + predict)
        x0, y0, x1, y1 = (max(0, round(float(each))) for each in corners)
        spread[y0:y1, x0:x1] = 1
    count, labels = cv2.connectedComponents(spread)
    middle_x, middle_y = (blocks.left + blocks.side / 2).astype(int), (blocks.top + blocks.side / 2).astype(int)
    of = labels[middle_y, middle_x]
    for label in range(1, count):
        chosen = of == label
        if chosen.sum() >= _BLOCKS:
            yield chosen


def _on_a_grid(group: _Blocks, side: float) -> bool:
    """Whether most blocks stand whole periods apart, the period being hardly more than a block."""
    return any(
        _aligned(group.left, period) and _aligned(group.top, period) for period in np.arange(side, side + _SEAM, 0.125)
    )


def _aligned(starts: Plane, period: float) -> bool:
    turns = np.exp(2j * np.pi * starts / period)
    return bool(abs(turns.mean()) >= 0.85)
