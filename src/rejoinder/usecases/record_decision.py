"""Record what the platform decided."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Refused
from rejoinder.domain.event import DecisionReceived, Event
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.command import count_up_to, one_of

OUTCOMES = ("established", "refused", "round_lost")
KINDS = ("general", "serious")
MOST_POINTS = 1_000
"""Penalty points of one decision at most; no known scale comes near it."""


class NothingWasFiled(Refused):
    """A round can only be lost where an answer was handed in."""


class RefusalGivesNoPoints(Refused):
    """Points follow where a complaint stands, not where it failed."""


@attrs.frozen(kw_only=True)
class RecordDecision:
    """A decision to record. Raises, when it is made: ChoiceIsUnknown, RefusalGivesNoPoints."""

    outcome: str = attrs.field(validator=one_of(OUTCOMES))
    points: int | None = attrs.field(default=None, validator=count_up_to(MOST_POINTS))
    kind: str | None = attrs.field(default=None, validator=one_of(KINDS))

    def __attrs_post_init__(self) -> None:
        if self.outcome == "refused" and self.points:
            raise RefusalGivesNoPoints(points=self.points)


def record_decision(writer: CaseWriter, decision: RecordDecision) -> tuple[Event, ...]:
    """Record the decision. Raises: NothingWasFiled."""

    def decided(case: CaseFile) -> Sequence[Event]:
        if decision.outcome == "round_lost" and not case.filed:
            raise NothingWasFiled
        return (DecisionReceived(at=writer.at, by=writer.by, **attrs.asdict(decision)),)

    return writer.write(decided)
