"""Progress of the seller's answer as one state, the same on every page and in every list."""

from __future__ import annotations

from enum import StrEnum

from rejoinder.domain.headline import CaseState, ClockState


class AnswerState(StrEnum):
    """How far the answer is."""

    DRAFT = "draft"
    """Something that it must rest on is missing."""
    READY = "ready"
    """It can be handed in."""
    SENT = "sent"
    """It was handed in and nothing is decided."""
    LAPSED = "lapsed"
    """The time ran out before it was handed in."""


def answer_state(status: CaseState, clock: ClockState, *, ready: bool, answerable: bool) -> AnswerState | None:
    """The one word; None where there is nothing to answer."""
    if status is CaseState.WAITING:
        return AnswerState.SENT
    if status not in (CaseState.OPEN, CaseState.UNSURE) or not answerable:
        return None
    if clock is ClockState.PASSED:
        return AnswerState.LAPSED
    return AnswerState.READY if ready else AnswerState.DRAFT
