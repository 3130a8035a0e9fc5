"""Many marks are found in many titles, in every disguise, and everyday words do not shout."""

from __future__ import annotations

import random

import pytest

from rejoinder.domain.finding import Gravity
from rejoinder.domain.mark_place import MarkForm, MarkUse
from rejoinder.scrutiny.nice import sure_classes_of
from rejoinder.scrutiny.screening import LONGEST_TITLE, KnownMark, PreparedMarks

MARKS = (
    KnownMark(name="Quillmere"),
    KnownMark(name="Nike", also=("耐克", "Найк")),
    KnownMark(name="Apple"),
    KnownMark(name="Ember Fox"),
    KnownMark(name="Ёлка-Град"),
    KnownMark(name="山海之牌"),
    KnownMark(name="Tarn-Beck", also=("Тарнбек",)),
    KnownMark(name="Bonhe On"),
    KnownMark(name="Quillmeer", also=("クイルミア",)),
)
SCREEN = PreparedMarks(MARKS, ordinary=frozenset({"apple", "fox", "ember"}))
DISGUISES = [
    ("Men QUILLMERE shoes", 0, MarkForm.EXACT),
    ("quillmere's best", 0, MarkForm.INFLECTED),
    ("QUILLMERES for men", 0, MarkForm.INFLECTED),
    ("костюм ёлки-града", 4, MarkForm.INFLECTED),
    ("山 海 之 牌 灯", 5, MarkForm.SPACED),
    ("夏季 耐*克 运动鞋", 1, MarkForm.SPACED),
    ("耐 克 袜子", 1, MarkForm.SPACED),
    ("Emb3r F0x lamp", 3, MarkForm.LEETSPEAK),
    ("新作クイルミアシューズ", 8, MarkForm.EXACT),
    ("Q u i l l m e r e shoes", 0, MarkForm.SPACED),
    ("quill-mere shoes", 0, MarkForm.SPACED),
    ("Qu1llm3re shoes", 0, MarkForm.LEETSPEAK),
    ("Quіllmеre shoes", 0, MarkForm.HOMOGLYPH),
    ("Ｑｕｉｌｌｍｅｒｅ shoes", 0, MarkForm.FULL_WIDTH),
    ("Quill\u200bmere shoes", 0, MarkForm.ZERO_WIDTH),
    ("夏季耐克运动鞋", 1, MarkForm.EXACT),
    ("Обувь Найк оптом", 1, MarkForm.EXACT),
    ("Ёлка-град гирлянда", 4, MarkForm.EXACT),
    ("Q*illm**e shoes", 0, MarkForm.MASKED),
    ("夏季山海*牌运动鞋", 5, MarkForm.MASKED),
    ("Tarn Beck lamp", 6, MarkForm.EXACT),
    ("tarnbeck lamp", 6, MarkForm.EXACT),
    ("T@rn-B3ck lamp", 6, MarkForm.LEETSPEAK),
    ("ΒΟΝΗΕ ΟΝ running socks", 7, MarkForm.HOMOGLYPH),
]


@pytest.mark.parametrize(("title", "mark", "form"), DISGUISES)
def test_a_mark_is_found_in_its_disguise(title: str, mark: int, form: MarkForm) -> None:
    found = SCREEN.sightings(title)
    assert [(one.mark, one.form) for one in found] == [(mark, form)]
    assert found[0].gravity is Gravity.WEAKENS


@pytest.mark.parametrize(
    "title",
    [
        "",
        "大忍耐 克服困难",
        "アクイルミア",
        "Snikers bar",
        "pineapple slicer",
        "Unike design",
        "quill merely",
        "夏季新款运动鞋",
        "foxes in ember",
    ],
)
def test_titles_without_a_mark_are_silent(title: str) -> None:
    assert SCREEN.sightings(title) == ()


def test_an_everyday_word_does_not_shout() -> None:
    (juicer,) = SCREEN.sightings("stainless apple juicer")
    assert (juicer.ordinary, juicer.gravity) == (True, Gravity.NOTE)
    (shouted,) = SCREEN.sightings("new APPLE phone case")
    assert (shouted.ordinary, shouted.gravity) == (False, Gravity.WEAKENS)


