"""A cold reader stops at what a platform's reviewer would stop at, and at nothing else."""

from __future__ import annotations

import pytest

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.assembly.banner import banners
from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.domain.review import OutgoingText
from rejoinder.domain.source import ComplaintSource
from rejoinder.reading.reader import read
from rejoinder.review.pre_submission_review import ReviewedPacket, gravest_remark, pre_submission_review
from tests.spent import at_most

NOTICE = (
    "Dear seller,\nComplaint number: 88123456789\nRights owner: Mossfern Works Ltd\nReason: {reason}\n"
    "Infringing listing: https://www.aliexpress.com/item/1005006123456789.html\n{words}\n"
)
SOUND = (
    "Counter-notice\n\nComplaint number: 88123456789\n\n1. We photographed the lamp on 3 May 2024. [Exhibit 1]\n"
    "2. We sold 40 pieces before that day. [Exhibit 2]\n"
)


def remarks(
    text: str = SOUND,
    *,
    language: str = "en",
    words: str = "Copyright infringement.",
    reason: str = "-",
    **changes: object,
) -> list[str]:
    notice = NOTICE.format(words=words, reason=reason)
    source = ComplaintSource(name="c", text=notice, sha256="0" * 64, media_type="text/plain", size_bytes=1)
    given: dict[str, object] = {
        "texts": (OutgoingText(name="statement.en.txt", text=text, language=language, statement=True),),
        "reading": read(source, shipped_markets()),
        "exhibits": ((1, "photo.jpg", None), (2, "sales.csv", "en")),
        "characters": 3000,
        "taken_languages": ("en", "zh"),
        "banners": banners(Wording().say),
        **changes,
    }
    found = pre_submission_review(ReviewedPacket(**given))  # type: ignore[arg-type]
    for remark in found:
        assert all(Wording().say(remark.says, tongue) for tongue in LANGUAGES)
    return [remark.id for remark in found]


def test_a_sound_statement_stops_nobody() -> None:
    assert remarks() == []


@pytest.mark.parametrize(
    ("change", "id"),
    [
        (("the lamp", "[product name]"), "placeholder"),
        (("the lamp", "某某公司"), "placeholder"),
        (("Counter-notice", "To whom it may concern"), "template"),
        (("Counter-notice", "我们是一家正规公司"), "template"),
        (("Counter-notice", "Дайте нам ещё один шанс"), "template"),
        (("[Exhibit 2]", "[Exhibit 7]"), "exhibit-missing"),
        (("[Exhibit 2]", ""), "bare"),
        (("88123456789", "88123456798"), "number-differs"),
        (("Complaint number: 88123456789", ""), "number-unnamed"),
    ],
)
def test_what_is_wrong_with_a_text_is_named(change: tuple[str, str], id: str) -> None:
    assert id in remarks(SOUND.replace(*change))


def test_a_number_masked_by_stars_is_no_blank() -> None:
    assert "placeholder" not in remarks(SOUND.replace("the lamp", "the lamp of card ****4521"))
    assert "placeholder" in remarks(SOUND.replace("the lamp", "the lamp of ****"))


def test_genuine_goods_do_not_answer_unfair_use() -> None:
    text = SOUND + "3. These are genuine goods. [Exhibit 2]\n"
    assert "misses-unfair-use" in remarks(text, words="Trademark infringement.", reason="Unfair use of the mark")
    assert "misses-unfair-use" not in remarks(text, words="Counterfeit goods with our trademark.", reason="Counterfeit")


def test_authorship_of_pictures_does_not_answer_a_mark() -> None:
    assert "misses-mark" in remarks(words="Trademark infringement of our registered trademark.")


PATENT = "Design patent infringement. Design patent number: ZL202030123456.7"
OPEN = {
    "en": "Counter-notice\n\nComplaint number: 88123456789\n\n{}\nThe papers: Exhibits 1 and 2\n",
    "zh": "反通知\n\n投诉编号：88123456789\n\n{}\n材料见附件1、附件2。\n",
    "ru": "Возражение\n\nНомер жалобы: 88123456789\n\n{}\nДокументы: приложения 1–2\n",
}


