"""The calendar and its private feed: in the zone of the house, for those who may see it now."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import icalendar
import pytest
from django.test import Client

from rejoinder.db.models import Feed, Guest, Member
from tests.web.cast import NOW, Cast, Clock
from tests.web.shelf_of_cards import card

Page = Callable[[str], Client]
DAY = dt.timedelta(days=1)


def address_of(page: Client) -> str:
    """The address of a new feed, as the page shows it once."""
    shown = page.post("/calendar/feed/").content.decode()
    found = re.search(r'value="http://testserver(/feeds/[^"]+\.ics)"', shown)
    assert found is not None
    return found.group(1)


def summaries(answered: object) -> list[str]:
    content = answered.content  # type: ignore[attr-defined]
    return [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(content).walk("VEVENT")]


@pytest.fixture
def due(cast: Cast) -> None:
    card(cast.house, "Night Herons", due=2 * DAY, reference="IPR-1", complainant="Larkmere Prints Ltd")
    card(cast.other, "Behind the wall", due=2 * DAY, reference="IPR-2")


@pytest.mark.parametrize(
    "view", ["/calendar/", "/calendar/?view=agenda", "/calendar/?view=agenda&on=2026-11-13&days=1"]
)
@pytest.mark.parametrize(("who", "seen"), [("alba", True), ("bruno", True), ("carla", False)])
def test_a_deadline_stands_in_the_calendar_of_its_own_house(
    page: Page, due: None, view: str, who: str, seen: bool
) -> None:
    text = page(who).get(view).content.decode()
    assert ("Night Herons" in text) is seen


def test_nobody_without_a_house_or_a_seat_sees_a_calendar(page: Page, due: None) -> None:
    assert page("dario").get("/calendar/").status_code == 302
    assert page("").get("/calendar/").status_code == 302


def test_days_and_hours_are_those_of_the_house(page: Page, cast: Cast) -> None:
    # 20:30 on the 13th in Greenwich is 04:30 on the 14th in Shanghai.
    card(cast.house, "Late", due=2 * DAY + dt.timedelta(hours=19, minutes=30))
    cast.house.zone = "Asia/Shanghai"
    cast.house.save()
    alba = page("alba")
    alba.cookies["rejoinder-zone"] = "America/New_York"
    text = alba.get("/calendar/?view=agenda").content.decode()
    assert "14 November 2026" in text
    assert "04:30" in text
    assert "Shanghai" in text


def test_a_zone_that_is_none_counts_as_utc(page: Page, cast: Cast, due: None) -> None:
    cast.house.zone = "Nowhere/Nothing"
    cast.house.save()
    assert page("alba").get("/calendar/").status_code == 200


@pytest.mark.parametrize("on", ["", "yesterday", "0001-01-01", "9999-12-31", "2026-13-40", "2026-11-11T00:00"])
def test_a_day_that_cannot_be_counted_is_today(page: Page, due: None, on: str) -> None:
    assert "November 2026" in page("alba").get("/calendar/", {"on": on}).content.decode()


@pytest.mark.parametrize("on", ["2000-01-15", "2200-12-31", "2026-02-01", "2027-02-28"])
def test_every_month_is_whole_weeks(page: Page, due: None, on: str) -> None:
    text = page("alba").get("/calendar/", {"on": on}).content.decode()
    assert text.count("<time ") % 7 == 0
    assert text.count("<time ") >= 28


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", ["November 2026", "Mon"]), ("zh", ["2026年11月", "周一", "截止"]), ("ru", ["ноябрь 2026", "пн", "Срок:"])],
)
def test_the_calendar_speaks_the_language_of_the_reader(page: Page, due: None, language: str, told: list[str]) -> None:
    alba = page("alba")
    alba.cookies["rejoinder-language"] = language
    text = alba.get("/calendar/").content.decode()
    assert [word for word in told if word not in text] == []


def test_a_busy_month_is_counted_by_day(page: Page, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rejoinder.web.calendar.MOST", 2)
    for n in range(3):
        card(cast.house, f"Case {n}", due=2 * DAY)
    text = page("alba").get("/calendar/").content.decode()
    assert "3 due" in text
    assert "Case 1" not in text
    assert "Case 1" in page("alba").get("/calendar/?view=agenda&on=2026-11-13&days=1").content.decode()


def test_a_feed_tells_route_and_number_and_nobody(page: Page, due: None) -> None:
    answered = Client().get(address_of(page("alba")))
    assert answered["Content-Type"].startswith("text/calendar")
    assert summaries(answered) == ["Act by: Counter-notice (IPR-1)", "Deadline: Counter-notice (IPR-1)"]
    text = answered.content.decode()
    for hidden in ("Larkmere", "Night Herons", "Alba", "alba@", "IPR-2"):
        assert hidden not in text, hidden


def test_the_secret_of_a_feed_is_kept_nowhere(page: Page, due: None) -> None:
    secret = address_of(page("alba")).split("/")[2].removesuffix(".ics")
    kept = Feed.objects.values().get()
    assert secret not in str(kept)
    assert len(secret) >= 43
    assert secret not in page("alba").get("/calendar/").content.decode()


def test_a_new_address_ends_the_old_one_and_a_revoked_one_answers_no_more(page: Page, due: None) -> None:
    alba = page("alba")
    old = address_of(alba)
    new = address_of(alba)
    assert [Client().get(each).status_code for each in (old, new)] == [404, 200]
    alba.post("/calendar/feed/revoke/")
    assert Client().get(new).status_code == 404


def test_who_may_no_longer_see_the_house_gets_nothing(page: Page, cast: Cast, due: None) -> None:
    address = address_of(page("bruno"))
    assert Client().get(address).status_code == 200
    Member.objects.filter(user=cast.bruno).delete()
    assert Client().get(address).status_code == 404


def test_who_may_no_longer_sign_in_gets_nothing(page: Page, cast: Cast, due: None) -> None:
    address = address_of(page("bruno"))
    cast.bruno.is_active = False
    cast.bruno.save()
    assert Client().get(address).status_code == 404


def test_a_guest_gets_the_deadlines_of_his_case_only(page: Page, cast: Cast, due: None) -> None:
    theirs = card(cast.house, "For counsel", due=DAY, reference="IPR-3")
    Guest.objects.create(case=theirs.case, user=cast.dario)
    assert {name[-6:-1] for name in summaries(Client().get(address_of(page("dario"))))} == {"IPR-3"}
    Guest.objects.all().delete()
    assert Client().get("/feeds/" + "x" * 43 + ".ics").status_code == 404


def test_a_person_without_a_house_makes_no_feed(page: Page, cast: Cast) -> None:
    assert page("dario").post("/calendar/feed/").status_code == 404
    assert page("").post("/calendar/feed/").status_code == 302
    led = page("alba").get("/calendar/feed/")
    assert (led.status_code, led["Location"]) == (302, "/calendar/"), "an address for forms leads back to its page"


def test_the_day_of_the_last_fetch_is_told(page: Page, due: None, clock: Clock) -> None:
    address = address_of(page("alba"))
    assert "No calendar has fetched it yet." in page("alba").get("/calendar/").content.decode()
    Client().get(address)
    assert "Fetched last on 11 November 2026." in page("alba").get("/calendar/").content.decode()


def test_what_passed_long_ago_stands_in_no_feed(page: Page, due: None, clock: Clock) -> None:
    address = address_of(page("alba"))
    clock.at = NOW + dt.timedelta(days=60)
    assert summaries(Client().get(address)) == []
