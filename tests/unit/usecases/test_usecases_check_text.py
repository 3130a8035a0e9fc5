"""Edited texts: what changes a fact, what hurts, what no exhibit carries, and how they become documents again."""

from __future__ import annotations

import pytest

from rejoinder.adapters.shipped.lexicon import tone_lexicon
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.assembly.print_document import Paragraph, Points
from rejoinder.domain.phrase import Phrase
from rejoinder.usecases.check_text import (
    RepairedText,
    TextCheck,
    check_text,
    citations,
    paragraphs,
    print_document_from_text,
    replaced_span,
)
from rejoinder.usecases.statement_terms import objections

MADE = {
    "en": "Answer\n\nThe picture was first sold on 3 May 2021. [Exhibit 1]\n\nPlease restore the listing.",
    "zh": "答复\n\n该图片于2021年5月3日首次销售。【附件1】\n\n请恢复该商品。",
    "ru": "Ответ\n\nИзображение впервые продано 3 мая 2021 года. [Приложение 1]\n\nПросим восстановить карточку.",
}


def _checked(text: str, language: str = "en", *, most: int | None = None) -> TextCheck:
    def say(said: Phrase) -> str:
        return Wording().say(said, language)

    made = RepairedText(text=MADE[language], language=language, most=most)
    return check_text(text, made, tone_lexicon(), cites=citations(say))


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_the_text_as_it_was_made_is_clean(language: str) -> None:
    checked = _checked(MADE[language], language, most=500)
    assert (checked.differences, checked.hits, checked.bare) == ((), (), ())
    assert checked.characters_left == 500 - len(MADE[language])
    assert checked.excess_characters == 0


def test_a_day_that_moves_is_named_on_both_sides() -> None:
    checked = _checked(MADE["en"].replace("3 May", "4 May"))
    assert {(one.value, one.in_a > 0) for one in checked.differences} == {("2021-05-03", True), ("2021-05-04", False)}
    assert not checked.holds


@pytest.mark.parametrize(
    ("language", "sentence", "bare"),
    [
        ("en", "Our own designer drew it.", True),
        ("en", "Our own designer drew it. [Exhibit 1]", False),
        ("en", "Our own designer drew it [Exhibit 1].", False),
        ("en", "Which work do you mean?", False),
        ("en", "Our points", False),
        ("zh", "图片由我方设计师绘制。", True),
        ("zh", "图片由我方设计师绘制。【附件1】", False),
        ("ru", "Рисунок сделал наш художник.", True),
        ("ru", "Рисунок сделал наш художник. [Приложение 1]", False),
    ],
)
def test_a_new_assertion_needs_its_exhibit(language: str, sentence: str, bare: bool) -> None:
    text = f"{MADE[language]}\n\n{sentence}"
    found = _checked(text, language).bare
    assert [text[start:end] for start, end in found] == ([sentence] if bare else [])


def test_a_sentence_that_loses_its_exhibit_is_marked_and_a_reworded_request_is_not() -> None:
    lost = MADE["en"].replace("was first sold", "was sold first").replace(" [Exhibit 1]", "")
    assert [lost[start:end] for start, end in _checked(lost).bare] == ["The picture was sold first on 3 May 2021."]
    assert _checked(MADE["en"].replace("Please restore", "We ask you to restore")).bare == ()


def test_a_reference_at_the_head_of_a_sentence_belongs_to_the_one_before() -> None:
    text = MADE["en"].replace("[Exhibit 1]", "[Exhibit 1] Our own designer drew it.")
    assert len(_checked(text).bare) == 1


def test_other_words_that_are_a_sentence_stand_for_the_whole_sentence() -> None:
    text = f"{MADE['en']}\n\nYour claim is absurd. Thank you."
    (hit,) = _checked(text).hits
    start, end = replaced_span(text, hit)
    assert text[start:end] == "Your claim is absurd."


def test_words_that_the_guard_offers_need_no_exhibit_unless_they_say_what_was_done() -> None:
    assert _checked(f"{MADE['en']}\n\nWe take this matter seriously and would like to resolve it.").bare == ()
    done = "We have removed the listing named in the notice and will check the listings that resemble it."
    assert len(_checked(f"{MADE['en']}\n\n{done}").bare) == 1


def test_a_text_becomes_a_document_with_its_lists() -> None:
    sheet = print_document_from_text("Title\r\n\r\nWords\n\n- one\n- two\n\n1. first\n2. second", "en")
    assert sheet.title == "Title"
    assert sheet.blocks == (
        Paragraph(text="Words"),
        Points(lines=("one", "two")),
        Points(lines=("first", "second"), numbered=True),
    )
    assert paragraphs(" \n\n \n") == []


def test_what_is_above_the_limit_is_counted() -> None:
    checked = _checked(MADE["en"], most=10)
    assert checked.excess_characters == len(MADE["en"]) - 10
    assert "statement.not-length" in {each.id for each in objections(checked, MADE["en"])}


def test_where_no_rule_states_a_length_no_text_is_too_long() -> None:
    checked = _checked(MADE["en"] * 100)
    assert (checked.characters_left, checked.excess_characters) == (None, 0)
    assert "statement.not-length" not in {each.id for each in objections(checked, MADE["en"])}
