"""The walls: every address of the server, tried as each of the cast, with GET and with POST."""

from __future__ import annotations

import copy
import itertools
import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from rejoinder.db.models import Case, File, Guest, Happening, Line, Member, Shop, User
from rejoinder.domain.member import ALLOWED, Act, MemberRole
from tests.web.cast import NOTICE, Cast, browser_of, joined, person
from tests.web.permissions_table import PERMISSIONS, AddressRule, Kind, rule_of

SECRETS = ("Night Herons", "Larkmere", "IPR-2026-448120", "alba@example.com", "Heron Shop")
"""What only Alba's house may read."""
NAMES = ("Sandpiper Prints",)
"""What guests of a case know as well."""
ANOTHER = (
    NOTICE.replace("Night Herons", "Grey Heron").replace("Larkmere Prints", "Oakmere Cards").replace("448120", "448121")
)
PARAMETER = re.compile(r"<(?:(?P<converter>\w+):)?(?P<name>\w+)>|\(\?P<(?P<group>\w+)>(?:\[[^\]]*\]|\\.|[^()])*\)")
EVERYBODY = ("alba", "fedor", "bruno", "carla", "dario", "eva", "")


def addresses() -> Iterator[tuple[str, str]]:
    """Every address of the server: its name and its pattern. The first of two with one path is the one that answers."""
    yield from _walked(get_resolver().url_patterns, "", "")


def listed() -> Iterator[tuple[str, str]]:
    """The addresses of which permissions_table.py says what they expect; another test checks that it names all."""
    return ((name, route) for name, route in addresses() if rule_of(name, route) is not None)


def _walked(patterns: list[URLPattern | URLResolver], before: str, within: str) -> Iterator[tuple[str, str]]:
    for each in patterns:
        route = before + str(each.pattern).removeprefix("^").removesuffix("$")
        if isinstance(each, URLResolver):
            yield from _walked(each.url_patterns, route, f"{each.namespace}:" if each.namespace else within)
        else:
            yield within + (each.name or route), route


@pytest.fixture
def case(cast: Cast, opened: Callable[..., Case]) -> Case:
    """A case of Alba's; Eva is outside counsel of another case of the same house, Fedor handles both."""
    found, another = opened(), opened(ANOTHER)
    Guest.objects.create(case=another, user=person("eva"))
    joined(cast.house, person("fedor"), "handler")
    Shop.objects.create(organisation=cast.house, name="Heron Shop")
    return found


@lru_cache(maxsize=1)
def known_values(case: Case) -> Mapping[str, str]:
    """Values of addresses that exist, by parameter."""
    return {
        "case": str(case.pk),
        "sha256": File.objects.filter(case=case).values_list("sha256", flat=True)[0],
        "number": str(Shop.objects.get().pk),
        "uidb36": "1",
        "market": "aliexpress",
    }


def at(route: str, case: Case) -> str:
    """The address with values that exist, so that what hides them is the wall and nothing else."""
    known = known_values(case)

    def filled(found: re.Match[str]) -> str:
        name = found["name"] or found["group"]
        if name in known:
            return known[name]
        return {"int": "1", "uuid": str(uuid.UUID(int=1))}.get(found["converter"] or "", "x")

    return "/" + PARAMETER.sub(filled, route)


def browser(who: str) -> Client:
    """A browser in which somebody is signed in."""
    return browser_of(User.objects.get(email=f"{who}@example.com")) if who else Client()


def as_new(browsers: dict[str, tuple[Client, SimpleCookie[str]]], who: str) -> Client:
    """The browser of somebody, with the cookies that it had when he signed in."""
    if who not in browsers:
        client = browser(who)
        browsers[who] = client, copy.deepcopy(client.cookies)
    client, cookies = browsers[who]
    client.cookies = copy.deepcopy(cookies)
    return client


def kept_apart(method: str, client: Client, path: str) -> Any:
    """The answer to a request of which nothing stays."""
    with transaction.atomic():
        answered = getattr(client, method)(path)
        transaction.set_rollback(True)
    return answered


def test_every_address_has_its_expectation() -> None:
    known = list(addresses())
    assert [each for each in known if rule_of(*each) is None] == [], "say in permissions_table.py who may come in"
    assert sorted(PERMISSIONS.keys() - {name for name, _ in known}) == [], "these are no addresses any more"


