"""Does a logo stand in a picture: small, warped, recoloured, embossed, on packaging or fabric?"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import attrs
import cv2
import numpy as np

from rejoinder.pictures.compare import LEAST_SIDE, Tried, tried
from rejoinder.pictures.overlap import Overlap, corners, moved
from rejoinder.pictures.placement import placements
from rejoinder.pictures.sight import Pixels, Real, Sight, sight
from rejoinder.pictures.slope import slopes
from rejoinder.pictures.weight import weighed_flat

MOST_TILES = 35
_SHARES = (1.0, 0.5, 0.34)
"""Sides of the tiles that are looked at closely, as shares of the picture's sides; they overlap by half."""
_SURE, _THIN = 0.62, 0.38
_POINTS, _SURE_POINTS = 7, 14
_WHOLLY = 0.85
_ROUNDED = 0.006
"""How far the edges of what is embossed are rounded, as a share of the logo's longer side."""
_SHADE = 110
_WORTH = 5
"""Agreeing matches from which a tile is worth a closer look."""


class Sought(StrEnum):
    """What came of the search."""

    CONFIRMED = "confirmed"
    NOT_FOUND = "not-found"
    UNSURE = "unsure"


@attrs.frozen(kw_only=True)
class LogoFound:
    """Where a logo stands. `score` orders pictures; it is no probability."""

    sought: Sought
    score: float
    points: int
    """Features of the logo that fall on the same places in the picture."""
    quad: tuple[tuple[float, float], ...] = ()
    """The four corners of the logo in pixels of the picture, clockwise from its top left; empty where not found."""


def logo_in(logo: Pixels, picture: Pixels) -> LogoFound:
    """Look for a logo in a picture, light on dark as well as dark on light, raised or sunk in one colour.

    Args:
        logo: 8-bit RGB on a plain ground, rows by columns by three.
        picture: The same, of any size.

    Returns: `confirmed` only where much of the logo's own detail stands in the picture in one placement; `unsure` where
        some of it does. Limits: a logo of one plain stroke, or one of fewer than some 40 pixels, has too little detail.
    """
    if min(*logo.shape[:2], *picture.shape[:2]) < LEAST_SIDE:
        return LogoFound(sought=Sought.UNSURE, score=0.0, points=0)
    forms = [sight(form) for form in _forms(logo)]
    best: tuple[float, _Laid, Sight, Sight, Real] | None = None
    for shift, tile in _tiles(picture):
        seen = sight(tile)
        for form in forms:
            if max((placed.matched for placed in placements(form, seen)), default=0) < _WORTH:
                continue
            for one in map(_laid, tried(form, seen)):
                if best is None or _weight(one) > best[0]:
                    best = _weight(one), one, form, seen, shift
        if best is not None and best[1].score >= _SURE and best[1].points >= _SURE_POINTS:
            break
    return LogoFound(sought=Sought.NOT_FOUND, score=0.0, points=0) if best is None else _told(*best[1:])


def _forms(logo: Pixels) -> Iterator[Pixels]:
    """The logo in ink, its negative, and as it looks raised or sunk where the light comes from one upper corner."""
    yield logo
    yield np.asarray(255 - logo, np.uint8)
    grey = np.asarray(cv2.cvtColor(logo, cv2.COLOR_RGB2GRAY), np.float32)
    across, down = slopes(np.asarray(cv2.GaussianBlur(grey, (0, 0), max(1.0, _ROUNDED * max(grey.shape))), np.float32))
    slope = across + down
    lit = np.rint(_SHADE * slope / max(float(np.abs(slope).max()), 1.0)).astype(np.int16)
    for side in (1, -1):
        yield np.repeat((128 + side * lit).astype(np.uint8)[..., None], 3, axis=2)


@attrs.frozen(kw_only=True, eq=False)
class _Laid:
    """A logo laid on a picture."""

    score: float
    points: int
    seen: Overlap


def _laid(one: Tried) -> _Laid:
    """What was tried, weighed as something flat."""
    return _Laid(score=weighed_flat(one.measures), points=one.points, seen=one.seen)


def _weight(one: _Laid) -> float:
    return one.score + 0.01 * min(one.points, 40)


def _told(one: _Laid, form: Sight, seen: Sight, shift: Real) -> LogoFound:
    whole = one.seen.share_a >= _WHOLLY
    sure = one.score >= _SURE and one.points >= _SURE_POINTS and whole
    some = one.points >= _POINTS and (one.score >= _THIN or one.points >= _SURE_POINTS)
    sought = Sought.CONFIRMED if sure else Sought.UNSURE if some else Sought.NOT_FOUND
    quad: tuple[tuple[float, float], ...] = ()
    if sought is not Sought.NOT_FOUND:
        matrix = shift @ np.linalg.inv(seen.to_working) @ one.seen.matrix
        height, width = form.grey.shape
        quad = tuple((round(float(x), 1), round(float(y), 1)) for x, y in moved(matrix, corners(width, height)))
    return LogoFound(sought=sought, score=round(one.score, 4), points=one.points, quad=quad)


def _tiles(picture: Pixels) -> Iterator[tuple[Real, Pixels]]:
    """The whole and parts of it, with where each begins."""
    height, width = picture.shape[:2]
    left_over = MOST_TILES
    for share in _SHARES:
        h, w = int(height * share), int(width * share)
        if share < 1 and max(h, w) < 200:
            return
        for y in np.linspace(0, height - h, max(1, round(2 / share) - 1)).astype(int).tolist():
            for x in np.linspace(0, width - w, max(1, round(2 / share) - 1)).astype(int).tolist():
                if left_over == 0:
                    return
                left_over -= 1
                yield np.array([[1, 0, x], [0, 1, y], [0, 0, 1.0]]), picture[y : y + h, x : x + w]
