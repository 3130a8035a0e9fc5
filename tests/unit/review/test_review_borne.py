"""A cold reader lays each sentence beside its exhibit: thing, direction, deed, who made it, and the days."""

from __future__ import annotations

import datetime as dt

import pytest

from rejoinder.adapters.wording import Wording
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.proposition import Deed, Direction, Proposition, Thing
from rejoinder.domain.review import OutgoingText
from rejoinder.proof.paper.day import days_in
from rejoinder.review.borne import Borne, unborne


def bears(deed: Deed = Deed.SOLD, thing: Thing = Thing.GOODS, direction: Direction = Direction.BY_US) -> Proposition:
    return Proposition(sha256="a" * 64, deed=deed, thing=thing, direction=direction)


GIVEN = frozenset({dt.date(2022, 10, 16), dt.date(2024, 4, 22)})


def found(sentence: str, *known: Proposition, language: str = "en", **told: object) -> list[str]:
    days = tuple((day.span, day.date) for day in days_in(sentence) if day.other is None)
    text = OutgoingText(name="statement", text=sentence, language=language, statement=True, days=days)
    borne = Borne(bears=dict(enumerate(known, 1)), **told)  # type: ignore[arg-type]
    remarks = list(unborne(text, borne))
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
