"""Rules of one marketplace grouped by subject, each with its age."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import attrs

from rejoinder.domain.rulebook import Rule, Rulebook, Rulebooks
from rejoinder.procedure.age import Age, age

GROUPS: Mapping[str, Sequence[str]] = {
    "way": ("route",),
    "clock": ("clock",),
    "penalty": ("penalty", "cap", "merging", "expiry", "ladder", "measure"),
    "channel": ("channel",),
    "evidence": ("evidence", "limit"),
    "counsel": ("trigger",),
    "else": ("profile", "request", "closure", "principle"),
}
"""What rules are about, by kind. The steps between states are left to the drawing of the procedure."""
EXPECTED = frozenset({"way", "clock", "penalty", "channel"})
"""What a seller asks of every marketplace, so that nothing known is said too."""


@attrs.frozen(kw_only=True)
class DatedRule:
    """A rule as it stands on a day."""

    rule: Rule
    age: Age | None
    """None for what has no day of reading."""


@attrs.frozen(kw_only=True)
class RuleGroup:
    """The rules of one marketplace that are about one thing."""

    name: str
    rules: tuple[DatedRule, ...]


def market_books(rulebooks: Rulebooks) -> tuple[Rulebook, ...]:
    """The books that speak of a marketplace, by id."""
    return tuple(sorted((book for book in rulebooks.books if book.market), key=lambda book: book.id))


def rule_groups(book: Rulebook, *, on: dt.date) -> tuple[RuleGroup, ...]:
    """The rules of a book that hold on a day or will, group by group; an expected group stands there without rules."""
    return tuple(_groups(book, on))


def _groups(book: Rulebook, on: dt.date) -> Iterator[RuleGroup]:
    for name, kinds in GROUPS.items():
        rules = [rule for rule in book.rules if rule.kind in kinds and not _is_over(rule, on)]
        if rules or name in EXPECTED:
            yield RuleGroup(name=name, rules=tuple(DatedRule(rule=rule, age=age(rule, on=on)) for rule in rules))


def _is_over(rule: Rule, on: dt.date) -> bool:
    return rule.in_force_to is not None and rule.in_force_to < on
