"""Members of a house: seen by members, changed by owners, and never left without an owner."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from django.core import mail
from django.test import Client, override_settings

from rejoinder.db.models import Case, Guest, Happening, Member, Organisation, Shop, Token
from rejoinder.db.token import make_token
from tests.web.cast import Cast


class Fields(HTMLParser):
    """The values of the fields of a page, by id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "input" and said.get("id"):
            self.found[str(said["id"])] = said.get("value") or ""


def seat(cast: Cast, user: str, role: str) -> Member:
    return Member.objects.create(organisation=cast.house, user=cast.all[user], role=role)


@pytest.mark.parametrize(("who", "status"), [("alba", 200), ("bruno", 200), ("carla", 200), ("dario", 403), ("", 302)])
def test_the_page_shows_a_member_his_own_house_only(page: Callable[[str], Client], who: str, status: int) -> None:
    answered = page(who).get("/people/")
    assert answered.status_code == status
    assert ("alba@example.com" in answered.content.decode()) == (who in ("alba", "bruno"))


@pytest.mark.parametrize(("language", "says"), [("en", "Members"), ("zh", "成员"), ("ru", "Участники")])
def test_the_page_speaks_the_languages(page: Callable[[str], Client], cast: Cast, language: str, says: str) -> None:
    cast.alba.language = language
    cast.alba.save()
    assert f'<h2 id="members">{says}</h2>' in page("alba").get("/people/").content.decode()


def test_counsel_of_one_case_does_not_see_who_works_there(
    page: Callable[[str], Client], cast: Cast, opened: Callable[..., Case]
) -> None:
    Guest.objects.create(case=opened(), user=cast.dario)
    assert page("dario").get("/people/").status_code == 403


def test_an_owner_changes_a_role(page: Callable[[str], Client], cast: Cast) -> None:
    bruno = Member.objects.get(user=cast.bruno)
    page("alba").post(f"/people/{bruno.pk}/role/", {"role": "reviewer"})
    bruno.refresh_from_db()
    assert bruno.role == "reviewer"
    assert Happening.objects.get(kind="role-set").says == {
        "who": "Bruno <bruno@example.com>",
        "was_role": "reader",
        "role": "reviewer",
    }


@pytest.mark.parametrize("role", ["", "counsel", "god"])
def test_a_role_that_no_member_has_is_refused(page: Callable[[str], Client], cast: Cast, role: str) -> None:
    bruno = Member.objects.get(user=cast.bruno)
    assert page("alba").post(f"/people/{bruno.pk}/role/", {"role": role}).status_code == 400
    bruno.refresh_from_db()
    assert bruno.role == "reader"


def test_the_last_owner_stays(page: Callable[[str], Client], cast: Cast) -> None:
    alba = Member.objects.get(user=cast.alba)
    assert page("alba").post(f"/people/{alba.pk}/role/", {"role": "reader"}).status_code == 409
    assert page("alba").post(f"/people/{alba.pk}/remove/").status_code == 409
    alba.refresh_from_db()
    assert alba.role == "owner"


def test_one_of_two_owners_may_go(page: Callable[[str], Client], cast: Cast) -> None:
    seat(cast, "dario", "owner")
    alba = Member.objects.get(user=cast.alba)
    assert page("dario").post(f"/people/{alba.pk}/remove/").status_code == 302
    assert page("alba").get("/people/").status_code == 403


def test_who_is_removed_sees_nothing_and_his_tokens_end(
    page: Callable[[str], Client], cast: Cast, opened: Callable[..., Case]
) -> None:
    case = opened()
    bruno = Member.objects.get(user=cast.bruno)
    make_token(cast.bruno, cast.house, name="till", scopes=["read"], days=30)
    browser = page("bruno")
    assert browser.get(f"/cases/{case.pk}/").status_code == 200
    page("alba").post(f"/people/{bruno.pk}/remove/")
    assert browser.get(f"/cases/{case.pk}/").status_code == 404
    assert Token.objects.get().revoked_at is not None


def test_removing_is_asked_once_more(page: Callable[[str], Client], cast: Cast) -> None:
    bruno = Member.objects.get(user=cast.bruno)
    assert "bruno@example.com" in page("alba").get(f"/people/{bruno.pk}/remove/").content.decode()
    assert Member.objects.filter(pk=bruno.pk).exists()


@pytest.mark.parametrize("path", ["role", "remove", "password"])
def test_a_member_of_another_house_is_not_there(page: Callable[[str], Client], cast: Cast, path: str) -> None:
    carla = Member.objects.get(user=cast.carla)
    assert page("alba").post(f"/people/{carla.pk}/{path}/", {"role": "reader"}).status_code == 404
    carla.refresh_from_db()
    assert carla.role == "owner"


def test_an_owner_makes_a_link_for_a_new_password_that_works_once(page: Callable[[str], Client], cast: Cast) -> None:
    bruno = Member.objects.get(user=cast.bruno)
    shown = page("alba").post(f"/people/{bruno.pk}/password/").content.decode()
    link = Fields(shown).found["link"].removeprefix("http://testserver")
    browser = Client()
    chosen = browser.get(link, follow=True).redirect_chain[-1][0]
    new = {"password1": "herring gulls inland", "password2": "herring gulls inland"}
    assert browser.post(chosen, new).status_code == 302
    cast.bruno.refresh_from_db()
    assert cast.bruno.check_password("herring gulls inland")
    assert "herring" not in Client().get(link, follow=True).content.decode()
    assert Client().get(link).status_code == 200


