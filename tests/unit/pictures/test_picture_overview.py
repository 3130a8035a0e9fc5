"""The page of a shelf: both pictures small, outlined where they share, and named in the reader's language."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from typing import Any

import numpy as np
import picture_scenes as ps
import pytest
from PIL import Image

from rejoinder.adapters.pictures.picture_overview import overview

ORIGINAL = ps.scene(1)
MOVED = [[1.0, 0.0, -150.0], [0.0, 1.0, -100.0], [0.0, 0.0, 1.0]]


@pytest.fixture
def record(tmp_path: Path) -> dict[str, Any]:
    for name, picture in (("theirs.png", ORIGINAL), ("<ours>.png", ORIGINAL[100:400, 150:500])):
        Image.fromarray(picture).save(tmp_path / name)
    named = {"a": str(tmp_path / "theirs.png"), "b": str(tmp_path / "<ours>.png")}
    return {**named, "verdict": "copy", "score": 0.9, "transform": {"matrix": MOVED}, "because": "So & so."}


def pictures_of(page: str) -> list[np.ndarray]:
    found = re.findall(r"base64,([^\"]+)", page)
    return [np.asarray(Image.open(io.BytesIO(base64.b64decode(each))).convert("RGB"), int) for each in found]


def red(picture: np.ndarray) -> np.ndarray:
    return np.abs(picture - [200, 30, 30]).sum(axis=2) < 90


def test_the_shared_part_is_outlined_in_both(record: dict[str, Any]) -> None:
    theirs, ours = pictures_of(overview([record], looked=(1, 1), language="en"))
    factor = 260 / 640
    assert red(theirs)[:, round(150 * factor) - 3 : round(150 * factor) + 4].sum() > 80
    assert red(ours)[:, :5].sum() > 80


def test_a_pair_without_a_placement_is_shown_without_an_outline(record: dict[str, Any]) -> None:
    told = pictures_of(overview([record], looked=(1, 1), language="en"))
    bare = pictures_of(overview([record | {"verdict": "unsure", "transform": None}], looked=(1, 1), language="en"))
    assert [one.shape for one in bare] == [one.shape for one in told]
    assert all(red(one).sum() + 200 < red(other).sum() for one, other in zip(bare, told, strict=True))


def test_a_picture_that_is_gone_leaves_its_name_and_the_other_picture(record: dict[str, Any]) -> None:
    Path(record["b"]).unlink()
    page = overview([record], looked=(1, 1), language="en")
    assert len(pictures_of(page)) == 1
    assert "Yours: &lt;ours&gt;.png" in page


@pytest.mark.parametrize(("language", "said"), [("zh", "您的：&lt;ours&gt;.png"), ("ru", "Ваше: &lt;ours&gt;.png")])
def test_names_stand_in_the_words_of_the_reader_and_are_never_markup(
    record: dict[str, Any], language: str, said: str
) -> None:
    page = overview([record], looked=(1, 1), language=language)
    assert said in page
    assert "<ours>" not in page
    assert "So &amp; so." in page
