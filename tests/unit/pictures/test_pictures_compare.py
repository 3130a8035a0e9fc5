"""Comparing pictures: every edit that sellers make is seen through, every mere likeness is not taken for a copy."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import picture_scenes as ps
import pytest

from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.pictures.compare import compare

pytestmark = pytest.mark.slow

ORIGINAL = ps.scene(1)
OTHER = ps.scene(2)
Edit = Callable[[ps.Pixels], ps.Pixels]


def hue(picture: ps.Pixels) -> ps.Pixels:
    turned = cv2.cvtColor(picture, cv2.COLOR_RGB2HSV)
    turned[..., 0] = (turned[..., 0].astype(int) + 6) % 180
    return np.asarray(cv2.cvtColor(turned, cv2.COLOR_HSV2RGB), np.uint8)


EDITS: dict[str, Edit] = {
    "recompressed": lambda p: ps.jpeg(p, 15),
    "reduced": lambda p: ps.resized(p, 0.25),
    "enlarged": lambda p: np.asarray(cv2.resize(p, None, fx=1.7, fy=1.7, interpolation=cv2.INTER_CUBIC), np.uint8),
    "stretched": lambda p: np.asarray(cv2.resize(p, (p.shape[1] * 5 // 4, p.shape[0])), np.uint8),
    "cropped to a third": lambda p: p[100:410, 150:530],
    "mirrored": lambda p: np.ascontiguousarray(p[:, ::-1]),
    "turned a little": lambda p: ps.turned(p, 7),
    "turned upside down": lambda p: np.ascontiguousarray(p[::-1, ::-1]),
    "turned by a quarter": lambda p: np.ascontiguousarray(np.rot90(p)),
    "slanted": ps.slanted,
    "brightened": lambda p: np.clip(p.astype(float) * 1.35, 0, 255).astype(np.uint8),
    "flattened": lambda p: np.clip(p.astype(float) * 0.5 + 80, 0, 255).astype(np.uint8),
    "greyed": lambda p: np.asarray(np.repeat(p.mean(axis=2, keepdims=True), 3, axis=2), np.uint8),
    "recoloured": hue,
    "blurred": lambda p: np.asarray(cv2.GaussianBlur(p, (0, 0), 2), np.uint8),
    "framed": ps.framed,
    "on a phone's screen": ps.on_screen,
    "in a collage of four": lambda p: ps.tiled([ps.scene(21), ps.scene(22), p, ps.scene(23)], 2),
    "in a collage of nine": lambda p: ps.tiled([ps.scene(30 + i) if i != 4 else p for i in range(9)], 3),
    "inset in another": lambda p: ps.inset(p, ps.scene(24)),
    "mirrored, cropped and lettered": lambda p: ps.lettered(np.ascontiguousarray(p[40:480, 60:600][:, ::-1])),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_picture_is_a_copy_when_it_was(edit: str) -> None:
    found = compare(ORIGINAL, EDITS[edit](ORIGINAL))
    assert found.verdict is Verdict.COPY, (found.score, found.because)
    assert found.transform is not None
    assert found.because.id.startswith("picture.copy")


def test_a_picture_under_much_lettering_is_never_called_different() -> None:
    assert compare(ORIGINAL, ps.lettered(ORIGINAL)).verdict is not Verdict.DIFFERENT


@pytest.mark.parametrize("edit", ["lettered", "framed", "on a phone's screen", "recompressed", "mirrored"])
def test_another_picture_is_no_copy_when_both_were(edit: str) -> None:
    drawn = {**EDITS, "lettered": ps.lettered}[edit]
    found = compare(drawn(ORIGINAL), drawn(OTHER))
    assert found.verdict is not Verdict.COPY, (found.score, found.because)


@pytest.mark.parametrize("seed", range(3, 9))
def test_two_pictures_of_their_own_are_different(seed: int) -> None:
    assert compare(ORIGINAL, ps.scene(seed)).verdict is Verdict.DIFFERENT


def test_two_collages_without_a_common_tile_are_no_copy() -> None:
    one, other = ([ps.scene(s + i) for i in range(4)] for s in (40, 50))
    assert compare(ps.tiled(one, 2), ps.tiled(other, 2)).verdict is Verdict.DIFFERENT


def test_two_things_on_white_are_different() -> None:
    assert compare(ps.product(1), ps.product(2)).verdict is Verdict.DIFFERENT


def test_a_thing_on_white_is_a_copy_on_another_ground() -> None:
    thing = ps.product(1)
    moved = ps.scene(60, 600, 700)
    cut = (thing < 250).any(axis=2)
    moved[cut] = thing[cut]
    assert compare(thing, moved).verdict is Verdict.COPY


@pytest.mark.parametrize("value", [0, 128, 255])
def test_a_blank_picture_is_never_a_copy(value: int) -> None:
    blank = np.full((500, 600, 3), value, np.uint8)
    for other in (ORIGINAL, np.full((400, 400, 3), 250, np.uint8), blank):
        assert compare(blank, other).verdict is not Verdict.COPY


def test_two_nearly_blank_pictures_are_no_copy() -> None:
    one, other = (np.full((600, 600, 3), 255, np.uint8) for _ in range(2))
    cv2.circle(one, (200, 240), 18, (70, 70, 70), -1, cv2.LINE_AA)
    cv2.circle(other, (380, 300), 26, (70, 70, 70), -1, cv2.LINE_AA)
    assert compare(one, other).verdict is not Verdict.COPY


def test_too_few_pixels_are_said_to_be_too_few() -> None:
    found = compare(ORIGINAL[:10, :10], ORIGINAL)
    assert found.verdict is Verdict.UNSURE
    assert found.because.id == "picture.too-small"


def _corner_error(found: Comparison, truth: np.ndarray) -> float:
    assert found.transform is not None
    height, width = ORIGINAL.shape[:2]
    at = np.array([[0, 0, 1], [width, 0, 1], [width, height, 1], [0, height, 1.0]]).T

    def put(matrix: np.ndarray) -> np.ndarray:
        x, y, w = matrix @ at
        return np.array([x / w, y / w])

    return float(np.abs(put(np.array(found.transform.matrix)) - put(truth)).max())


def test_the_matrix_maps_pixels_of_the_first_to_pixels_of_the_second() -> None:
    width = ORIGINAL.shape[1]
    half, mirror = np.diag([0.5, 0.5, 1.0]), np.array([[-1.0, 0, width], [0, 1, 0], [0, 0, 1]])
    shift = np.array([[1, 0, -150], [0, 1, -100], [0, 0, 1.0]])
    assert _corner_error(compare(ORIGINAL, ps.resized(ORIGINAL, 0.5)), half) < 3
    assert _corner_error(compare(ORIGINAL, EDITS["mirrored"](ORIGINAL)), mirror) < 3
    assert _corner_error(compare(ORIGINAL, EDITS["cropped to a third"](ORIGINAL)), shift) < 4


def test_the_transform_says_what_kind_it_is() -> None:
    kinds = {
        name: compare(ORIGINAL, EDITS[name](ORIGINAL)).transform for name in ("recompressed", "reduced", "slanted")
    }
    assert [transform.kind for transform in kinds.values() if transform] == ["identity", "similarity", "homography"]
    mirrored = compare(ORIGINAL, EDITS["mirrored"](ORIGINAL)).transform
    assert mirrored is not None
    assert mirrored.mirrored


@pytest.mark.parametrize("flipped", [False, True])
@pytest.mark.parametrize("seed", [1, 3, 8])
def test_a_thing_that_is_the_same_left_and_right_is_called_mirrored_only_where_it_is(seed: int, flipped: bool) -> None:
    half = ps.scene(seed, 300, 460)
    even = np.hstack([half, half[:, ::-1]])
    even[180:220, 150:190] = (250, 40, 30)
    saved = ps.jpeg(ps.resized(even, 0.5), 60)
    found = compare(even, np.ascontiguousarray(saved[:, ::-1]) if flipped else saved)
    assert found.verdict is Verdict.COPY
    assert found.transform is not None
    assert found.transform.mirrored is flipped


def test_the_share_covered_is_told_of_both_pictures() -> None:
    found = compare(ORIGINAL, EDITS["cropped to a third"](ORIGINAL))
    share = 310 * 380 / (520 * 640)
    assert found.covers_a == pytest.approx(share, abs=0.03)
    assert found.covers_b == pytest.approx(1.0, abs=0.03)


def test_the_order_of_the_two_does_not_turn_a_copy_into_something_else() -> None:
    for name in ("cropped to a third", "on a phone's screen", "mirrored"):
        assert compare(EDITS[name](ORIGINAL), ORIGINAL).verdict is Verdict.COPY


def test_the_same_two_pictures_give_the_same_answer_again() -> None:
    edited = ps.lettered(ORIGINAL)
    assert compare(ORIGINAL, edited) == compare(ORIGINAL, edited)


def test_the_pictures_are_not_changed() -> None:
    before = ORIGINAL.copy()
    compare(ORIGINAL, OTHER)
    assert np.array_equal(before, ORIGINAL)