@pytest.mark.parametrize(
    ("words", "says", "id"),
    [
        (PATENT, "We are the owner of the trademark LUMO, see Exhibit 1.", "misses-patent"),
        (PATENT, "We are the owner of the trademark LUMO; the shapes differ, see Exhibit 1.", None),
        ("Copyright infringement.", "The goods are genuine. [Exhibit 1]", "misses-copyright"),
        ("Copyright infringement.", "The goods are genuine and the picture is licensed. [Exhibit 1]", None),
    ],
)
def test_an_argument_for_another_right_is_named_where_nothing_else_answers(
    words: str, says: str, id: str | None
) -> None:
    assert remarks(OPEN["en"].format(says), words=words) == ([id] if id else [])


@pytest.mark.parametrize(
    ("language", "says", "ids"),
    [
        ("en", "The pictures were taken in a studio in Ningbo on 3 May 2024.", ["bare"]),
        ("en", "The maker is an authorised distributor of the brand.", ["bare"]),
        ("en", "The mark of the complainant was published in 2021.", []),
        ("zh", "该款灯具由本店于2021年3月首次上架。", ["bare"]),
        ("zh", "货物采购自授权经销商，见证据二。", []),
        ("ru", "Товар закуплен у дистрибьютора 3 мая 2024 года.", ["bare"]),
        ("ru", "Товар закуплен у дистрибьютора (прил. № 2).", []),
        ("en", "The supply contract has an Annex 7 to the price list.", []),
        ("en", "The lamp was sold at a fair, see Appendix 7.", ["exhibit-missing"]),
        ("en", "Our small family business asks you to restore our listing as soon as possible.", ["template"]),
        ("zh", "恳请平台高抬贵手。", ["template"]),
        ("ru", "Просим войти в наше положение.", ["template"]),
        ("en", "The two shapes have nothing in common.\nThe two shapes have nothing in common.", ["repeated"]),
        ("zh", "两款灯具的底座形状并不相同。另外，见附件1。\n两款灯具的底座形状并不相同。", ["repeated"]),
    ],
)
def test_a_reviewer_stops_in_every_language(language: str, says: str, ids: list[str]) -> None:
    assert remarks(OPEN[language].format(says), language=language) == ids


def test_what_the_form_cuts_off_is_said() -> None:
    assert "too-long" in remarks(SOUND + "x" * 3000)


def test_the_same_again_after_a_lost_round_is_stopped() -> None:
    assert "nothing-new" in remarks(lost_rounds=1, new_since_lost=False)
    assert "nothing-new" not in remarks(lost_rounds=1, new_since_lost=True)


def test_papers_in_a_language_that_is_not_taken_want_a_translation() -> None:
    exhibits = ((1, "photo.jpg", None), (2, "dogovor.pdf", "ru"))
    assert "untranslated" in remarks(exhibits=exhibits)
    assert "untranslated" not in remarks(exhibits=exhibits, taken_languages=())


def test_an_exhibit_that_is_named_nowhere_is_noted() -> None:
    assert remarks(exhibits=((1, "a", None), (2, "b", None), (3, "c", None))) == ["unmentioned"]


def test_without_any_text_there_is_nothing_to_send() -> None:
    assert remarks(texts=()) == ["nothing"]


def test_the_gravest_remark_counts() -> None:
    assert gravest_remark(()) is None
    assert Gravity.BLOCKS.value == "blocks"


def test_a_flood_is_read_quickly() -> None:
    with at_most(5):
        remarks("we own " * 20_000 + "Exhibit 9 " * 10_000 + "[name " * 10_000)
        remarks("товар" * 8_000 + "подлинн" * 8_000 + "exhibits 1, " * 4_000 + "was " * 10_000)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("banner", ["statement.draft-banner", "statement.closed-banner", "document.letter-banner"])
def test_a_text_that_is_marked_as_a_draft_is_stopped_once(language: str, banner: str) -> None:
    mark = Wording().say(phrase(banner), language)
    assert remarks(f"{mark}\n\n{SOUND}\n{mark}\n") == ["draft"]


def test_a_plain_courtesy_is_no_form_letter() -> None:
    assert remarks(f"Dear Sir or Madam,\n\n{SOUND}") == []
