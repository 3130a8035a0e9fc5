"""The rules that are a reason for a ground of defence, or that tell what a complaint costs, put beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.defence import Defence
from rejoinder.domain.exposure import Exposure
from rejoinder.domain.finding import Because
from rejoinder.domain.finding import rule as by_rule
from rejoinder.domain.rulebook import Rule
from rejoinder.judgement.position import Position
from rejoinder.procedure.transition import if_silent


def with_law(grounds: Sequence[Defence], position: Position) -> Iterator[Defence]:
    """The grounds, each with the rules of the market and the law that it rests on."""
    for ground in grounds:
        yield attrs.evolve(ground, because=(*ground.because, *_cited(position.bearing_on(f"defence.{ground.id}"))))


def priced_by_rules(position: Position) -> Exposure:
    """The exposure with what the rules tell of it, and what the procedure says follows where nothing is answered."""
    exposure = position.exposure
    if position.unanswerable or position.is_over:
        return exposure
    silent = if_silent(position.rules, position.situation)
    known = {each.id for each in exposure.because}
    reasons = (each for each in _cited((*position.bearing_on("exposure"), *silent)) if each.id not in known)
    return attrs.evolve(exposure, because=(*exposure.because, *reasons))


def _cited(rules: Sequence[Rule]) -> tuple[Because, ...]:
    return tuple(by_rule(rule.id, rule.as_reason) for rule in rules)
