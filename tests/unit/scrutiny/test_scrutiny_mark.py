"""A mark is found in every disguise, and what it does there is told by the words around it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.mark_place import MarkForm, MarkUse
from rejoinder.scrutiny.context import use_of
from rejoinder.scrutiny.mark import occurrences

FORMS = [
    ("Quillmere", "QUILLMERE glasses", [("QUILLMERE", MarkForm.EXACT)]),
    ("Quillmere", "quillmere-glasses", [("quillmere", MarkForm.EXACT)]),
    ("Quillmere", "Quillmere's best", [("Quillmere's", MarkForm.INFLECTED)]),
    ("Quillmere", "очки Quillmere-ом", [("Quillmere-ом", MarkForm.INFLECTED)]),
    ("Quillmere", "Quillmeresque glasses", []),
    ("Quillmere", "MyQuillmere", []),
    ("Quillmere", "ＱＵＩＬＬＭＥＲＥ glasses", [("ＱＵＩＬＬＭＥＲＥ", MarkForm.FULL_WIDTH)]),
    ("Quillmere", "Q U I L L M E R E", [("Q U I L L M E R E", MarkForm.SPACED)]),
    ("Quillmere", "Quill-mere glasses", [("Quill-mere", MarkForm.SPACED)]),
    ("Quillmere", "Quillmеrе glasses", [("Quillmеrе", MarkForm.HOMOGLYPH)]),
    ("Quillmere", "Quill\u200bmere glasses", [("Quill\u200bmere", MarkForm.ZERO_WIDTH)]),
    ("Quillmere", "Qu1llm3re glasses", [("Qu1llm3re", MarkForm.LEETSPEAK)]),
    ("Quill Mere", "QuillMere glasses", [("QuillMere", MarkForm.SPACED)]),
    ("Quill Mere", "Quill-Mere glasses", [("Quill-Mere", MarkForm.EXACT)]),
    ("云杉", "云杉太阳镜", [("云杉", MarkForm.EXACT)]),
    ("云杉", "云 杉太阳镜", [("云 杉", MarkForm.SPACED)]),
    ("云杉*镜", "云杉*镜套装", [("云杉*镜", MarkForm.EXACT)]),
    ("云杉(镜", "云杉太阳镜", []),
    ("Сова Агата", "игрушка Совы Агаты", [("Совы Агаты", MarkForm.INFLECTED)]),
    ("Берёзка", "берёзки и берёзку", [("берёзки", MarkForm.INFLECTED), ("берёзку", MarkForm.INFLECTED)]),
    ("Кит", "китовый", []),
    ("HOPE", "НОРЕ leather bag for men", [("НОРЕ", MarkForm.HOMOGLYPH)]),
    ("COCHA", "красивая сосна", []),
    ("云杉 QUILLMERE", "QUILLMERE glasses", [("QUILLMERE", MarkForm.EXACT)]),
    ("云杉QUILLMERE", "云杉太阳镜 Quillmere", [("云杉", MarkForm.EXACT), ("Quillmere", MarkForm.EXACT)]),
    ("云杉 QUILLMERE", "小云杉太阳镜", []),
    ("БЕРЁЗКА / BEREZKA", "очки Berezka", [("Berezka", MarkForm.EXACT)]),
    ("云杉 Q", "Q glasses", []),
    ("", "anything", []),
    ("?!", "anything", []),
    ("A", "a cup", [("a", MarkForm.EXACT)]),
]


@pytest.mark.parametrize(("mark", "text", "expected"), FORMS)
def test_a_mark_is_found_in_its_form(mark: str, text: str, expected: list[tuple[str, MarkForm]]) -> None:
    assert [(place.words, place.form) for place in occurrences(mark, text)] == expected


USES = [
    ("QUILLMERE Sunglasses", MarkUse.BADGE),
    ("Sunglasses QUILLMERE Round", MarkUse.BADGE),
    ("Lens for QUILLMERE Q-2", MarkUse.COMPATIBLE),
    ("Lens compatible with Tarn, Beck and QUILLMERE", MarkUse.COMPATIBLE),
    ("QUILLMERE Q-2 compatible lens", MarkUse.COMPATIBLE),
    ("Sunglasses for women QUILLMERE", MarkUse.BADGE),
    ("Gift for kids. QUILLMERE glasses", MarkUse.BADGE),
    ("QUILLMERE-style glasses", MarkUse.COMPARISON),
    ("Glasses like QUILLMERE", MarkUse.COMPARISON),
    ("better than QUILLMERE", MarkUse.COMPARISON),
    ("适用于QUILLMERE的镜片", MarkUse.COMPATIBLE),
    ("兼容QUILLMERE 镜片", MarkUse.COMPATIBLE),
    ("QUILLMERE同款眼镜", MarkUse.COMPARISON),
    ("QUILLMERE太阳镜", MarkUse.BADGE),
    ("Линза для QUILLMERE Q-2", MarkUse.COMPATIBLE),
    ("Линза, совместимая с QUILLMERE", MarkUse.COMPATIBLE),
    ("Очки в стиле QUILLMERE", MarkUse.COMPARISON),
    ("Очки для женщин QUILLMERE", MarkUse.BADGE),
    ("Очки QUILLMERE", MarkUse.BADGE),
    ("QUILLMERE is a registered trademark of its owner", MarkUse.DESCRIPTIVE),
    ("We are not affiliated with QUILLMERE", MarkUse.DESCRIPTIVE),
    ("Not an original QUILLMERE lens", MarkUse.DESCRIPTIVE),
    ("Original QUILLMERE lens", MarkUse.BADGE),
    ("本店与QUILLMERE无任何关系", MarkUse.DESCRIPTIVE),
    ("与QUILLMERE联名眼镜", MarkUse.BADGE),
    ("QUILLMERE принадлежит своему владельцу", MarkUse.DESCRIPTIVE),
    ("Funda compatible con QUILLMERE", MarkUse.COMPATIBLE),
    ("Étui pour QUILLMERE Q-2", MarkUse.COMPATIBLE),
    ("Hülle passend für QUILLMERE", MarkUse.COMPATIBLE),
    ("Zapatos para Mujer QUILLMERE", MarkUse.BADGE),
    ("Gafas tipo QUILLMERE", MarkUse.COMPARISON),
    ("Réplica QUILLMERE gafas", MarkUse.COMPARISON),
    ("QUILLMERE対応ケース", MarkUse.COMPATIBLE),
    ("Чехол силиконовый на QUILLMERE", MarkUse.COMPATIBLE),
    ("Скидка на QUILLMERE", MarkUse.BADGE),
    ("Очки QUILLMERE копия", MarkUse.COMPARISON),
    ("Compatible Brand: QUILLMERE", MarkUse.COMPATIBLE),
    ("适用品牌：QUILLMERE", MarkUse.COMPATIBLE),
    ("适合男士QUILLMERE眼镜", MarkUse.BADGE),
    ("Lens for Tarn, QUILLMERE lamp", MarkUse.BADGE),
    ("Lens for Tarn, Beck, QUILLMERE lamps", MarkUse.COMPATIBLE),
]


@pytest.mark.parametrize(("text", "use"), USES)
def test_the_words_around_a_mark_tell_its_use(text: str, use: MarkUse) -> None:
    (place,) = occurrences("Quillmere", text)
    assert place.use is use


def test_an_ordinary_word_in_small_letters_is_descriptive() -> None:
    assert [place.use for place in occurrences("Apple", "Stainless apple corer")] == [MarkUse.DESCRIPTIVE]
    assert [place.use for place in occurrences("Apple", "APPLE corer")] == [MarkUse.BADGE]


@pytest.mark.parametrize(
    ("title", "use"),
    [
        ("Tablecloth made of soft flax", MarkUse.DESCRIPTIVE),
        ("Скатерть из soft flax", MarkUse.DESCRIPTIVE),
        ("Tablecloth made of SOFT FLAX", MarkUse.BADGE),
        ("Tablecloth soft flax", MarkUse.BADGE),
    ],
)
def test_what_goods_are_made_of_is_no_badge(title: str, use: MarkUse) -> None:
    assert [place.use for place in occurrences("SOFT FLAX", title)] == [use]


@given(st.text(max_size=200), st.text(max_size=12))
def test_every_place_lies_in_the_text_and_none_overlaps(text: str, mark: str) -> None:
    places = occurrences(mark, text)
    assert all(text[place.span[0] : place.span[1]] == place.words for place in places)
    assert all(a.span[1] <= b.span[0] for a, b in itertools.pairwise(places))


@given(st.sampled_from(["Quillmere", "云杉镜", "Совушка"]), st.text(alphabet=" .,!", min_size=1, max_size=20))
def test_a_mark_between_signs_is_always_found(mark: str, around: str) -> None:
    assert [place.words for place in occurrences(mark, around + mark + around)] == [mark]


@pytest.mark.slow
def test_a_hostile_text_is_read_in_time() -> None:
    assert occurrences("aaaaaaaaaaaa", "a " * 100_000)
    assert occurrences("Quillmere", "for " * 40_000 + "Quillmere")


@pytest.mark.parametrize(
    ("words", "mark", "fits"),
    [
        ("Juego de cepillos DOMELA compatible con robot aspirador VELMORA R5, base TURNIO", "TURNIO", True),
        ("Bolsas DOMELA para aspiradoras VELMORA", "VELMORA", True),
        ("DOMELA Filter passend für Staubsauger VELMORA R5 mit Station TURNIO", "TURNIO", True),
        ("Brush heads for toothbrush VELMORA", "VELMORA", True),
        ("Case for Aldbrook 15 Pro Max, Compatible with VELMORA", "VELMORA", True),
        ("Funda compatible con móvil Aldbrook, funda VELMORA", "VELMORA", False),
        ("Trail shoes for running VELMORA", "VELMORA", False),
    ],
)
def test_a_mark_behind_the_device_that_goods_fit_says_what_they_fit(words: str, mark: str, fits: bool) -> None:
    start = words.index(mark)
    assert (use_of(words, (start, start + len(mark)), mark=mark) is MarkUse.COMPATIBLE) is fits
