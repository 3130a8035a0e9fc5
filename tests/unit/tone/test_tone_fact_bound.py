"""A number that is bounded otherwise, a share in words and names that change places are other facts."""

from __future__ import annotations

import pytest

from rejoinder.tone.fact_lock import compare
from tests.spent import at_most

CHANGED = [
    ("direction", "We sold about 300 pieces.", "We sold 300 pieces or more."),
    ("direction", "We sold 300 pieces.", "We sold at most 300 pieces."),
    ("direction", "Up to 300 pieces.", "300件以上。"),
    ("direction", "我方售出约300件。", "至少售出300件。"),
    ("direction", "Продано около 300 штук.", "Продано не менее 300 штук."),
    ("direction", "С Orso мы работаем около десяти лет.", "We have worked with Orso for more than ten years."),
    ("percentage", "We sold half of the goods.", "We sold a quarter of the goods."),
    ("percentage", "我方售出一半。", "我方售出四分之一。"),
    ("percentage", "Мы продали половину.", "We sold two thirds."),
    ("role", "Alba sold 40 lamps to Beta.", "Beta sold 40 lamps to Alba."),
    ("role", "Alba sold 40 lamps to Beta.", "Alba купила у Beta 40 ламп."),
    ("role", "Alba授权Beta销售。", "Beta授权Alba销售。"),
    ("role", "Lindo issued the certificate to Orso.", "Orso于5月向Lindo出具了证书。"),
    ("role", "Alba owns the mark and Beta is its agent.", "Beta owns the mark and Alba is its agent."),
]
SAME = [
    ("We sold about 300 pieces.", "我方售出约300件。"),
    ("More than 300 pieces.", "300多件。"),
    ("Fewer than 20 pieces are left.", "剩余不足20件。"),
    ("Осталось менее 20 штук.", "Fewer than 20 pieces are left."),
    ("We will pay up to USD 500.", "我方最多支付500美元。"),
    ("We reply within 5 days.", "You will have our reply in 5 days."),
    ("The complaint about 3 listings.", "针对3个链接的投诉。"),
    ("From 20 to 30 boxes.", "20至30箱。"),
    ("We sold half of the goods.", "Продана половина товара, 50 %."),
    ("The first half of 2024 was calm.", "2024年上半年很平稳。"),
    ("A third of the pictures are ours.", "三分之一的图片是我们的。"),
    ("A third party took the photo.", "照片由第三方拍摄。"),
    ("Alba sold 40 lamps to Beta.", "Beta bought 40 lamps from Alba."),
    ("Alba sold 40 lamps to Beta.", "Beta向Alba采购40盏灯。"),
    ("Beta получила лицензию от Alba.", "Alba granted a licence to Beta."),
    ("Alba and Beta are dealers.", "Beta and Alba are dealers."),
]


@pytest.mark.parametrize(("kind", "a", "b"), CHANGED)
def test_what_changes_a_fact_is_named_from_either_side(kind: str, a: str, b: str) -> None:
    assert kind in {difference.kind for difference in compare(a, b).differences}
    assert kind in {difference.kind for difference in compare(b, a).differences}


@pytest.mark.parametrize(("a", "b"), SAME)
def test_other_words_for_the_same_fact_hold(a: str, b: str) -> None:
    assert [(one.kind, one.value) for one in compare(a, b).differences] == []


def test_a_bound_is_told_by_its_sign() -> None:
    found = compare("We sold about 300 pieces.", "We sold 300 or more pieces.").differences
    assert [(one.value, one.in_a, one.in_b) for one in found] == [("≈ 300", 1, 0), ("≥ 300", 0, 1)]


@pytest.mark.parametrize("text", ["Alba sold to Beta ", "at least 3 ", "不少于", "от 5 до ", "half a third "])
def test_hostile_text_is_compared_in_time(text: str) -> None:
    with at_most(2):
        compare(text * (15_000 // len(text)), text * (12_000 // len(text)), names=("Alba", "Beta"))
