"""Record what the platform decided."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Refused
from rejoinder.domain.event import DecisionReceived, Event
from rejoinder.usecases.pen import Pen

OUTCOMES = ("established", "refused", "round_lost")
KINDS = ("general", "serious")


class NothingWasFiled(Refused):
    """A round can only be lost where an answer was handed in."""


class RefusalGivesNoPoints(Refused):
    """Points follow where a complaint stands, not where it failed."""


def record_decision(pen: Pen, outcome: str, *, points: int | None = None, kind: str | None = None) -> tuple[Event, ...]:
    """Record the decision. Raises: NothingWasFiled, RefusalGivesNoPoints."""
    if outcome == "refused" and points:
        raise RefusalGivesNoPoints(points=points)

    def decided(case: CaseFile) -> Sequence[Event]:
        if outcome == "round_lost" and not case.filed:
            raise NothingWasFiled
        return (DecisionReceived(at=pen.at, by=pen.by, outcome=outcome, points=points, kind=kind),)

    return pen.write(decided)
