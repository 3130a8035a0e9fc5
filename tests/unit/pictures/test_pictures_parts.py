"""The parts of the comparison: trimming, mirrored features, placements, learned numbers."""

from __future__ import annotations

import numpy as np
import picture_scenes as ps
import pytest

from rejoinder.pictures.boosted_trees import load_trees
from rejoinder.pictures.compare import scored_placements
from rejoinder.pictures.copy_score import copy_score
from rejoinder.pictures.image_features import content_box, mirror_features, prepare_image
from rejoinder.pictures.overlap import overlap
from rejoinder.pictures.placement import fit, is_plausible, matches, placements

pytestmark = pytest.mark.slow


def test_plain_margins_are_trimmed() -> None:
    picture = np.full((400, 500, 3), 255, np.uint8)
    picture[100:300, 150:400] = ps.scene(1, 250, 200)
    left, top, right, bottom = content_box(picture)
    assert (left, top) == pytest.approx((150, 100), abs=6)
    assert (right, bottom) == pytest.approx((400, 300), abs=6)


def test_a_plain_picture_is_kept_whole() -> None:
    assert content_box(np.full((90, 120, 3), 7, np.uint8)) == (0, 0, 120, 90)


def test_features_can_be_mirrored_without_looking_again() -> None:
    picture = ps.scene(3, 400, 300)
    seen = prepare_image(picture).features
    flipped = prepare_image(np.ascontiguousarray(picture[:, ::-1])).features
    found = matches(mirror_features(seen, 400), flipped)
    assert len(found.a) > 200
    assert (np.abs(found.a - found.b) < 2).mean() > 0.95


def test_a_placement_maps_working_pixels() -> None:
    picture = ps.scene(4, 400, 400)
    whole, part = prepare_image(picture), prepare_image(picture[50:350, 80:380])
    best = placements(whole, part)[0]
    x, y, w = best.matrix @ np.array([200.0, 180.0, 1.0])
    assert (x / w, y / w) == pytest.approx((120, 130), abs=1.5)
    assert not best.mirrored


def test_three_points_give_a_similarity() -> None:
    a = np.array([0, 10, 10 + 10j])
    assert fit(a, a * 2j + 5) == pytest.approx(np.array([[0, -2, 5], [2, 0, 0], [0, 0, 1.0]]), abs=1e-9)


@pytest.mark.parametrize(
    "matrix",
    [
        [[9, 0, 0], [0, 1, 0], [0, 0, 1]],
        [[0.01, 0, 0], [0, 0.01, 0], [0, 0, 1]],
        [[1, 0, 0], [0, 1, 0], [0.5, 0, 1]],
        [[np.nan, 0, 0], [0, 1, 0], [0, 0, 1]],
    ],
)
def test_a_mapping_that_no_editor_makes_is_not_sane(matrix: list[list[float]]) -> None:
    assert not is_plausible(np.array(matrix, float))


def test_no_overlap_is_drawn_where_the_pictures_do_not_meet() -> None:
    one = prepare_image(ps.scene(5, 300, 300))
    away = np.array([[1, 0, 900], [0, 1, 0], [0, 0, 1.0]])
    assert overlap(one, one, away) is None


def test_every_learned_measure_is_taken() -> None:
    picture = ps.scene(6)
    one = scored_placements(prepare_image(picture), prepare_image(ps.jpeg(picture, 60)))[0]
    assert set(load_trees().names) <= set(one.measures)
    assert all(np.isfinite(value) for value in one.measures.values())
    assert copy_score(one.measures) == one.score


def test_the_score_lies_between_nothing_and_one() -> None:
    nothing = dict.fromkeys(load_trees().names, 0.0)
    assert 0.0 <= copy_score(nothing) < 0.3


def test_each_tree_ends_in_leaves_of_its_own() -> None:
    trees = load_trees()
    ends = [*trees.roots[1:].tolist(), len(trees.measure)]
    for root, end in zip(trees.roots.tolist(), ends, strict=True):
        seen, ahead = set(), [root]
        while ahead:
            node = ahead.pop()
            seen.add(node)
            if trees.measure[node] >= 0:
                ahead += [int(trees.below[node]), int(trees.above[node])]
        assert seen == set(range(root, end))


def test_two_photographs_on_each_other_speak_against_a_copy_and_a_sign_on_one_does_not() -> None:
    thing, sign = ps.scene(6), ps.scene(6)
    sign[180:360, 200:420] = (200, 30, 40)
    other = ps.scene(6)
    other[180:360, 200:420] = ps.scene(9)[180:360, 200:420]
    covered, replaced = (
        scored_placements(prepare_image(thing), prepare_image(each))[0].measures for each in (sign, other)
    )
    assert replaced["shaded_against"] > covered["shaded_against"]
    assert replaced["shaded_share"] < covered["shaded_share"]


def test_what_contradicts_all_over_is_told_from_one_patch() -> None:
    thing, patched, torn = ps.scene(6), ps.scene(6), ps.scene(6)
    patched[200:330, 200:330] = ps.scene(9)[200:330, 200:330]
    for at in range(20, 420, 80):
        torn[at : at + 40, 20:620] = ps.scene(9)[at : at + 40, 20:620]
    one, many = (scored_placements(prepare_image(thing), prepare_image(each))[0].measures for each in (patched, torn))
    assert one["spread_against"] < many["spread_against"]
    assert one["compact_against"] > many["compact_against"]
