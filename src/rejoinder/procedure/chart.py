"""State diagram of a marketplace's procedure: states, open routes and transitions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.rulebook import Rule, Rulebook, Rulebooks
from rejoinder.procedure.shape import STATES

UNSURE = frozenset({"none"})


@attrs.frozen(kw_only=True)
class ChartWay:
    """A way that is open in a state."""

    route: str
    says: Phrase
    rule: Rule
    """The rule that opens it."""
    clocks: tuple[Phrase, ...]
    """The terms of the seller's answer by this way."""
    law: Rulebook | None
    """The book of law that opens it; None for the marketplace's own."""


@attrs.frozen(kw_only=True)
class ChartStep:
    """What leads from one state to another."""

    to: str
    says: Phrase


@attrs.frozen(kw_only=True)
class ChartRow:
    """One state with what can be done in it and what follows."""

    state: str
    ways: tuple[ChartWay, ...]
    steps: tuple[ChartStep, ...]


def chart(book: Rulebook, rulebooks: Rulebooks) -> tuple[ChartRow, ...]:
    """The states of a marketplace in which something is open or from which something follows, in their usual order."""
    laws = rulebooks.laws_of(book.id)
    books = (book, *(other for other in rulebooks.books if other.id in laws and other.id != book.id))
    steps = [rule for rule in book.rules if rule.kind == "transition"]
    named = {state for each in books for rule in _route_rules(each) for state in rule.body["open_in"]}
    named |= {str(rule.body[end]) for rule in steps for end in ("from", "to")}
    rows = (_row(state, books, steps) for state in STATES if state in named - UNSURE)
    return tuple(row for row in rows if row.ways or row.steps)


def _row(state: str, books: Sequence[Rulebook], steps: Sequence[Rule]) -> ChartRow:
    ways: list[ChartWay] = []
    for number, book in enumerate(books):
        own = {way.route for way in ways}
        ways += (way for way in _ways_of_state(state, book, by_law=bool(number)) if way.route not in own)
    follows = (rule for rule in steps if rule.body["from"] == state)
    return ChartRow(
        state=state,
        ways=tuple(ways),
        steps=tuple(ChartStep(to=str(rule.body["to"]), says=rule.phrase) for rule in follows),
    )


def _ways_of_state(state: str, book: Rulebook, *, by_law: bool) -> Iterator[ChartWay]:
    routes: set[str] = set()
    for rule in _route_rules(book):
        route = str(rule.body["route"])
        if state in rule.body["open_in"] and route not in routes:
            routes.add(route)
            yield ChartWay(
                route=route,
                says=phrase(f"answer.route-{route}"),
                rule=rule,
                clocks=tuple(clock.phrase for clock in _clocks(book, route)),
                law=book if by_law else None,
            )


def _route_rules(book: Rulebook) -> Iterator[Rule]:
    return (rule for rule in book.rules if rule.kind == "route")


def _clocks(book: Rulebook, route: str) -> Iterator[Rule]:
    """The terms for the seller's answer by a way, those in force last."""
    latest = (rule for rule in book.rules if rule.kind == "clock" and rule.in_force_to is None)
    return (rule for rule in latest if rule.body["who"] == "seller" and rule.body.get("route") == route)
