"""The audit: who did what when, from the ledgers and from what happened to people, for owners."""

from __future__ import annotations

import datetime as dt
import importlib
import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client

from rejoinder.adapters.shipped.wording import shipped_phrases
from rejoinder.db.audit import GROUPS, NEWEST, PAGE, DeedFilter, cursor, deeds
from rejoinder.db.audit_event import record_act
from rejoinder.db.models import Case, Happening, Line, Payload
from rejoinder.db.services import Services
from rejoinder.domain.event import RouteChosen
from tests.web.cast import NOW, Cast, Clock


def words(page: str) -> str:
    return re.sub(r"<[^>]+>", " ", page)


@pytest.mark.parametrize(("who", "status"), [("alba", 200), ("bruno", 403), ("carla", 200), ("dario", 403), ("", 302)])
def test_owners_see_the_audit_of_their_own_house(
    page: Callable[[str], Client], opened: Callable[..., Case], who: str, status: int
) -> None:
    opened()
    answered = page(who).get("/audit/")
    assert answered.status_code == status
    assert ("Night Herons" in answered.content.decode()) == (who == "alba")


def test_a_line_of_a_ledger_is_told_with_its_person_and_case(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    case = opened()
    shown = page("alba").get("/audit/").content.decode()
    assert f"/cases/{case.pk}/" in shown
    assert "Alba &lt;alba@example.com&gt;" in shown


@pytest.mark.parametrize(("language", "says"), [("en", "Signed in."), ("zh", "登录。"), ("ru", "Вход в систему.")])
def test_the_audit_speaks_the_languages(page: Callable[[str], Client], cast: Cast, language: str, says: str) -> None:
    cast.alba.language = language
    cast.alba.save()
    record_act("signed-in", by=cast.alba)
    assert says in page("alba").get("/audit/").content.decode()


def test_deeds_of_one_person_are_found_even_after_a_new_name(
    cast: Cast, services: Services, opened: Callable[..., Case]
) -> None:
    opened()
    cast.alba.name = "Alba Wren"
    cast.alba.save()
    record_act("signed-in", by=cast.alba)
    record_act("signed-in", by=cast.bruno)
    found, _ = deeds(cast.house, below=NEWEST, filters=DeedFilter(by=cast.alba))
    assert {deed.by for deed in found} == {"Alba <alba@example.com>", "Alba Wren <alba@example.com>"}
    assert [deed.by for deed in deeds(cast.house, below=NEWEST, filters=DeedFilter(by=cast.bruno))[0]] == [
        "Bruno <bruno@example.com>"
    ]


def test_pages_tell_each_deed_once_and_newest_first(cast: Cast, clock: Clock, opened: Callable[..., Case]) -> None:
    opened()
    for _ in range(2 * PAGE):
        clock.at += dt.timedelta(minutes=1)
        record_act("signed-in", by=cast.alba)
    seen, below = [], NEWEST
    while below is not None:
        found, below = deeds(cast.house, below=cursor(str(below)))
        assert len(found) <= PAGE
        seen += found
    assert [deed.at for deed in seen] == sorted((deed.at for deed in seen), reverse=True)
    assert len({(deed.line, deed.happening) for deed in seen}) == len(seen)
    assert sum(bool(deed.happening) for deed in seen) == 2 * PAGE
    assert sum(bool(deed.line) for deed in seen) >= 1


def test_what_people_of_another_house_did_is_not_told(cast: Cast) -> None:
    record_act("signed-in", by=cast.carla)
    record_act("house-made", by=cast.carla, organisation=cast.other, name="Other House")
    assert deeds(cast.house, below=NEWEST) == ([], None)


def test_a_line_whose_payload_was_destroyed_is_still_told(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    Payload.objects.filter(case=opened()).update(content=None)
    assert page("alba").get("/audit/").status_code == 200


@pytest.mark.parametrize("query", ["below=x", "below=-", "below=9999999999999999999-1", "by=x", "by=99999", "by=²"])
def test_a_hostile_address_shows_the_newest_page(page: Callable[[str], Client], cast: Cast, query: str) -> None:
    assert page("alba").get(f"/audit/?{query}").status_code == 200


def test_happenings_are_never_changed(cast: Cast) -> None:
    record_act("signed-in", by=cast.alba)
    found = Happening.objects.get()
    with pytest.raises(TypeError):
        Happening.objects.update(kind="joined")
    with pytest.raises(TypeError):
        Happening.objects.all().delete()
    found.kind = "joined"
    with pytest.raises(Exception, match=r"UNIQUE|duplicate"):
        found.save()


def test_a_route_that_was_chosen_is_told(
    page: Callable[[str], Client], cast: Cast, services: Services, opened: Callable[..., Case]
) -> None:
    case = opened()
    before = len(deeds(cast.house, below=NEWEST)[0])
    writer = services.writer(case, cast.alba)
    writer.write(lambda _: [RouteChosen(at=writer.at, by=writer.by, route="negotiate")])
    found = deeds(cast.house, below=NEWEST)[0]
    assert len(found) == before + 1
    assert "negotiat" in words(page("alba").get("/audit/").content.decode()).lower()


def test_every_kind_of_deed_is_of_one_group() -> None:
    grouped = [kind for kinds in GROUPS.values() for kind in kinds]
    assert sorted(grouped) == sorted(
        id.removeprefix("people.did-") for id in shipped_phrases() if id.startswith("people.did-")
    )


def test_deeds_are_found_by_day_and_kind(
    page: Callable[[str], Client], cast: Cast, services: Services, clock: Clock, opened: Callable[..., Case]
) -> None:
    case, alba = opened(), page("alba")
    for days in range(1, 6):
        clock.at = NOW + dt.timedelta(days=days)
        writer = services.writer(case, cast.alba)
        writer.write(lambda _, writer=writer: [RouteChosen(at=writer.at, by=writer.by, route="negotiate")])
        record_act("feed-made", by=cast.alba, organisation=cast.house)

    def days_told(query: str) -> list[dt.date]:
        found = alba.get(f"/audit/?{query}").context["deeds"]
        return sorted({deed.at.date() for deed in found})

    first = NOW.date() + dt.timedelta(days=2)
    assert days_told("from=2026-11-13&to=2026-11-14") == [first, first + dt.timedelta(days=1)]
    assert len(alba.get("/audit/?from=2026-11-13&to=2026-11-14").context["deeds"]) == 4
    assert days_told("from=2026-11-16") == [NOW.date() + dt.timedelta(days=5)]
    assert days_told("to=2026-11-10") == []
    assert "No line fits" in alba.get("/audit/?to=2026-11-10").content.decode()
    assert {deed.line > 0 for deed in alba.get("/audit/?kind=route_chosen").context["deeds"]} == {True}
    assert len(alba.get("/audit/?kind=route_chosen").context["deeds"]) == 5
    assert {deed.says.id for deed in alba.get("/audit/?kind=programs").context["deeds"]} == {"people.did-feed-made"}
    for wrong in ("from=someday", "to=9999-12-31"):
        assert alba.get(f"/audit/?{wrong}").status_code == 400


def test_lines_of_before_get_their_kind_from_their_text(opened: Callable[..., Case]) -> None:
    opened()
    kinds = dict(Line.objects.values_list("pk", "kind"))
    assert "complaint_received" in kinds.values()
    altered = min(kinds)
    Line.objects.update(kind="")
    Line.objects.filter(pk=altered).update(text="not a line")
    migration = importlib.import_module("rejoinder.db.migrations.0014_line_kind")
    migration.fill_kinds(None, SimpleNamespace(connection=connection))
    assert dict(Line.objects.values_list("pk", "kind")) == {**kinds, altered: ""}


def test_older_pages_keep_what_was_asked_for(page: Callable[[str], Client], cast: Cast) -> None:
    for _ in range(PAGE + 1):
        record_act("feed-made", by=cast.alba, organisation=cast.house)
    shown = page("alba").get("/audit/?kind=programs&from=2026-11-11").context
    assert "kind=programs" in shown["older"]
    assert "from=2026-11-11" in shown["older"]
    assert len(page("alba").get(f"/audit/?{shown['older']}").context["deeds"]) == 1
