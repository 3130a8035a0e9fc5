"""A mark is heard in other scripts and seen through a slip of the pen, and ordinary words are left alone."""

from __future__ import annotations

import pytest

from rejoinder.scrutiny.phonetic_match import LONGEST_TEXT, misspelt, phonetic_matches, pronunciations

HEARD = [
    ("Nike", "Кроссовки Найк мужские", "Найк"),
    ("Adidas", "阿迪达斯运动鞋", "阿迪达斯"),
    ("Gucci", "сумка Гуччи", "Гуччи"),
    ("Шанель", "духи Shanel", "Shanel"),
    ("Lacoste", "поло Лакост", "Лакост"),
    ("Prada", "очки Праду", "Праду"),
]


@pytest.mark.parametrize(("mark", "text", "words"), HEARD)
def test_a_mark_is_heard_in_another_script(mark: str, text: str, words: str) -> None:
    assert words in [echo.words for echo in phonetic_matches(mark, text)]


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("Nike", "Кроссовки мужские летние дышащие"),
        ("Nike", "夏季新款透气运动鞋男士休闲板鞋"),
        ("Gucci", "чехол для телефона"),
        ("Sony", "儿童玩具礼物"),
        ("Lacoste", "Lacoste polo"),
    ],
)
def test_words_that_sound_otherwise_are_left_alone(mark: str, text: str) -> None:
    assert phonetic_matches(mark, text) == ()


def test_a_name_that_was_translated_is_no_echo() -> None:
    assert phonetic_matches("Apple", "苹果手机壳") == ()


def test_an_echo_says_where_it_stands() -> None:
    text = "Обувь Найк оптом"
    (echo,) = phonetic_matches("Nike", text)
    assert text[slice(*echo.span)] == echo.words == "Найк"
    assert 0.86 <= echo.likeness <= 1.0


@pytest.mark.parametrize(
    ("mark", "text", "words"),
    [
        ("Adidas", "addidas shoes", "addidas"),
        ("Burberry", "burbery scarf", "burbery"),
        ("Skechers", "Sketchers loafers", "Sketchers"),
        ("Патагония", "куртка потагонии", "потагонии"),
        ("Патагония", "куртка паттагония", "паттагония"),
    ],
)
def test_a_slip_of_the_pen_is_seen(mark: str, text: str, words: str | None) -> None:
    assert [echo.words for echo in misspelt(mark, text)] == ([words] if words else [])


@pytest.mark.parametrize(
    ("mark", "text"), [("Adidas", "Adidas"), ("Puma", "pump"), ("Патагония", "Патагонии"), ("Gant", "giant")]
)
def test_the_mark_itself_short_marks_and_case_endings_are_no_misspellings(mark: str, text: str) -> None:
    assert misspelt(mark, text) == ()


def test_a_mark_without_letters_is_not_spoken() -> None:
    assert pronunciations("1234") == ()
    assert phonetic_matches("1234", "тысяча") == ()


def test_no_more_of_a_text_is_heard_than_the_limit() -> None:
    assert phonetic_matches("Nike", " " * LONGEST_TEXT + "Найк") == ()
