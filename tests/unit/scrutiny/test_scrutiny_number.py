"""What a registration number tells of itself is what the rulebook of numbers says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from scrutiny_bench import ITEM, case, found, ids, reading, wrong

from rejoinder.adapters.shipped.rulebook import shipped_rulebooks
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.reading import Registration
from rejoinder.domain.right import Right
from rejoinder.scrutiny.number import check_digit, german_check_digit, luhn_like, number_facts

RULES = shipped_rulebooks().of_kind("number")
EXAMPLES = [(rule.id, example) for rule in RULES for example in rule.examples]
PENDING, IMPOSSIBLE = ["registration-only-applied-for:0"], ["registration-number-impossible:0"]
OTHER = ["registration-of-another-right"]
URL = f"https://www.aliexpress.com/item/{ITEM}.html"


def of(example: Mapping[str, Any]) -> Registration:
    return Registration(number=example["number"], kind=example["kind"], office=example.get("office"), span=(0, 1))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{id}-{e['number']}" for id, e in EXAMPLES])
def test_each_example_of_a_number_comes_out(rule: str, example: Mapping[str, Any]) -> None:
    said = number_facts(of(example))
    assert (said.impossible is None) == example["fits"]
    assert said.rule == rule
    assert said.pending == example.get("pending")
    assert said.kind in (None, example["kind"])


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{id}-{e['number']}" for id, e in EXAMPLES])
def test_a_number_that_cannot_be_is_explained_in_each_language(rule: str, example: Mapping[str, Any]) -> None:
    why = number_facts(of(example)).impossible
    for language in LANGUAGES:
        assert why is None or "{" not in Wording().say(why, language)


def test_every_rule_of_a_number_carries_examples() -> None:
    assert [rule.id for rule in RULES if not rule.examples] == []


@pytest.mark.parametrize("number", ["6*****3", "[private]", "ZL2017xxxx1862.3", "•••••12"])
def test_a_number_that_is_blacked_out_tells_nothing(number: str) -> None:
    assert number_facts(Registration(number=number, kind="trademark", office="uspto", span=(0, 1))).impossible is None


@pytest.mark.parametrize(("digits", "check"), [("95115608", "X"), ("201710601862", "3")])
def test_the_check_digit_of_a_chinese_patent_follows_the_standard(digits: str, check: str) -> None:
    assert check_digit(digits) == check


def test_the_check_digits_of_europe_and_germany_follow_their_offices() -> None:
    assert (luhn_like("99403122"), luhn_like("16839078")) == ("7", "9")
    assert (german_check_digit("3130619"), german_check_digit("102007004488")) == ("5", "9")


def judged(text: str, number: str, kind: str, office: str | None, right: Right) -> list[str]:
    read = reading(f"{text} {URL}", rights=[right], number=(number, kind, office), listings=[(URL, ITEM)])
    return ids(wrong(case(read)))


@pytest.mark.parametrize(
    ("text", "number", "kind", "office", "right", "defects"),
    [
        ("CN112801581A", "CN112801581A", "patent", "cnipa", Right.PATENT, PENDING),
        ("CN112801581B", "CN112801581B", "patent", "cnipa", Right.PATENT, []),
        ("US 20210123456 A1", "US 20210123456 A1", "patent", "uspto", Right.PATENT, PENDING),
        ("EP1234567A1", "EP1234567A1", "patent", None, Right.PATENT, PENDING),
        ("EP99403122.4", "EP99403122.4", "patent", None, Right.PATENT, IMPOSSIBLE),
        ("UK009178675421", "UK009178675421", "trademark", "ukipo", Right.TRADEMARK, IMPOSSIBLE),
        ("заявка 2020740504", "2020740504", "trademark", "rospatent", Right.TRADEMARK, PENDING),
        ("свидетельство 779553", "779553", "trademark", "rospatent", Right.TRADEMARK, []),
        ("заявка № 779553", "779553", "trademark", None, Right.TRADEMARK, PENDING),
        ("国作登字-2024-F-00123456", "国作登字-2024-F-00123456", "copyright", "ncac", Right.TRADEMARK, OTHER),
        ("9412345678", "12345678", "trademark", "uspto", Right.TRADEMARK, []),
    ],
)
def test_a_number_is_held_against_the_right_asserted(
    text: str, number: str, kind: str, office: str | None, right: Right, defects: list[str]
) -> None:
    assert judged(text, number, kind, office, right) == defects


def test_a_patent_complaint_that_names_only_an_international_application_is_a_defect() -> None:
    text = f"Our invention patent PCT/CN2021/123456 is infringed. {URL}"
    read = reading(text, rights=[Right.PATENT], listings=[(URL, ITEM)])
    assert "registration-only-applied-for:pct" in ids(found(case(read)))


def test_a_defect_of_a_number_cites_the_rule_of_its_office() -> None:
    text = f"Patent ZL201710601862.4 {URL}"
    read = reading(text, rights=[Right.PATENT], number=("ZL201710601862.4", "patent", "cnipa"), listings=[(URL, ITEM)])
    (defect,) = found(case(read), rulebooks=shipped_rulebooks())
    assert defect.because[-1].id == "numbers.cn.patent"
    assert defect.source is not None
