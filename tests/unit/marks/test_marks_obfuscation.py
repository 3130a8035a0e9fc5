"""Hidden places, flat drawings and logos are told from their surroundings."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from mark_bottle import Pixels, bottle, hidden, jpeg, logo, png, with_logo

from rejoinder.adapters.pictures.mark_detection import MarkDetector
from rejoinder.adapters.pictures.picture import PictureCannotBeRead
from rejoinder.domain.comparison import Transform
from rejoinder.domain.mark_detection import LogoVerdict, Obfuscation
from rejoinder.domain.ocr import Box
from rejoinder.pictures.flat_drawing import is_flat_drawing
from rejoinder.pictures.obfuscation import obfuscated_regions

pytestmark = pytest.mark.slow

LABEL: Box = (0.31, 0.41, 0.69, 0.52)
SAME = Transform(kind="identity", mirrored=False, matrix=((1, 0, 0), (0, 1, 0), (0, 0, 1)))


def unpacked(content: bytes) -> Pixels:
    seen = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR)
    return np.asarray(cv2.cvtColor(seen, cv2.COLOR_BGR2RGB), np.uint8)


@pytest.mark.parametrize("quality", [70, 88, 95])
def test_a_pixelated_patch_is_noticed_where_it_is(quality: int) -> None:
    (seen,) = obfuscated_regions(unpacked(jpeg(bottle(hidden_by="mosaic"), quality)))
    assert seen.kind is Obfuscation.MOSAIC
    assert 0.25 < seen.box[0] < 0.45 < 0.6 < seen.box[2] < 0.75
    assert 0.38 < seen.box[1] < 0.46 < seen.box[3] < 0.55


def test_a_strongly_blurred_patch_of_contrast_is_noticed() -> None:
    picture = bottle(None)
    cv2.putText(picture, "NORDVIK", (250, 440), cv2.FONT_HERSHEY_DUPLEX, 2.1, (250, 250, 245), 12, cv2.LINE_AA)
    patch = picture[370:470, 245:555]
    patch[:] = cv2.GaussianBlur(patch, (0, 0), 6)
    assert [seen.kind for seen in obfuscated_regions(picture)] == [Obfuscation.BLUR]


@pytest.mark.parametrize("words", [None, "NORDVIK", "PINGLAKE"])
def test_a_picture_that_hides_nothing_has_no_hidden_place(words: str | None) -> None:
    assert obfuscated_regions(unpacked(jpeg(bottle(words)))) == ()


def test_a_soft_strip_that_stands_is_a_gap_or_a_shine_and_no_hidden_place() -> None:
    lying, standing = bottle(None), bottle(None)
    for picture, (across, down) in ((lying, (130, 20)), (standing, (20, 130))):
        patch = picture[440 - down - 20 : 440 + down + 20, 400 - across - 20 : 400 + across + 20]
        patch[20:-20, 20:-20] = 250
        patch[:] = cv2.GaussianBlur(patch, (0, 0), 6)
    assert [seen.kind for seen in obfuscated_regions(lying)] == [Obfuscation.BLUR]
    assert obfuscated_regions(standing) == ()


def test_a_chequered_cloth_is_no_mosaic() -> None:
    squares = np.kron(np.indices((24, 24)).sum(axis=0) % 2, np.ones((16, 16)))
    cloth = bottle(None)
    cloth[240:624, 240:560] = (60 + 150 * squares[:, :320, None]).astype(np.uint8)
    assert obfuscated_regions(cloth) == ()


@pytest.mark.parametrize("hidden_by", ["blur", "mosaic", "cover"])
def test_a_label_hidden_in_a_copy_is_told_by_how_it_was_hidden(hidden_by: str) -> None:
    seen = MarkDetector().obfuscation_in_copy(jpeg(bottle()), jpeg(bottle(hidden_by=hidden_by), 80), SAME, LABEL)
    assert seen is not None
    assert seen.kind is Obfuscation(hidden_by)
    assert seen.box == pytest.approx(LABEL, abs=0.01)


def test_a_label_hidden_in_a_smaller_mirrored_copy_is_told_in_the_pixels_of_the_copy() -> None:
    copy = cv2.flip(cv2.resize(bottle(hidden_by="cover"), (400, 450), interpolation=cv2.INTER_AREA), 1)
    halved = Transform(kind="similarity", mirrored=True, matrix=((-0.5, 0, 400), (0, 0.5, 0), (0, 0, 1)))
    seen = MarkDetector().obfuscation_in_copy(
        jpeg(bottle()), jpeg(np.asarray(copy, np.uint8)), halved, (0.31, 0.41, 0.6, 0.52)
    )
    assert seen is not None
    assert seen.kind is Obfuscation.COVER
    assert seen.box == pytest.approx((0.4, 0.41, 0.69, 0.52), abs=0.01)


@pytest.mark.parametrize("quality", [45, 90])
def test_a_label_that_still_stands_in_the_copy_is_not_hidden(quality: int) -> None:
    assert MarkDetector().obfuscation_in_copy(jpeg(bottle()), jpeg(bottle(), quality), SAME, LABEL) is None


def test_nothing_is_said_of_a_place_that_the_copy_does_not_show() -> None:
    cut = jpeg(bottle()[:300])
    assert MarkDetector().obfuscation_in_copy(jpeg(bottle()), cut, SAME, LABEL) is None


def test_nothing_is_said_of_pictures_that_do_not_lie_over_each_other() -> None:
    other = np.random.default_rng(5).integers(0, 255, (900, 800, 3), np.uint8)
    assert MarkDetector().obfuscation_in_copy(jpeg(bottle()), jpeg(other), SAME, LABEL) is None


def test_a_logo_is_drawn_flat_and_a_photograph_is_not() -> None:
    assert is_flat_drawing(logo())
    assert is_flat_drawing(unpacked(jpeg(logo(), 75)))
    assert is_flat_drawing(np.asarray(255 - logo(), np.uint8))
    assert not is_flat_drawing(unpacked(jpeg(bottle())))
    assert not is_flat_drawing(np.full((200, 200, 3), 255, np.uint8))


def test_a_logo_is_found_on_goods_with_its_place_and_not_found_where_it_is_not() -> None:
    sight = MarkDetector()
    found = sight.logo(png(logo()), jpeg(with_logo(bottle(None))))
    assert found.verdict is LogoVerdict.FOUND
    assert found.box == pytest.approx((305 / 800, 330 / 900, 495 / 800, 466 / 900), abs=0.04)
    assert sight.logo(png(logo()), jpeg(bottle(None))).verdict is LogoVerdict.ABSENT


def test_a_logo_of_one_plain_stroke_is_left_to_people() -> None:
    stroke = np.full((200, 300, 3), 255, np.uint8)
    cv2.line(stroke, (40, 150), (260, 50), (10, 10, 10), 14, cv2.LINE_AA)
    seen = MarkDetector().logo(png(stroke), jpeg(bottle(None)))
    assert (seen.verdict, seen.because.id) == (LogoVerdict.UNSURE, "scrutiny.logo-too-plain")


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(PictureCannotBeRead):
        MarkDetector().obfuscated_regions(b"no picture")


def test_hiding_leaves_the_rest_of_the_sample_alone() -> None:
    plain, veiled = bottle(), hidden(bottle(), "blur")
    assert (plain[:300] == veiled[:300]).all()
    assert not (plain[370:470, 300:500] == veiled[370:470, 300:500]).all()
