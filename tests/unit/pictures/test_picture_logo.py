"""A logo is found small, warped and recoloured on a busy picture, and not where there is none."""

from __future__ import annotations

import cv2
import numpy as np
import picture_scenes as ps
import pytest

from rejoinder.pictures.deformable_registration import register_coarsely, register_logo
from rejoinder.pictures.logo import LogoFound, Sought, logo_in
from rejoinder.pictures.logo_canvas import ink_of

pytestmark = pytest.mark.slow


def drawn_logo(word: str = "VELORA") -> ps.Pixels:
    """A crest with a word under it, black on white."""
    logo = np.full((300, 420, 3), 255, np.uint8)
    cv2.circle(logo, (210, 110), 84, (0, 0, 0), 7, cv2.LINE_AA)
    spots = [
        (210 + r * np.cos(t), 110 + r * np.sin(t)) for t, r in ((np.pi * i / 7, 70 if i % 2 else 28) for i in range(14))
    ]
    cv2.fillPoly(logo, [np.array(spots, np.int32)], (0, 0, 0), cv2.LINE_AA)
    cv2.putText(logo, word, (26, 278), cv2.FONT_HERSHEY_TRIPLEX, 2.7, (0, 0, 0), 6, cv2.LINE_AA)
    return logo


def stamped(picture: ps.Pixels, *, width: int, ink: tuple[int, int, int], slant: float = 0.0) -> ps.Pixels:
    """The logo printed in an ink on a panel of a picture, a little slanted."""
    logo, factor = drawn_logo(), width / 420
    height = round(300 * factor)
    at = np.array([[0, 0], [420, 0], [420, 300], [0, 300]], np.float32)
    to = np.array([[0, 0], [width, slant * height], [width * (1 - slant), height], [slant * width, height]], np.float32)
    mask = cv2.warpPerspective(255 - logo[..., 0], cv2.getPerspectiveTransform(at, to + 180), picture.shape[1::-1])
    plain = picture.copy()
    cv2.rectangle(plain, (165, 165), (195 + width, 195 + height), (200, 190, 60), -1)
    share = (mask / 255.0)[..., None]
    return np.asarray(plain * (1 - share) + np.array(ink) * share, np.uint8)


def pressed(picture: ps.Pixels, *, deep: float) -> ps.Pixels:
    """The logo pressed into a plate on a picture, in the plate's own colour, lit from the upper left."""
    high = cv2.GaussianBlur(drawn_logo()[..., 0].astype(np.float32), (0, 0), 1.5)
    lit = np.clip(150 + deep * (high - np.roll(high, (2, 2), axis=(0, 1))), 0, 255)
    plain = picture.copy()
    plain[60:360, 60:480] = lit[..., None] * np.array([1.0, 0.9, 0.75])
    return np.asarray(cv2.GaussianBlur(plain, (0, 0), 0.7), np.uint8)


def woven(*, width: int, word: str = "VELORA", ink: int = 225) -> ps.Pixels:
    """The logo printed small on woven cloth with a fold across it, which bends it and goes light and dark with it."""
    logo, dice = drawn_logo(word)[..., 0], np.random.default_rng(4)
    down, across = np.mgrid[0:360, 0:360].astype(np.float32)
    fold = np.sin((across + 0.5 * down) / (0.16 * width))
    at_x, at_y = across + 0.022 * width * fold, down + 0.03 * width * fold
    small = cv2.resize(logo, (width, round(width * 300 / 420)), interpolation=cv2.INTER_AREA)
    cover = cv2.remap(255 - small, at_x - 130, at_y - 150, cv2.INTER_LINEAR) / 255.0
    cloth = 120 + 12 * np.sin(across * 1.9) * np.sin(down * 1.9) + dice.normal(0, 3, cover.shape)
    shade = 1 + 0.2 * np.cos((across + 0.5 * down) / (0.16 * width))
    grey = (cloth * (1 - cover) + ink * cover) * shade
    return np.clip(grey[..., None] * np.array([0.6, 1.0, 0.8]), 0, 255).astype(np.uint8)


LARGE = cv2.resize(ps.scene(1), (1200, 980), interpolation=cv2.INTER_CUBIC)


@pytest.mark.parametrize(
    ("width", "ink", "slant"),
    [(360, (10, 10, 10), 0.0), (260, (150, 20, 20), 0.05), (300, (255, 255, 255), 0.0)],
    ids=["black", "red, smaller, slanted", "white on colour"],
)
def test_a_logo_is_confirmed_where_it_stands(width: int, ink: tuple[int, int, int], slant: float) -> None:
    found = logo_in(drawn_logo(), stamped(np.asarray(LARGE, np.uint8), width=width, ink=ink, slant=slant))
    assert found.sought is Sought.CONFIRMED, found
    middle = np.mean(found.quad, axis=0)
    assert middle == pytest.approx((180 + width / 2, 180 + width * 150 / 420), abs=0.2 * width)


def test_a_logo_is_confirmed_where_it_has_no_ink() -> None:
    assert logo_in(drawn_logo(), pressed(ps.scene(1), deep=-0.6)).sought is Sought.CONFIRMED


@pytest.mark.parametrize(("width", "ink"), [(100, 225), (70, 225), (120, 70)], ids=["folded", "small", "pale"])
def test_a_logo_is_confirmed_on_folded_cloth(width: int, ink: int) -> None:
    found = logo_in(drawn_logo(), woven(width=width, ink=ink))
    assert found.sought is Sought.CONFIRMED, found
    assert np.mean(found.quad, axis=0) == pytest.approx((130 + width / 2, 150 + width * 150 / 420), abs=0.1 * width)


@pytest.mark.parametrize("width", [100, 160])
def test_the_sign_of_a_logo_over_another_word_is_not_the_logo(width: int) -> None:
    assert logo_in(drawn_logo(), woven(width=width, word="BRANDT")).sought is not Sought.CONFIRMED


def test_a_logo_is_not_found_where_it_is_not() -> None:
    assert logo_in(drawn_logo(), ps.scene(1)).sought is Sought.NOT_FOUND


def test_a_logo_of_next_to_no_pixels_is_unsure() -> None:
    assert logo_in(drawn_logo()[:10, :10], ps.scene(1)) == LogoFound(sought=Sought.UNSURE, score=0.0, points=0)


def test_a_plain_ground_is_like_no_logo() -> None:
    ink, plain = ink_of(drawn_logo()), np.full((400, 400, 3), 250, np.uint8)
    plain[::60, ::60] -= 1
    look = register_coarsely(ink, plain, np.array([[0.4, 0, 90], [0, 0.4, 90], [0, 0, 1.0]]))
    assert look is not None
    laid = register_logo(ink, plain, look)
    assert laid is not None
    assert abs(laid.alike) < 0.1
