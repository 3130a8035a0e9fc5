"""Where two different pictures differ: boxes round what the other does not show."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from rejoinder.pictures.image_features import prepare_image
from rejoinder.pictures.unmatched_region import MOST_BOXES, Box, unmatched_boxes

Pixels = NDArray[np.uint8]


def blots(seed: int, *, size: int = 420) -> Pixels:
    """Coloured rectangles thrown at random, no two seeds alike."""
    dice = np.random.default_rng(seed)
    picture = np.full((size, size, 3), 235, np.uint8)
    for _ in range(160):
        x, y = (int(each) for each in dice.integers(0, size - 40, 2))
        w, h = (int(each) for each in dice.integers(8, 40, 2))
        picture[y : y + h, x : x + w] = dice.integers(0, 255, 3)
    return picture


def holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def test_what_both_show_is_not_boxed() -> None:
    a, b = blots(1), blots(2)
    b[:210, :210] = a[:210, :210]
    boxes = unmatched_boxes(prepare_image(a), prepare_image(b))
    for side in boxes:
        assert 0 < len(side) <= MOST_BOXES
        assert not any(holds(box, 80, 80) for box in side)
        assert any(holds(box, 320, 320) for box in side)


def test_boxes_lie_within_the_picture_as_it_was_given() -> None:
    wide = np.full((500, 900, 3), 255, np.uint8)
    wide[40:460, 400:820] = blots(3)
    for box in unmatched_boxes(prepare_image(wide), prepare_image(blots(4)))[0]:
        assert 380 <= box[0] < box[2] <= 900
        assert 0 <= box[1] < box[3] <= 500


@pytest.mark.parametrize("shade", [30, 200])
def test_a_plain_drawing_is_one_box(shade: int) -> None:
    drawing = np.full((300, 300, 3), 250, np.uint8)
    drawing[100:200, 60:240] = shade
    boxes, _ = unmatched_boxes(prepare_image(drawing), prepare_image(blots(5)))
    assert len(boxes) == 1
    assert holds(boxes[0], 150, 150)
