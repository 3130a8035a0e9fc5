"""Who complains: how often, and how it ended, in the cases of one house."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rejoinder.db.complainant import find_complainants, partners
from rejoinder.db.models import Guest
from rejoinder.db.permissions import cards_of
from tests.web.cast import Cast
from tests.web.shelf_of_cards import card

Page = Callable[[str], Client]


@pytest.fixture
def filed(cast: Cast) -> None:
    for n, status in enumerate(("open", "won", "won", "lost", "withdrawn", "answered")):
        name = "LARKMERE PRINTS LTD." if n % 2 else "Larkmere Prints Ltd"
        card(cast.house, f"Print {n}", status=status, complainant=name, agent="Brand Guard LLP", listing_count=2)
    card(cast.house, "Shoe", complainant="耐克创新有限合伙公司", agent="Brand Guard LLP")
    card(cast.house, "Nameless")
    card(cast.other, "Elsewhere", complainant="Hidden Holdings", agent="Brand Guard LLP")


def test_spellings_of_one_name_are_one_complainant_with_how_it_ended(cast: Cast, filed: None) -> None:
    got = find_complainants(cards_of(cast.alba, cast.house), "owner")
    one = got.accusers[0]
    assert (one.key, one.total) == ("larkmere prints", 6)
    assert (one.waiting, one.refused, one.established, one.withdrawn, one.listings) == (2, 2, 1, 1, 12)
    assert one.decision_count == 3
    assert not got.more
    assert len(got.accusers) == 2


def test_agents_are_told_apart_from_those_they_act_for(cast: Cast, filed: None) -> None:
    got = find_complainants(cards_of(cast.alba, cast.house), "agent")
    assert [(one.name, one.total) for one in got.accusers] == [("Brand Guard LLP", 7)]


@pytest.mark.parametrize("sort", ["often", "lately", "name"])
def test_the_list_is_sorted_and_searched(page: Page, filed: None, sort: str) -> None:
    text = page("alba").get(f"/complainants/?sort={sort}&name=larkmere").content.decode()
    assert "LARKMERE PRINTS LTD." in text
    assert "耐克" not in text


@pytest.mark.parametrize(("who", "seen"), [("alba", True), ("bruno", True), ("carla", False)])
def test_nobody_sees_who_complains_of_another_house(page: Page, filed: None, who: str, seen: bool) -> None:
    text = page(who).get("/complainants/").content.decode()
    assert ("LARKMERE" in text) is seen
    assert ("Hidden Holdings" in text) is not seen
    one = page(who).get("/complainants/one/?as=owner&name=larkmere+prints")
    assert one.status_code == (200 if seen else 404)


def test_without_a_house_or_a_seat_there_is_nothing(page: Page, filed: None) -> None:
    for address in ("/complainants/", "/complainants/one/?name=larkmere"):
        assert page("dario").get(address).status_code == 302
        assert page("").get(address).status_code == 302


def test_a_guest_sees_who_complains_in_his_case_only(page: Page, cast: Cast, filed: None) -> None:
    shoe = cards_of(cast.alba, cast.house).get(title="Shoe")
    Guest.objects.create(case=shoe.case, user=cast.dario)
    text = page("dario").get("/complainants/").content.decode()
    assert "耐克" in text
    assert "LARKMERE" not in text


def test_one_page_tells_the_figures_the_agents_and_the_cases(page: Page, filed: None) -> None:
    text = page("alba").get("/complainants/one/?as=owner&name=Larkmere+Prints").content.decode()
    assert "Of 3 that the platform decided, 2 were refused." in text
    assert "Brand Guard LLP" in text
    assert len(re.findall(r"<strong>Print \d</strong>", text)) == 6
    assert "Shoe" not in text
    agent = page("alba").get("/complainants/one/?as=agent&name=brand+guard").content.decode()
    assert "LARKMERE PRINTS LTD." in agent
    assert "耐克" in agent


@pytest.mark.parametrize(("language", "told"), [("en", "Rights owners"), ("zh", "权利人"), ("ru", "Правообладатели")])
def test_the_page_speaks_the_language_of_the_reader(page: Page, filed: None, language: str, told: str) -> None:
    alba = page("alba")
    alba.cookies["rejoinder-language"] = language
    assert told in alba.get("/complainants/").content.decode()


@pytest.mark.parametrize("asked", ["as=x&sort=y&page=-1", "page=999", "page=x", "name=" + "x" * 500, "name=%00"])
def test_an_odd_address_shows_a_list(page: Page, filed: None, asked: str) -> None:
    assert page("alba").get(f"/complainants/?{asked}").status_code == 200


@pytest.mark.parametrize("asked", ["", "name=", "name=nobody", "as=agent&name=larkmere", "name=%00"])
def test_somebody_who_never_complained_is_refused(page: Page, filed: None, asked: str) -> None:
    assert page("alba").get(f"/complainants/one/?{asked}").status_code == 404


def test_a_long_list_has_pages(page: Page, cast: Cast) -> None:
    for n in range(60):
        card(cast.house, f"Case {n}", complainant=f"Holder {n:02}")
    first = page("alba").get("/complainants/").content.decode()
    assert first.count("<strong>Holder") == 50
    following = re.search(r'rel="next" href="([^"]*)"', first)
    assert following is not None
    second = page("alba").get("/complainants/" + following.group(1).replace("&amp;", "&")).content.decode()
    assert second.count("<strong>Holder") == 10


@pytest.mark.parametrize(
    ("side", "key", "beside"),
    [
        ("owner", "larkmere prints", [("brand guard", 6)]),
        ("agent", "brand guard", [("larkmere prints", 6), ("耐克创新有限合伙", 1)]),
    ],
)
def test_who_acts_with_whom_is_counted_in_the_order_of_one_index(
    cast: Cast, filed: None, side: str, key: str, beside: list[tuple[str, int]]
) -> None:
    with CaptureQueriesContext(connection) as asked:
        counted = partners(cards_of(cast.alba, cast.house), side, key)
    assert [(one.key, one.total) for one in counted] == beside
    if connection.vendor != "sqlite":
        pytest.skip("plans are told differently by other databases")
    counting = next(each["sql"] for each in asked.captured_queries if "GROUP BY" in each["sql"])
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + counting)
        plan = [row[3] for row in cursor.fetchall()]
    assert any("USING COVERING INDEX card_" in step for step in plan), plan
    assert not any("FOR GROUP BY" in step for step in plan), plan


@pytest.mark.django_db(transaction=True)
def test_the_indexes_of_complainants_are_replaced_when_the_database_is_migrated_and_come_back() -> None:
    names = ("card_complainant", "card_agent")
    now = {name: index_columns(name) for name in names}
    try:
        MigrationExecutor(connection).migrate([("db", "0014_line_kind")])
        before = {name: index_columns(name) for name in names}
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes("db"))
    assert before["card_agent"][1:3] == ["agent_key", "status"]
    assert now["card_agent"][1:4] == ["agent_key", "complainant_key", "status"]
    assert now["card_complainant"][1:4] == ["complainant_key", "agent_key", "status"]
    assert {name: index_columns(name) for name in names} == now


def index_columns(name: str) -> list[str]:
    with connection.cursor() as cursor:
        return list(connection.introspection.get_constraints(cursor, "db_card")[name]["columns"])
