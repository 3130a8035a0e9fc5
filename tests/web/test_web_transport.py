"""What every answer carries, wherever it comes from: its kind, who may keep it, who may read it, and how it travels."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings

from rejoinder.db import feed
from rejoinder.db.models import Case
from tests.web.api import Program
from tests.web.cast import Cast
from tests.web.permissions_table import Kind, rule_of
from tests.web.test_web_api_permissions import answered, calls
from tests.web.test_web_api_permissions import at as call_at
from tests.web.test_web_permissions import _state, at, browser, case, listed, read
from tests.web.test_web_permissions_browser import settings_for

__all__ = ["case"]
OVER_A_NETWORK = override_settings(
    SECURE_SSL_REDIRECT=True, SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")
)
HTTPS = {"X-Forwarded-Proto": "https"}


def header_faults(name: str, said: Any, *, signed_in: bool) -> list[str]:
    """What is missing or too much in the head of an answer."""
    kind, headers, faults = said.headers.get("Content-Type", ""), said.headers, []
    body = read(said)
    if body and (kind.startswith("text/") or kind.partition(";")[0].endswith("xml")) and "charset=" not in kind:
        faults.append(f"{name}: no charset in {kind!r}")
    if body and not kind:
        faults.append(f"{name}: no kind")
    if headers.get("X-Content-Type-Options") != "nosniff":
        faults.append(f"{name}: may be sniffed")
    if "same-origin" not in headers.get("Referrer-Policy", ""):
        faults.append(f"{name}: names itself to others")
    if any(header.lower().startswith("access-control-") for header in headers):
        faults.append(f"{name}: lets other origins read")
    cached = headers.get("Cache-Control", "")
    if signed_in and not ("no-store" in cached or "private" in cached):
        faults.append(f"{name}: kept by a cache: {cached!r}")
    return faults


@pytest.mark.parametrize("who", ["alba", ""])
def test_every_page_says_what_it_is_and_that_nobody_else_may_keep_or_read_it(case: Case, who: str) -> None:
    faults = []
    for (name, route), method in itertools.product(listed(), ("get", "post")):
        rule = rule_of(name, route)
        if rule is None or rule.kind is Kind.PROGRAM:
            continue
        with transaction.atomic():
            said = getattr(browser(who), method)(at(route, case), headers={"Origin": "https://evil.example"})
            faults += header_faults(f"{method} {name}", said, signed_in=bool(who))
            transaction.set_rollback(True)
    assert not faults, "\n".join(faults)


def test_every_call_says_what_it_is_and_that_nobody_else_may_keep_or_read_it(
    program: Callable[..., Program], case: Case
) -> None:
    faults = []
    owner = program("alba")
    for method, path, _ in calls():
        faults += header_faults(f"{method} {path}", answered(owner, method, call_at(path, case)), signed_in=True)
    assert not faults, "\n".join(faults)


def test_to_look_changes_nothing(case: Case) -> None:
    before = _state()
    for _, route in listed():
        if "logout" not in route:
            read(browser("alba").get(at(route, case)))
    assert _state() == before


def test_a_style_sheet_has_the_same_head_as_a_page(page: Callable[[str], Client]) -> None:
    said = page("").get("/static/web/app.css")
    assert said.status_code == 200
    assert not header_faults("app.css", said, signed_in=False)
    assert "frame-ancestors" in said.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/static/", "/static/web/", "/.git/config", "/static/../settings.py", "/data/"])
def test_no_folder_is_listed_and_nothing_of_the_source_is_served(page: Callable[[str], Client], path: str) -> None:
    assert page("alba").get(path).status_code == 404


def test_the_policy_of_pages_takes_scripts_and_objects_from_nowhere_else(page: Callable[[str], Client]) -> None:
    policy = page("alba").get("/").headers["Content-Security-Policy"]
    said = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert (said["object-src"], said["base-uri"], said["script-src"]) == ("'none'", "'none'", "'self'")
    assert said["frame-ancestors"] == "'self'"


def test_over_a_network_cookies_bear_the_name_that_binds_them_to_the_host() -> None:
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME", "LANGUAGE_COOKIE_SECURE")
    more = ("SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "DEBUG")
    found = settings_for({"REJOINDER_HOSTS": "desk.example.com"}, names + more)
    assert all(str(found[name]).startswith("__Host-") for name in names[:3])
    assert found["LANGUAGE_COOKIE_SECURE"] is True
    assert (found["SECURE_HSTS_SECONDS"], found["SECURE_HSTS_INCLUDE_SUBDOMAINS"]) == (31_536_000, True)
    assert found["DEBUG"] is False


@override_settings(LANGUAGE_COOKIE_NAME="__Host-rejoinder-language", LANGUAGE_COOKIE_SECURE=True)
def test_the_language_that_was_chosen_is_kept_in_such_a_cookie(page: Callable[[str], Client]) -> None:
    client = page("")
    client.post("/speak/", {"language": "ru"})
    kept = client.cookies["__Host-rejoinder-language"]
    assert (kept["secure"], kept["httponly"], kept["samesite"], kept["path"]) == (True, True, "Lax", "/")
    assert 'lang="ru"' in client.get("/accounts/login/").content.decode()


@OVER_A_NETWORK
def test_a_page_is_sent_on_to_https_and_programs_and_calendars_are_refused_in_the_open(
    program: Callable[..., Program], cast: Cast
) -> None:
    raw = feed.make_feed(cast.alba, cast.house, language="en")
    token = program("alba").token
    assert Client().get("/accounts/login/").status_code == 301
    open_call = Client().get("/api/v1/cases", headers={"Authorization": f"Bearer {token}"})
    assert (open_call.status_code, open_call.json()["code"]) == (403, "connection-is-not-encrypted")
    assert Client().get(f"/feeds/{raw}.ics").status_code == 403
    locked = Client().get("/api/v1/cases", headers={"Authorization": f"Bearer {token}"} | HTTPS)
    assert locked.status_code == 200
    assert Client().get(f"/feeds/{raw}.ics", headers=HTTPS).status_code == 200
    assert Client().get("/health/").status_code == 200


def test_a_field_of_the_address_does_not_stand_for_one_of_the_form(page: Callable[[str], Client]) -> None:
    client = page("")
    client.post("/speak/?language=zh", {"language": "ru"})
    assert client.cookies["rejoinder-language"].value == "ru"
    other = page("")
    other.post("/speak/?language=zh", {})
    assert "rejoinder-language" not in other.cookies
