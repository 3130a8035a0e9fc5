"""What keeps other sites, and what others wrote, from acting in a user's browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest
from django.test import Client

from rejoinder.db.models import Case
from tests.web.cast import WORD, Cast
from tests.web.permissions_table import Kind, rule_of
from tests.web.test_web_permissions import at, browser, case, listed, read

__all__ = ["case"]


NAMES = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS")


def settings_for(environment: Mapping[str, str], names: tuple[str, ...] = NAMES) -> dict[str, object]:
    """The settings as another environment would make them, in a process of their own."""
    import json
    import os
    import subprocess
    import sys

    said = f"json.dumps({{name: getattr(settings, name) for name in {names!r}}})"
    code = f"import json; from rejoinder.server import settings; print({said})"
    seen = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | environment, capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(seen.stdout)
    return found


def test_no_address_takes_a_post_without_its_token(case: Case) -> None:
    taken = []
    for name, route in listed():
        rule = rule_of(name, route)
        if rule is None or rule.kind is Kind.PROGRAM:
            continue
        client = browser("alba")
        client.handler.enforce_csrf_checks = True
        answered = client.post(at(route, case))
        if answered.status_code not in (403, 404, 405):
            taken.append((name, answered.status_code))
    assert not taken


def test_no_page_has_script_or_style_in_itself(case: Case) -> None:
    found = []
    for name, route in listed():
        answered = browser("alba").get(at(route, case))
        shown = read(answered)
        if not answered.headers.get("Content-Type", "").startswith("text/html"):
            continue
        found += [
            (name, bad)
            for bad in re.findall(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=|javascript:", shown)
        ]
    assert not found


def test_every_answer_has_a_policy_that_lets_no_stranger_act(case: Case) -> None:
    faults = []
    for name, route in listed():
        for who in ("alba", ""):
            answered = browser(who).get(at(route, case))
            read(answered)
            headers = answered.headers
            policy = headers.get("Content-Security-Policy", "")
            if "unsafe" in policy or not ("default-src 'none'" in policy or "sandbox" in policy):
                faults.append((name, policy))
            if headers.get("X-Content-Type-Options") != "nosniff" or headers.get("X-Frame-Options") not in (
                "DENY",
                "SAMEORIGIN",
            ):
                faults.append((name, str(headers)))
    assert not faults


def test_cookies_stay_out_of_scripts_and_other_sites(cast: Cast) -> None:
    client = Client()
    client.get("/accounts/login/")
    client.post("/accounts/login/", {"login": "alba@example.com", "password": WORD})
    session = client.cookies["sessionid"]
    assert session["httponly"]
    assert session["samesite"] == "Lax"
    assert client.cookies["csrftoken"]["samesite"] == "Lax"


def test_over_a_network_cookies_go_over_https_only() -> None:
    found = settings_for({"REJOINDER_HOSTS": "desk.example.com"})
    assert found["SESSION_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_SECURE"]
    assert found["SECURE_SSL_REDIRECT"]
    assert found["SECURE_HSTS_SECONDS"]
    assert "desk.example.com" in found["ALLOWED_HOSTS"]  # type: ignore[operator]


def test_on_one_machine_only_its_own_names_are_known() -> None:
    found = settings_for({"REJOINDER_HOSTS": ""})
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "a b"])
def test_a_host_that_is_not_ours_is_refused(cast: Cast, host: str) -> None:
    assert Client(raise_request_exception=False).get("/accounts/login/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("next", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
@pytest.mark.parametrize("path", ["/speak/", "/accounts/login/", "/accounts/logout/"])
def test_nobody_is_sent_on_to_another_site(cast: Cast, path: str, next: str) -> None:
    said = {"language": "ru", "login": "alba@example.com", "password": WORD, "next": next}
    for sent in (Client().post(path, said), Client().post(f"{path}?next={next}", said)):
        assert "evil" not in sent.headers.get("Location", "")
        assert "javascript" not in sent.headers.get("Location", "")


def test_a_page_of_a_case_is_kept_in_no_shared_cache(page: Callable[[str], Client], case: Case) -> None:
    headers = page("alba").get(f"/cases/{case.pk}/").headers
    assert "private" in headers.get("Cache-Control", "") or "no-store" in headers.get("Cache-Control", "")
