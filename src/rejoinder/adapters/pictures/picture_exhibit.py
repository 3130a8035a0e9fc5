"""Two pictures drawn as an exhibit: side by side with the shared part outlined, and that part laid out alike.

With words, it explains itself: what was found stands above, what each picture is below it, and the shared part is shown
once more, fields of both in turn, with what differs beside it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.adapters.pictures.picture_caption import Captions, block
from rejoinder.pictures.image_features import Pixels, Real
from rejoinder.pictures.polygon_clipping import clip_quadrilateral
from rejoinder.pictures.unmatched_region import Box

_PANEL = 720
_GAP = 24
_LINE = (200, 30, 30)
_QUALITY = 88
_TAG = 0.8
"""Size of the name of a box, in sizes of the font."""
_PAPER, _FRAME = 255, (190, 190, 190)
_WIDTH = 2 * _PANEL + 3 * _GAP
_TITLE, _SAYS, _HEAD, _UNDER = 30, 19, 21, 16
"""Sizes of letters in pixels."""
_OUTSIDE = 228
"""Grey of what lies beside the shared part where that stands slanted."""
_FIELDS = 6
"""Fields along the longer side in which the two stand in turn."""
_PLAIN_APART = 2
"""How many times darker a difference is drawn than it is."""


def exhibit(a: Pixels, b: Pixels, matrix: Real | None, words: Captions | None = None) -> bytes:
    """A PNG. Above: a on the left, b on the right, outlined where they share. Below: only that part, b moved onto a.

    Args:
        matrix: Pixels of a to pixels of b; None where nothing is shared, and then nothing is outlined.
        words: What is written; without words, the letters A and B alone.
    """
    rows = _rows(a, b, matrix)
    if words is None:
        return _png(_stacked([_beside(*two, ("A", "B")) for two in rows]))
    whole = _beside(*rows[0], (f"A  {words.a}", f"B  {words.b}"))
    canvas = [_written(words.title, _TITLE, strong=True), _written(words.says, _SAYS), whole]
    for aligned in rows[1:]:
        canvas += [_written(words.shared, _HEAD, strong=True), _beside(*aligned, ("A", "B"))]
        canvas += [_beside(_in_turn(*aligned), _apart(*aligned), (words.turn, words.apart))]
    return _png(_stacked(canvas))


def panels(a: Pixels, b: Pixels, matrix: Real | None) -> tuple[bytes, ...]:
    """The same pictures one by one, as JPEG: a and b, and behind them the shared part of each where there is one."""
    return tuple(_jpeg(one) for two in _rows(a, b, matrix) for one in two)


def draw_boxes(picture: Pixels, boxes: Sequence[Box], letter: str) -> bytes:
    """The picture as JPEG with its boxes drawn and numbered, as `A1`, `A2`.

    Args:
        boxes: left, top, right and bottom of each in pixels of the picture.
    """
    canvas, scale = _reduced(picture, _PANEL)
    canvas = canvas.copy()
    for number, box in enumerate(boxes, 1):
        left, top, right, bottom = (round(each * scale) for each in box)
        cv2.rectangle(canvas, (left, top), (right, bottom), _LINE, 3, cv2.LINE_AA)
        _tagged(canvas, f"{letter}{number}", (left, top))
    return _jpeg(canvas)


def _tagged(canvas: Pixels, name: str, at: tuple[int, int]) -> None:
    """The name of a box in white on its colour, at its upper left corner and within the picture."""
    (width, height), below = cv2.getTextSize(name, cv2.FONT_HERSHEY_SIMPLEX, _TAG, 2)
    left = max(0, min(at[0], canvas.shape[1] - width - 8))
    top = max(0, min(at[1], canvas.shape[0] - height - below - 8))
    cv2.rectangle(canvas, (left, top), (left + width + 8, top + height + below + 6), _LINE, -1)
    place = (left + 4, top + height + 4)
    cv2.putText(canvas, name, place, cv2.FONT_HERSHEY_SIMPLEX, _TAG, (255, 255, 255), 2, cv2.LINE_AA)


def draw_outlines(a: Pixels, b: Pixels, matrix: Real | None, *, side: int = _PANEL) -> tuple[Pixels, Pixels]:
    """Both whole, no longer than `side`, outlined where they share."""
    whole_a, scale_a = _reduced(a, side)
    whole_b, scale_b = _reduced(b, side)
    region = None if matrix is None else _region(a, b, matrix)
    if region is None or matrix is None:
        return whole_a, whole_b
    return _outlined(whole_a, region * scale_a), _outlined(whole_b, _moved(matrix, region) * scale_b)


def _rows(a: Pixels, b: Pixels, matrix: Real | None) -> list[tuple[Pixels, Pixels]]:
    """Both whole, outlined where they share; then only that part of both."""
    region = None if matrix is None else _region(a, b, matrix)
    if region is None or matrix is None:
        return [draw_outlines(a, b, None)]
    return [draw_outlines(a, b, matrix), _aligned(a, b, matrix, region)]


def _reduced(picture: Pixels, side: int) -> tuple[Pixels, float]:
    scale = min(1.0, side / max(picture.shape[:2]))
    size = max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8), scale


def _corners(picture: Pixels) -> Real:
    height, width = picture.shape[:2]
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], float)


def _moved(matrix: Real, points: Real) -> Real:
    x, y, w = matrix @ np.c_[points, np.ones(len(points))].T
    return np.asarray(np.c_[x / w, y / w])


def _region(a: Pixels, b: Pixels, matrix: Real) -> Real | None:
    """The shared part as a polygon in a."""
    polygon, area = clip_quadrilateral(_moved(np.linalg.inv(matrix), _corners(b)), a.shape[1], a.shape[0])
    return None if area < 16 else polygon


def _outlined(picture: Pixels, polygon: Real) -> Pixels:
    canvas = picture.copy()
    inset = np.clip(polygon, 1, np.array(picture.shape[1::-1]) - 2)
    cv2.polylines(canvas, [np.round(inset).astype(np.int32)], True, _LINE, 3, cv2.LINE_AA)
    return canvas


def _aligned(a: Pixels, b: Pixels, matrix: Real, region: Real) -> tuple[Pixels, Pixels]:
    left, top = np.floor(region.min(axis=0))
    right, bottom = np.ceil(region.max(axis=0))
    scale = min(_PANEL / max(right - left, bottom - top), 4.0)
    size = max(1, round((right - left) * scale)), max(1, round((bottom - top) * scale))
    cut = np.array([[scale, 0, -left * scale], [0, scale, -top * scale], [0, 0, 1.0]])
    shared = np.zeros(size[::-1], np.uint8)
    cv2.fillConvexPoly(shared, np.round(_moved(cut, region)).astype(np.int32), 1)
    return _only(_warped(a, cut, size), shared), _only(_warped(b, cut @ np.linalg.inv(matrix), size), shared)


def _only(picture: Pixels, shared: Pixels) -> Pixels:
    """What is shared; all beside it is grey, so that it is not taken for a difference."""
    return np.where(shared[..., None] > 0, picture, np.uint8(_OUTSIDE))


def _warped(picture: Pixels, matrix: NDArray[np.float64], size: tuple[int, int]) -> Pixels:
    half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1.0]])
    warp = np.linalg.inv(half) @ matrix @ half
    white = (255.0, 255.0, 255.0)
    return np.asarray(cv2.warpPerspective(picture, warp, size, flags=cv2.INTER_LINEAR, borderValue=white), np.uint8)


def _in_turn(a: Pixels, b: Pixels) -> Pixels:
    """Fields of both in turn, as on a chessboard; lines run on across their edges only where they are laid rightly."""
    side = max(8, round(max(a.shape[:2]) / _FIELDS))
    y, x = np.mgrid[: a.shape[0], : a.shape[1]] // side
    return np.where(((x + y) % 2 == 1)[..., None], b, a)


def _apart(a: Pixels, b: Pixels) -> Pixels:
    """White where the two are the same, the darker the more they differ; beside the shared part it stays grey."""
    differs = cv2.absdiff(a, b).max(axis=2).astype(np.int32)
    difference = np.repeat((255 - np.minimum(255, _PLAIN_APART * differs)).astype(np.uint8)[..., None], 3, axis=2)
    return np.where(((a == _OUTSIDE) & (b == _OUTSIDE)).all(axis=2, keepdims=True), a, difference)


def _written(words: str, size: int, *, strong: bool = False) -> Pixels:
    """A row of words over the whole breadth."""
    row = block(words, width=_WIDTH - 2 * _GAP, size=size, strong=strong)
    return np.pad(row, ((_GAP // 2, 0), (_GAP, _GAP), (0, 0)), constant_values=_PAPER)


def _beside(left: Pixels, right: Pixels, captions: tuple[str, str]) -> Pixels:
    """Both in their places, in the middle of the row, and what they are below them."""
    height = max(left.shape[0], right.shape[0]) + 2 * _GAP
    canvas = np.full((height, _WIDTH, 3), _PAPER, np.uint8)
    for place, picture in enumerate((left, right)):
        x = _GAP + place * (_PANEL + _GAP) + (_PANEL - picture.shape[1]) // 2
        y = (height - picture.shape[0]) // 2
        canvas[y : y + picture.shape[0], x : x + picture.shape[1]] = picture
        corner = x + picture.shape[1], y + picture.shape[0]
        cv2.rectangle(canvas, (x - 1, y - 1), corner, _FRAME, 1)
    return np.vstack([canvas[: -_GAP // 2], _under(captions)])


def _under(captions: tuple[str, str]) -> Pixels:
    """What is written below the two pictures of a row."""
    captions_drawn = [block(words, width=_PANEL, size=_UNDER) for words in captions]
    canvas = np.full((max(len(each) for each in captions_drawn), _WIDTH, 3), _PAPER, np.uint8)
    for place, each in enumerate(captions_drawn):
        x = _GAP + place * (_PANEL + _GAP)
        canvas[: len(each), x : x + _PANEL] = each
    return canvas


def _stacked(rows: list[Pixels]) -> Pixels:
    return np.asarray(np.vstack([*rows, np.full((_GAP, _WIDTH, 3), _PAPER, np.uint8)]), np.uint8)


def _png(canvas: Pixels) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(canvas).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _jpeg(picture: Pixels) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
