"""Transitions of the procedure: what follows a step, by the rulebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rejoinder.domain.route import RouteId
from rejoinder.domain.rulebook import Rule
from rejoinder.procedure.situation import ANSWERABLE, Situation

EVENTS: Mapping[RouteId, frozenset[str]] = {
    RouteId.COUNTER_NOTICE: frozenset({"seller_answers", "seller_answers_again", "last_round_lost"}),
    RouteId.PLATFORM_APPEAL: frozenset({"seller_appeals"}),
    RouteId.DMCA_COUNTER_NOTICE: frozenset({"seller_answers"}),
    RouteId.DSA_COMPLAINT: frozenset({"dsa_complaint_filed"}),
    RouteId.COMPLY: frozenset({"seller_accepts"}),
    RouteId.COURT: frozenset({"suit_filed"}),
    RouteId.NEGOTIATE: frozenset({"withdrawal_announced", "withdrawal_confirmed"}),
}
"""What the seller does by going a way."""
SILENCE = frozenset({"clock_runs_out", "third_strike_or_48_points"})


def steps(rules: Iterable[Rule], state: str) -> tuple[Rule, ...]:
    """What can happen in a state, in the order of the book."""
    return tuple(rule for rule in rules if rule.kind == "transition" and rule.body["from"] == state)


def follows(rules: Sequence[Rule], route: RouteId, where: Situation) -> tuple[Rule, ...]:
    """What follows from going a way: the step itself, and what can happen after it."""
    if route is RouteId.ASK:
        return tuple(_until_the_seller_acts(rules, where.state)) if where.waiting else ()
    return tuple({rule.id: rule for rule in _follows(rules, route, where)}.values())


def _follows(rules: Sequence[Rule], route: RouteId, where: Situation) -> Iterator[Rule]:
    for step in steps(rules, where.state):
        if step.body["event"] in EVENTS.get(route, ()):
            yield step
            yield from steps(rules, step.body["to"])


def _until_the_seller_acts(rules: Sequence[Rule], state: str) -> Iterator[Rule]:
    """Everything that others can do from a state on, nearest first, until it is the seller's turn or the end."""
    ahead, known = [state], {state}
    while ahead:
        for step in steps(rules, ahead.pop(0)):
            if step.body.get("by") != "seller":
                yield step
                if step.body["to"] not in known and step.body["to"] not in ANSWERABLE:
                    known.add(step.body["to"])
                    ahead.append(step.body["to"])


def if_silent(rules: Sequence[Rule], where: Situation) -> tuple[Rule, ...]:
    """What follows where nothing is answered, and what a record that reaches a threshold brings."""
    return tuple(step for step in steps(rules, where.state) if step.body["event"] in SILENCE)