@pytest.mark.parametrize("who", EVERYBODY, ids=lambda who: who or "nobody")
def test_every_address_lets_in_whom_it_should(case: Case, who: str) -> None:
    faults, browsers = [], dict[str, tuple[Client, SimpleCookie[str]]]()
    for method, (name, route) in itertools.product(("get", "post"), listed()):
        path = at(route, case)
        said = fault(_rule(name, route), who, method, kept_apart(method, as_new(browsers, who), path))
        if said:
            faults.append(f"{method} {path} ({name}) as {who or 'nobody'}: {said}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_another_verb_opens_nothing_to_who_is_outside(case: Case, method: str) -> None:
    faults, browsers = [], dict[str, tuple[Client, SimpleCookie[str]]]()
    for who, (name, route) in itertools.product(("", "dario", "carla", "eva"), listed()):
        answered = kept_apart(method, as_new(browsers, who), at(route, case))
        rule = _rule(name, route)
        said = fault(rule, who, "get", answered)
        if said and answered.status_code not in (401, 403, 404, 405):
            faults.append(f"{method} {route} ({name}) as {who or 'nobody'}: {said}")
    assert not faults, "\n".join(faults)


def read(answered: Any) -> str:
    """What an answer says, read to its end, which closes the file it comes from."""
    content: bytes = answered.getvalue() if answered.streaming else answered.content
    return content.decode("utf-8", "replace")


def _rule(name: str, route: str) -> AddressRule:
    found = rule_of(name, route)
    assert found is not None
    return found


ROLES = {"alba": MemberRole.OWNER, "fedor": MemberRole.HANDLER, "bruno": MemberRole.READER}


def fault(rule: AddressRule, who: str, method: str, answered: Any) -> str:
    """What is wrong with an answer; empty where nothing is."""
    body = read(answered)
    status = answered.status_code
    if status >= 500:
        return f"it broke: {status}"
    secret = SECRETS if who == "eva" else SECRETS + NAMES
    if who not in ROLES and (told := [word for word in secret if word in body + str(answered.headers)]):
        return f"it tells {told}"
    act = rule.get if method == "get" else rule.post
    allowed = EXPECTED[rule.kind](who, act)
    return "" if allowed(status, answered.headers) else f"unexpected {status} {answered.headers.get('Location', '')}"


def _let_in(status: int, headers: Mapping[str, str]) -> bool:
    return status not in (401, 403) and not _to_the_door(status, headers)


def _to_the_door(status: int, headers: Mapping[str, str]) -> bool:
    return status == 302 and headers.get("Location", "").startswith("/accounts/login/")


def _led_back(status: int, headers: Mapping[str, str]) -> bool:
    """An address for forms, looked at, leads to the page that it belongs to, which is asked who it is anew."""
    return status == 302 and headers.get("X-Form-Only") == "1"


def _hidden(status: int, headers: Mapping[str, str]) -> bool:
    return status in (404, 405) or _led_back(status, headers)


def _refused(status: int, headers: Mapping[str, str]) -> bool:
    return status in (403, 404, 405) or _led_back(status, headers)


def _in_case(who: str, act: Act) -> Any:
    if not who:
        return lambda status, headers: _to_the_door(status, headers) or status == 405
    if who not in ROLES:
        return _hidden
    return _let_in if act in ALLOWED[ROLES[who]] else _refused


def _in_house(who: str, act: Act) -> Any:
    """Carla owns a house of her own, Dario and Eva belong to none: they may look at nothing, and do less."""
    if not who:
        return lambda status, headers: _to_the_door(status, headers) or status == 405
    if who in ROLES:
        return _let_in if act in ALLOWED[ROLES[who]] else _refused
    return (lambda status, headers: True) if who == "carla" or act is Act.SEE else _refused


def _in_membership(who: str, act: Act) -> Any:
    return _refused if who in ("dario", "eva") else _in_house(who, act)


def _own(who: str, _act: Act) -> Any:
    if not who:
        return lambda status, headers: _to_the_door(status, headers) or status in (401, 404, 405)
    return lambda status, headers: not _to_the_door(status, headers)


EXPECTED: Mapping[Kind, Callable[[str, Act], Any]] = {
    Kind.CASE: _in_case,
    Kind.HOUSE: _in_house,
    Kind.MEMBER: _in_membership,
    Kind.OWN: _own,
    Kind.OPEN: lambda _who, _act: lambda status, headers: status < 500,
    Kind.GONE: lambda _who, _act: lambda status, headers: status == 404,
    Kind.PROGRAM: lambda _who, _act: lambda status, headers: status in (401, 403, 404, 405),
}


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_another_verb_changes_nothing_for_who_may_only_look(case: Case, method: str) -> None:
    """A page that takes no such verb may answer as when it is looked at."""
    before, browsers, faults = _state(), dict[str, tuple[Client, SimpleCookie[str]]](), []
    for name, route in listed():
        answered = getattr(as_new(browsers, "bruno"), method)(at(route, case))
        read(answered)
        if answered.status_code >= 500:
            faults.append(f"{method} {route} ({name}): {answered.status_code}")
    assert not faults, "\n".join(faults)
    assert _state() == before


def test_who_may_only_look_changes_nothing(case: Case) -> None:
    before = _state()
    walled = (Kind.CASE, Kind.HOUSE, Kind.MEMBER)
    for who, (name, route) in itertools.product(("bruno", "carla", "dario", "eva", ""), listed()):
        rule = _rule(name, route)
        if rule.kind in walled and rule.post is not Act.SEE:
            browser(who).post(at(route, case))
    assert _state() == before


def _state() -> tuple[int, ...]:
    happened = Happening.objects.exclude(kind__in=("signed-in", "signed-out")).count()
    return (Line.objects.count(), Case.objects.count(), File.objects.count(), Member.objects.count(), happened)
