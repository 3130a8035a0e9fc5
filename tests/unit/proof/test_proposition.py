"""What a paper bears: a mould is no product, our purchase no sale of ours, an order no delivery."""

from __future__ import annotations

from typing import Any

import pytest
from defence_cast import (
    MODEL,
    STRANGER,
    SUPPLIER,
    US,
    case,
    in_every_language,
    invoice,
    line,
    listing,
    paper,
    part,
    reading,
    reasons,
    tried,
    words,
)

from rejoinder.domain.defence import Defence, DefenceStatus, RequirementStatus
from rejoinder.domain.evidence import Inspection, Item, PaperKind
from rejoinder.domain.proposition import Thing
from rejoinder.domain.right import Right
from rejoinder.proof.thing import thing_of

FILED = {"filed_on": "2026-03-20"}


def earlier_sale(*papers: Inspection, **changes: Any) -> Defence:
    return tried(case(reading(Right.DESIGN, dated=FILED), **changes), *papers)["earlier_sale"]


@pytest.mark.parametrize(
    ("says", "thing"),
    [
        (f"{MODEL} jellyfish lamp", Thing.GOODS),
        (f"Injection mould for {MODEL}", Thing.TOOL),
        (f"{MODEL} stamping die, 1 set", Thing.TOOL),
        ("Die-cast toy car", Thing.GOODS),
        ("Moulded lamp foot", Thing.GOODS),
        (f"水母灯{MODEL}注塑模具", Thing.TOOL),
        (f"*灯具*水母灯 {MODEL}", Thing.GOODS),
        ("国内运费", Thing.FEE),
        (f"{MODEL}加工费", Thing.FEE),
        (f"{MODEL} 定金", Thing.DEPOSIT),
        (f"{MODEL}样品", Thing.SAMPLE),
        (f"Пресс-форма для светильника {MODEL}", Thing.TOOL),
        ("Доставка до склада", Thing.FEE),
        (f"Светильник {MODEL} с доставкой до двери покупателя", Thing.GOODS),
        (f"Freight for {MODEL}", Thing.FEE),
        ("Rug with free delivery to the door", Thing.GOODS),
        (f"Светильник {MODEL}", Thing.GOODS),
        ("抱枕套 制版费 YL-D17", Thing.TOOL),
        ("包装设计费用", Thing.FEE),
        ("抱枕套 YL-D17 免费", Thing.GOODS),
        ("Registration fee", Thing.FEE),
    ],
)
def test_a_line_names_goods_or_something_else(says: str, thing: Thing) -> None:
    assert thing_of(says) is thing


def test_moulds_are_the_goods_of_one_who_sells_moulds() -> None:
    assert thing_of("Silicone mould CM-6", "Silicone Mould CM-6 for cakes") is Thing.GOODS


@pytest.mark.parametrize(
    "says", [f"Injection mould {MODEL}", f"水母灯{MODEL}模具", f"Пресс-форма {MODEL}", f"Freight, {MODEL}"]
)
def test_a_tool_that_we_bought_never_shows_that_the_product_was_on_sale(says: str) -> None:
    bought = invoice(items=(line(says=says, pieces=1),), issued_on="2025-09-01")
    ground = earlier_sale(bought)
    assert ground.status is DefenceStatus.UNAVAILABLE
    assert not [one for one in ground.assertions if bought.paper.sha256 in one.exhibits]
    assert part(ground, "same_product").status is RequirementStatus.MISSING


def test_a_tool_is_known_by_the_words_around_the_model_where_no_lines_were_read() -> None:
    text = f"Buyer: {US}\nSeller: {SUPPLIER}\n水母灯{MODEL}注塑\n模具\n{MODEL} 套 1 26000.00"
    ground = earlier_sale(invoice(items=(), text=text, issued_on="2025-09-01"))
    assert part(ground, "same_product").status is RequirementStatus.MISSING


def test_a_mould_maker_may_sell_goods() -> None:
    text = f"Buyer: {US}\nSeller: Yuhuan Mould Works\n{MODEL} lamp 100"
    bought = invoice(seller="Yuhuan Mould Works", items=(), text=text, issued_on="2025-09-01")
    assert earlier_sale(bought).ready


def test_a_purchase_of_ours_is_told_as_a_sale_by_the_supplier() -> None:
    said = words(*(one.says for one in earlier_sale(invoice(issued_on="2025-09-01")).assertions))
    assert f"{SUPPLIER} had by then sold 100 pieces of {MODEL}" in said
    assert "was already on sale" not in said


def test_a_sale_of_ours_is_told_as_ours() -> None:
    sold = invoice(seller=US, buyer=STRANGER, issued_on="2025-09-01")
    assert "we were already selling" in words(*(one.says for one in earlier_sale(sold).assertions))


@pytest.mark.parametrize(
    ("kind", "head", "reason"),
    [
        (PaperKind.CONTRACT, "Contract of sale", "ordered or agreed"),
        (PaperKind.INVOICE, "QUOTATION", "an offer"),
        (PaperKind.INVOICE, "形式发票", "an offer"),
        (PaperKind.INVOICE, "Коммерческое предложение", "an offer"),
        (PaperKind.INVOICE, "Purchase Order 14", "ordered or agreed"),
    ],
)
def test_an_offer_or_an_order_is_no_sale(kind: PaperKind, head: str, reason: str) -> None:
    told = {"seller": SUPPLIER, "buyer": US, "issued_on": "2025-09-01", "items": (line(),)}
    ground = earlier_sale(paper("paper.pdf", kind, text=f"{head}\n{MODEL} lamp", **told))
    assert not ground.ready
    assert reason in reasons(part(ground, "public"))


def test_a_mould_in_our_purchase_adds_no_pieces_of_the_product() -> None:
    mould = Item(says=f"Injection mould {MODEL}", model=MODEL, quantity=line().quantity)
    bought = invoice(items=(mould,))
    ground = tried(case(listings=(listing(orders=50),)), bought)["bought_from_owner"]
    assert part(ground, "quantity").status is RequirementStatus.MISSING


@pytest.mark.parametrize(("before", "is_sale"), [("injection mould for the lamp", False), ("table lamp", True)])
def test_a_line_of_a_bare_model_is_told_by_the_words_around_it(before: str, is_sale: bool) -> None:
    sold = invoice(
        items=(line(says=f"{MODEL} set"),), issued_on="2025-09-01", text=f"Invoice\n{before}\n{MODEL} set 1 900"
    )
    assert earlier_sale(sold).ready is is_sale


def test_everything_is_said_in_three_languages() -> None:
    mould = invoice("mould.pdf", items=(line(says=f"Injection mould {MODEL}"),), issued_on="2025-09-01")
    for said in in_every_language(
        case(reading(Right.DESIGN, dated=FILED)), mould, invoice(issued_on="2025-09-02")
    ).values():
        assert said
