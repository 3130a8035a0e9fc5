"""An edited statement: each sentence keeps its exhibit, a new one names one, and nothing else is asserted."""

from __future__ import annotations

import pytest

from rejoinder.adapters.shipped.lexicon import tone_lexicon
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.assembly.print_document import FactList, Heading, Paragraph, Points, PrintDocument
from rejoinder.assembly.statement_part import body, in_parts, parts_of, print_document_from_parts
from rejoinder.assembly.withheld import Withheld
from rejoinder.domain.phrase import LANGUAGES, Phrase
from rejoinder.usecases.check_text import RepairedText, TextCheck, check_text, citations
from rejoinder.usecases.loose_sentence import MOST_SENTENCES

SHEETS = {
    "en": PrintDocument(
        title="Counter-notice",
        language="en",
        blocks=(
            FactList(rows=(("Complaint", "IPR-77120"), ("Seller", "Kites & Co."))),
            Heading(text="What the exhibits show"),
            Points(
                lines=(
                    "Our catalogue of 3 May 2021 shows the kite. [Exhibit 1]",
                    "It was first sold on 4 May 2021 to a shop in Lyon. [Exhibit 1] [Exhibit 2]",
                ),
                numbered=True,
            ),
            Heading(text="On the complaint itself"),
            Points(lines=("The notice names no registration. [Complaint]",)),
            Heading(text="What we ask"),
            Paragraph(text="We ask the platform to find the complaint not established and to restore the listing."),
            Heading(text="Exhibits"),
            Points(lines=("Exhibit 1: Catalogue (kites.pdf)", "Exhibit 2: Invoice (lyon.pdf)")),
        ),
    ),
    "zh": PrintDocument(
        title="反通知",
        language="zh",
        blocks=(
            FactList(rows=(("投诉编号", "IPR-77120"),)),
            Points(
                lines=(
                    "我方2021年5月3日的目录已载有该风筝。【附件1】",
                    "该风筝于2021年5月4日首次售出。【附件1】【附件2】",
                ),
                numbered=True,
            ),
            Paragraph(text="恳请平台认定投诉不成立，恢复该商品。"),
        ),
    ),
    "ru": PrintDocument(
        title="Встречное уведомление",
        language="ru",
        blocks=(
            FactList(rows=(("Жалоба", "IPR-77120"),)),
            Points(
                lines=(
                    "Наш каталог от 3 мая 2021 года содержит этот змей. [Приложение 1]",
                    "Впервые он продан 4 мая 2021 года. [Приложение 1] [Приложение 2]",
                ),
                numbered=True,
            ),
            Paragraph(text="Просим площадку признать жалобу необоснованной и восстановить карточку товара."),
        ),
    ),
}
MADE = {language: body(sheet) for language, sheet in SHEETS.items()}


def _checked(text: str, language: str = "en", private: Withheld | None = None) -> TextCheck:
    def say(said: Phrase) -> str:
        return Wording().say(said, language)

    made = RepairedText(
        text=MADE[language],
        language=language,
        parts=parts_of(SHEETS[language]),
        exhibits=("a" * 64, "b" * 64, "c" * 64),
        private=private or Withheld(),
        most=20_000,
    )
    return check_text(text, made, tone_lexicon(), cites=citations(say))


