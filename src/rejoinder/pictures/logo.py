"""Logo search: small, warped, recoloured or embossed logos, on packaging and on folded cloth."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import attrs
import cv2
import numpy as np

from rejoinder.pictures.color_alignment import Grey
from rejoinder.pictures.compare import LEAST_SIDE
from rejoinder.pictures.deformable_registration import (
    CoarseRegistration,
    RegisteredLogo,
    register_coarsely,
    register_logo,
)
from rejoinder.pictures.image_features import Features, Pixels, Real, features
from rejoinder.pictures.logo_canvas import ink_of, render_relief
from rejoinder.pictures.overlap import corners, mapped_points
from rejoinder.pictures.placement import propose_placements

_TILES = ((1.0, 1), (0.5, 3), (0.34, 4))
"""Sides of the tiles that are looked at closely, as shares of the picture's sides, and how many stand in a row."""
TILE = 448
"""Longer side of a tile at which features are sought."""
_LARGEST = 2.0
"""How far a tile is enlarged for that at most."""
_SIZES = ((320, 200), (130, 100), (64, 60))
"""Longer sides at which features of the logo are sought, and how many: a small print shows others than a large one."""
_GROUND = 0.25
"""What is left about the logo for that, as a share of its longer side."""
_SLANTED = 0.2
"""How much nearer to the eye one corner of a logo may lie than another."""
_MANY = 9
"""Tiles above which a logo without ink is looked for no more: in so small ones nothing of it would be seen."""
_SHADE = 110
_WORTH = 0.5
"""Correlation at a first look from which a placement is worth a closer one."""
_LOOKED_AT, _CLOSELY = 30, 4
"""Placements of one picture that get a first look, and those that get a closer one."""
_SAME = 0.15
"""How far two placements of one logo may lie apart, as a share of its longer side, to count as one."""
_SURE, _SURE_EVERYWHERE = 0.8, 0.72
"""Correlation of all parts of a logo, and of its worst, from which it is confirmed."""
_THIN, _THINNER, _POINTS = 0.75, 0.6, 20
"""Correlation of all parts from which it may be the logo, and from which it may be where so many features agree."""
_STRAY = 0.5
"""Share of the ink's contrast that something else within the logo may have."""
_LEAST_SHOWN = 36
"""Pixels of the picture that a logo must span to be confirmed."""


class Sought(StrEnum):
    """The outcome of a logo search."""

    CONFIRMED = "confirmed"
    NOT_FOUND = "not-found"
    UNSURE = "unsure"


@attrs.frozen(kw_only=True)
class LogoFound:
    """Where a logo is, with its score, which ranks pictures and is not a probability."""

    sought: Sought
    score: float
    """How far the parts of the logo look like the picture there, 0 to 1."""
    points: int
    """Features of the logo that led to the place."""
    quad: tuple[tuple[float, float], ...] = ()
    """The four corners of the logo in pixels of the picture, clockwise from its top left; empty where not found."""


@attrs.frozen(kw_only=True, eq=False)
class _LogoForm:
    """One rendering of the logo that is searched for."""

    features: Features
    """In pixels of the logo."""
    ink: Grey
    inked: bool = True
    """Whether it is printed, not raised or sunk."""


@attrs.frozen(kw_only=True, eq=False)
class _Spot:
    """A candidate place of the logo."""

    matrix: Real
    ink: Grey
    points: int
    quad: Real


def logo_in(logo: Pixels, picture: Pixels) -> LogoFound:
    """Look for a logo in a picture, in any colour, raised or sunk, on a slant, a curve or a fold.

    Args:
        logo: 8-bit RGB on a plain ground, rows by columns by three.
        picture: The same, of any size.

    Returns: `confirmed` only where each part of the logo stands in the picture, in its place among the others; `unsure`
        where most does. Limits: a logo of one plain stroke, or one of fewer than some 40 pixels, has too little detail.
    """
    if min(*logo.shape[:2], *picture.shape[:2]) < LEAST_SIDE:
        return LogoFound(sought=Sought.UNSURE, score=0.0, points=0)
    best: tuple[RegisteredLogo, int] | None = None
    forms = tuple(_forms(logo))
    for tiles in _tiles(picture):
        if len(tiles) > _MANY:
            forms = tuple(form for form in forms if form.inked)
        spots = [spot for shift, tile in tiles for spot in _spots(forms, shift, tile)]
        for look, spot in _worth(picture, spots):
            one = register_logo(spot.ink, picture, look)
            if one is not None and (best is None or _weight(one) > _weight(best[0])):
                best = one, spot.points
                if _is_sure(one):
                    return _logo_found(*best)
    return LogoFound(sought=Sought.NOT_FOUND, score=0.0, points=0) if best is None else _logo_found(*best)


def _worth(picture: Pixels, spots: list[_Spot]) -> Iterator[tuple[CoarseRegistration, _Spot]]:
    """The best candidates after coarse registration."""
    distinct: list[_Spot] = []
    for spot in sorted(spots, key=lambda spot: -spot.points):
        if len(distinct) < _LOOKED_AT and not any(_same(spot, other) for other in distinct):
            distinct.append(spot)
    looks = [(register_coarsely(spot.ink, picture, spot.matrix), spot) for spot in distinct]
    worth = [(look, spot) for look, spot in looks if look is not None and look.alike >= _WORTH]
    yield from sorted(worth, key=lambda each: -each[0].alike)[:_CLOSELY]


