"""Whatever a page does, a program can do: each page has its calls, each use case of a page one that a call names."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

from django.test import Client

import rejoinder
from rejoinder.adapters.shipped.wording import shipped_phrases
from rejoinder.api.urls import api
from tests.web.calls_table import CALLS, ON_PAGES_ALONE
from tests.web.permissions_table import PERMISSIONS, Kind

ROOT = Path(rejoinder.__file__).parent


def operations() -> set[str]:
    """The name of every call."""
    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    return {call["operationId"] for methods in schema["paths"].values() for call in methods.values()}


def test_every_page_has_calls_that_do_the_same_or_a_reason_why_not() -> None:
    pages = {name for name, rule in PERMISSIONS.items() if rule.kind not in (Kind.OPEN, Kind.GONE, Kind.PROGRAM)}
    assert sorted(pages - CALLS.keys()) == [], "say in calls_table.py which call does what these pages do"
    assert sorted(CALLS.keys() - pages) == [], "these are no pages any more"


def test_every_call_that_is_named_is_there() -> None:
    named = {each for calls in CALLS.values() if isinstance(calls, tuple) for each in calls}
    assert sorted(named - operations()) == []


def test_every_use_case_of_a_page_is_one_of_a_call() -> None:
    pages, calls = set(_verbs("web")), set(_verbs("api"))
    assert sorted(pages - calls - ON_PAGES_ALONE.keys()) == [], "give them a call, or say in calls_table.py why not"
    assert sorted(ON_PAGES_ALONE.keys() - pages) == [], "no page names these any more"


def test_every_call_and_group_of_calls_is_described_in_the_catalogue() -> None:
    schema, held = api.get_openapi_schema(path_prefix="/api/v1/"), shipped_phrases()
    tags = {tag for methods in schema["paths"].values() for call in methods.values() for tag in call["tags"]}
    wanted = {f"call.{each.replace('_', '-')}" for each in operations()} | {f"call.tag-{tag}" for tag in tags}
    assert wanted == {id for id in held if id.startswith("call.")}


def test_the_page_of_the_calls_speaks_the_language_of_its_reader(page: Callable[[str], Client]) -> None:
    texts = {"en": "Makes the case part of another", "zh": "将案件并入另一案件", "ru": "Присоединяет дело к другому"}
    for language, words in texts.items():
        shown = page("").get("/api/v1/", headers={"Accept-Language": language}).content.decode()
        assert words in shown, language


def _verbs(floor: str) -> Iterator[str]:
    """Names of use cases that modules of a floor call: those of modules of `usecases`, alone or by their module."""
    for path in (ROOT / floor).rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rejoinder.usecases"):
                yield from _named(tree, [alias.asname or alias.name for alias in node.names])


def _named(tree: ast.Module, names: list[str]) -> Iterator[str]:
    for name in names:
        if not name[0].islower():
            continue
        within = {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == name
        }
        yield from within or {name}
