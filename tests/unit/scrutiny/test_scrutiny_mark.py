"""A mark is found in every disguise, and what it does there is told by the words around it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.domain.mark_place import Form, Use
from rejoinder.scrutiny.mark import occurrences

FORMS = [
    ("Quillmere", "QUILLMERE glasses", [("QUILLMERE", Form.EXACT)]),
    ("Quillmere", "quillmere-glasses", [("quillmere", Form.EXACT)]),
    ("Quillmere", "Quillmere's best", [("Quillmere's", Form.INFLECTED)]),
    ("Quillmere", "очки Quillmere-ом", [("Quillmere-ом", Form.INFLECTED)]),
    ("Quillmere", "Quillmeresque glasses", []),
    ("Quillmere", "MyQuillmere", []),
    ("Quillmere", "ＱＵＩＬＬＭＥＲＥ glasses", [("ＱＵＩＬＬＭＥＲＥ", Form.FULL_WIDTH)]),
    ("Quillmere", "Q U I L L M E R E", [("Q U I L L M E R E", Form.SPACED)]),
    ("Quillmere", "Quill-mere glasses", [("Quill-mere", Form.SPACED)]),
    ("Quillmere", "Quillmеrе glasses", [("Quillmеrе", Form.HOMOGLYPH)]),
    ("Quillmere", "Quill\u200bmere glasses", [("Quill\u200bmere", Form.ZERO_WIDTH)]),
    ("Quillmere", "Qu1llm3re glasses", [("Qu1llm3re", Form.LEETSPEAK)]),
    ("Quill Mere", "QuillMere glasses", [("QuillMere", Form.SPACED)]),
    ("Quill Mere", "Quill-Mere glasses", [("Quill-Mere", Form.EXACT)]),
    ("云杉", "云杉太阳镜", [("云杉", Form.EXACT)]),
    ("云杉", "云 杉太阳镜", [("云 杉", Form.SPACED)]),
    ("云杉*镜", "云杉*镜套装", [("云杉*镜", Form.EXACT)]),
    ("云杉(镜", "云杉太阳镜", []),
    ("Сова Агата", "игрушка Совы Агаты", [("Совы Агаты", Form.INFLECTED)]),
    ("Берёзка", "берёзки и берёзку", [("берёзки", Form.INFLECTED), ("берёзку", Form.INFLECTED)]),
    ("Кит", "китовый", []),
    ("HOPE", "НОРЕ leather bag for men", [("НОРЕ", Form.HOMOGLYPH)]),
    ("COCHA", "красивая сосна", []),
    ("云杉 QUILLMERE", "QUILLMERE glasses", [("QUILLMERE", Form.EXACT)]),
    ("云杉QUILLMERE", "云杉太阳镜 Quillmere", [("云杉", Form.EXACT), ("Quillmere", Form.EXACT)]),
    ("云杉 QUILLMERE", "小云杉太阳镜", []),
    ("БЕРЁЗКА / BEREZKA", "очки Berezka", [("Berezka", Form.EXACT)]),
    ("云杉 Q", "Q glasses", []),
    ("", "anything", []),
    ("?!", "anything", []),
    ("A", "a cup", [("a", Form.EXACT)]),
]


@pytest.mark.parametrize(("mark", "text", "expected"), FORMS)
def test_a_mark_is_found_in_its_form(mark: str, text: str, expected: list[tuple[str, Form]]) -> None:
    assert [(place.words, place.form) for place in occurrences(mark, text)] == expected


USES = [
    ("QUILLMERE Sunglasses", Use.BADGE),
    ("Sunglasses QUILLMERE Round", Use.BADGE),
    ("Lens for QUILLMERE Q-2", Use.COMPATIBLE),
    ("Lens compatible with Tarn, Beck and QUILLMERE", Use.COMPATIBLE),
    ("QUILLMERE Q-2 compatible lens", Use.COMPATIBLE),
    ("Sunglasses for women QUILLMERE", Use.BADGE),
    ("Gift for kids. QUILLMERE glasses", Use.BADGE),
    ("QUILLMERE-style glasses", Use.COMPARISON),
    ("Glasses like QUILLMERE", Use.COMPARISON),
    ("better than QUILLMERE", Use.COMPARISON),
    ("适用于QUILLMERE的镜片", Use.COMPATIBLE),
    ("兼容QUILLMERE 镜片", Use.COMPATIBLE),
    ("QUILLMERE同款眼镜", Use.COMPARISON),
    ("QUILLMERE太阳镜", Use.BADGE),
    ("Линза для QUILLMERE Q-2", Use.COMPATIBLE),
    ("Линза, совместимая с QUILLMERE", Use.COMPATIBLE),
    ("Очки в стиле QUILLMERE", Use.COMPARISON),
    ("Очки для женщин QUILLMERE", Use.BADGE),
    ("Очки QUILLMERE", Use.BADGE),
    ("QUILLMERE is a registered trademark of its owner", Use.DESCRIPTIVE),
    ("We are not affiliated with QUILLMERE", Use.DESCRIPTIVE),
    ("Not an original QUILLMERE lens", Use.DESCRIPTIVE),
    ("Original QUILLMERE lens", Use.BADGE),
    ("本店与QUILLMERE无任何关系", Use.DESCRIPTIVE),
    ("与QUILLMERE联名眼镜", Use.BADGE),
    ("QUILLMERE принадлежит своему владельцу", Use.DESCRIPTIVE),
    ("Funda compatible con QUILLMERE", Use.COMPATIBLE),
    ("Étui pour QUILLMERE Q-2", Use.COMPATIBLE),
    ("Hülle passend für QUILLMERE", Use.COMPATIBLE),
    ("Zapatos para Mujer QUILLMERE", Use.BADGE),
    ("Gafas tipo QUILLMERE", Use.COMPARISON),
    ("Réplica QUILLMERE gafas", Use.COMPARISON),
    ("QUILLMERE対応ケース", Use.COMPATIBLE),
    ("Чехол силиконовый на QUILLMERE", Use.COMPATIBLE),
    ("Скидка на QUILLMERE", Use.BADGE),
    ("Очки QUILLMERE копия", Use.COMPARISON),
    ("Compatible Brand: QUILLMERE", Use.COMPATIBLE),
    ("适用品牌：QUILLMERE", Use.COMPATIBLE),
    ("适合男士QUILLMERE眼镜", Use.BADGE),
    ("Lens for Tarn, QUILLMERE lamp", Use.BADGE),
    ("Lens for Tarn, Beck, QUILLMERE lamps", Use.COMPATIBLE),
]


@pytest.mark.parametrize(("text", "use"), USES)
def test_the_words_around_a_mark_tell_its_use(text: str, use: Use) -> None:
    (place,) = occurrences("Quillmere", text)
    assert place.use is use


def test_an_ordinary_word_in_small_letters_is_descriptive() -> None:
    assert [place.use for place in occurrences("Apple", "Stainless apple corer")] == [Use.DESCRIPTIVE]
    assert [place.use for place in occurrences("Apple", "APPLE corer")] == [Use.BADGE]


@pytest.mark.parametrize(
    ("title", "use"),
    [
        ("Tablecloth made of soft flax", Use.DESCRIPTIVE),
        ("Скатерть из soft flax", Use.DESCRIPTIVE),
        ("Tablecloth made of SOFT FLAX", Use.BADGE),
        ("Tablecloth soft flax", Use.BADGE),
    ],
)
def test_what_goods_are_made_of_is_no_badge(title: str, use: Use) -> None:
    assert [place.use for place in occurrences("SOFT FLAX", title)] == [use]


@given(st.text(max_size=200), st.text(max_size=12))
def test_every_place_lies_in_the_text_and_none_overlaps(text: str, mark: str) -> None:
    places = occurrences(mark, text)
    assert all(text[place.span[0] : place.span[1]] == place.words for place in places)
    assert all(a.span[1] <= b.span[0] for a, b in itertools.pairwise(places))


@given(st.sampled_from(["Quillmere", "云杉镜", "Совушка"]), st.text(alphabet=" .,!", min_size=1, max_size=20))
def test_a_mark_between_signs_is_always_found(mark: str, around: str) -> None:
    assert [place.words for place in occurrences(mark, around + mark + around)] == [mark]


def test_a_hostile_text_is_read_in_time() -> None:
    assert occurrences("aaaaaaaaaaaa", "a " * 100_000)
    assert occurrences("Quillmere", "for " * 40_000 + "Quillmere")