MISSPELT = [
    ("Quilmere glasses", "Quilmere", MarkForm.MISSPELT),
    ("new Qillmerre glasses", "Qillmerre", MarkForm.MISSPELT),
    ("Nikee shoes", "Nikee", MarkForm.MISSPELT),
    ("Halden Wintre mug", "Halden Wintre", MarkForm.MISSPELT),
    ("HaldenWinter mug", "HaldenWinter", MarkForm.SPACED),
    ("the Haldens Winter mug", "Haldens Winter", MarkForm.MISSPELT),
    ("Old Cottn Mill shirt", "Old Cottn Mill", MarkForm.MISSPELT),
]
SPELT = PreparedMarks(
    [
        KnownMark(name="Quillmere"),
        KnownMark(name="Nike"),
        KnownMark(name="Halden Winter"),
        KnownMark(name="Old Cotton Mill", everyday=frozenset()),
        KnownMark(name="Ember", everyday=frozenset({"ember"}), classes=frozenset({11})),
    ],
    ordinary=frozenset("ember winter old cotton mill hall halls quill nice members".split()),
)


@pytest.mark.parametrize(("title", "words", "form"), MISSPELT)
def test_a_misspelt_mark_is_found_with_the_words_that_misspell_it(title: str, words: str, form: MarkForm) -> None:
    assert [(title[slice(*one.span)], one.form) for one in SPELT.sightings(title)] == [(words, form)]
    assert list(SPELT.screen_titles(["plain", title])) == [(1, SPELT.sightings(title))]


@pytest.mark.parametrize(
    "title", ["nice shoes", "quill members", "winter halls", "cotton mill shirt", "Emberr", "Millquere"]
)
def test_an_everyday_word_is_no_misspelling(title: str) -> None:
    assert SPELT.sightings(title) == ()


def test_an_everyday_word_shouts_among_the_goods_that_the_mark_is_known_for() -> None:
    (lamp,), (toy,) = SPELT.sightings("Ember desk lamp"), SPELT.sightings("Ember dragon toy")
    assert (lamp.ordinary, toy.ordinary) == (False, True)


def test_goods_of_one_class_say_more_than_goods_that_may_lie_in_several() -> None:
    assert sure_classes_of("Puma cat toy") == {28}
    assert sure_classes_of("Puma cat") == {18, 20, 28}


def test_a_name_that_is_known_for_a_mark_is_no_everyday_word_for_its_words() -> None:
    (mill,) = SPELT.sightings("old cotton mill shirt")
    assert (mill.ordinary, mill.gravity) == (False, Gravity.WEAKENS)


def test_a_fit_is_a_note_with_its_use() -> None:
    (fit,) = SCREEN.sightings("strap compatible with Nike watch")
    assert (fit.use, fit.gravity) == (MarkUse.COMPATIBLE, Gravity.NOTE)


def test_the_longest_of_overlapping_marks_stays() -> None:
    both = PreparedMarks([KnownMark(name="Ember"), KnownMark(name="Ember Fox")])
    assert [one.mark for one in both.sightings("Ember Fox lamp")] == [1]


def test_a_place_is_where_the_mark_stands_in_the_title() -> None:
    for title, _, _ in DISGUISES:
        (one,) = SCREEN.sightings(title)
        start, end = one.span
        assert title[start:end].strip() == title[start:end]
        assert not title[end : end + 1].isalpha() or one.spelling in {"耐克", "山海之牌", "クイルミア"}


def test_titles_are_looked_over_together_as_one_by_one() -> None:
    draw = random.Random(3)
    words = "red shoes 10pcs usb-c quill mere Q1 x.y кроссовки 运动鞋 для a b c".split() + [d for d, _, _ in DISGUISES]
    titles = [" ".join(draw.choices(words, k=draw.randint(0, 6))) for _ in range(400)] + ["two\nlines Quillmere"]
    together = dict(SCREEN.screen_titles(titles))
    assert together == {at: found for at, title in enumerate(titles) if (found := SCREEN.sightings(title))}
    assert len(together) > 100


def test_no_more_of_a_title_is_read_than_the_limit() -> None:
    title = "x " * LONGEST_TITLE + "Quillmere"
    assert SCREEN.sightings(title) == ()
    assert list(SCREEN.screen_titles([title])) == []


def test_a_screen_without_marks_sees_nothing() -> None:
    assert list(PreparedMarks([KnownMark(name="7"), KnownMark(name=" ")]).screen_titles(["7 shoes"])) == []
