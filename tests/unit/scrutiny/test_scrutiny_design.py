"""A Locarno class that does not fit the listing is held against a design where the law lets the class say something."""

from __future__ import annotations

import pytest
from scrutiny_bench import case, found, ids, ours, paper, reading

from rejoinder.adapters.shipped.rulebook import shipped_rulebooks
from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.finding import Gravity
from rejoinder.domain.reading import Reading
from rejoinder.domain.right import Right
from rejoinder.scrutiny.locarno import LAST_CLASS, OF_ANY_PRODUCT, products

CHINESE = ("ZL202330123456.7", "design", "cnipa")
EUROPEAN = ("008765432-0003", "design", "euipo")


def read(number: tuple[str, str, str | None], said: str) -> Reading:
    return reading(f"Design {number[0]} {said}", rights=(Right.DESIGN,), number=number)


@pytest.mark.parametrize(
    "said",
    [
        "Locarno class 06-01",
        "LOC (14) Cl. 06-01",
        "国际外观设计分类号：06-01",
        "МКПО: 06-01",
        "class 06-01",
        "Locarno (14th edition) class 06-01",
    ],
)
def test_a_product_of_another_class_helps_against_a_chinese_design(said: str) -> None:
    (defect,) = found(case(read(CHINESE, said), listing=ours("Ceramic Mug 350 ml")), rulebooks=shipped_rulebooks())
    assert (defect.id, defect.gravity) == ("design-class-differs", Gravity.HELPS)
    assert "Fa Shi [2009] No. 21" in (defect.source or "")


def test_against_a_european_design_the_class_is_said_to_limit_nothing() -> None:
    of = case(read(EUROPEAN, "Locarno class 06-01"), listing=ours("Ceramic Mug 350 ml"))
    (note,) = found(of, rulebooks=shipped_rulebooks())
    assert (note.id, note.gravity, note.private) == ("design-class-limits-nothing", Gravity.NOTE, True)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Locarno class 07-01", "Ceramic Mug 350 ml"),
        ("Locarno class 32-00", "Ceramic Mug 350 ml"),
        ("Locarno class 09-03", "Ceramic Mug 350 ml"),
        ("Locarno class 06-01", "Ceramic Thing"),
        ("Locarno class 06-01", "Armchair and Mug"),
        ("Locarno classes 06-01, 07-02", "Ceramic Mug 350 ml"),
        ("国际外观设计分类号：06-01、07-02", "马克杯 350ml"),
        ("Locarno Classification, 14th edition", "Ceramic Mug 350 ml"),
        ("洛迦诺分类第14版", "马克杯 350ml"),
        ("Locarno Agreement of 8 October 1968", "Ceramic Mug 350 ml"),
        ("LOC (14)", "Ceramic Mug 350 ml"),
        ("Locarno class 30-03", "Stainless Steel Bowl for Dogs"),
        ("Locarno class 26-05", "LED Curtain Lights 3 m"),
        ("Locarno class 26-06", "USB Bicycle Light"),
        ("Locarno class 19-02", "冰箱贴 卡通"),
        ("", "Ceramic Mug 350 ml"),
    ],
)
def test_where_class_or_product_is_not_plainly_another_nothing_is_said(said: str, title: str) -> None:
    assert found(case(read(CHINESE, said), listing=ours(title))) == []


def test_of_a_design_of_another_land_nothing_is_said() -> None:
    number = ("D987,654", "design", "uspto")
    assert found(case(read(number, "Locarno class 06-01"), listing=ours("Ceramic Mug"))) == []


def test_the_class_is_read_from_the_certificate_too() -> None:
    seen = paper("claimed/design.pdf", Place.CLAIMED, PaperKind.PATENT_CERTIFICATE, "外观设计专利证书 分类号：06-01")
    assert "design-class-differs" in ids(found(case(read(CHINESE, ""), listing=ours("马克杯 350ml")), [seen]))


def test_every_product_of_the_table_lies_in_a_class_that_can_be_held_against_a_complaint() -> None:
    for title in ("mug", "手机壳", "гитара", "dog leash", "mug for cats", "ashtray"):
        (seen,) = products(title)
        assert all(1 <= number <= LAST_CLASS for number in seen.classes)
        assert not seen.classes & OF_ANY_PRODUCT
