"""The walls of the API: every call, tried by programs of each of the cast; the calls themselves say what they need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction

from rejoinder.api.scopes import CallScope
from rejoinder.api.urls import api
from rejoinder.db import allowance
from rejoinder.db.models import Case, File, Guest, Happening, Invitation, Line, Member, Shop, Webhook
from rejoinder.domain.member import ALLOWED, Act, MemberRole, Scope
from tests.web.api import ALL, Program, program_of
from tests.web.cast import Cast, joined, person

Programs = Callable[..., Program]
SECRETS = ("Night Herons", "Larkmere", "IPR-2026-448120", "alba@example.com", "Heron Shop", "Sandpiper")
"""What only Alba's house may read."""
FIELD = re.compile(r"\{(?:(?P<converter>\w+):)?(?P<name>\w+)\}")


@pytest.fixture
def case(cast: Cast, opened: Callable[..., Case], monkeypatch: pytest.MonkeyPatch) -> Case:
    monkeypatch.setattr(allowance, "A_MINUTE", 1_000_000)
    Shop.objects.create(organisation=cast.house, name="Heron Shop")
    return opened()


def calls() -> Iterator[tuple[str, str, CallScope]]:
    """Method, path and need of every call."""
    for bound in api._get_bound_routers():
        for path, view in bound.path_operations.items():
            for operation in view.operations:
                for method in operation.methods:
                    yield method.lower(), path, operation.view_func.need


def at(path: str, case: Case) -> str:
    """The address with values that exist, so that what hides them is the wall and nothing else."""
    known = {
        "case": str(case.pk),
        "sha256": File.objects.filter(case=case).values_list("sha256", flat=True)[0],
        "name": "statement",
        "language": "en",
        "purpose": "first-contact",
        "number": str(Shop.objects.get().pk),
    }
    usual = {"int": "1", "uuidstr": "00000000-0000-0000-0000-000000000001"}
    return FIELD.sub(lambda found: known.get(found["name"], usual.get(found["converter"] or "", "x")), path)


def answered(program: Program, method: str, path: str) -> Any:
    """The answer to a call of which nothing stays."""
    with transaction.atomic():
        said = program.put(path, {}) if method == "put" else getattr(program, method)(path)
        transaction.set_rollback(True)
    return said


def test_who_may_not_is_refused_before_anything_is_read(program: Programs, case: Case) -> None:
    nobody, bruno, carla = Program(""), program("bruno"), program("carla")
    faults = []
    for method, path, need in calls():
        to, about_a_case = at(path, case), ":case}" in path
        expected = [(nobody, 401, "token-is-missing")]
        if need.act not in ALLOWED[MemberRole.READER]:
            expected.append((bruno, 403, "act-is-not-allowed"))
        if about_a_case:
            expected.append((carla, 404, "case-is-unknown"))
        for who, status, code in expected:
            said = answered(who, method, to)
            if (said.status_code, said.json()["code"]) != (status, code):
                faults.append(f"{method} {to}: {said.status_code} {said.content[:80]!r}, expected {code}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("role", [role for role in MemberRole if role is not MemberRole.COUNSEL])
def test_each_role_may_make_the_calls_whose_act_is_its_own_and_no_other(
    cast: Cast, case: Case, role: MemberRole
) -> None:
    who = program_of(joined(cast.house, person("fedor"), role.value), cast.house, ALL)
    faults = []
    for method, path, need in calls():
        said = answered(who, method, at(path, case))
        body = said.getvalue() if said.streaming else said.content
        refused = said.status_code == 403 and b'"act-is-not-allowed"' in body
        if said.status_code >= 500 or said.status_code == 401 or refused is (need.act in ALLOWED[role]):
            faults.append(f"{method} {path}: {said.status_code}, {need.act} as {role}")
    assert not faults, "\n".join(faults)


def test_counsel_makes_calls_about_his_own_case_alone(cast: Cast, case: Case, opened: Callable[..., Case]) -> None:
    """A token is made for an organisation, and outside counsel belongs to none: he works in a browser."""
    Guest.objects.create(case=case, user=cast.dario)
    who = program_of(cast.dario, cast.house, ALL)
    assert {answered(who, method, at(path, case)).status_code for method, path, _ in calls()} == {401}


def test_a_token_does_what_it_was_made_for_and_no_more(program: Programs, case: Case) -> None:
    faults = []
    for lacking in Scope:
        owner = program("alba", *(scope.value for scope in Scope if scope is not lacking))
        for method, path, need in calls():
            if need.scope is lacking:
                said = answered(owner, method, at(path, case))
                if (said.status_code, said.json()["code"]) != (403, "scope-is-missing"):
                    faults.append(f"{method} {path} without {lacking.value}: {said.status_code}")
    assert not faults, "\n".join(faults)


def test_another_house_is_told_nothing_and_changes_nothing(program: Programs, case: Case) -> None:
    carla = program("carla")
    before = _state()
    for method, path, _ in calls():
        said = answered(carla, method, at(path, case))
        told = (said.getvalue() if said.streaming else said.content).decode("utf-8", "replace")
        assert said.status_code < 500, path
        assert not [word for word in SECRETS if word in told], f"{method} {path}"
    assert _state() == before


def test_what_changes_something_asks_for_more_than_to_look() -> None:
    """The one that ends its own token takes from nobody what is another's."""
    looking = {path for method, path, need in calls() if need.scope is Scope.READ and method in ("put", "delete")}
    assert looking == {"token"}
    assert {need.scope for _, _, need in calls() if need.act is Act.MANAGE} == {Scope.READ, Scope.MANAGE}


def _state() -> tuple[int, ...]:
    rows = (Line, Case, File, Member, Happening, Invitation, Shop, Webhook)
    return tuple(each.objects.count() for each in rows)
