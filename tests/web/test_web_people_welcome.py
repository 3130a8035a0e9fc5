"""The first visit makes the first user and his house, and nobody else finds the page afterwards."""

from __future__ import annotations

import pytest
from django.test import Client

from rejoinder.db.models import Member, Organisation, User
from rejoinder.db.people import WorkspaceHasPeople, begin
from rejoinder.db.services import Services
from rejoinder.web.welcome import CODE_FILE
from tests.web.cast import Cast

SAID = {
    "name": "Alba Wren",
    "email": "Alba@Example.com",
    "password": "night herons at dawn",
    "house": "Sandpiper Prints",
    "language": "ru",
    "zone": "Europe/Moscow",
}


def test_whoever_comes_first_is_led_to_the_welcome(services: Services) -> None:
    client = Client()
    assert client.get("/", follow=True).redirect_chain[-1][0] == "/welcome/"


@pytest.mark.parametrize(("language", "says"), [("en", "Welcome"), ("zh", "欢迎使用"), ("ru", "Добро пожаловать")])
def test_the_welcome_speaks_the_languages(services: Services, language: str, says: str) -> None:
    client = Client(headers={"accept-language": language})
    assert f"<h1>{says}</h1>" in client.get("/welcome/").content.decode()


def test_the_zone_of_the_browser_is_offered(services: Services) -> None:
    client = Client()
    client.cookies["rejoinder-zone"] = "Asia/Shanghai"
    assert '<option value="Asia/Shanghai" selected>' in client.get("/welcome/").content.decode()


def test_the_first_user_owns_a_house_and_is_signed_in(services: Services) -> None:
    client = Client()
    assert client.post("/welcome/", SAID).headers["Location"] == "/"
    user, house = User.objects.get(), Organisation.objects.get()
    assert (user.email, user.name, user.language, user.zone) == ("alba@example.com", "Alba Wren", "ru", "Europe/Moscow")
    assert (house.name, house.language, house.zone) == ("Sandpiper Prints", "ru", "Europe/Moscow")
    assert Member.objects.get().role == "owner"
    assert not user.is_superuser
    assert client.get("/people/").status_code == 200


@pytest.mark.parametrize("password", ["", "short", "password12345"[:8], "1234567890"])
def test_a_weak_password_makes_no_user(services: Services, password: str) -> None:
    answered = Client().post("/welcome/", SAID | {"password": password})
    assert answered.status_code == 422
    assert not User.objects.exists()


def test_what_was_typed_stands_in_the_form_again_but_for_the_password(services: Services) -> None:
    shown = Client().post("/welcome/", SAID | {"email": "nobody"}).content.decode()
    assert "Alba Wren" in shown
    assert SAID["password"] not in shown


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_finds_the_page_once_there_is_a_user(cast: Cast, method: str) -> None:
    assert getattr(Client(), method)("/welcome/", SAID).status_code == 404
    assert User.objects.count() == 4


def test_the_second_of_two_who_came_first_is_refused(cast: Cast) -> None:
    with pytest.raises(WorkspaceHasPeople):
        begin(organisation=SAID["house"], **{name: value for name, value in SAID.items() if name != "house"})


def test_over_a_network_the_code_of_the_console_is_asked_for(services: Services) -> None:
    services.data.mkdir(exist_ok=True)
    (services.data / CODE_FILE).write_text("0a1b-2c3d")
    client = Client(REMOTE_ADDR="203.0.113.9")
    assert client.post("/welcome/", SAID).status_code == 422
    assert client.post("/welcome/", SAID | {"code": "0a1b-2c3e"}).status_code == 422
    assert not User.objects.exists()
    assert client.post("/welcome/", SAID | {"code": " 0a1b-2c3d "}).status_code == 302
    assert not (services.data / CODE_FILE).exists()


def test_a_stranger_cannot_come_first_where_no_code_was_shown(services: Services) -> None:
    assert Client(REMOTE_ADDR="203.0.113.9").post("/welcome/", SAID).status_code == 409
    assert not User.objects.exists()
