"""Two photographs from two places show the same things, moved against each other; a picture that was bent does not."""

from __future__ import annotations

import math

import cv2
import numpy as np
import picture_scenes as ps
import pytest

from rejoinder.domain.comparison import Verdict
from rejoinder.pictures.compare import compare
from rejoinder.pictures.image_features import prepare_image
from rejoinder.pictures.parallax import Alignment, finer_overlap, measure_alignment
from rejoinder.pictures.same_photograph import beyond_doubt

pytestmark = pytest.mark.slow


def heap(seed: int, step: float) -> ps.Pixels:
    """Things in three rows before a ground, each row as far moved as it is near."""
    seen = ps.scene(seed).copy()
    for row, near in enumerate((1.0, -1.0, 2.0)):
        for column in range(4):
            thing = ps.scene(seed + 1 + 4 * row + column, 110, 110)
            x, y = 30 + 150 * column + round(near * step), 25 + 170 * row
            seen[y : y + 110, x : x + 110] = thing
    return seen


def set_up(seed: int, *, again: bool = False) -> ps.Pixels:
    """Things before a ground; set up again, a third of them stand elsewhere by a hair."""
    seen = ps.scene(seed).copy()
    for place in range(12):
        x, y = 30 + 150 * (place % 4), 25 + 170 * (place // 4)
        if again and place % 3 == 0:
            x, y = x + (2 if place % 2 else -2), y + (1 if place > 5 else -1)
        seen[y : y + 110, x : x + 110] = ps.scene(seed + 1 + place, 110, 110)
    return seen


def bent(picture: ps.Pixels) -> ps.Pixels:
    height, width = picture.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    wave = 7 * np.sin(np.pi * y / height).astype(np.float32)
    return np.asarray(cv2.remap(picture, x + wave, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def through_a_lens(picture: ps.Pixels) -> ps.Pixels:
    height, width = picture.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    u, v = (x - width / 2) / width, (y - height / 2) / width
    grown = 1 + 0.12 * (u * u + v * v)
    away = (u * grown + 0.5) * width, v * grown * width + height / 2
    return np.asarray(cv2.remap(picture, *away, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def test_two_photographs_from_two_places_are_no_sure_copy() -> None:
    found = compare(heap(40, 0), heap(40, 2.5))
    assert found.verdict is Verdict.UNSURE
    assert found.because.id == "picture.unsure-moved"


def test_the_same_photograph_is_a_copy() -> None:
    assert compare(heap(40, 0), ps.jpeg(heap(40, 0), 40)).verdict is Verdict.COPY


def test_a_bent_picture_is_a_copy() -> None:
    assert compare(heap(40, 0), bent(heap(40, 0))).verdict is Verdict.COPY


def test_a_picture_seen_through_a_wide_lens_is_a_copy() -> None:
    assert compare(heap(40, 0), through_a_lens(heap(40, 0))).verdict is Verdict.COPY


def test_a_scene_set_up_a_second_time_is_no_sure_copy() -> None:
    found = compare(set_up(40), set_up(40, again=True))
    assert (found.verdict, found.because.id) == (Verdict.UNSURE, "picture.unsure-moved")
    assert compare(set_up(40), ps.jpeg(set_up(40), 30)).verdict is Verdict.COPY


def test_what_has_moved_apart_lies_off_every_lens() -> None:
    one, other = prepare_image(heap(40, 0)), prepare_image(heap(40, 2.5))
    assert measure_alignment(finer_overlap(one, other, np.eye(3))).moved_apart


def test_what_has_moved_apart_and_is_not_alike_in_all_else_is_different() -> None:
    other = heap(40, 4)
    other[:180] = ps.scene(90)[:180]
    found = compare(heap(40, 0), other)
    assert (found.verdict, found.because.id) == (Verdict.DIFFERENT, "picture.different-moved")


def test_few_cells_tell_how_loosely_two_pictures_lie() -> None:
    assert Alignment(cells=10, off=1.3, alone=0.9).loose(1.0)
    assert not Alignment(cells=10, off=0.8, alone=0.9).loose(1.0)
    assert not Alignment(cells=5, off=4.0, alone=4.0).loose(1.0)


def test_a_busy_picture_covered_by_signs_is_a_copy() -> None:
    covered, dice = heap(40, 0), np.random.default_rng(5)
    for place in range(5):
        x, y = int(dice.integers(60, 580)), int(dice.integers(60, 460))
        cv2.circle(covered, (x, y), 62, (40 * place, 200 - 15 * place, 200), -1, cv2.LINE_AA)
        cv2.putText(covered, "NEW", (x - 44, y + 16), cv2.FONT_HERSHEY_DUPLEX, 1.3, (255, 255, 255), 3, cv2.LINE_AA)
    assert compare(heap(40, 0), covered).verdict is Verdict.COPY


def test_the_same_signs_over_two_pictures_make_no_copy() -> None:
    one, other = (ps.lettered(ps.lettered(heap(seed, 0), words="NEW NEW"), words="SALE") for seed in (40, 80))
    assert compare(one, other).verdict is not Verdict.COPY


def test_a_ground_of_dots_holds_too_little_to_be_beyond_doubt() -> None:
    found = {"matched": math.log1p(72), "matched_of_features": 0.08, "shaded_agree": 4.4, "rival": 0.0, "zones": 16.0,
             "still_50": 0.98, "agree": 0.75, "shaded_share": 0.99, "repeated_zones": 1.0}  # fmt: skip
    lying = Alignment(cells=208, off=0.2, alone=0.25)
    assert not beyond_doubt(found, lying)
    busy = found | {"matched": math.log1p(120), "matched_of_features": 0.3}
    assert beyond_doubt(busy, lying)
    assert not beyond_doubt(busy | {"rival": 0.2}, lying)
