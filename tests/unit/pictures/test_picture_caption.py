"""The words on a drawn proof: they fit, they are legible in three scripts, and they stand beside the pictures."""

from __future__ import annotations

import io

import numpy as np
import picture_scenes as ps
import pytest
from PIL import Image

from rejoinder.adapters.pictures.picture_caption import Captions, block, break_lines
from rejoinder.adapters.pictures.picture_exhibit import exhibit, panels

pytestmark = pytest.mark.slow

SAID = {
    "en": "The two show the same picture: laid over each other, most of the compared detail agrees.",
    "zh": "两者为同一图片：叠合后，大部分可比细节一致，特征点位置吻合。第一张图片完整出现在第二张中。",
    "ru": "Это одно и то же изображение: при наложении совпадает большая часть сравнимых деталей.",
}
ORIGINAL = ps.scene(1)


def captions(language: str = "en") -> Captions:
    return Captions(
        title="Copy", says=SAID[language], a="a.png", b="b.png", shared="Both", turn="In turn", apart="Apart"
    )


def sheet_of(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(content)).convert("L"), float)


@pytest.mark.parametrize("language", SAID)
def test_words_are_broken_into_lines_that_fit_and_none_is_lost(language: str) -> None:
    lines = break_lines(SAID[language], width=300, size=20)
    assert len(lines) > 1
    assert "".join("".join(lines).split()) == "".join(SAID[language].split())
    assert all(block(line, width=310, size=20).shape[0] == 28 for line in lines)


@pytest.mark.parametrize("language", SAID)
def test_each_letter_of_each_script_has_a_shape_of_its_own(language: str) -> None:
    letters = sorted({letter for letter in SAID[language] if letter.isalpha()})
    drawn = {block(letter, width=40, size=24).tobytes() for letter in letters}
    assert len(drawn) >= len(letters) - 2


def test_a_word_that_is_longer_than_a_line_is_cut_and_endless_words_end() -> None:
    lines = break_lines("x" * 400, width=200, size=20)
    assert len(lines) == 6
    assert lines[-1].endswith("…")


def test_a_name_of_a_file_that_breaks_lines_or_turns_them_round_is_drawn_on_one_line() -> None:
    assert block("a\nb\u202ec\x00.png", width=400, size=20).shape[0] == 28


def test_with_words_the_shared_part_is_shown_in_turn_and_where_it_differs() -> None:
    stamped = ORIGINAL.copy()
    stamped[40:110, 60:200] = (250, 240, 10)
    plain, told = (sheet_of(exhibit(ORIGINAL, stamped, np.eye(3), words)) for words in (None, captions()))
    assert told.shape[0] > plain.shape[0] + 300
    apart = told[-ORIGINAL.shape[0] - 60 :, told.shape[1] // 2 + 60 : -60]
    assert 0.01 < (apart < 60).mean() < 0.2


def test_two_that_share_nothing_are_told_apart_in_words_without_a_shared_part() -> None:
    told = sheet_of(exhibit(ORIGINAL, ps.scene(2), None, captions()))
    assert told.shape[0] < 900


def test_what_lies_beside_a_slanted_shared_part_is_grey_and_no_difference() -> None:
    turn = np.deg2rad(20)
    slanted = np.array([[np.cos(turn), -np.sin(turn), 90], [np.sin(turn), np.cos(turn), -60], [0, 0, 1.0]])
    a, b = np.full((400, 400, 3), 20, np.uint8), np.full((400, 400, 3), 240, np.uint8)
    first, second = (np.asarray(Image.open(io.BytesIO(one)).convert("L"), float) for one in panels(a, b, slanted)[2:])
    for shown, tone in ((first, 20), (second, 240)):
        assert shown[shown.shape[0] // 2, shown.shape[1] // 2] == pytest.approx(tone, abs=3)
        assert shown[3, 3] == pytest.approx(228, abs=3)