def _loose(text: str, language: str = "en") -> list[tuple[str, str, tuple[int, ...]]]:
    return [
        (text[each.span[0] : each.span[1]], each.why.value, each.numbers) for each in _checked(text, language).loose
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_as_it_was_made_fits(language: str) -> None:
    assert _checked(MADE[language], language).fits
    assert (
        body(print_document_from_parts(in_parts(MADE[language], parts_of(SHEETS[language])), SHEETS[language]))
        == MADE[language]
    )


@pytest.mark.parametrize(
    ("language", "was", "now"),
    [
        ("en", "Our catalogue of 3 May 2021 shows the kite.", "The kite stands in our catalogue of 3 May 2021."),
        ("en", "1. Our", "- Our"),
        (
            "en",
            "to a shop in Lyon. [Exhibit 1] [Exhibit 2]",
            "to a shop in Lyon. [Exhibit 1] [Exhibit 2]\n3. May we add?",
        ),
        ("en", "We ask the platform to find", "We kindly ask the platform to find"),
        ("en", "What we ask", "What we request"),
        ("en", "\n\nExhibits", "\n\nThank you for your time.\n\nExhibits"),
        ("en", "\n\nExhibits", "\n\nMay we send the originals?\n\nExhibits"),
        ("en", "\n\nExhibits", "\n\nEvery kite is sewn by hand. [Exhibit 3]\n\nExhibits"),
        ("zh", "已载有该风筝", "已经载有这一风筝"),
        ("zh", "恳请平台认定", "请贵平台认定"),
        ("ru", "содержит этот змей", "уже содержит этот змей"),
        ("ru", "Просим площадку признать", "Просим площадку, пожалуйста, признать"),
    ],
)
def test_words_may_change_while_every_sentence_keeps_what_it_rests_on(language: str, was: str, now: str) -> None:
    assert was in MADE[language]
    checked = _checked(MADE[language].replace(was, now), language)
    assert (checked.loose, checked.differences) == ((), ())
    assert checked.fits


@pytest.mark.parametrize(
    ("language", "new"),
    [
        ("en", "We drew it ourselves."),
        ("en", "We drew it ourselves"),
        ("en", "Please note that we drew it ourselves."),
        ("en", "We drew it ourselves. [Complaint]"),
        ("en", "Isn't it a fact that the complainant never looked?"),
        ("zh", "投诉方难道看过页面？"),
        ("ru", "Разве заявитель открывал карточку?"),
        ("zh", "该图案由我方设计师绘制。"),
        ("zh", "该图案由我方设计师绘制"),
        ("ru", "Рисунок сделал наш художник."),
        ("ru", "Рисунок сделал наш художник"),
    ],
)
def test_a_new_sentence_without_an_exhibit_is_marked_and_does_not_fit(language: str, new: str) -> None:
    text = f"{MADE[language]}\n\n{new}"
    ((_, why, _),) = _loose(text, language)
    assert why == "new"
    assert not _checked(text, language).fits


def test_an_assertion_does_not_hide_in_a_request_a_row_or_the_list_of_exhibits() -> None:
    for was, now in (
        ("restore the listing.", "restore the listing, because we drew the kite."),
        ("Seller: Kites & Co.", "Seller, who owns the design: Kites & Co."),
        ("Exhibit 2: Invoice", "Exhibit 2: Licence"),
    ):
        assert [why for _, why, _ in _loose(MADE["en"].replace(was, now))] == ["new"], now


def test_an_exhibit_that_is_lost_or_swapped_is_named() -> None:
    assert _loose(MADE["en"].replace("the kite. [Exhibit 1]", "the kite.")) == [
        ("Our catalogue of 3 May 2021 shows the kite.", "lost", (1,))
    ]
    swapped = MADE["en"].replace("the kite. [Exhibit 1]", "the kite. [Exhibit 2]")
    assert [(why, numbers) for _, why, numbers in _loose(swapped)] == [("lost", (1,))]
    assert [why for _, why, _ in _loose(MADE["en"].replace("registration. [Complaint]", "registration."))] == ["lost"]


def test_an_exhibit_that_does_not_go_out_is_named() -> None:
    found = _loose(f"{MADE['en']}\n\nEvery kite is sewn by hand. [Exhibit 9]")
    assert found == [("Every kite is sewn by hand. [Exhibit 9]", "unknown", (9,))]


def test_a_sentence_cut_in_two_keeps_its_exhibits_between_both() -> None:
    was = "It was first sold on 4 May 2021 to a shop in Lyon. [Exhibit 1] [Exhibit 2]"
    both = "It was first sold on 4 May 2021. [Exhibit 1] It was sold to a shop in Lyon. [Exhibit 2]"
    assert _loose(MADE["en"].replace(was, both)) == []
    end = "It was first sold on 4 May 2021. It was sold to a shop in Lyon. [Exhibit 1] [Exhibit 2]"
    assert _loose(MADE["en"].replace(was, end)) == []
    half = "It was first sold on 4 May 2021. [Exhibit 1]\n3. It was sold to a shop in Lyon."
    assert ("lost", (2,)) in [(why, numbers) for _, why, numbers in _loose(MADE["en"].replace(was, half))]


def test_a_sentence_slipped_in_before_the_exhibits_of_another_needs_its_own() -> None:
    text = MADE["en"].replace("the kite. [Exhibit 1]", "the kite. We drew it ourselves. [Exhibit 1]")
    assert _loose(text) == []  # it has its own: the reference stands right behind it
    text = MADE["en"].replace("1. Our catalogue", "1. We drew it ourselves. Our catalogue")
    assert _loose(text) == [("We drew it ourselves.", "new", ())]


def test_what_the_seller_keeps_private_does_not_fit() -> None:
    text = f"{MADE['en']}\n\nEvery kite is sewn by Harlow Silks. [Exhibit 3]"
    assert _checked(text, private=Withheld(names=("Harlow Silks",))).shows_private
    assert not _checked(text, private=Withheld(names=("Harlow Silks",))).fits


def test_sentences_beyond_those_that_are_looked_at_do_not_fit() -> None:
    text = MADE["en"] + "\n\nMay we ask?" * (MOST_SENTENCES + 1)
    assert [why for _, why, _ in _loose(text)] == ["new"]
