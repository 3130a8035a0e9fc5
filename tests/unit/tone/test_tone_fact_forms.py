"""One fact is one fact in every form that three languages give it, and a lost "not" is named."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.tone.fact_lock import compare, describe_differences, spellings

MONTHS_EN = "January February March April May June July August September October November December".split()
MONTHS_RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()


def differences(a: str, b: str, **given: tuple[tuple[str, ...], ...]) -> list[str]:
    return list(describe_differences(compare(a, b, **given)))


ALIGNED = [
    ("We will pay USD 1.2 million within three working days.", "我方将在三个工作日内支付120万美元。"),
    ("We will pay USD 1.2 million within three working days.", "Мы заплатим 1,2 млн долларов США за три рабочих дня."),
    ("We offer 200 US dollars until 5 p.m. on Friday.", "我方愿意支付200美元，有效期至周五下午五点。"),
    ("We offer 200 US dollars until 5 p.m. on Friday.", "Мы предлагаем 200 долларов США до 17:00 пятницы."),
    ("Thirty per cent of the goods, see article 42 and Annex 3.", "百分之三十的货物，见第四十二条和附件三。"),
    ("The second picture was changed in June 2026.", "第二张图片于2026年6月更换。"),
    ("The second picture was changed in June 2026.", "Вторую фотографию заменили: июнь 2026 года."),
    ("On 5 June 2026, and again on 5 June.", "二〇二六年六月五日。"),
    ("1.5亿元", "150 million yuan"),
    ("¥3万", "RMB 30,000"),
    ("人民币三百元", "300 юаней"),
    ("The listing does not infringe.", "该商品不构成侵权。"),
    ("We deny the allegation.", "我方否认该指控。"),
    ("We have not admitted anything.", "Мы ничего не признавали."),
    ("We are sorry for the inconvenience.", "给贵方带来不便，我们深表歉意。"),
    ("The marks differ.", "两个商标不同。"),
    ("It was online from 1 to 9 May 2026.", "该链接于2026年5月1日至9日在线。"),
    ("It was online from 1 to 9 May.", "Объявление было размещено с 1 по 9 мая."),
]


@pytest.mark.parametrize(("a", "b"), ALIGNED)
def test_a_faithful_translation_states_the_same_facts(a: str, b: str) -> None:
    assert differences(a, b) == []


UNFAITHFUL = [
    ("The listing does not infringe.", "该商品构成侵权。", "negation: The listing does not infringe. (1, 0)"),
    ("Мы не использовали снимок.", "We used the picture.", "negation: Мы не использовали снимок. (1, 0)"),
    ("We pay USD 1.2 million.", "我方支付12万美元。", "amount: 1200000 USD (1, 0)"),
    ("within three working days", "五个工作日内", "number: 3 (1, 0)"),
    ("by Friday", "周四前", "date: weekday 5 (1, 0)"),
    ("by 5 p.m.", "上午五点前", "time: 17:00 (1, 0)"),
    ("the second picture", "第三张图片", "ordinal: 2 (1, 0)"),
    ("该商标由 Alba Lamps 持有。", "Знак принадлежит Бета.", "name: Alba Lamps (1, 0)"),
    ("We bought it from Alba Lamps.", "We bought it from Beta Lamps.", "name: Alba Lamps (1, 0)"),
    ("third party", "第三方，第42条", "citation: 42 (0, 1)"),
    ("40 %", "40 процентов и 50 процентов", "percentage: 50 (0, 1)"),
]


@pytest.mark.parametrize(("a", "b", "named"), UNFAITHFUL)
def test_an_unfaithful_translation_is_told_what_it_changed(a: str, b: str, named: str) -> None:
    assert named in differences(a, b)


def test_a_transliterated_name_is_the_same_name_where_the_list_says_so() -> None:
    names = spellings("# parties\nAlba Lamps Ltd = 阿尔巴灯具 = ООО «Альба»  # ours\n\nLUMA\n")
    assert names == (("Alba Lamps Ltd", "阿尔巴灯具", "ООО «Альба»"), ("LUMA",))
    assert differences("Alba Lamps Ltd owns LUMA.", "阿尔巴灯具持有LUMA。", names=names) == []
    assert differences("Alba Lamps Ltd owns LUMA.", "该公司持有LUMA。", names=names) == ["name: Alba Lamps Ltd (1, 0)"]


def test_sentences_cut_differently_are_compared_as_a_whole() -> None:
    assert differences("We do not agree. We will answer.", "我方不同意，并将答复。") == []
    assert [one.split(":")[0] for one in differences("We do not agree. We will answer.", "我方同意，并将答复。")] == [
        "negation"
    ]


def written(day: dt.date) -> list[str]:
    """A day in every form that people use."""
    return [
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}",
        f"{MONTHS_EN[day.month - 1][:3]} {day.day}, {day.year}",
        f"{day.day} {MONTHS_RU[day.month - 1]} {day.year} г.",
    ]


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)), st.integers(0, 5), st.integers(0, 5))
def test_a_day_is_the_same_day_in_any_form(day: dt.date, one: int, other: int) -> None:
    assert compare(f"({written(day)[one]})", f"({written(day)[other]})").holds


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)),
    st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)),
    st.integers(0, 5),
    st.integers(0, 5),
)
def test_two_days_are_two_days_in_any_form(a: dt.date, b: dt.date, one: int, other: int) -> None:
    assert compare(f"({written(a)[one]})", f"({written(b)[other]})").holds == (a == b)


@given(st.integers(1, 9999))
def test_ten_thousands_are_ten_thousands_in_any_form(tens: int) -> None:
    forms = [f"{tens}万元", f"RMB {tens * 10_000:,}", f"{tens * 10} тыс. юаней", f"{tens * 10} thousand yuan"]
    assert all(compare(forms[0], form).holds for form in forms)
    assert not compare(forms[0], f"{tens + 1}万元").holds


@given(
    st.lists(st.sampled_from(["not ", "7 ", "不", "не ", "5 May ", "Alba ", "$5 ", "第三条", "word. "]), max_size=12)
)
def test_the_comparison_names_the_same_differences_from_either_side(parts: list[str]) -> None:
    a, b = "".join(parts), "".join(parts[::2])
    there = {(one.kind, one.value, one.in_a, one.in_b) for one in compare(a, b).differences}
    back = {(one.kind, one.value, one.in_b, one.in_a) for one in compare(b, a).differences}
    assert there == back
    assert compare(a, a).holds
