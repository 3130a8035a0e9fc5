"""Conversation of a case with the deadline as it was judged last, without judging it now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import Deadline
from rejoinder.domain.phrase import phrase
from rejoinder.domain.route import ANSWERS
from rejoinder.negotiation.clock import talk_clock
from rejoinder.negotiation.thread import threads
from rejoinder.usecases.confirmed_reading import apply_confirmations as confirmed
from rejoinder.usecases.talk import Talking


def recorded_talk(case: CaseFile, record: Mapping[str, Any], *, now: dt.datetime) -> Talking:
    """The conversation.

    Args:
        record: the newest `answer.json`; without routes no clock is known.
    """
    read = attrs.evolve(case, reading=confirmed(case)) if case.reading is not None else case
    answers = {route.value for route in ANSWERS}
    open_routes = [each["id"] for each in record.get("routes", ()) if each["open"] and each["id"] in answers]
    clock = talk_clock(tuple(_deadlines(record)), open_routes)
    return Talking(case=read, now=now, threads=threads(read), clock=clock)


def _deadlines(record: Mapping[str, Any]) -> Iterator[Deadline]:
    for each in record.get("deadlines", ()):
        yield Deadline(
            id=each["id"],
            route=each["route"],
            says=phrase("document.listed", parts=(each["says"],)),
            from_at=None,
            due_at=dt.datetime.fromisoformat(each["due_at"]),
            safe_by=dt.datetime.fromisoformat(each["safe_by"]),
            rule=each["rule"] or "",
            verified=each["verified"],
        )
