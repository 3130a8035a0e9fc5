"""The board: what is due first, filtered, page by page, in three languages, for those who may see it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rejoinder.db.models import Card, Case, Guest, SavedView, Shop
from rejoinder.db.services import Services
from tests.web.cast import NOW, Cast, joined
from tests.web.shelf_of_cards import card

Page = Callable[[str], Client]
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def titles(page: Client, address: str) -> list[str]:
    answered = page.get(address)
    assert answered.status_code == 200
    return re.findall(r"<a href=\"/cases/[^\"]+\"><strong>([^<]*)</strong>", answered.content.decode())


@pytest.fixture
def five(cast: Cast) -> dict[str, Card]:
    """One case in each band of urgency."""
    dues = {"Overdue": -2 * HOUR, "Today": 3 * HOUR, "Week": 3 * DAY, "Later": 20 * DAY, "Undated": None}
    return {title: card(cast.house, title, due=due) for title, due in reversed(dues.items())}


def test_what_is_due_first_stands_first(page: Page, five: dict[str, Card]) -> None:
    assert titles(page("alba"), "/") == ["Overdue", "Today", "Week", "Later", "Undated"]


@pytest.mark.parametrize("band", ["overdue", "today", "week", "later", "undated"])
def test_a_band_shows_its_own_cases_only(page: Page, five: dict[str, Card], band: str) -> None:
    assert titles(page("alba"), f"/?due={band}") == [band.title()]


@pytest.mark.parametrize(("who", "seen"), [("alba", True), ("bruno", True), ("carla", False), ("dario", False)])
def test_a_case_stands_on_the_board_of_its_own_house_only(
    page: Page, five: dict[str, Card], who: str, seen: bool
) -> None:
    assert ("Overdue" in titles(page(who), "/")) is seen


def test_nobody_sees_the_board_without_signing_in(page: Page, five: dict[str, Card]) -> None:
    assert page("").get("/").status_code == 302


def test_a_guest_sees_one_case_and_not_the_house(page: Page, cast: Cast, five: dict[str, Card]) -> None:
    Guest.objects.create(case=five["Week"].case, user=cast.dario)
    assert titles(page("dario"), "/") == ["Week"]
    assert "Bruno" not in page("dario").get("/").content.decode()


def test_a_row_tells_what_a_desk_needs(page: Page, cast: Cast) -> None:
    shop = Shop.objects.create(organisation=cast.house, name="Sandpiper Store")
    card(
        cast.house,
        "Night Herons",
        due=3 * DAY,
        complainant="Larkmere Prints Ltd",
        reference="IPR-2026-448120",
        shop=shop,
        handler=cast.alba,
        best_route="counter_notice",
        missing_count=2,
    )
    text = page("alba").get("/").content.decode()
    for told in ("AliExpress", "copyright", "Larkmere Prints Ltd", "IPR-2026-448120", "Sandpiper Store", "Alba"):
        assert told in text, told
    for told in ("Counter-notice", "2 requirements missing", "3 days left", "14 November 2026, 09:00 (Beijing time)"):
        assert told in text, told
    assert "14 November 2026, 01:00 (UTC)" in text


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["2 hours overdue", "Overdue", "unassigned"]),
        ("zh", ["已逾期 2 小时", "已逾期", "未指派", "著作权"]),
        ("ru", ["просрочено на 2 часа", "Просрочено", "не назначен", "авторское право"]),
    ],
)
def test_the_board_speaks_the_language_of_the_reader(
    page: Page, five: dict[str, Card], language: str, told: list[str]
) -> None:
    alba = page("alba")
    alba.cookies["rejoinder-language"] = language
    text = alba.get("/").content.decode()
    assert [word for word in told if word not in text] == []


def test_filters_narrow_the_list(page: Page, cast: Cast) -> None:
    shop = Shop.objects.create(organisation=cast.house, name="Store")
    card(cast.house, "Plain")
    card(cast.house, "Special", platform="ozon", rights=["trademark", "picture"], shop=shop, handler=cast.alba)
    card(cast.house, "Named", complainant="Ostrov AG", agent="Brand Guard LLP")
    alba = page("alba")
    for asked in ("platform=ozon", "right=picture", f"shop={shop.pk}", f"handler={cast.alba.pk}"):
        assert titles(alba, f"/?{asked}") == ["Special"], asked
    assert sorted(titles(alba, "/?handler=none")) == ["Named", "Plain"]
    assert titles(alba, "/?complainant=ostrov") == ["Named"]
    assert titles(alba, "/?complainant=brand+guard") == ["Named"]
    assert titles(alba, "/?platform=ozon&complainant=ostrov") == []


@pytest.mark.parametrize(
    "asked", ["phase=elsewhere", "sort=luck", "due=never", "right=left", "shop=x", "handler=%F0%9F%98%80", "after=zzz"]
)
def test_a_filter_that_is_none_is_refused_and_not_ignored(page: Page, five: dict[str, Card], asked: str) -> None:
    assert page("alba").get(f"/?{asked}").status_code == 400


def test_a_case_that_is_over_stands_among_those_that_are(page: Page, cast: Cast) -> None:
    card(cast.house, "Won", status="won")
    card(cast.house, "Waiting", status="answered")
    alba = page("alba")
    assert titles(alba, "/") == []
    assert titles(alba, "/?phase=over") == ["Won"]
    assert titles(alba, "/?phase=answered") == ["Waiting"]
    assert sorted(titles(alba, "/?phase=all")) == ["Waiting", "Won"]


@pytest.mark.parametrize("sort", ["due", "newest", "complainant"])
def test_pages_follow_one_another_without_gap_or_repetition(page: Page, cast: Cast, sort: str) -> None:
    # Many share one hour and one name, so that only the case itself tells them apart.
    for n in range(120):
        opened = NOW - dt.timedelta(days=n % 3)
        due = dt.timedelta(days=n % 4) if n % 5 else None
        card(cast.house, f"Case {n}", due=due, complainant=f"Owner {n % 2}", opened_at=opened)
    alba, seen, address = page("alba"), [], f"/?sort={sort}"
    forth: list[list[str]] = []
    while address:
        text = alba.get(address).content.decode()
        forth.append(titles(alba, address))
        seen += forth[-1]
        following = re.search(r'rel="next" href="([^"]*)"', text)
        back = re.search(r'rel="prev" href="([^"]*)"', text)
        if len(forth) > 1:
            assert back is not None
            assert titles(alba, "/" + back.group(1).replace("&amp;", "&")) == forth[-2]
        address = "/" + following.group(1).replace("&amp;", "&") if following else ""
    assert len(seen) == len(set(seen)) == 120
    assert [len(each) for each in forth] == [50, 50, 20]


def test_more_cases_cost_no_more_questions(page: Page, cast: Cast) -> None:
    alba = page("alba")
    card(cast.house, "One", due=DAY, handler=cast.alba)
    alba.get("/")
    with CaptureQueriesContext(connection) as few:
        alba.get("/")
    for n in range(30):
        card(cast.house, f"More {n}", due=DAY, handler=cast.alba)
    with CaptureQueriesContext(connection) as many:
        alba.get("/")
    assert len(many) == len(few) <= 14


@pytest.mark.parametrize("sort", ["due", "newest", "complainant"])
def test_sorting_and_filtering_read_an_index_and_sort_nothing_anew(cast: Cast, sort: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("plans are told differently by other databases")
    from rejoinder.db.permissions import cards_of
    from rejoinder.db.queries import Filters, Hours, filtered_cards, in_phase, page

    filters = Filters(platform="ozon", right="picture", handler="none", complainant="ostrov", sort=sort, phase="all")
    hours = Hours.of(NOW, dt.UTC)
    cards = in_phase(filtered_cards(cards_of(cast.alba, cast.house), filters, cast.house, hours).cards, filters.phase)
    with CaptureQueriesContext(connection) as asked:
        page(cards, sort=sort)
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + asked.captured_queries[0]["sql"])
        plan = [row[3] for row in cursor.fetchall()]
    assert not any("TEMP B-TREE" in step for step in plan), plan
    assert any("SEARCH db_card USING INDEX card_" in step for step in plan), plan


def test_an_empty_board_leads_to_a_new_complaint(page: Page, cast: Cast) -> None:
    text = page("alba").get("/").content.decode()
    assert "No complaint yet" in text
    assert text.count('href="/start/"') == 3
    assert page("bruno").get("/").content.decode().count('href="/start/"') == 1


def test_the_address_that_is_pushed_names_only_what_was_asked(page: Page, five: dict[str, Card]) -> None:
    answered = page("alba").get("/?q=&platform=aliexpress&right=&sort=due", headers={"HX-Request": "true"})
    assert answered["HX-Push-Url"] == "/?platform=aliexpress"


def test_a_new_case_stands_on_the_board_before_it_was_judged(page: Page, cast: Cast, services: Services) -> None:
    from rejoinder.db.case_projection import blank_card
    from rejoinder.db.models import Judgement

    case = Case.objects.create(organisation=cast.house, opened_at=NOW)
    Judgement.objects.create(case=case)
    blank_card(case)
    text = page("alba").get("/").content.decode()
    assert "New case" in text
    assert "being read" in text


def test_three_hundred_listings_are_one_row_with_their_groups(page: Page, cast: Cast) -> None:
    groups = [{"handling": "comply", "count": 180}, {"handling": "look", "count": 120}]
    card(cast.house, "Ostrov", listing_count=300, groups=groups)
    text = page("alba").get("/").content.decode()
    assert titles(page("alba"), "/") == ["Ostrov"]
    for told in (
        "300 listings",
        "180 listings: Change them or take them down.",
        "120 listings: Look at them yourself first.",
    ):
        assert told in text


def test_a_judged_case_has_a_whole_card(page: Page, opened: Callable[..., Case]) -> None:
    made = Card.objects.get(pk=opened().pk)
    assert (made.phase, made.complainant_key, made.offset_minutes) == ("open", "larkmere prints", 480)
    assert made.sort_at == made.due_at
    assert made.deadlines.count() >= 1
    assert "448120" in made.words.text.split()
    assert made.rights_key == " copyright "


def test_a_missed_deadline_is_shown_and_not_hidden(
    page: Page, opened: Callable[..., Case], services: Services, clock: object
) -> None:
    case = opened()
    clock.at = NOW + dt.timedelta(days=400)  # type: ignore[attr-defined]
    services.queue_judgement(case)
    made = Card.objects.get(pk=case.pk)
    assert made.due_at is not None
    assert titles(page("alba"), "/?due=overdue") == ["Night Herons"]


def test_a_view_is_kept_shared_and_removed(page: Page, cast: Cast, five: dict[str, Card]) -> None:
    alba = page("alba")
    alba.post("/views/", {"name": "Ours", "query": "platform=ozon&sort=newest&nonsense=1", "shared": "on"})
    alba.post("/views/", {"name": "Mine", "query": "q=耐克"})
    shared, mine = SavedView.objects.order_by("-name")
    assert shared.query == "platform=ozon&sort=newest"
    assert "Ours" in page("bruno").get("/").content.decode()
    assert "Mine" not in page("bruno").get("/").content.decode()
    assert "Ours" not in page("carla").get("/").content.decode()
    assert alba.get(f"/?{mine.query}").status_code == 200
    assert page("bruno").post(f"/views/{mine.pk}/remove/").status_code == 404
    assert page("carla").post(f"/views/{shared.pk}/remove/").status_code == 404
    alba.post(f"/views/{mine.pk}/remove/")
    assert list(SavedView.objects.all()) == [shared]


def test_a_reader_shares_no_view_and_a_view_needs_a_name(page: Page, cast: Cast) -> None:
    assert page("bruno").post("/views/", {"name": "x", "query": "", "shared": "on"}).status_code == 403
    assert page("alba").post("/views/", {"name": " ", "query": ""}).status_code == 400
    assert page("alba").post("/views/", {"name": "x" * 81, "query": ""}).status_code == 400
    assert page("dario").post("/views/", {"name": "x", "query": ""}).status_code in (302, 404)
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("field", ["q", "platform", "complainant"])
def test_characters_that_nobody_sees_break_no_list(page: Page, five: dict[str, Card], field: str) -> None:
    assert page("alba").get("/", {field: "\x00\u202e\x1b"}).status_code == 200
    assert page("alba").get("/", {field: "a\x00b"}).status_code == 200


def test_hostile_words_of_a_notice_stay_words(page: Page, cast: Cast) -> None:
    card(cast.house, "<script>alert(1)</script>", complainant='"><img src=x>', reference="=1+1")
    text = page("alba").get("/").content.decode()
    assert "<script>alert" not in text
    assert "<img src=x>" not in text


def test_people_of_the_house_are_offered_as_handlers_and_readers_are_not(page: Page, cast: Cast) -> None:
    joined(cast.house, cast.dario, "handler")
    text = page("alba").get("/").content.decode()
    handlers = re.search(r'<select id="handler".*?</select>', text, re.DOTALL)
    assert handlers is not None
    assert "Alba" in handlers.group()
    assert "Dario" in handlers.group()
    assert "Bruno" not in handlers.group()


def test_each_band_is_counted_as_its_cards_fall_into_it(cast: Cast) -> None:
    from rejoinder.db.models import DAY_UNKNOWN, END
    from rejoinder.db.permissions import cards_of
    from rejoinder.db.queries import BANDS, Chosen, Hours, counts

    hours = Hours.of(NOW, dt.UTC)
    edges = (DAY_UNKNOWN, NOW, hours.today_ends, hours.week_ends, END)
    moments = [edge + dt.timedelta(seconds=n) for edge in edges for n in (-1, 0, 1) if edge != END or n < 1]
    for n, sort_at in enumerate(moments):
        Card.objects.filter(pk=card(cast.house, f"Case {n}").pk).update(sort_at=sort_at)
    for filtered in (cards_of(cast.alba, cast.house), cards_of(cast.alba, cast.house).none()):
        expected = Counter(hours.band(each) for each in filtered.values_list("sort_at", flat=True))
        for is_bounded in (False, True):
            counted = counts(Chosen(cards=filtered, is_bounded=is_bounded), "open", hours)
            assert counted.bands == {band: expected[band] for band in BANDS}
            assert counted.phases["open"] == sum(expected.values())
