"""Search finds words of every script, numbers and addresses, and nothing behind a wall."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.db.models import Card, CardWords, Case, Guest
from rejoinder.db.search import MOST_FOUND, keep_words, matching_cases
from rejoinder.db.search_term import search_terms, words
from tests.spent import at_most
from tests.web.cast import Cast
from tests.web.shelf_of_cards import card

Page = Callable[[str], Client]
CHINESE = """您好，我们收到针对您店铺的知识产权投诉。
投诉编号：TB20261109
权利人：耐克创新有限合伙公司
权利类型：商标权
商标：耐克
注册号：1234567
商品链接：https://www.aliexpress.com/item/1005007000000001.html
请在2026年11月13日前提交反通知。
"""


def titles(page: Client, query: str) -> list[str]:
    answered = page.get("/", {"q": query})
    assert answered.status_code == 200
    return re.findall(r"<a href=\"/cases/[^\"]+\"><strong>([^<]*)</strong>", answered.content.decode())


@pytest.fixture
def shelf(cast: Cast) -> dict[str, Card]:
    made = {
        "Night Herons": ["Night Herons", "Larkmere Prints Ltd", "IPR-2026-448120", "VA 2-345-678"],
        "耐克": ["耐克运动鞋", "耐克创新有限合伙公司", "TB20261109"],
        "Полярная сова": ["Полярная сова", "ООО Ёлка", "https://www.ozon.ru/product/teapot-123456789/"],
        "Listing": ["https://www.aliexpress.com/item/1005006112233445.html?spm=a2g0o.detail"],
    }
    cards = {title: card(cast.house, title) for title in made}
    for title, texts in made.items():
        keep_words(cards[title], texts)
    return cards


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("herons", "Night Herons"),
        ("HERONS night", "Night Herons"),
        ("her", "Night Herons"),
        ("Larkmere", "Night Herons"),
        ("IPR-2026-448120", "Night Herons"),
        ("ipr2026448120", "Night Herons"),
        ("448120", "Night Herons"),
        ("4481", "Night Herons"),
        ("2345678", "Night Herons"),
        ("耐克", "耐克"),
        ("运动", "耐克"),
        ("创新有限", "耐克"),
        ("鞋", "耐克"),
        ("ＴＢ２０２６", "耐克"),
        ("сова", "Полярная сова"),
        ("СОВ", "Полярная сова"),
        ("елка", "Полярная сова"),
        ("ёлк", "Полярная сова"),
        ("123456789", "Полярная сова"),
        ("1005006112233445", "Listing"),
        ("https://m.aliexpress.com/item/1005006112233445.html?gatewayAdapt=glo2rus", "Listing"),
    ],
)
def test_a_case_is_found_by(page: Page, shelf: dict[str, Card], query: str, title: str) -> None:
    assert titles(page("alba"), query) == [title]


@pytest.mark.parametrize("query", ["herons 耐克", "克耐", "erons", "zzz", "1005006112233446", "", "!!!", "«»"])
def test_what_is_not_met_as_a_whole_is_not_found(page: Page, shelf: dict[str, Card], query: str) -> None:
    assert len(titles(page("alba"), query)) == (4 if query == "" else 0)


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "text : x",
        "herons OR 耐克",
        "herons*",
        "NOT herons",
        "house : a",
        "' | 'a",
        "a:*b",
        "\\",
        "\x00",
        "x" * 200,
    ],
)
def test_no_query_speaks_to_the_index(page: Page, shelf: dict[str, Card], query: str) -> None:
    assert page("alba").get("/", {"q": query}).status_code == 200


def test_a_query_that_is_too_long_is_refused(page: Page, shelf: dict[str, Card]) -> None:
    assert page("alba").get("/", {"q": "x" * 201}).status_code == 400


@pytest.mark.parametrize(("who", "count"), [("alba", 1), ("bruno", 1), ("carla", 0), ("dario", 0)])
def test_the_walls_hold_in_the_search(page: Page, shelf: dict[str, Card], who: str, count: int) -> None:
    assert len(titles(page(who), "herons")) == count


def test_a_guest_finds_his_case_and_no_other(page: Page, cast: Cast, shelf: dict[str, Card]) -> None:
    Guest.objects.create(case=shelf["耐克"].case, user=cast.dario)
    assert titles(page("dario"), "耐克") == ["耐克"]
    assert titles(page("dario"), "herons") == []


def test_who_knows_the_id_of_another_house_finds_nothing_by_it(page: Page, cast: Cast, shelf: dict[str, Card]) -> None:
    assert titles(page("carla"), cast.house.pk.hex) == []
    assert titles(page("alba"), cast.house.pk.hex) == []


def test_a_search_looks_at_open_and_closed_cases_alike(page: Page, cast: Cast) -> None:
    card(cast.house, "Grey Owl", status="won")
    assert titles(page("alba"), "owl") == ["Grey Owl"]


def test_words_that_are_gone_are_no_longer_found(page: Page, cast: Cast, shelf: dict[str, Card]) -> None:
    keep_words(shelf["Night Herons"], ["Grey Owl"])
    assert titles(page("alba"), "herons") == []
    assert titles(page("alba"), "grey") == ["Night Herons"]
    shelf["Night Herons"].case.delete()
    assert titles(page("alba"), "grey") == []


def test_a_notice_is_found_by_its_own_words(page: Page, opened: Callable[..., Case]) -> None:
    opened(CHINESE, suffix=".txt")
    for query in ("投诉", "耐克", "TB20261109", "1234567", "1005007000000001", "反通知"):
        assert len(titles(page("alba"), query)) == 1, query


def test_more_than_one_search_looks_at_is_said(page: Page, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rejoinder.db.search.MOST_FOUND", 2)
    for n in range(3):
        card(cast.house, f"Heron {n}")
    assert matching_cases("heron", cast.house).more
    assert sorted(titles(page("alba"), "heron")) == ["Heron 1", "Heron 2"]
    assert "More than" in page("alba").get("/?q=heron").content.decode()
    assert MOST_FOUND == 1_000


@given(st.text(max_size=200))
def test_words_hold_nothing_that_an_index_would_read_as_a_sign(text: str) -> None:
    for word in (*words([text], most=500), *(word for word, _ in search_terms(text))):
        assert word
        assert all(letter.isalnum() or (ord(letter) > 0x7F and not letter.isspace()) for letter in word)


@given(st.text(alphabet="abЖё耐克运动12-./ ", min_size=1, max_size=30))
def test_a_text_is_found_by_itself(text: str) -> None:
    cut = words([text], most=500)
    for word, begins in search_terms(text):
        assert word in cut or (begins and any(other.startswith(word) for other in cut))


@pytest.mark.parametrize("text", ["a" * 60_000, "a-" * 30_000, "ab" * 15_000 + "-" + "1" * 30_000, "中a" * 30_000])
def test_a_run_without_end_costs_no_more_than_other_words(text: str) -> None:
    with at_most(2.0):
        assert len(words([text], most=6_000)) <= 6_000


@pytest.mark.parametrize(
    ("text", "joined"),
    [("QT-230519", "qt230519"), ("a.b_c", "abc"), ("a--b", None), ("中-a-b", "ab"), ("a" * 40 + "-" + "b" * 40, None)],
)
def test_numbers_with_signs_between_are_found_joined(text: str, joined: str | None) -> None:
    apart = set(words([text], most=99))
    assert joined is None or joined in apart
    assert joined is not None or not any(len(word) > 40 or word == "ab" for word in apart)


def test_words_of_one_case_have_a_bound() -> None:
    assert len(words((f"w{n}" for n in range(10_000)), most=6_000)) == 6_000
    assert len(max(words(["x" * 500], most=10), key=len)) == 64


def test_one_row_of_words_is_kept_for_a_case(cast: Cast, shelf: dict[str, Card]) -> None:
    assert CardWords.objects.filter(card=shelf["耐克"]).count() == 1
