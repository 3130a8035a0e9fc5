"""Agreement is told apart by what it rests on: shades as a camera sees them, or flat drawing."""

from __future__ import annotations

import cv2
import numpy as np
import picture_scenes as ps
import pytest

from rejoinder.domain.comparison import Verdict
from rejoinder.pictures.compare import compare, scored_placements
from rejoinder.pictures.image_features import prepare_image

GROUND, INK = 245, (40, 30, 90)


def page(thing: ps.Pixels, seed: int = 5) -> ps.Pixels:
    """A flat page full of words with a small picture in it."""
    dice = np.random.default_rng(seed)
    sheet = np.full((900, 640, 3), GROUND, np.uint8)
    for y in range(330, 890, 34):
        word = "".join(chr(97 + int(n)) for n in dice.integers(0, 26, 24))
        cv2.putText(sheet, word, (20, y), cv2.FONT_HERSHEY_DUPLEX, 0.9, INK, 2, cv2.LINE_AA)
    small = cv2.resize(thing, (300, 240), interpolation=cv2.INTER_AREA)
    sheet[40:280, 170:470] = small
    return sheet


def share(a: ps.Pixels, b: ps.Pixels) -> float:
    best = max(scored_placements(prepare_image(a), prepare_image(b)), key=lambda one: one.score)
    return best.measures["nature_share"] - best.measures["two_tones"]


def test_what_agrees_in_a_page_of_words_lies_in_flat_drawing() -> None:
    scene, thing = ps.scene(1), ps.product(1)
    assert share(page(thing), page(ps.product(2))) + 0.2 < share(scene, ps.jpeg(scene, 60))


@pytest.mark.parametrize("seed", [5, 6])
def test_one_page_of_words_round_two_pictures_is_no_copy(seed: int) -> None:
    found = compare(page(ps.scene(1), seed), page(ps.scene(2), seed))
    assert found.verdict is not Verdict.COPY, found.score


def test_two_plain_discs_are_no_copy_whatever_their_size() -> None:
    one, other = (np.full((600, 600, 3), 255, np.uint8) for _ in range(2))
    for sheet, at, size, shade in ((one, (220, 240), 60, (90, 160, 30)), (other, (330, 330), 150, (30, 40, 190))):
        cv2.circle(sheet, at, size, shade, -1, cv2.LINE_AA)
        cv2.circle(sheet, (at[0] - size // 3, at[1] - size // 3), size // 5, (250, 250, 250), -1, cv2.LINE_AA)
    found = compare(one, other)
    assert found.verdict is not Verdict.COPY, found.score
