"""What can happen next to a case, and which ways to answer are open, as the platform's book says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.finding import Because
from rejoinder.domain.finding import rule as by_rule
from rejoinder.domain.rulebook import Rule, Rulebooks
from rejoinder.procedure.profile import platform_of, profile, rights_of
from rejoinder.procedure.situation import situation


@attrs.frozen(kw_only=True)
class Step:
    """One thing that can happen in a state, who does it, and where it leads."""

    event: str
    to: str
    by: str | None
    rule: Rule


def next_states(state: str, *, rulebooks: Rulebooks, book: str, on: dt.date | None = None) -> tuple[Step, ...]:
    """What can happen in a state, in the order of the book; empty at an end, or where the book has no chart."""
    return tuple(
        Step(event=rule.body["event"], to=rule.body["to"], by=rule.body.get("by"), rule=rule)
        for rule in rulebooks.of_kind("transition", book=book, on=on)
        if rule.body["from"] == state
    )


def open_routes(case: CaseFile, *, rulebooks: Rulebooks, now: dt.datetime) -> Mapping[str, tuple[Because, ...]]:
    """The routes that the platform's book holds open in this situation, each with its reasons.

    A route whose chances are used up, or that is for other rights, is left out. Deadlines are not looked at: a route
    whose clock has run out is still named here, and its deadline says that it is late. Empty where no book is known.
    """
    known = profile(platform_of(case), rulebooks)
    if known is None:
        return {}
    where = situation(case)
    rights = {right.value for right in rights_of(case)}
    found: dict[str, tuple[Because, ...]] = {}
    for rule in rulebooks.of_kind("route", book=known.book, on=now.date()):
        body = rule.body
        meant = not body.get("rights") or bool(rights & set(body["rights"]))
        if where.state in body["open_in"] and where.round <= body.get("rounds", where.round) and meant:
            found[body["route"]] = (*where.because, by_rule(rule.id, rule.phrase))
    return found
