"""Record what the platform decided."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Refused
from rejoinder.domain.event import DecisionReceived, Event
from rejoinder.usecases.case_writer import CaseWriter

OUTCOMES = ("established", "refused", "round_lost")
KINDS = ("general", "serious")


class NothingWasFiled(Refused):
    """A round can only be lost where an answer was handed in."""


class RefusalGivesNoPoints(Refused):
    """Points follow where a complaint stands, not where it failed."""


def record_decision(
    writer: CaseWriter, outcome: str, *, points: int | None = None, kind: str | None = None
) -> tuple[Event, ...]:
    """Record the decision. Raises: NothingWasFiled, RefusalGivesNoPoints."""
    if outcome == "refused" and points:
        raise RefusalGivesNoPoints(points=points)

    def decided(case: CaseFile) -> Sequence[Event]:
        if outcome == "round_lost" and not case.filed:
            raise NothingWasFiled
        return (DecisionReceived(at=writer.at, by=writer.by, outcome=outcome, points=points, kind=kind),)

    return writer.write(decided)