def test_a_password_that_opens_houses_of_others_is_not_the_owners_to_give(
    page: Callable[[str], Client], cast: Cast
) -> None:
    carla = seat(cast, "carla", "reader")
    assert page("alba").post(f"/people/{carla.pk}/password/").status_code == 409


def test_an_owner_begins_another_house(page: Callable[[str], Client], cast: Cast) -> None:
    browser = page("alba")
    browser.post("/houses/", {"name": "Second Shop Ltd", "language": "zh", "zone": "Asia/Shanghai"})
    made = Organisation.objects.get(name="Second Shop Ltd")
    assert Member.objects.get(organisation=made).user == cast.alba
    assert "Second Shop Ltd</h1>" in browser.get("/people/").content.decode()


@pytest.mark.parametrize("who", ["bruno", "dario"])
def test_who_owns_no_house_begins_none(page: Callable[[str], Client], who: str) -> None:
    said = {"name": "Mine", "language": "en", "zone": "UTC"}
    assert page(who).post("/houses/", said).status_code == 403
    assert not Organisation.objects.filter(name="Mine").exists()


HOUSE = {
    "name": "Sandpiper & Sons",
    "language": "ru",
    "zone": "Europe/Moscow",
    "four_eyes": "on",
    "cooling_minutes": "90",
}


def test_an_owner_sets_the_house(page: Callable[[str], Client], cast: Cast) -> None:
    page("alba").post("/house/", HOUSE)
    cast.house.refresh_from_db()
    assert (cast.house.name, cast.house.four_eyes, cast.house.cooling_minutes) == ("Sandpiper & Sons", True, 90)
    cast.other.refresh_from_db()
    assert cast.other.four_eyes is False
    noted = {each.says["setting"] for each in Happening.objects.filter(kind="setting-set")}
    assert noted == {"name", "language", "zone", "four_eyes", "cooling_minutes"}


@pytest.mark.parametrize(
    "wrong", [{"cooling_minutes": "-1"}, {"cooling_minutes": "999999"}, {"zone": "Mars/Olympus"}, {"name": ""}]
)
def test_settings_that_make_no_sense_are_refused_whole(
    page: Callable[[str], Client], cast: Cast, wrong: dict[str, str]
) -> None:
    assert page("alba").post("/house/", HOUSE | wrong).status_code == 422
    cast.house.refresh_from_db()
    assert cast.house.name == "Sandpiper Prints"


def test_shops_are_added_changed_and_removed(page: Callable[[str], Client], cast: Cast) -> None:
    browser = page("alba")
    browser.post("/shops/", {"name": "Store", "marketplace": "AliExpress", "shop_id": "912"})
    shop = Shop.objects.get(organisation=cast.house)
    browser.post(f"/shops/{shop.pk}/", {"name": "Store Two", "marketplace": "AliExpress", "shop_id": "912"})
    assert "Store Two" in browser.get("/shops/").content.decode()
    browser.post(f"/shops/{shop.pk}/remove/")
    assert not Shop.objects.exists()


def test_a_shop_with_cases_stays(page: Callable[[str], Client], cast: Cast, opened: Callable[..., Case]) -> None:
    shop = Shop.objects.create(organisation=cast.house, name="Store")
    Case.objects.filter(pk=opened().pk).update(shop=shop)
    assert page("alba").post(f"/shops/{shop.pk}/remove/").status_code == 409
    assert Shop.objects.filter(pk=shop.pk).exists()


def test_shops_of_another_house_are_not_there(page: Callable[[str], Client], cast: Cast) -> None:
    shop = Shop.objects.create(organisation=cast.other, name="Theirs")
    assert page("alba").get(f"/shops/{shop.pk}/").status_code == 404
    assert page("alba").post(f"/shops/{shop.pk}/remove/").status_code == 404
    assert "Theirs" not in page("alba").get("/shops/").content.decode()


def test_a_hostile_name_is_shown_as_text(page: Callable[[str], Client], cast: Cast) -> None:
    cast.bruno.name = "<script>alert(1)</script>"
    cast.bruno.save()
    shown = page("alba").get("/people/").content.decode()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown


def test_an_invitation_is_mailed_where_mail_is_set_up(page: Callable[[str], Client], cast: Cast) -> None:
    page("alba").post("/people/invite/", {"email": "eva@example.com", "role": "handler"})
    sent = mail.outbox[0]
    assert sent.to == ["eva@example.com"]
    assert "/join/" in sent.body


@override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend")
def test_an_invitation_is_only_shown_where_no_mail_is_set_up(page: Callable[[str], Client], cast: Cast) -> None:
    shown = page("alba").post("/people/invite/", {"email": "eva@example.com", "role": "handler"}).content.decode()
    assert "/join/" in Fields(shown).found["link"]
    assert "was also sent by mail" not in shown
