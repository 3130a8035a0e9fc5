"""The rulebooks that ship: sound in shape, cited, in three languages, and doing what their examples say."""

from __future__ import annotations

import datetime as dt
import json
import re
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import rejoinder
from rejoinder.adapters.shipped.calendar import calendars
from rejoinder.adapters.shipped.market import FILE
from rejoinder.adapters.shipped.rulebook import load
from rejoinder.domain.phrase import phrase
from rejoinder.domain.rulebook import Rule
from rejoinder.procedure.example import broken_examples
from rejoinder.procedure.schema import market_schema, schema
from rejoinder.procedure.shape import CONFIDENCES
from rejoinder.text.yaml_text import yaml_of

FOLDER = resources.files("rejoinder").joinpath("rulebooks")
FILES = sorted(
    (file for book in FOLDER.iterdir() if book.is_dir() for file in book.iterdir() if file.name.endswith(".yaml")),
    key=str,
)
SCHEMAS = {True: "market.schema.json", False: "schema.json"}
"""The published shape of a file, by whether it is the one by which a marketplace is recognised."""
BOOKS = load()
RULES = [rule for book in BOOKS.books for rule in book.rules]
LONGEST_QUOTE = 320
"""Characters of the shortest exact words that carry a rule."""
CODE = Path(rejoinder.__file__).parent
TODAY = max(dt.date.fromisoformat(str(change.version)) for book in BOOKS.books for change in book.changes)
"""The day of the newest version of a book."""
AHEAD_DAYS = 731
OWN = [rule for rule in RULES if rule.kind != "defence"]


def as_json(value: Any) -> Any:
    """YAML's days and instants as the strings that JSON has for them."""
    return json.loads(json.dumps(value, default=lambda each: each.isoformat()))


@pytest.mark.parametrize("file", FILES, ids=[f"{file.name}" for file in FILES])
def test_every_file_fits_the_published_schema(file: Any) -> None:
    published = json.loads(FOLDER.joinpath(SCHEMAS[file.name == FILE]).read_text("utf-8"))
    jsonschema.Draft202012Validator(published).validate(as_json(yaml_of(file.read_text("utf-8"))))


def test_the_published_schema_is_the_one_the_loader_checks() -> None:
    assert json.loads(FOLDER.joinpath("schema.json").read_text("utf-8")) == schema()
    assert json.loads(FOLDER.joinpath("market.schema.json").read_text("utf-8")) == market_schema()


def test_the_published_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator.check_schema(market_schema())


def test_every_marketplace_with_a_book_is_recognised_and_has_a_name_of_its_own() -> None:
    markets = BOOKS.markets
    assert len(markets.by_slug) == len(markets.all)
    known = [book.id for market in markets.all if (book := BOOKS.market(market.slug)) is not None]
    assert [book.id for book in BOOKS.books if book.market and book.id not in known] == []
    hosts = [host for market in markets.all for host in market.hosts]
    assert len(hosts) == len(set(hosts))


def test_every_example_comes_out() -> None:
    assert list(broken_examples(BOOKS, calendars())) == []


@pytest.mark.parametrize("kind", ["clock", "cap", "merging"])
def test_every_rule_that_counts_carries_an_example(kind: str) -> None:
    without = [rule.id for rule in RULES if rule.kind == kind and not rule.examples]
    assert without == [] or kind != "clock", without
    assert any(rule.examples for rule in RULES if rule.kind == kind)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_every_rule_is_sourced(rule: Rule) -> None:
    assert rule.source
    assert {citation.confidence for citation in rule.source} <= set(CONFIDENCES)
    assert all(citation.url or citation.confidence in ("derived", "official") for citation in rule.source)
    assert all(len(quote.says) <= LONGEST_QUOTE for quote in rule.quotes)


@pytest.mark.parametrize("rule", OWN, ids=[rule.id for rule in OWN])
def test_every_rule_speaks_three_different_languages(rule: Rule) -> None:
    english, chinese, russian = rule.says["en"], rule.says["zh"], rule.says["ru"]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese)
    assert any("а" <= letter <= "я" for letter in russian.lower())
    assert not any(ord(letter) > 0x2FFF for letter in english)


def test_a_rule_that_was_not_compared_says_so_where_it_is_given_as_a_reason() -> None:
    assert all(rule.as_reason == rule.phrase for rule in RULES if rule.is_verified)
    own = [rule for rule in RULES if {citation.confidence for citation in rule.source} == {"derived"}]
    assert own
    assert all(rule.as_reason == rule.phrase for rule in own)
    rule = BOOKS.rule("ru.fz214")
    assert rule.as_reason == phrase("rules.as-reason", says=rule.phrase)


