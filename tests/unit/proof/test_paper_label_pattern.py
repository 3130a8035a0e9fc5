"""Labels at the beginning of a cell."""

from __future__ import annotations

import pytest

from rejoinder.proof.paper.label_pattern import label_pattern
from rejoinder.proof.paper.script import either_script, one_script

LABELS = ("seller", "verkäufer", "numéro", "销售方", "invoice date", "m/s", "i")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Seller: Qingtao Home", "Seller: "),
        ("2) SELLER Qingtao", "2) SELLER "),
        ("（二）销售方：宁波青桃", "（二）销售方："),
        ("Verkaeufer: A", "Verkaeufer: "),
        ("VERKAUFER (Firma): A", "VERKAUFER (Firma): "),
        ("Nume\u0301ro 5", None),
        ("NUMERO 5", "NUMERO "),
        ("銷售方 Seller: A", "銷售方 Seller: "),
        ("卖方/Seller: A", "卖方/Seller: "),
        ("Invoice  Date11/05/2021", "Invoice  Date"),
        ("İ 5", "İ "),
        ("Sellers", None),
        ("seller's", None),
        ("销售方式", None),
        ("The seller", None),
        ("", None),
    ],
)
def test_a_label_matches_with_what_belongs_to_it(text: str, label: str | None) -> None:
    match = label_pattern(LABELS).match(text)
    assert (match and match[0]) == label


def test_a_whole_text_is_a_label_only_where_nothing_else_stands() -> None:
    assert label_pattern(LABELS).fullmatch("Seller (name):") is not None
    assert label_pattern(LABELS).fullmatch("Seller: A") is None


def test_a_label_is_looked_for_from_the_place_that_is_asked() -> None:
    match = label_pattern(LABELS).match("USD Seller: A", 4)
    assert match is not None
    assert (match[0], match.end()) == ("Seller: ", 12)


def test_letters_of_either_script_fold_into_one() -> None:
    assert {one_script(letter) for letter in "賣卖"} == {"卖"}
    assert either_script("卖") == "[卖賣]"
