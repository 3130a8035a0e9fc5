"""What is drawn over two photographs, or stands on one ground in both, is no sure copy; one photograph under it is."""

from __future__ import annotations

import cv2
import numpy as np
import picture_scenes as ps
import pytest

from rejoinder.pictures.adjudication import Adjudication, CopyDoubt, adjudicate
from rejoinder.pictures.copy_score import SURE, THIN
from rejoinder.pictures.difference_component import DifferenceComponent, difference_component
from rejoinder.pictures.image_features import ImageFeatures, prepare_image
from rejoinder.pictures.low_frequency import LowFrequencyAgreement, low_frequency_agreement
from rejoinder.pictures.overlap import Overlap, overlap
from rejoinder.pictures.parallax import Alignment, finer_overlap

ALIKE = LowFrequencyAgreement(fields=60, same=55, alike=0.93)


def dunes(seed: int) -> ps.Pixels:
    """Slow shades and nothing else."""
    coarse = np.random.default_rng(seed).integers(40, 220, (12, 15, 3), np.uint8)
    return np.asarray(cv2.resize(coarse, (600, 480), interpolation=cv2.INTER_CUBIC), np.uint8)


def worded(picture: ps.Pixels) -> ps.Pixels:
    """Four lines of outlined words, always the same."""
    marked = picture.copy()
    for line, words in enumerate(("SUPER PRICE", "Free delivery 24", "Best of the week", "NEW SEASON 77")):
        at = 40 + 20 * line, 120 + 85 * line
        cv2.putText(marked, words, at, cv2.FONT_HERSHEY_TRIPLEX, 1.7, (250, 250, 250), 9, cv2.LINE_AA)
        cv2.putText(marked, words, at, cv2.FONT_HERSHEY_TRIPLEX, 1.7, (120, 20, 130), 3, cv2.LINE_AA)
    return marked


def table(thing: int) -> ps.Pixels:
    """Another shaded thing in the middle of the same table."""
    seen = ps.scene(60, 640, 520).copy()
    coarse = np.random.default_rng(thing).integers(0, 255, (11, 13, 3), np.uint8)
    seen[190:350, 230:420] = cv2.resize(coarse, (190, 160), interpolation=cv2.INTER_CUBIC)
    return seen


def laid(a: ps.Pixels, b: ps.Pixels) -> tuple[ImageFeatures, ImageFeatures, Overlap]:
    """Two pictures of one size, corner on corner."""
    one, other = prepare_image(a), prepare_image(b)
    seen = overlap(one, other, np.eye(3))
    assert seen is not None
    return one, other, seen


def looked_at(a: ps.Pixels, b: ps.Pixels, score: float, **measures: float) -> Adjudication:
    usual = {
        "matched": 4.0,
        "matched_of_features": 0.3,
        "agree": 0.8,
        "against": 0.2,
        "shaded_agree": 4.0,
        "zones": 16.0,
    }
    return adjudicate(*laid(a, b), {**usual, **measures}, score)


def test_shades_between_the_words_tell_one_photograph_from_two() -> None:
    _, _, two = laid(worded(dunes(1)), worded(dunes(2)))
    _, _, one = laid(worded(dunes(1)), dunes(1))
    assert low_frequency_agreement(two).is_unrelated
    assert low_frequency_agreement(one).alike_mostly
    assert not low_frequency_agreement(one).is_unrelated


@pytest.mark.parametrize(("score", "verdict"), [(0.8, "unsure"), (0.5, "different")])
def test_two_photographs_under_the_same_words_are_no_copy_however_much_of_the_words_agrees(
    score: float, verdict: str
) -> None:
    found = looked_at(worded(dunes(1)), worded(dunes(2)), score)
    assert found.doubt is CopyDoubt.DRAWN
    assert verdict == ("copy" if found.score >= SURE else "unsure" if found.score >= THIN else "different")


