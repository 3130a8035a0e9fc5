"""Check the rulebooks: unverified rules, sources nobody has read for long, examples that do not come out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import attrs

from rejoinder.domain.rulebook import OWN_JUDGEMENT, Rulebook, Rulebooks
from rejoinder.procedure.calendar import Calendar
from rejoinder.procedure.clock import months_later
from rejoinder.procedure.example import ExampleFailure, broken_examples

STALE_MONTHS = 12


@attrs.frozen(kw_only=True)
class StaleSource:
    """A source that nobody has read for longer than is wise, or whose day of reading is not known."""

    rule: str
    cite: str
    read_on: dt.date | None


@attrs.frozen(kw_only=True)
class RulesCheckOutcome:
    """Result of a check of the rulebooks."""

    rules: int
    examples: int
    unverified: tuple[str, ...]
    stale: tuple[StaleSource, ...]
    broken: tuple[ExampleFailure, ...]
    lapsed: tuple[str, ...]
    """Rules that are no longer in force on the day of the check; they are kept for older cases."""

    @property
    def wanting(self) -> bool:
        """Whether a rule does not do what it says; what was not compared, or read long ago, is a notice."""
        return bool(self.broken)


def check_rules(
    rulebooks: Rulebooks, *, calendars: Mapping[str, Calendar], today: dt.date, months: int = STALE_MONTHS
) -> RulesCheckOutcome:
    """Check every rule of every book, as of a day.

    Args:
        months: a source that was read longer ago than this is stale.
    """
    rules = [rule for book in rulebooks.books for rule in book.rules]
    return RulesCheckOutcome(
        rules=len(rules),
        examples=sum(len(rule.examples) for rule in rules),
        unverified=tuple(rule.id for rule in rules if not rule.is_verified),
        stale=tuple(stale for book in rulebooks.books for stale in _stale(book, today, months)),
        broken=tuple(broken_examples(rulebooks, calendars)),
        lapsed=tuple(rule.id for rule in rules if rule.in_force_to is not None and rule.in_force_to < today),
    )


def _stale(book: Rulebook, today: dt.date, months: int) -> Iterator[StaleSource]:
    for rule in book.rules:
        for citation in rule.source:
            own_judgement = citation.confidence == OWN_JUDGEMENT
            read_on = citation.read_on
            if not own_judgement and (read_on is None or months_later(read_on, months) < today):
                yield StaleSource(rule=rule.id, cite=citation.cite, read_on=read_on)
