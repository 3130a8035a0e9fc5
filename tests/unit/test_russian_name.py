"""A Russian name is put in the nominative, whatever case a paper declines it in."""

from __future__ import annotations

import pytest

from rejoinder.domain.russian_name import names_in_nominative
from rejoinder.proof.name import is_same_name


@pytest.mark.parametrize(
    ("declined", "plain"),
    [
        ("ИП Соколовой Марии Юрьевне", "ИП Соколова Мария Юрьевна"),
        (
            "Индивидуальному предпринимателю Громову Сергею Ивановичу",
            "Индивидуальный предприниматель Громов Сергей Иванович",
        ),
        ("ИП ГРОМОВОЙ ОЛЬГЕ ВИКТОРОВНЕ", "ИП ГРОМОВА ОЛЬГА ВИКТОРОВНА"),
        ("Белинского Игоря Никитича", "Белинский Игорь Никитич"),
        ("Бондаренко Павлу Львовичу", "Бондаренко Павел Львович"),
        ("Сорокиной-Белой Любови Петровны", "Сорокина-Белая Любовь Петровна"),
        ("Кимом Юрием Олеговичем", "Ким Юрий Олегович"),
        ("Закрытому акционерному обществу «Лён»", "Закрытое акционерное общество «Лён»"),
        ("Обществу с ограниченной ответственностью «Лён»", "Общество с ограниченной ответственностью «Лён»"),
    ],
)
def test_a_name_in_an_oblique_case_is_put_in_the_nominative(declined: str, plain: str) -> None:
    assert names_in_nominative(declined) == plain
    assert names_in_nominative(plain) == plain
    assert is_same_name(declined, plain)


@pytest.mark.parametrize("name", ["Громовой О. В.", "ООО «Лён»", "Linen Works Ltd", "杭州亚麻有限公司"])
def test_a_name_whose_case_nothing_tells_stays_as_it_is_written(name: str) -> None:
    assert names_in_nominative(name) == name


def test_another_person_of_the_family_stays_another() -> None:
    assert not is_same_name("ИП Соколовой Марии Юрьевне", "ИП Соколов Марк Юрьевич")
