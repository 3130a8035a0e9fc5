"""The fact lock sees the same facts in three languages, and every change of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.tone.fact_lock import compare, describe_differences

EN = (
    "On 5 June 2026 at 10:00 Alba Lamps Ltd bought 1,200 pieces of Q-2 for USD 3,400.50 (Exhibit 2), complaint "
    "IPR-2026-0518-44001, item 1005888800001111, under art. 42, see https://alba.example/x. 45% off, desk@alba.example."
)
ZH = (
    "2026年6月5日10:00，Alba Lamps Ltd以3400.50美元购入1200件Q-2（证据2），投诉IPR-2026-0518-44001，"
    "商品1005888800001111，依据第42条，见 https://alba.example/x 。45%折扣，邮箱desk@alba.example。"
)
RU = (
    "5 июня 2026 года в 10:00 Alba Lamps Ltd купила 1 200 штук Q-2 за 3400,50 доллара (приложение 2), жалоба "
    "IPR-2026-0518-44001, товар 1005888800001111, ст. 42, см. https://alba.example/x. Скидка 45 %, desk@alba.example."
)


@pytest.mark.parametrize(("a", "b"), [(EN, ZH), (EN, RU), (ZH, RU), (EN, EN)])
def test_three_versions_of_one_text_state_the_same_facts(a: str, b: str) -> None:
    assert list(describe_differences(compare(a, b, names=("Alba Lamps Ltd",)))) == []


CHANGES = [
    ("5 June 2026", "6 June 2026", "date"),
    ("10:00", "11:00", "time"),
    ("1,200", "1,300", "number"),
    ("Q-2", "Q-3", "identifier"),
    ("USD 3,400.50", "USD 3,400.05", "amount"),
    ("USD", "EUR", "amount"),
    ("IPR-2026-0518-44001", "IPR-2026-0518-44002", "identifier"),
    ("1005888800001111", "1005888800001112", "identifier"),
    ("art. 42", "art. 43", "citation"),
    ("alba.example/x", "alba.example/y", "address"),
    ("45%", "54%", "percentage"),
    ("desk@", "help@", "mail"),
    ("Alba Lamps Ltd", "Alba Ltd", "name"),
]


@pytest.mark.parametrize(("was", "becomes", "kind"), CHANGES)
def test_every_changed_fact_is_named(was: str, becomes: str, kind: str) -> None:
    lock = compare(EN, EN.replace(was, becomes), names=("Alba Lamps Ltd",))
    assert not lock.holds
    assert kind in {difference.kind for difference in lock.differences}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("on 2026-06-05", "on June 5, 2026"),
        ("05.06.2026", "the 5th of June 2026"),
        ("до 29 мая", "by 29 May"),
        ("5月29日前", "by May 29"),
        ("１２３件", "123 pieces"),
        ("1.234.567,50 €", "€1,234,567.50"),
        ("100元", "CNY 100"),
        ("500 рублей", "RUB 500"),
        ("第12条", "Article 12"),
    ],
)
def test_one_fact_in_two_spellings_is_one_fact(a: str, b: str) -> None:
    assert list(describe_differences(compare(a, b))) == []


@given(st.text(max_size=300))
def test_a_text_always_states_its_own_facts(text: str) -> None:
    assert compare(text, text).holds


@given(st.integers(1, 99999), st.integers(1, 99999))
def test_two_numbers_are_told_apart(a: int, b: int) -> None:
    assert compare(f"we sold {a} lamps", f"we sold {b} lamps").holds == (a == b)


@pytest.mark.slow
def test_hostile_text_is_compared_in_time() -> None:
    compare("1," * 50_000, "a-" * 50_000)
    compare("9" * 100_000, "1 " * 50_000)
