"""Two pictures on one plain ground: whether what stands there is another thing in each.

A small thing on white is a hundredth of its picture. Where the same words lie over two such pictures, next to all that
is not ground agrees, and the things count for nothing. So what differs is looked at by itself: a sticker or a word laid
over one of the two is drawn in a colour or two; where both show a picture, and not the same one, two things stand.
"""

from __future__ import annotations

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.overlap import Overlap

_NEAR = 24
"""Difference of a colour, of 255, up to which a pixel is still ground."""
_ONE_GROUND = 14
"""The same of two grounds up to which they are one."""
_APART = 40
"""The same of two pictures from which a pixel differs, beyond what saving again does to an edge."""
_LEAST = 80
"""Canvas pixels of a piece below which it is left aside."""
_PIECES = 64
_GROUND = 0.8
"""Share of a piece that is ground in a picture from which nothing stands there."""
_FLAT, _INK = 0.88, 30
"""Share of a piece that two inks make up from which it is drawn flat, and how far from an ink a pixel may be."""
_MOSTLY, _PLAIN = 0.6, 0.7
"""Share of the canvas that is ground in both from which it is looked at what stands there, and from which it tells."""
_OTHER = 0.06
"""Share of what is not ground from which another thing stands there."""
_TRACE = 0.01

_Colours = NDArray[np.int16]


@attrs.frozen(kw_only=True)
class ForegroundDifference:
    """The difference of two pictures on one plain background, as shares of the foreground of both."""

    plain: float = 0.0
    """Share of the canvas that is ground in both; nought where the grounds are two."""
    both: float = 0.0
    """Both show a picture there, and not the same one."""
    alone: float = 0.0
    """One shows a picture there, and the other its ground."""

    @property
    def other(self) -> bool:
        """Whether the foregrounds are different objects."""
        return self.plain >= _PLAIN and self.both >= _OTHER

    @property
    def doubtful(self) -> bool:
        """Whether much of one foreground is missing in the other."""
        return self.plain >= _PLAIN and self.both + self.alone >= _OTHER

    @property
    def traces(self) -> bool:
        """Whether any difference is more than flat drawing."""
        return self.both + self.alone >= _TRACE


def foreground_difference(shared: Overlap) -> ForegroundDifference:
    """Measure the foreground difference on the shared canvas."""
    a, b = shared.colour_a.astype(np.int16), shared.colour_b.astype(np.int16)
    ground_a, ground_b = _ground(a[shared.both]), _ground(b[shared.both])
    if np.abs(ground_a - ground_b).max() > _ONE_GROUND:
        return ForegroundDifference()
    free = _is(a, ground_a, _NEAR) & _is(b, ground_b, _NEAR) & shared.both
    plain = float(free.sum()) / max(1, int(shared.both.sum()))
    if plain < _MOSTLY:
        return ForegroundDifference(plain=plain)
    foreground = max(1, int(shared.both.sum() - free.sum()))
    found = {"both": 0, "alone": 0}
    for piece in _pieces((np.abs(a - b).max(axis=2) > _APART) & shared.both):
        shows_a, shows_b = _shows(a[piece], ground_a), _shows(b[piece], ground_b)
        if shows_a is not None and shows_b is not None and (shows_a or shows_b):
            found["both" if shows_a and shows_b else "alone"] += int(piece.sum())
    return ForegroundDifference(
        plain=plain,
        both=found["both"] / foreground,
        alone=found["alone"] / foreground,
    )


def _ground(pixels: _Colours) -> NDArray[np.float64]:
    """The background: the most frequent colour."""
    return np.asarray(pixels[_commonest(pixels, 4)].mean(axis=0))


def _commonest(pixels: _Colours, bits: int) -> NDArray[np.bool_]:
    """Mask of the pixels in the most frequent bin of a colour histogram with so many bits a channel."""
    code = (pixels.astype(np.int64) >> (8 - bits)) @ np.array([1 << 2 * bits, 1 << bits, 1])
    return np.asarray(code == np.bincount(code, minlength=1).argmax())


def _is(pixels: _Colours, colour: NDArray[np.float64], near: int) -> NDArray[np.bool_]:
    return np.asarray(np.abs(pixels - colour).max(axis=-1) < near)


def _pieces(differs: NDArray[np.bool_]) -> list[NDArray[np.bool_]]:
    """Masks of the largest connected components, largest first."""
    clear = cv2.morphologyEx(differs.astype(np.uint8), cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    count, label, sizes, _ = cv2.connectedComponentsWithStats(cv2.dilate(clear, np.ones((3, 3), np.uint8)))
    order = 1 + np.argsort(-sizes[1:, cv2.CC_STAT_AREA], kind="stable")[:_PIECES] if count > 1 else ()
    each = ((label == number) & (clear > 0) for number in order)
    return [piece for piece in each if piece.sum() >= _LEAST]


def _shows(pixels: _Colours, ground: NDArray[np.float64]) -> bool | None:
    """Whether a component is shaded: False where it is background, None where it has one or two colours."""
    foreground = pixels[~_is(pixels, ground, _NEAR)]
    if len(foreground) <= (1 - _GROUND) * len(pixels):
        return False
    rest = foreground
    for _ in range(2):
        if len(rest):
            rest = rest[~_is(rest, np.median(rest[_commonest(rest, 3)], axis=0), _INK)]
    return True if len(foreground) - len(rest) <= _FLAT * len(foreground) else None
