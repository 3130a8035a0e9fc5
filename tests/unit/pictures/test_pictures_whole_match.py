"""A flat drawing that was only saved again is a copy; a nearly blank one and another drawing are not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from rejoinder.domain.comparison import Verdict
from rejoinder.pictures.compare import compare
from rejoinder.pictures.image_features import prepare_image
from rejoinder.pictures.whole_match import whole_alike

Pixels = NDArray[np.uint8]


def drawing(*, label: str = "FJORD", dots: int = 40) -> Pixels:
    made = np.full((600, 480, 3), 245, np.uint8)
    cv2.rectangle(made, (140, 60), (340, 560), (40, 90, 150), -1)
    for n in range(dots):
        cv2.circle(made, (160 + 40 * (n % 5), 120 + 50 * (n // 5)), 12, (230, 200, 60), -1)
    cv2.putText(made, label, (160, 520), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (255, 255, 255), 5)
    return made


def saved(picture: Pixels, quality: int, scale: float = 1.0) -> Pixels:
    resized = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    done = cv2.imencode(".jpg", resized, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(done, cv2.IMREAD_COLOR), np.uint8)


def verdict(a: Pixels, b: Pixels) -> Verdict:
    return compare(a, b).verdict


@pytest.mark.parametrize(("quality", "scale"), [(30, 1.0), (60, 1.0), (80, 0.5), (95, 0.8)])
def test_a_drawing_saved_again_is_a_copy(quality: int, scale: float) -> None:
    assert verdict(drawing(), saved(drawing(), quality, scale)) is Verdict.COPY


@pytest.mark.parametrize("other", [drawing(label="OTHER"), drawing(dots=39), drawing(dots=20)])
def test_another_drawing_of_the_same_make_is_not(other: Pixels) -> None:
    assert verdict(drawing(), other) is not Verdict.COPY


def test_what_is_laid_elsewhere_is_not_alike() -> None:
    still, moved = np.eye(3), np.array([[1.0, 0, 30], [0, 1, 0], [0, 0, 1]])
    assert whole_alike(prepare_image(drawing()), prepare_image(drawing()), still)
    assert not whole_alike(prepare_image(drawing()), prepare_image(drawing()), moved)


def test_what_is_nearly_blank_says_nothing() -> None:
    blank = np.full((400, 400, 3), 250, np.uint8)
    blank[3:6, 3:6] = blank[-6:-3, -6:-3] = 90
    assert not whole_alike(prepare_image(blank), prepare_image(blank.copy()), np.eye(3))
