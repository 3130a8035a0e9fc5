"""Certainty of the stage of a message, and whether it may be a complaint that awaits an answer."""

from __future__ import annotations

import datetime as dt

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.certainty import Certainty
from rejoinder.domain.reading import Clock, Reading, Role, Stage
from rejoinder.procedure.printed_term import PrintedLimits, candidates
from rejoinder.procedure.situation import decided_plainly, withdrawn_plainly

WAITING = frozenset({Stage.NOTICE, Stage.FORWARDED_NOTICE, Stage.REMINDER, Stage.PLATFORM_FINDING})
"""Stages at which an answer is due; a message taken for one of them never lets a clock run out unseen."""
_MIXED_UP = frozenset({Stage.DECISION, Stage.RETRACTION, Stage.COUNTER_NOTICE})
_PLAIN = {Stage.DECISION: decided_plainly, Stage.RETRACTION: withdrawn_plainly}


def stage_certainty(case: CaseFile) -> Certainty:
    """How sure the stage is: known where a person says so, or where the platform's own words say it outright."""
    reading = case.reading
    if reading is None:
        return Certainty.UNKNOWN
    settled_fields = {name for name, _ in case.asserted.overrides}
    settled_fields |= {each.field for each in case.confirmed} | {each.field for each in case.corrected}
    is_stated = "stage" in settled_fields or case.answer("stage") is not None
    return Certainty.KNOWN if is_stated or is_plain(reading) else Certainty.LIKELY


def is_plain(reading: Reading) -> bool:
    """Whether the platform's own words leave no doubt of the stage.

    Of a complaint that waits for an answer: it gives the number of the complaint and asks for the answer.
    """
    if reading.stage in _PLAIN:
        return _PLAIN[reading.stage](reading)
    if reading.stage not in WAITING or reading.sender_role is not Role.PLATFORM:
        return False
    return bool(reading.references) and _asks(reading)


def may_wait_for_an_answer(reading: Reading) -> bool:
    """Whether a message that was taken for the end of a complaint asks for an answer by a day still to come then."""
    return reading.stage in _MIXED_UP and not is_plain(reading) and _asks(reading)


def is_like_a_complaint(reading: Reading) -> bool:
    """Whether a message gives a complaint's number, what is complained of, and a term or a right."""
    numbered = any(one.kind in ("complaint", "case") for one in reading.references)
    return numbered and bool(reading.listings) and bool(reading.rights or reading.clocks)


def _asks(reading: Reading) -> bool:
    return any(
        one.limits is PrintedLimits.ANSWER and one.sure and _is_ahead(one.clock, reading) for one in candidates(reading)
    )


def _is_ahead(clock: Clock, reading: Reading) -> bool:
    """Whether the clock still ran when the message was written, as far as anybody says when that was."""
    if clock.due_at is None or reading.received_at is None:
        return True
    due, sent = (_aware(each) for each in (clock.due_at, reading.received_at))
    return due > sent


def _aware(at: dt.datetime) -> dt.datetime:
    return at if at.tzinfo is not None else at.replace(tzinfo=dt.UTC)
