"""Two pictures weigh the same to the last bit, on any number of processors, with features kept or sought anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import attrs
import numpy as np
import picture_scenes as ps
import pytest

from rejoinder.adapters.pictures.picture_index import pack_signature, unpack_signature
from rejoinder.pictures.color_alignment import r_squared
from rejoinder.pictures.compare import compare_prepared, scored_placements
from rejoinder.pictures.gradients import squared_slope
from rejoinder.pictures.image_features import LOOK, cosine_similarity, prepare_image
from rejoinder.pictures.image_signature import image_signature

MEASURED = """
import sys
import picture_scenes as ps
from rejoinder.pictures.compare import scored_placements
from rejoinder.pictures.image_features import prepare_image
picture = ps.scene(7, 900, 700)
for edit in (ps.turned(picture, 10), ps.jpeg(picture[60:520, 90:700], 40)):
    for one in scored_placements(prepare_image(picture), prepare_image(edit)):
        print({name: value.hex() for name, value in one.measures.items()}, one.score.hex())
"""


def _measured(threads: int) -> str:
    path = os.pathsep.join([str(Path(ps.__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    known = {**os.environ, "OPENBLAS_NUM_THREADS": str(threads), "PYTHONPATH": path}
    done = subprocess.run([sys.executable, "-c", MEASURED], env=known, capture_output=True, text=True, check=True)
    return done.stdout


def test_one_processor_and_two_measure_the_same() -> None:
    one = _measured(1)
    assert one.count("agree_rare") >= 2
    assert one == _measured(2)


@pytest.mark.parametrize("edit", ["turned", "cut"])
def test_features_that_were_kept_weigh_what_they_weigh_when_sought_anew(edit: str) -> None:
    picture = ps.scene(8, 640, 480)
    a, b = (
        prepare_image(picture),
        prepare_image(ps.turned(picture, 20) if edit == "turned" else picture[100:400, 90:500]),
    )
    kept = [
        attrs.evolve(one, features=unpack_signature(pack_signature(image_signature(one))).features) for one in (a, b)
    ]
    assert compare_prepared(*kept) == compare_prepared(a, b)
    assert [one.measures for one in scored_placements(*kept)] == [one.measures for one in scored_placements(a, b)]


def test_looks_are_whole_numbers_whose_products_are_exact() -> None:
    seen = prepare_image(ps.scene(9, 500, 400)).features
    assert np.array_equal(seen.looks, np.rint(seen.looks))
    exact = seen.looks.astype(np.int64) @ seen.looks.astype(np.int64).T
    assert exact.max() < 2**24
    assert np.array_equal(cosine_similarity(seen, seen), (exact / LOOK**2).astype(np.float32))


def test_a_mix_is_the_one_that_least_squares_gives() -> None:
    dice = np.random.default_rng(3)
    known = np.c_[dice.integers(0, 256, (400, 3)), np.ones(400)]
    wanted = np.rint(known @ [0.2, 0.5, -0.3, 90] + dice.normal(0, 2, 400))
    share, mix = r_squared(known, wanted)
    expected, left, *_ = np.linalg.lstsq(known, wanted, rcond=None)
    assert mix == pytest.approx(expected, rel=1e-3, abs=1e-3)
    assert share == pytest.approx(1 - left[0] / ((wanted - wanted.mean()) ** 2).sum(), abs=1e-6)


def test_a_slope_is_the_same_wherever_in_memory_a_picture_lies() -> None:
    picture = ps.scene(10, 211, 97)
    for shift in range(1, 9):
        moved = np.empty(picture.size + 8, np.uint8)[shift - 1 : shift - 1 + picture.size].reshape(picture.shape)
        moved[...] = picture
        assert np.array_equal(squared_slope(moved), squared_slope(picture))
