"""The head of an answer: where the case stands, the one date that matters, the next step, the price of silence."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import attrs

from rejoinder.domain.certainty import Certainty
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.route import RouteId


class CaseState(StrEnum):
    """Where a case stands, as the contract spells it."""

    OPEN = "open"
    WAITING = "waiting"
    """An answer was filed and nothing is decided."""
    WON = "won"
    LOST = "lost"
    OVER = "over"
    """Withdrawn or settled."""
    COURT = "court"
    NOT_A_COMPLAINT = "not_a_complaint"
    UNSURE = "unsure"


@attrs.frozen(kw_only=True)
class CaseStatus:
    """The one status line that every page shows."""

    state: CaseState
    certainty: Certainty
    says: Phrase


class ClockState(StrEnum):
    """What the clock at the head does."""

    RUNNING = "running"
    UNKNOWN = "unknown"
    """An answer is due, or may be, and the day cannot be told."""
    NONE = "none"
    """Nothing is due."""
    PASSED = "passed"


@attrs.frozen(kw_only=True)
class HeadClock:
    """The one date that matters, never later than the earliest that can be defended."""

    state: ClockState
    due_at: dt.datetime | None = None
    safe_by: dt.datetime | None = None
    certainty: Certainty
    says: Phrase


@attrs.frozen(kw_only=True)
class NextStep:
    """What to do next; `route` is None where nothing is to be handed in or said to anybody."""

    route: RouteId | None
    says: Phrase


@attrs.frozen(kw_only=True)
class NoticeQuote:
    """What the notice itself says will follow."""

    says: Phrase
    quote: str
    """As it stands in `Reading.text`."""


@attrs.frozen(kw_only=True)
class Silence:
    """What doing nothing costs: the notice's own words first, then what the rules tell, where they do."""

    certainty: Certainty
    says: Phrase
    notice: tuple[NoticeQuote, ...] = ()


@attrs.frozen(kw_only=True)
class Wait:
    """Somebody else's turn: since when, by when it is expected to end, and what to do where nothing comes."""

    since: dt.datetime | None
    """None where nobody recorded the hour."""
    expected_by: dt.datetime | None
    """None where no rule and no letter names a day."""
    says: Phrase
    then: Phrase
    rule: str | None = None
    """The rule that gives the day."""


@attrs.frozen(kw_only=True)
class Headline:
    """The first three things that a seller reads, and what he waits for."""

    clock: HeadClock
    step: NextStep
    silence: Silence
    waits: tuple[Wait, ...] = ()


NOT_JUDGED = CaseStatus(state=CaseState.UNSURE, certainty=Certainty.UNKNOWN, says=phrase("status.told-unsure"))
"""The status of a case of which nothing is concluded yet."""
NO_HEADLINE = Headline(
    clock=HeadClock(state=ClockState.UNKNOWN, certainty=Certainty.UNKNOWN, says=phrase("status.clock-unknown")),
    step=NextStep(route=None, says=phrase("status.step-none")),
    silence=Silence(certainty=Certainty.UNKNOWN, says=phrase("status.silence-unknown")),
)