def _same(a: _Spot, b: _Spot) -> bool:
    size = max(float(np.abs(b.quad[1] - b.quad[0]).max()), float(np.abs(b.quad[2] - b.quad[1]).max()))
    return a.ink is b.ink and float(np.abs(a.quad - b.quad).max()) < _SAME * size


def _spots(forms: tuple[_LogoForm, ...], shift: Real, tile: Pixels) -> Iterator[_Spot]:
    tile_features, back = _tile_features(tile)
    for form in forms:
        height, width = form.ink.shape
        for one in propose_placements(form.features, tile_features):
            matrix = shift @ back @ one.matrix
            depth = corners(width, height) @ matrix[2, :2] + matrix[2, 2]
            if (depth < _SLANTED * matrix[2, 2]).any():
                continue
            quad = mapped_points(matrix, corners(width, height))
            yield _Spot(matrix=matrix / matrix[2, 2], ink=form.ink, points=one.matched, quad=quad)


def _tile_features(tile: Pixels) -> tuple[Features, Real]:
    """Features of a tile at a suitable scale, and the transform from that scale to the tile's pixels."""
    factor = min(_LARGEST, TILE / max(tile.shape[:2]))
    size = max(8, round(tile.shape[1] * factor)), max(8, round(tile.shape[0] * factor))
    resized = cv2.resize(tile, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC)
    back = np.diag([tile.shape[1] / size[0], tile.shape[0] / size[1], 1.0])
    return features(np.asarray(cv2.cvtColor(resized, cv2.COLOR_RGB2GRAY), np.uint8)), back


def _forms(logo: Pixels) -> Iterator[_LogoForm]:
    """Renderings of the logo: ink, negative, and embossed and debossed under light from an upper corner."""
    ink, slope = ink_of(logo), render_relief(logo)
    grey = np.asarray(cv2.cvtColor(logo, cv2.COLOR_RGB2GRAY), np.uint8)
    yield _LogoForm(features=_sizes(grey), ink=ink)
    yield _LogoForm(features=_sizes(np.asarray(255 - grey, np.uint8)), ink=ink)
    for side in (1, -1):
        yield _LogoForm(features=_sizes(np.rint(128 + side * _SHADE * slope).astype(np.uint8)), ink=slope, inked=False)


def _sizes(grey: Pixels) -> Features:
    """The features of a logo with some of its ground about it, drawn large and small, in its own pixels."""
    height, width = grey.shape
    margin = round(_GROUND * max(height, width))
    ground = int(np.median(np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])))
    wide = cv2.copyMakeBorder(grey, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=ground)
    found = []
    for side, most in _SIZES:
        factor = min(1.0, side / max(height, width))
        size = max(8, round(wide.shape[1] * factor)), max(8, round(wide.shape[0] * factor))
        of = features(np.asarray(cv2.resize(wide, size, interpolation=cv2.INTER_AREA), np.uint8)).first(most)
        kx, ky = wide.shape[1] / size[0], wide.shape[0] / size[1]
        at = of.at.real * kx - margin + 1j * (of.at.imag * ky - margin)
        found.append(Features(at=at, size=of.size * kx, angle=of.angle, grids=of.grids))
    return Features(
        at=np.concatenate([of.at for of in found]),
        size=np.concatenate([of.size for of in found]),
        angle=np.concatenate([of.angle for of in found]),
        grids=np.concatenate([of.grids for of in found]),
    )


def _weight(one: RegisteredLogo) -> float:
    return one.alike + one.least


def _is_sure(one: RegisteredLogo) -> bool:
    everywhere = one.alike >= _SURE and one.least >= _SURE_EVERYWHERE
    return everywhere and one.stray <= _STRAY and one.shown >= _LEAST_SHOWN


def _logo_found(one: RegisteredLogo, points: int) -> LogoFound:
    some = one.alike >= (_THINNER if points >= _POINTS else _THIN)
    sought = Sought.CONFIRMED if _is_sure(one) else Sought.UNSURE if some else Sought.NOT_FOUND
    return LogoFound(
        sought=sought,
        score=round(max(0.0, one.alike), 4),
        points=points,
        quad=() if sought is Sought.NOT_FOUND else one.quad,
    )


def _tiles(picture: Pixels) -> Iterator[list[tuple[Real, Pixels]]]:
    """The whole and parts of it, with where each begins, larger parts first."""
    height, width = picture.shape[:2]
    for share, many in _TILES:
        h, w = int(height * share), int(width * share)
        if share < 1 and max(h, w) < 200:
            return
        downs, acrosses = (np.linspace(0, slack, many).astype(int).tolist() for slack in (height - h, width - w))
        yield [
            (np.array([[1, 0, x], [0, 1, y], [0, 0, 1.0]]), picture[y : y + h, x : x + w])
            for y in downs
            for x in acrosses
        ]