def test_another_thing_on_the_same_table_is_one_whole_piece() -> None:
    one, other, _ = laid(table(70), table(71))
    seen = finer_overlap(one, other, np.eye(3))
    assert seen is not None
    assert difference_component(seen).is_single
    found = looked_at(table(70), table(71), 0.8)
    assert found.doubt is CopyDoubt.PIECE
    assert THIN <= found.score < SURE


@pytest.mark.parametrize(
    ("torn", "scattered", "some"),
    [
        (DifferenceComponent(cells=7, share=0.1), True, False),
        (DifferenceComponent(cells=7, share=0.8), False, True),
        (DifferenceComponent(cells=2, share=1.0), False, False),
        (DifferenceComponent(cells=20, share=1.0, inner=False), False, False),
    ],
    ids=["a watermark", "a small thing", "a price", "a banner"],
)
def test_what_differs_is_told_by_how_it_lies(torn: DifferenceComponent, scattered: bool, some: bool) -> None:
    assert (torn.is_scattered, torn.some, torn.is_single) == (scattered, some, False)


def test_next_to_no_shade_beside_the_drawing_proves_nothing() -> None:
    assert LowFrequencyAgreement(fields=9, same=7, alike=0.67).bare
    assert not LowFrequencyAgreement(fields=2, same=0, alike=0.0).is_unrelated
    assert not ALIKE.bare
    assert ALIKE.alike_all_over


def test_few_cells_that_moved_together_have_drifted() -> None:
    assert Alignment(cells=10, off=0.7, alone=0.6).is_drifted
    assert not Alignment(cells=10, off=0.7, alone=0.7).is_drifted
    assert not Alignment(cells=10, off=0.7, alone=0.6).moved_apart


@pytest.mark.parametrize(
    ("torn", "off", "tones", "sure"),
    [
        (DifferenceComponent(cells=6, share=0.2), 0.2, 4.0, True),
        (DifferenceComponent(cells=6, share=0.9), 0.2, 4.0, False),
        (DifferenceComponent(cells=2, share=1.0), 0.05, 4.0, True),
        (DifferenceComponent(cells=0, share=0.0), 0.03, 0.7, False),
    ],
    ids=["a watermark all over", "another thing", "a price", "one pale watermark over two grounds"],
)
def test_what_lies_over_one_photograph_leaves_it_a_copy(
    torn: DifferenceComponent, off: float, tones: float, sure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, told in (
        ("low_frequency_agreement", ALIKE),
        ("measure_alignment", Alignment(cells=80, off=off, alone=off)),
        ("difference_component", torn),
    ):
        monkeypatch.setattr(f"rejoinder.pictures.adjudication.{name}", lambda *_, told=told: told)
    assert (looked_at(ps.scene(5), ps.lettered(ps.scene(5)), 0.45, shaded_agree=tones).score >= SURE) is sure


@pytest.mark.parametrize(
    ("soft", "torn", "found"),
    [
        (ALIKE, DifferenceComponent(cells=3, share=1.0), True),
        (LowFrequencyAgreement(fields=80, same=17, alike=0.27), DifferenceComponent(cells=3, share=1.0), False),
        (LowFrequencyAgreement(fields=5, same=5, alike=0.95), DifferenceComponent(cells=3, share=1.0), False),
        (ALIKE, DifferenceComponent(cells=30, share=0.9), False),
    ],
    ids=["a photograph under a price", "two under one watermark", "no shades beside the words", "another thing"],
)
def test_a_photograph_that_lies_exactly_below_what_looks_like_a_template_is_found(
    soft: LowFrequencyAgreement, torn: DifferenceComponent, found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, told in (
        ("low_frequency_agreement", soft),
        ("measure_alignment", Alignment(cells=200, off=0.09, alone=0.1)),
        ("difference_component", torn),
    ):
        monkeypatch.setattr(f"rejoinder.pictures.adjudication.{name}", lambda *_, told=told: told)
    exact = {"matched": 5.7, "rival": 0.0, "still_50": 0.99, "shaded_share": 0.95, "repeated_zones": 1.0}
    assert (looked_at(ps.scene(5), ps.lettered(ps.scene(5)), 0.25, **exact).score >= SURE) is found
