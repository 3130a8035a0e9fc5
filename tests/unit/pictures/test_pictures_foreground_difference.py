"""What stands on one plain ground: another thing in each picture, or one thing with something laid over it."""

from __future__ import annotations

import cv2
import numpy as np
import picture_scenes as ps
import pytest

from rejoinder.pictures.foreground_difference import ForegroundDifference, foreground_difference
from rejoinder.pictures.image_features import prepare_image
from rejoinder.pictures.overlap import overlap

AT = (slice(300, 390), slice(250, 340))


def shop(thing: int | None, *, ground: int = 255) -> ps.Pixels:
    """A small shaded thing, or none, on a plain ground, whose corners are marked so that no margin is trimmed."""
    picture = np.full((560, 620, 3), ground, np.uint8)
    for row in (slice(0, 12), slice(-12, None)):
        picture[row, :12] = picture[row, -12:] = 20
    if thing is not None:
        coarse = np.random.default_rng(thing).integers(0, 200, (9, 9, 3), np.uint8)
        picture[AT] = cv2.resize(coarse, (90, 90), interpolation=cv2.INTER_CUBIC)
    return picture


def worded(picture: ps.Pixels) -> ps.Pixels:
    marked = picture.copy()
    for line, words in enumerate(("SUPER PRICE", "Free delivery")):
        cv2.putText(marked, words, (60, 120 + 90 * line), cv2.FONT_HERSHEY_TRIPLEX, 1.8, (30, 60, 200), 4, cv2.LINE_AA)
    return marked


def priced(picture: ps.Pixels) -> ps.Pixels:
    marked = picture.copy()
    cv2.circle(marked, (330, 380), 55, (200, 20, 40), -1, cv2.LINE_AA)
    return marked


def seen(a: ps.Pixels, b: ps.Pixels) -> ForegroundDifference:
    drawn = overlap(prepare_image(a), prepare_image(b), np.eye(3))
    assert drawn is not None
    return foreground_difference(drawn)


def test_another_thing_under_the_same_words_stands_on_one_ground() -> None:
    found = seen(worded(shop(1)), ps.jpeg(worded(shop(2)), 85))
    assert found.other
    assert found.doubtful
    assert found.both > found.alone


def test_a_thing_that_only_one_shows_is_doubtful_and_no_other_thing() -> None:
    found = seen(worded(shop(1)), worded(shop(None)))
    assert found.doubtful
    assert not found.other


@pytest.mark.parametrize(
    "other",
    [worded(shop(1)), ps.jpeg(shop(1), 70), priced(shop(1)), worded(priced(shop(1)))],
    ids=["words", "saved again", "a price over a part", "words and a price"],
)
def test_what_is_laid_over_one_thing_is_no_other_thing(other: ps.Pixels) -> None:
    assert not seen(shop(1), other).other


def test_two_grounds_tell_nothing() -> None:
    assert seen(shop(1), shop(2, ground=180)) == ForegroundDifference()


def test_one_picture_has_no_traces_of_another() -> None:
    assert not seen(shop(1), ps.jpeg(shop(1), 80)).traces
    assert seen(shop(1), shop(2)).traces
