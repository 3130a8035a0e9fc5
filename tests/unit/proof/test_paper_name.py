"""Two written names mean the same party, or nearly do, or do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.proof.name import is_near_name, is_same_model, is_same_name, is_within_name, normalised_name
from rejoinder.proof.paper.firm import organisation_at_start


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Orrin Vale Ltd", "ORRIN VALE LIMITED"),
        ("Orrin Vale Co., Ltd.", "Orrin Vale Company Limited"),
        ("Orrin & Vale GmbH", "Orrin and Vale"),
        ("Ｏｒｒｉｎ Ｖａｌｅ", "orrin vale"),
        ("Société Générique S.A.R.L.", "Societe Generique"),
        ("宁波海桐文具有限公司", "宁波海桐文具有限公司 (Ningbo Haitong Stationery Co., Ltd.)"),
        ("Ningbo Haitong Stationery Co., Ltd. (宁波海桐文具有限公司)", "宁波海桐文具"),
        ("宁波海桐（深圳）有限公司", "宁波海桐(深圳)有限公司"),
        ("ООО «Белая Сова»", 'Общество с ограниченной ответственностью "Белая Сова"'),
        ("ИП Громов Пётр Ильич", "Громов П. И."),
        ("ИП Громов Петр Ильич", "Индивидуальный предприниматель Громов Пётр Ильич"),
        ("ООО «Белая Сова»", "Belaya Sova LLC"),
        ("Li Wenhua", "Wenhua Li"),
    ],
)
def test_names_are_the_same(a: str, b: str) -> None:
    assert is_same_name(a, b)
    assert is_same_name(b, a)
    assert not is_near_name(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Orrin Vale Ltd", "Orrin Trading Ltd"),
        ("宁波海桐文具有限公司", "宁波海桐玩具制造有限公司"),
        ("宁波海桐（深圳）有限公司", "宁波海桐（广州）有限公司"),
        ("Громов П. И.", "Громов С. И."),
        ("", "Orrin Vale"),
        ("Ltd", ""),
    ],
)
def test_names_are_not_the_same(a: str, b: str) -> None:
    assert not is_same_name(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Fernleigh Optics Ltd", "Fernleih Optics Ltd"),
        ("宁波海桐文具有限公司", "宁波海桐玩具有限公司"),
        ("ООО «Белая Сова»", "ООО «Белая Соха»"),
        ("Ningbo Tidepool Trading Co., Ltd.", "Ningbo Tidepool Tradlng Co., Ltd."),
    ],
)
def test_names_that_differ_by_one_character_are_near(a: str, b: str) -> None:
    assert is_near_name(a, b)


def test_names_that_differ_by_a_number_are_not_near() -> None:
    assert not is_near_name("Orrin Factory 1", "Orrin Factory 2")


def test_a_short_form_stands_within_the_full_name() -> None:
    assert is_within_name("海桐文具", "宁波海桐文具有限公司")
    assert is_within_name("Orrin", "Orrin Vale Ltd")
    assert not is_within_name("Orr", "Orrin Vale Ltd")


@pytest.mark.parametrize(("a", "b", "same"), [
    ("QK-7", "qk 7", True), ("QK-7", "QK-12", False), ("ОК-7", "OK-7", True), ("", "", False), ("QK-7", "QK-7B", False),
])  # fmt: skip
def test_model_codes_are_compared_by_letters_and_digits(a: str, b: str, same: bool) -> None:
    assert is_same_model(a, b) is same


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_name_is_the_same_as_itself_unless_it_has_no_letters(name: str) -> None:
    assert is_same_name(name, name) is (normalised_name(name) != "")


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_sameness_does_not_depend_on_the_order(a: str, b: str) -> None:
    assert is_same_name(a, b) is is_same_name(b, a)
    assert is_near_name(a, b) is is_near_name(b, a)


def test_a_credit_code_behind_a_name_is_no_translation_of_it() -> None:
    name = "深圳市恒潮工具贸易有限公司"
    assert organisation_at_start(f"{name}（91440300MA5AAAA47F）") == name
    assert organisation_at_start(f"{name}（Hengchao Tools Co., Ltd.）") == f"{name}（Hengchao Tools Co., Ltd.）"


def test_the_bracket_of_a_legal_form_is_part_of_it() -> None:
    assert is_same_name("Federhaus Lübeck UG", "Federhaus Lübeck UG (haftungsbeschränkt)")
