"""How old what is known of a rule is, by its kind."""

from __future__ import annotations

import datetime as dt

import pytest

from rejoinder.domain.rulebook import Citation, Rule
from rejoinder.procedure.age import age

READ = dt.date(2026, 6, 1)


def rule(kind: str, *read: dt.date | None) -> Rule:
    source = tuple(Citation(cite="Terms", read_on=day) for day in read)
    return Rule(id="sample.rule", kind=kind, says={}, source=source)


@pytest.mark.parametrize(
    ("kind", "days", "old"),
    [
        ("clock", 90, False),
        ("clock", 91, True),
        ("penalty", 180, False),
        ("limit", 181, True),
        ("principle", 900, False),
    ],
)
def test_a_clock_is_old_sooner_than_a_penalty_or_a_form(kind: str, days: int, old: bool) -> None:
    found = age(rule(kind, READ), on=READ + dt.timedelta(days=days))
    assert found is not None
    assert (found.days, found.is_old) == (days, old)


def test_the_source_that_was_read_longest_ago_counts() -> None:
    found = age(rule("clock", READ, None, dt.date(2026, 1, 1)), on=READ)
    assert found is not None
    assert found.read_on == dt.date(2026, 1, 1)


@pytest.mark.parametrize(("kind", "read"), [("law", (READ,)), ("clock", (None,)), ("clock", ())])
def test_a_statute_has_no_age_but_its_date(kind: str, read: tuple[dt.date | None, ...]) -> None:
    assert age(rule(kind, *read), on=READ) is None
