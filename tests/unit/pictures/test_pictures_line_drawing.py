"""A line drawing beside the finished picture: stages of one work, and never called different."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from rejoinder.domain.comparison import Verdict
from rejoinder.pictures.compare import compare
from rejoinder.pictures.image_features import prepare_image
from rejoinder.pictures.line_drawing import is_line_drawing

pytestmark = pytest.mark.slow

Pixels = NDArray[np.uint8]
INK = (28, 30, 34)
SHAPES = 24


def creature(*, finished: bool, seed: int = 3, shift: int = 0) -> Pixels:
    """An invented animal of circles and blocks: its strokes alone, or coloured on a landscape."""
    dice = np.random.default_rng(seed)
    picture = np.full((800, 800, 3), 255, np.uint8)
    shapes = [tuple(int(each) for each in dice.integers((160, 160, 14), (640, 640, 60))) for _ in range(SHAPES)]
    if finished:
        picture[:] = (238, 226, 206)
        cv2.ellipse(picture, (300, 900), (900, 480), 0, 180, 360, (134, 150, 148), -1)
    for place, (x, y, radius) in enumerate(shapes):
        if not finished:  # a draft is drawn by another hand movement, and has not all of it yet
            x, y = x + place % 5 - 2 + shift, y + place % 3 - 1 + shift
            if place % 4 == 3:
                continue
        at = (x, y)
        if finished:
            cv2.circle(picture, at, radius, tuple(int(each) for each in dice.integers(60, 230, 3)), -1)
        cv2.circle(picture, at, radius, INK, 3, cv2.LINE_AA)
        if place % 3 == 0:
            cv2.rectangle(picture, at, (at[0] + radius, at[1] + 2 * radius), INK, 3, cv2.LINE_AA)
    return picture


def test_strokes_on_a_plain_ground_are_a_line_drawing_and_a_coloured_picture_is_none() -> None:
    assert is_line_drawing(prepare_image(creature(finished=False)))
    assert not is_line_drawing(prepare_image(creature(finished=True)))


@pytest.mark.parametrize("moved", [0, 20])
def test_a_drawing_and_the_finished_work_are_told_as_stages(moved: int) -> None:
    found = compare(creature(finished=False, shift=moved), creature(finished=True))
    assert (found.verdict, found.because.id) == (Verdict.UNSURE, "picture.unsure-stages")


def test_drawings_of_two_things_stay_different() -> None:
    assert compare(creature(finished=False, seed=3), creature(finished=True, seed=8)).verdict is Verdict.DIFFERENT
    assert compare(creature(finished=False, seed=3), creature(finished=False, seed=8)).verdict is Verdict.DIFFERENT
