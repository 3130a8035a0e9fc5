"""What programs do for the house and its people: members, invitations, shops, settings, views, the feed, the audit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from rejoinder.adapters.mail.smtp import MailServerIsSilent
from rejoinder.db.models import Case, Guest, Happening, Invitation, Member, Shop, Token
from tests.web.api import Program, done, program_of
from tests.web.cast import Cast, joined, person

Programs = Callable[..., Program]
Opened = Callable[..., Case]
SHOP = {"name": "Heron Shop", "marketplace": "aliexpress", "entity": "Heron Ltd"}


def test_an_invited_person_comes_in_by_the_link_and_gets_another_role(program: Programs, cast: Cast) -> None:
    alba, fedor = program("alba"), person("fedor")
    made = done(alba.post("invitations", {"email": fedor.email, "role": "handler"}))
    assert (made["mailed"], made["link"] in mail.outbox[0].body) == (True, True)
    browser = Client()
    browser.force_login(fedor, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert browser.post(made["link"].partition("testserver")[2]).status_code == 302
    (member,) = [each for each in alba.get("people").json()["people"] if each["email"] == fedor.email]
    assert done(alba.post(f"people/{member['id']}/role", {"role": "reviewer"}), 200)["role"] == "reviewer"
    assert done(alba.delete(f"people/{member['id']}"), 204) is None
    assert not Member.objects.filter(user=fedor).exists()
    told = alba.get("audit").json()["deeds"]
    assert any("fedor@example.com" in each["says"] for each in told)


def test_an_invitation_that_could_not_be_mailed_still_shows_its_link(
    program: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object) -> None:
        raise MailServerIsSilent

    monkeypatch.setattr(mail.EmailMessage, "send", silent)
    made = done(program("alba").post("invitations", {"email": "g@example.com", "role": "reader"}))
    assert (made["mailed"], "/join/" in made["link"]) == (False, True)


def test_an_invitation_is_listed_and_taken_back(program: Programs) -> None:
    alba = program("alba")
    number = done(alba.post("invitations", {"email": "g@example.com", "role": "reader"}))["id"]
    assert [each["id"] for each in alba.get("invitations").json()["invitations"]] == [number]
    done(alba.delete(f"invitations/{number}"), 204)
    assert alba.get("invitations").json() == {"invitations": []}


def test_the_last_owner_stays(program: Programs, cast: Cast) -> None:
    alba = program("alba")
    number = Member.objects.get(user=cast.alba).pk
    assert alba.delete(f"people/{number}").json()["code"] == "last-owner-stays"
    assert alba.post(f"people/{number}/role", {"role": "reader"}).status_code == 409


def test_counsel_is_let_into_one_case_and_shut_out(program: Programs, opened: Opened) -> None:
    case, alba = opened(), program("alba")
    made = done(alba.post(f"cases/{case.pk}/counsel", {"email": "law@example.com"}))
    assert (made["role"], made["case"]) == ("counsel", str(case.pk))
    seat = Guest.objects.create(case=case, user=person("eva"))
    assert [each["id"] for each in alba.get(f"cases/{case.pk}/counsel").json()["counsel"]] == [seat.pk]
    done(alba.delete(f"cases/{case.pk}/counsel/{seat.pk}"), 204)
    assert not Guest.objects.exists()


def test_a_shop_is_added_changed_and_removed_unless_cases_are_about_it(program: Programs, opened: Opened) -> None:
    alba = program("alba")
    number = done(alba.post("shops", SHOP))["id"]
    assert done(alba.put(f"shops/{number}", {**SHOP, "country": "CN"}), 200)["country"] == "CN"
    assert done(alba.put(f"shops/{number}", {"name": " Heron\r\nShop\x00"}), 200)["name"] == "Heron Shop"
    assert alba.put(f"shops/{number}", {"name": "\u200b \n"}).status_code == 422
    case = opened()
    Case.objects.filter(pk=case.pk).update(shop=number)
    assert alba.delete(f"shops/{number}").json()["code"] == "shop-has-cases"
    Case.objects.update(shop=None)
    done(alba.delete(f"shops/{number}"), 204)
    assert alba.get("shops").json() == {"shops": []}


def test_the_settings_of_the_house_are_set_and_noted(program: Programs, cast: Cast) -> None:
    alba = program("alba")
    said = {"name": "Sandpiper", "language": "ru", "zone": "Europe/Moscow", "four_eyes": True, "cooling_minutes": 60}
    assert done(alba.put("house/settings", said), 200) == said
    assert set(Happening.objects.filter(kind="setting-set").values_list("says__setting", flat=True)) == set(said)
    assert alba.put("house/settings", {**said, "zone": "Atlantis/City"}).status_code == 422


def test_views_are_kept_shown_to_others_where_shared_and_removed(program: Programs, cast: Cast) -> None:
    alba, bruno = program("alba"), program("bruno")
    mine = done(alba.post("views", {"name": "This week", "query": "due=week", "shared": True}))
    done(alba.post("views", {"name": "Mine alone", "query": "right=picture"}))
    assert [(each["name"], each["mine"]) for each in bruno.get("views").json()["views"]] == [("This week", False)]
    assert bruno.delete(f"views/{mine['id']}").json()["code"] == "view-is-unknown"
    assert bruno.post("views", {"name": "x", "shared": True}).status_code == 403
    done(alba.delete(f"views/{mine['id']}"), 204)
    assert [each["name"] for each in alba.get("views").json()["views"]] == ["Mine alone"]


def test_a_feed_answers_at_the_address_that_was_shown_until_it_is_revoked(program: Programs, opened: Opened) -> None:
    opened()
    alba = program("alba")
    at = done(alba.post("feed"))["url"].partition("testserver")[2]
    assert b"BEGIN:VCALENDAR" in Client().get(at).content
    assert alba.get("feed").json()["fetched_on"] is not None
    done(alba.delete("feed"), 204)
    assert Client().get(at).status_code == 404


def test_a_complainant_is_told_with_the_cases(program: Programs, opened: Opened) -> None:
    opened()
    found = done(program("bruno").get("complainants/one?name=LARKMERE%20PRINTS"), 200)
    assert (found["name"], found["total"], len(found["cases"]["cases"])) == ("Larkmere Prints Ltd", 1, 1)
    assert program("carla").get("complainants/one?name=LARKMERE%20PRINTS").json()["code"] == "complainant-is-unknown"


def test_the_audit_goes_on_page_by_page_and_is_for_owners(program: Programs, cast: Cast) -> None:
    alba = program("alba")
    for number in range(60):
        alba.post("shops", {"name": f"Shop {number}"})
    first = alba.get("audit").json()
    rest = alba.get(f"audit?cursor={first['next']}").json()
    assert (len(first["deeds"]), rest["next"]) == (50, None)
    shops = [each["says"] for each in (*first["deeds"], *rest["deeds"]) if "Shop" in each["says"]]
    assert len(shops) == len(set(shops)) == 60
    assert alba.get("audit?until=2026-11-01T00:00:00Z").json()["deeds"] == []
    assert alba.get("audit?kind=answer_filed").json()["deeds"] == []
    assert alba.get("audit?kind=nonsense").json()["code"] == "filter-is-unknown"
    assert program("bruno").get("audit").status_code == 403
    assert program("carla").get("audit").json()["deeds"] != first["deeds"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("post", "shops", SHOP),
        ("post", "invitations", {"email": "x@example.com", "role": "owner"}),
        ("post", "webhooks", {"url": "https://hooks.example.com/"}),
        ("put", "notices/reminders", {"leads": [24], "escalate_hours": 12}),
    ],
)
def test_what_owners_decide_needs_a_scope_of_its_own(
    program: Programs, method: str, path: str, body: dict[str, Any]
) -> None:
    before = Shop.objects.count(), Invitation.objects.count()
    said = getattr(program("alba", "read", "write", "file"), method)(path, body)
    assert (said.status_code, said.json()["code"]) == (403, "scope-is-missing")
    assert getattr(program("bruno"), method)(path, body).json()["code"] == "act-is-not-allowed"
    assert (Shop.objects.count(), Invitation.objects.count()) == before


def test_another_house_is_neither_seen_nor_changed(program: Programs, opened: Opened, cast: Cast) -> None:
    case, carla = opened(), program("carla")
    shop = Shop.objects.create(organisation=cast.house, name="Heron Shop")
    member = Member.objects.get(user=cast.bruno)
    assert carla.get(f"cases/{case.pk}/counsel").status_code == 404
    assert carla.put(f"shops/{shop.pk}", SHOP).status_code == 404
    assert carla.delete(f"shops/{shop.pk}").status_code == 404
    assert carla.delete(f"people/{member.pk}").status_code == 404
    assert carla.post(f"people/{member.pk}/role", {"role": "owner"}).status_code == 404
    assert [each["email"] for each in carla.get("people").json()["people"]] == ["carla@example.com"]
    assert Shop.objects.filter(pk=shop.pk).exists()


def test_a_program_ends_its_own_token(program: Programs, cast: Cast) -> None:
    one, other = program_of(cast.alba, cast.house), program_of(cast.alba, cast.house)
    assert one.get("token").json()["start"] == one.token[:10]
    done(one.delete("token"), 204)
    assert (one.get("house").status_code, other.get("house").status_code) == (401, 200)
    assert Token.objects.filter(revoked_at=None).count() == 1


def test_a_person_who_joins_another_house_keeps_its_walls(program: Programs, cast: Cast) -> None:
    joined(cast.other, cast.alba, "reader")
    assert program("alba").get("house").json()["organisation"] == "Sandpiper Prints"
