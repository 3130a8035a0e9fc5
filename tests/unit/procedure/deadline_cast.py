"""Cases with a complaint, and the deadlines that are counted for them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from rejoinder.adapters.shipped.calendar import calendars
from rejoinder.adapters.shipped.rulebook import load
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import Deadline
from rejoinder.domain.finding import Finding
from rejoinder.domain.reading import Clock, Reading, Stage, Unit
from rejoinder.domain.right import Right
from rejoinder.domain.seller import AssertedComplaint
from rejoinder.procedure.deadline import deadlines

BOOKS = load()
NOW = dt.datetime.fromisoformat("2026-06-02T10:00:00+08:00")


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def clock(text: str, phrase: str, unit: Unit, **values: Any) -> Clock:
    start = text.index(phrase)
    return Clock(phrase=phrase, unit=unit, span=(start, start + len(phrase)), **values)


def reading(text: str = "Please answer.", *clocks: Clock, **values: Any) -> Reading:
    made: dict[str, Any] = {
        "file": "complaint.txt",
        "text": text,
        "language": "en",
        "platform": "aliexpress",
        "stage": Stage.NOTICE,
        "rights": (Right.COPYRIGHT,),
        "clocks": clocks,
    }
    return Reading(**{**made, **values})


def case(read: Reading, received_at: str | None = "2026-06-01T10:00:00+08:00", **values: Any) -> CaseFile:
    received = at(received_at) if received_at else None
    return CaseFile(reading=read, asserted=AssertedComplaint(received_at=received), **values)


def run(of: CaseFile, now: dt.datetime = NOW) -> tuple[tuple[Deadline, ...], tuple[Finding, ...]]:
    found, findings = deadlines(of, rulebooks=BOOKS, calendars=calendars(), now=now)
    wording = Wording(BOOKS.sentences)
    for language in ("en", "zh", "ru"):
        for said in (
            *(finding.says for finding in findings),
            *(because.says for finding in findings for because in finding.because),
            *(deadline.says for deadline in found),
            *(assumed for deadline in found for assumed in deadline.assumptions),
            *(skipped.why for deadline in found for skipped in deadline.skipped),
        ):
            assert wording.say(said, language)
    return found, findings


def only(of: CaseFile, now: dt.datetime = NOW) -> Deadline:
    found, _ = run(of, now)
    assert len(found) == 1, [deadline.id for deadline in found]
    return found[0]


def assumed(deadline: Deadline) -> set[str]:
    return {said.id.removeprefix("procedure.assumed.") for said in deadline.assumptions}


def ids(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.id.removeprefix("procedure.") for finding in findings}


def dated(text: str, phrase: str, due: str, **values: Any) -> Reading:
    return reading(text, clock(text, phrase, Unit.DATE, due_at=at(due), **values))
