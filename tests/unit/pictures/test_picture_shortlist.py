"""Many pictures: each is found again by what stands in it, turned, flipped, cut or put into another."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import picture_scenes as ps
import pytest

from rejoinder.adapters.pictures.picture_index import IndexCannotBeUsed, PictureIndex, pack_signature, unpack_signature
from rejoinder.pictures.image_features import prepare_image
from rejoinder.pictures.image_signature import ImageSignature, image_signature
from rejoinder.pictures.shortlist import Hashes, index, nearest_first

pytestmark = pytest.mark.slow

WANTED = 5
EDITS: dict[str, Callable[[ps.Pixels], ps.Pixels]] = {
    "as it was": lambda p: p,
    "mirrored": lambda p: np.ascontiguousarray(p[:, ::-1]),
    "turned": lambda p: ps.turned(p, 30),
    "cut to a third": lambda p: p[100:410, 150:530],
    "in a collage": lambda p: ps.tiled([ps.scene(80), p, ps.scene(81), ps.scene(82)], 2),
    "on a screen": ps.on_screen,
}


@cache
def many() -> list[ImageSignature]:
    """Twelve pictures."""
    return [image_signature(prepare_image(ps.scene(seed))) for seed in range(60, 72)]


@cache
def original() -> ps.Pixels:
    """The one of them that is looked for."""
    return ps.scene(60 + WANTED)


@pytest.mark.parametrize("edit", EDITS)
def test_a_picture_is_shortlisted_first_when_it_is(edit: str) -> None:
    assert index(many()).shortlist(image_signature(prepare_image(EDITS[edit](original()))))[:1] == (WANTED,)


def test_a_picture_of_its_own_is_on_no_shortlist() -> None:
    assert index(many()).shortlist(image_signature(prepare_image(ps.scene(99)))) == ()


def test_an_empty_shelf_has_no_shortlist() -> None:
    assert index([]).shortlist(many()[0]) == ()


def test_a_blank_picture_is_on_no_shortlist() -> None:
    plain = image_signature(prepare_image(np.full((300, 300, 3), 255, np.uint8)))
    assert WANTED not in index(many()).shortlist(plain)


@pytest.mark.parametrize("quarters", range(4))
def test_a_hash_is_found_turned_by_quarters_and_flipped(quarters: int) -> None:
    columns = tuple(np.array([one.hashes[0] for one in many()], np.uint64).T)
    turned = np.ascontiguousarray(np.rot90(original(), quarters)[:, ::-1])
    assert Hashes(columns=columns).near(image_signature(prepare_image(turned)).hashes)[:1] == (WANTED,)


def test_what_was_packed_is_unpacked_to_the_last_bit() -> None:
    again = unpack_signature(pack_signature(many()[0]))
    assert (again.hashes == many()[0].hashes).all()
    assert again.width == many()[0].width
    for name in ("at", "size", "angle", "grids"):
        assert np.array_equal(getattr(again.features, name), getattr(many()[0].features, name))


def test_an_index_remembers_what_was_kept(tmp_path: Path) -> None:
    first = PictureIndex(tmp_path / "deep" / "pictures.index")
    first.keep([("ab", many()[0])])
    again = PictureIndex(tmp_path / "deep" / "pictures.index")
    found, missing = again.find("ab"), again.find("cd")
    assert found is not None
    assert (found.hashes == many()[0].hashes).all()
    assert missing is None


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Not an index, and longer than a header would be. " * 40)
    with pytest.raises(IndexCannotBeUsed):
        PictureIndex(tmp_path / "notes.txt")


def test_pairs_that_may_share_something_come_first() -> None:
    copies = [image_signature(prepare_image(EDITS[edit](original()))) for edit in ("mirrored", "cut to a third")]
    ordered = nearest_first([image_signature(prepare_image(ps.scene(99))), *copies], many())
    assert set(ordered[:2]) == {(1, WANTED), (2, WANTED)}
    assert len(set(ordered)) == 3 * len(many())
