"""A cold reader lays each sentence beside its exhibit: thing, direction, deed, who made it, and the days."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.proposition import Deed, Direction, Proposition, Thing
from rejoinder.domain.review import OutgoingText
from rejoinder.proof.paper.day import days_in
from rejoinder.review.exhibit import ExhibitWords, StatedByComplaint
from rejoinder.review.exhibit_evidence import ExhibitEvidence, unsupported_statements


def bears(deed: Deed = Deed.SOLD, thing: Thing = Thing.GOODS, direction: Direction = Direction.BY_US) -> Proposition:
    return Proposition(sha256="a" * 64, deed=deed, thing=thing, direction=direction)


GIVEN = frozenset({dt.date(2022, 10, 16), dt.date(2024, 4, 22)})


def found(sentence: str, *known: Proposition, language: str = "en", **told: object) -> list[str]:
    days = tuple((day.span, day.date) for day in days_in(sentence) if day.other is None)
    text = OutgoingText(name="statement", text=sentence, language=language, statement=True, days=days)
    evidence = ExhibitEvidence(bears=dict(enumerate(known, 1)), **told)  # type: ignore[arg-type]
    remarks = list(unsupported_statements(text, evidence))
    for remark in remarks:
        assert all(Wording().say(remark.says, tongue) for tongue in LANGUAGES)
    return [remark.id for remark in remarks]


@pytest.mark.parametrize(
    "sentence",
    [
        "Invoice no. 5 shows that KS-08 was on sale. [Exhibit 1]",
        "第5号发票显示KS-08当时即已公开销售。【附件1】",
        "Счёт № 5 подтверждает, что товар KS-08 был в продаже. [Приложение 1]",
    ],
)
def test_a_mould_shows_no_sale_in_any_language(sentence: str) -> None:
    assert found(sentence, bears(thing=Thing.TOOL)) == ["no-goods"]
    assert found(sentence, bears()) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "We were already selling KS-08. [Exhibit 1]",
        "我方当时即已销售KS-08。【附件1】",
        "Тогда мы уже продавали KS-08. [Приложение 1]",
    ],
)
def test_our_purchase_shows_no_sale_of_ours(sentence: str) -> None:
    assert found(sentence, bears(direction=Direction.TO_US)) == ["purchase-as-sale"]
    assert found(sentence, bears()) == []


def test_what_our_supplier_sold_to_us_may_be_said_so() -> None:
    assert found("The maker sold KS-08 to us. [Exhibit 1]", bears(direction=Direction.TO_US)) == []


@pytest.mark.parametrize("marks", ["“{}”", "«{}»"])
def test_what_a_contract_says_of_selling_in_its_own_words_is_no_claim_of_a_sale(marks: str) -> None:
    clause = marks.format("乙方不得自行生产销售; we sold none")
    assert found(f"The contract, which names KS-08, provides: {clause}. [Exhibit 1]", bears(Deed.AGREED)) == []


@pytest.mark.parametrize("deed", [Deed.OFFERED, Deed.AGREED, Deed.PAID])
def test_an_offer_an_order_and_a_payment_show_no_sale(deed: Deed) -> None:
    assert found("KS-08 was on sale. [Exhibit 1]", bears(deed)) == ["order-as-sale"]


def test_a_sentence_that_another_exhibit_bears_is_left_alone() -> None:
    assert found("KS-08 was on sale. [Exhibit 1], [Exhibit 2]", bears(thing=Thing.TOOL), bears()) == []


def test_a_statement_on_our_own_lists_alone_is_weak() -> None:
    assert found("We sold KS-08. [Exhibit 1]", bears(), self_made=frozenset({1})) == ["only-self-made"]
    assert found("We sold KS-08. [Exhibit 1] [Exhibit 2]", bears(), bears(), self_made=frozenset({1})) == []


def test_a_stronger_paper_that_stays_at_home_is_named() -> None:
    assert found("We sold KS-08. [Exhibit 1]", bears(), left_out=("certificate.jpg",)) == ["left-out"]


def test_days_between_two_days_are_counted_again() -> None:
    right = "Applied for on 22 April 2024; the first sale is of 16 October 2022, which is 554 days earlier. [Exhibit 1]"
    assert found(right, bears(), days=GIVEN) == []
    assert found(right.replace("554", "594"), bears(), days=GIVEN) == ["days-miscounted"]


def test_a_day_that_nobody_gave_is_named() -> None:
    said = "We were selling it on 6 September 2021. [Exhibit 1]"
    assert found(said, bears(), days=GIVEN) == ["day-from-nowhere"]
    assert found(said, bears()) == [], "where nobody asked for the days given, none is missed"


def test_a_paper_of_no_earlier_day_than_theirs_shows_nothing_earlier() -> None:
    said = "Invoice no. 5 shows that KS-08 was already on sale at that time. [Exhibit 1]"
    day = {"dated": {1: dt.date(2022, 10, 16)}}
    assert found(said, bears(), limit=dt.date(2022, 10, 16), **day) == ["later-than-theirs"]
    assert found(said, bears(), limit=dt.date(2024, 4, 22), **day) == []


def test_what_was_bought_after_the_complaint_is_named() -> None:
    said = "The bill shows that we bought KS-08. [Exhibit 1]"
    bought, day = bears(direction=Direction.TO_US), {"dated": {1: dt.date(2024, 5, 1)}}
    assert found(said, bought, complained_on=dt.date(2024, 4, 22), **day) == ["after-complaint"]
    assert found(said, bought, complained_on=dt.date(2024, 6, 1), **day) == []


@pytest.mark.parametrize(
    "said",
    [
        "The right was applied for on 16 October 2022. Ours is of 22 April 2024, 554 days earlier. [Exhibit 1]",
        "该权利的申请日为2022年10月16日。我方文件的日期为2024年4月22日，早于该日554天。【附件1】",
        "Заявка подана 16 октября 2022 г., наш документ датирован 22 апреля 2024 г., на 554 дня раньше. [Приложение 1]",
    ],
)
def test_the_later_of_two_days_is_not_called_earlier(said: str) -> None:
    assert found(said, bears()) == ["not-earlier"]


def says(text: str, *, names: str = "", pieces: int | None = None, days: tuple[dt.date, ...] = ()) -> ExhibitWords:
    counts = frozenset({Decimal(pieces)}) if pieces is not None else frozenset()
    return ExhibitWords(text=text, names=frozenset({names} - {""}), pieces=counts, days=frozenset(days))


KNOWN = StatedByComplaint(
    parties=frozenset({"Brackwater Trading Co., Ltd.", "Harrow Ltd"}), complained="Harrow Ltd complains."
)


@pytest.mark.parametrize(
    ("said", "id"),
    [
        ("We bought 20 pieces of KS-09 from Brackwater Trading Co., Ltd. [Exhibit 1]", "model-not-on-exhibit"),
        ("We bought 30 pieces of KS-08 from Brackwater Trading Co., Ltd. [Exhibit 1]", "pieces-not-on-exhibit"),
        ("We bought 20 pieces of KS-08 from Harrow Ltd. [Exhibit 1]", "party-not-on-exhibit"),
        ("We bought 20 pieces of KS-08 from Quillstone Lamps GmbH. [Exhibit 1]", "party-not-on-exhibit"),
        ("我方向宁波拾光商贸有限公司采购了20件KS-08。【附件1】", "party-not-on-exhibit"),
        ("Мы купили 20 шт. KS-08 у ООО «Ветла». [Приложение 1]", "party-not-on-exhibit"),
        ("On 22 April 2024 we bought 20 pieces of KS-08. [Exhibit 1]", "day-not-on-exhibit"),
        ("On 16 October 2022 we bought 20 pieces of KS-08 from Brackwater Trading Co., Ltd. [Exhibit 1]", None),
        ("Harrow Ltd complains of KS-08. [Exhibit 1]", None),
        ("The lamp is KS-09; we state this as the seller. [Exhibit 1]", None),
    ],
)
def test_what_a_sentence_says_stands_on_its_exhibit(said: str, id: str | None) -> None:
    paper = says(
        "Brackwater Trading Co., Ltd. Lamp KS 08, 20 pcs",
        names="Brackwater Trading Co., Ltd.",
        pieces=20,
        days=(dt.date(2022, 10, 16),),
    )
    assert found(said, bears(direction=Direction.TO_US), words={1: paper}, known=KNOWN) == ([id] if id else [])


def test_an_exhibit_whose_words_are_not_known_is_held_against_nothing() -> None:
    assert found("We bought 30 pieces of KS-09. [Exhibit 1]", words={}, known=KNOWN) == []


@pytest.mark.parametrize(("told", "id"), [("unsealed", "no-seal"), ("legible", "still-legible")])
def test_what_the_platform_looks_for_and_what_stays_legible_is_named(told: str, id: str) -> None:
    assert found("KS-08 was on sale. [Exhibit 1]", bears(), **{told: ("letter.pdf",)}) == [id]


def test_a_stronger_exhibit_that_the_statement_does_not_name_is_left_out() -> None:
    told = {"strength": {1: 2, 2: 0}, "names": {2: "certificate.pdf"}}
    assert found("KS-08 was on sale. [Exhibit 1]", bears(), **told) == ["left-out"]
    assert found("KS-08 was on sale. [Exhibit 1] [Exhibit 2]", bears(), **told) == []