def test_a_rule_is_named_after_its_book() -> None:
    elsewhere = [rule.id for book in BOOKS.books for rule in book.rules if not rule.id.startswith(f"{book.id}.")]
    assert [id for id in elsewhere if not id.startswith("defence.")] == []


def test_the_penalties_of_aliexpress_are_all_verified() -> None:
    kinds = {"penalty", "cap", "merging", "expiry", "ladder", "measure"}
    unsure = [r.id for r in BOOKS.of_kind("penalty") if r.id.startswith("aliexpress.") and not r.is_verified]
    assert unsure == []
    assert all(r.is_verified for r in RULES if r.id.startswith("aliexpress.") and r.kind in kinds)


def test_the_days_for_a_counter_notice_are_not_claimed_to_be_verified() -> None:
    rule = BOOKS.rule("aliexpress.counter_notice")
    assert not rule.is_verified
    assert len(rule.source) >= 2
    assert rule.left_to_people


def test_both_ladders_are_complete() -> None:
    rungs = BOOKS.of_kind("ladder", book="aliexpress")
    by_system = {
        system: [rule.body["at"] for rule in rungs if rule.body["system"] == system]
        for system in ("ip_prohibited", "severe_ip", "transactions", "goods_quality")
    }
    assert by_system == {
        "ip_prohibited": [2, 6, 12, 24, 36, 48],
        "severe_ip": [1, 2, 3],
        "transactions": [12, 24, 36, 48],
        "goods_quality": [12],
    }


def test_every_state_of_the_chart_can_be_reached_and_every_clock_exists() -> None:
    steps = BOOKS.of_kind("transition", book="aliexpress")
    reached, ends = {"none"}, {rule.body["to"] for rule in steps}
    for _ in steps:
        reached |= {rule.body["to"] for rule in steps if rule.body["from"] in reached}
    assert reached == ends | {"none"}
    for rule in steps:
        if "clock" in rule.body:
            assert BOOKS.rule(rule.body["clock"]).kind == "clock"


def test_trademark_law_changes_its_numbers_in_2027() -> None:
    def held(on: dt.date) -> set[str]:
        return {rule.id for rule in BOOKS.of_kind("law", on=on, book="prc") if rule.id.startswith("prc.trademark.")}

    assert {"prc.trademark.59", "prc.trademark.64"} <= held(dt.date(2026, 12, 31))
    assert {"prc.trademark.73", "prc.trademark.78"} <= held(dt.date(2027, 1, 1))
    assert not held(dt.date(2026, 12, 31)) & held(dt.date(2027, 1, 1))
    for rule in BOOKS.of_kind("law", book="prc"):
        if "renumbered_from" in rule.body:
            assert BOOKS.rule(rule.body["renumbered_from"]).in_force_to == dt.date(2026, 12, 31)


def _named_in_code() -> set[str]:
    """Ids of rules that the program, a letter, or another rule names."""
    places = [*CODE.rglob("*.py"), *CODE.joinpath("letters").rglob("*.yaml"), *CODE.joinpath("words").rglob("*.yaml")]
    code = "\n".join(path.read_text("utf-8") for path in places)
    known = {rule.id for rule in RULES}
    referred = {rule.body["clock"] for rule in RULES if "clock" in rule.body}
    return {id for id in re.findall(r"[\"']([a-z0-9-]+(?:\.[a-z0-9_-]+)+)[\"']", code) if id in known} | referred


def _versions(id: str) -> list[Rule]:
    """A rule with those that say the same under older and newer numbers."""
    found = {id}
    while True:
        older = {
            str(rule.body["renumbered_from"]) for rule in RULES if rule.id in found and "renumbered_from" in rule.body
        }
        newer = {rule.id for rule in RULES if rule.body.get("renumbered_from") in found}
        if found >= older | newer:
            return [rule for rule in RULES if rule.id in found]
        found |= older | newer


def test_a_version_of_every_rule_that_the_program_names_is_in_force_on_each_day_of_two_years() -> None:
    named = _named_in_code()
    assert {"prc.trademark.40", "prc.trademark.44"} <= named
    days = [TODAY + dt.timedelta(days=number) for number in range(AHEAD_DAYS)]
    for id in sorted(named):
        versions = [rule for rule in _versions(id) if rule.id in named]
        without = next((day for day in days if not any(rule.holds_on(day) for rule in versions)), None)
        assert without is None, f"{id}: nothing that is named holds on {without}"


def test_the_changelog_of_a_book_begins_with_its_version() -> None:
    for book in BOOKS.books:
        assert book.changes[0].version == book.version, book.id
        versions = [change.version for change in book.changes]
        assert versions == sorted(versions, reverse=True)
